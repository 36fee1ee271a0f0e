import { EMPTY_DOCUMENT } from '../../src-shared/assessment/fold.ts';
import { canonicalJson, snapshot } from '../../src-shared/assessment/snapshot.ts';
import { type CalendarDay, calendarDay } from '../../src-shared/assessment/toolkit-year.ts';
import type { RouteInput } from '../../src-shared/contract/central/route.ts';
import { MOST_SUBMISSIONS, type publishSubmission, type SubmissionHeld } from '../../src-shared/contract/central/submissions.ts';
import { keyInUse } from '../../src-shared/submission/key-set.ts';
import type { Submission } from '../../src-shared/submission/open-submission.ts';
import { signReceipt } from '../../src-shared/submission/receipt.ts';
import type { SubmissionId } from '../../src-shared/submission/submission-id.ts';
import { claimsOf } from '../../src-shared/submission/submission-results.ts';
import { type Caller, isStillSignedIn } from '../accounts/caller.ts';
import { administratorsOf, lockOrganisation } from '../accounts/organisations.ts';
import { postMail } from '../accounts/post-mail.ts';
import type { ServiceParts } from '../app.ts';
import { readAllChanges } from '../changes/all-changes.ts';
import { inTransaction } from '../database/database.ts';
import { ofOrganisation } from '../database/of-organisation.ts';
import { Refused } from '../http/refused.ts';
import { judgeSubmission } from './judge-submission.ts';
import { readOwnReceipt, withoutReopening } from './own-receipt.ts';
import { publishedMail } from './published-mail.ts';
import { type ReceiptKeys, receiptKeys } from './receipt-keys.ts';
import { countSubmissions, findSubmission, submissionView } from './submission-rows.ts';

/**
 * Publishes a finished copy from the changes that are there: copy, receipt and mail in one transaction. Requests of one organisation
 * take turns, so the same one twice or at once finds what the first has stored. A receipt that the service once gave, and lost when it
 * was restored from a backup, brings back the same submission.
 */
export function publish(
  parts: ServiceParts,
  caller: Caller,
  id: SubmissionId,
  body: RouteInput<typeof publishSubmission>['body'],
): Promise<SubmissionHeld> {
  return inTransaction(parts.database, async (transaction) => {
    const organisation = await lockOrganisation(transaction, caller.organisation);
    if (organisation === undefined || !(await isStillSignedIn(transaction, caller, parts.now())))
      throw new Refused('sign-in-needed');
    const rows = ofOrganisation(transaction, caller.organisation);
    const before = await findSubmission(rows, id);
    if (before) {
      if (before.assessment !== body.assessment || before.set_hash !== body.setHash) throw new Refused('identifier-used');
      return submissionView(before);
    }
    if (organisation.standing !== 'confirmed') throw new Refused('organisation-provisional');
    if ((await countSubmissions(rows)) >= MOST_SUBMISSIONS) throw new Refused('too-many-submissions');
    const named = { name: organisation.name, odsCode: organisation.ods_code };
    const keys = await receiptKeys(transaction, parts);
    const given = body.receipt === undefined ? null : await readOwnReceipt(body.receipt, keys, { id, odsCode: named.odsCode });
    const changes = await readAllChanges(rows);
    const counted = given === null ? changes : withoutReopening(changes, id);
    const { submission, results, held } = judgeSubmission(parts.catalogue, id, body, counted);
    // All of it is here now. The key is chosen by this time, never the other way round.
    const received = given === null ? new Date(parts.now()) : new Date(given.received);
    const { name, remark } = parts.operator;
    const claims = claimsOf(submission, results, {
      set: held.set,
      operator: given?.operator ?? { name, remark },
      organisation: given?.organisation ?? named,
      received,
      due: dueDayOf(submission),
    });
    const receipt = await signReceipt(claims, keyAt(keys, received));
    // The same copy, time and key give the same receipt: another one is of something else than is here.
    if (given !== null && receipt !== body.receipt) throw new Refused('receipt-not-ours');
    const row = {
      id,
      assessment: submission.assessment,
      set_id: held.set.id,
      set_hash: held.hash,
      snapshot_hash: submission.snapshot.hash,
      snapshot: snapshot(submission.folded, [...submission.folded.keys()]).json,
      holding: JSON.stringify(submission.holding),
      manifest: canonicalJson(submission.manifest),
      receipt,
      received: received.getTime(),
      due_at: claims.due === null ? null : Date.parse(claims.due.at),
      account: caller.account,
      account_name: caller.name,
      sign_in: caller.signIn,
      device: caller.device,
    };
    await rows.insertInto('submission', [row]).execute();
    // Whoever brings a receipt was told when they got it.
    for (const administrator of given === null ? await administratorsOf(transaction, caller.organisation) : [])
      await postMail(transaction, parts, administrator.email, publishedMail(parts.operator, administrator, claims, caller.name));
    return submissionView(row);
  });
}

function keyAt({ set, signing }: ReceiptKeys, received: Date): ReceiptKeys['signing'][number] {
  const inUse = keyInUse(set, received);
  if (inUse === null) throw new Refused('clock-behind', { retryAfter: 60 });
  const key = signing.find(({ id }) => id === inUse);
  if (key === undefined) throw new Error('the key in use is not among the kept ones');
  return key;
}

/** The day by which the organisation itself says that it is due; null where it says none. */
function dueDayOf({ folded, assessment }: Submission): CalendarDay | null {
  const said = calendarDay.safeParse((folded.get(assessment) ?? EMPTY_DOCUMENT).get('due')?.value);
  return said.success ? said.data : null;
}
