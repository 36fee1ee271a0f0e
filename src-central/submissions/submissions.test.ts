import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fold } from '../../src-shared/assessment/fold.ts';
import { copyAsItStands, reopen, seal } from '../../src-shared/assessment/sealing.ts';
import { organisationId } from '../../src-shared/contract/central/identifiers.ts';
import { sealForPublishing } from '../../src-shared/submission/publishing.ts';
import { verifyReceipt } from '../../src-shared/submission/receipt.ts';
import type { ReceiptClaims } from '../../src-shared/submission/receipt-claims.ts';
import { serviceKeys } from '../../src-shared/submission/service-keys.ts';
import { ASSESSMENT, idOf } from '../../tests/arbitraries.ts';
import { pushTo } from '../../tests/central-changes.ts';
import { centralDatabases } from '../../tests/central-databases.ts';
import {
  addedUser,
  ask,
  type CentralService,
  mailsTo,
  registeredAdministrator,
  type SignedInPerson,
} from '../../tests/central-service.ts';
import { publishAs, pushEverything, startForPublishing, submissionAddress } from '../../tests/central-submissions.ts';
import type { Computer } from '../../tests/computer.ts';
import { practiceComputer, says } from '../../tests/example-practice.ts';
import {
  ACCEPTED,
  answeredPractice,
  copyOn,
  newSubmission,
  publishedPractice,
  SUBMITTED,
} from '../../tests/example-submission.ts';
import { ofOrganisation } from '../database/of-organisation.ts';

const sealedField = (leaf: string): string => `sealed/${SUBMITTED}/${leaf}`;

describe.each(centralDatabases)('publishing, on $name', ({ open }) => {
  let central: CentralService;
  let person: SignedInPerson;
  beforeAll(async () => {
    central = await startForPublishing(await open());
    central.clock.now = Date.parse('2026-09-01T13:00:00Z');
  });
  beforeEach(async () => {
    person = await registeredAdministrator(central);
  });
  afterAll(() => central.close());

  async function claimsIn(receipt: string): Promise<ReceiptClaims> {
    const { keys, ...pinned } = serviceKeys.parse((await ask(central, 'GET', '/keys')).body);
    const verified = await verifyReceipt(receipt, keys, pinned);
    if (!verified.ok) throw new Error(verified.refusal.kind);
    return verified.value;
  }

  /** Pushes what the computer has and publishes: status and code of the refusal. */
  async function refusalFor(computer: Computer, said: Parameters<typeof publishAs>[2] = {}): Promise<unknown[]> {
    await pushEverything(central, person, computer);
    const { status, body } = await publishAs(central, person, said);
    return [status, body.error?.code];
  }

  const rowsOf = ({ organisation }: SignedInPerson) => ofOrganisation(central.database, organisationId.parse(organisation));
  const stored = (of = person) => rowsOf(of).selectFrom('submission').selectAll('submission').execute();
  const publishedMails = async (of = person) =>
    (await mailsTo(central, of.email)).filter(({ subject }) => subject.startsWith('Published'));

  it('makes the submission from the changes and answers with a receipt that verifies', async () => {
    const practice = publishedPractice();
    await pushEverything(central, person, practice);
    const answer = await publishAs(central, person);
    expect(answer).toMatchObject({ status: 200, body: { id: SUBMITTED, assessment: ASSESSMENT, due: null } });
    expect(await claimsIn(answer.body.receipt)).toMatchObject({
      submission: SUBMITTED,
      organisation: { odsCode: person.organisationCode },
      operator: { name: 'Practice service on this computer', remark: 'Practice run: nothing has left this computer' },
      levels: { '101': 2, '102': 2, '201': 2, '202': 2 },
      score: { points: 8, outOf: 12 },
      acceptance: ACCEPTED,
      snapshot: { hash: copyOn(practice).hash },
      evidence: { files: 1 },
      received: '2026-09-01T13:00:00.000Z',
    });
  });

  it('keeps the copy as it was: its canonical text, the changes it consists of, and who published it from where', async () => {
    const practice = publishedPractice();
    await pushEverything(central, person, practice);
    await publishAs(central, person);
    const [row] = await stored();
    const copy = copyOn(practice);
    expect(JSON.parse(row?.holding ?? '')).toEqual(copy.holding);
    expect(row).toMatchObject({ snapshot_hash: copy.hash, account: person.user, account_name: 'Jane Smith' });
    expect(
      createHash('sha256')
        .update(row?.snapshot ?? '')
        .digest('hex'),
    ).toBe(copy.hash);
  });

  it('gives one submission, one mail and the same receipt, however often and however many at once ask', async () => {
    await pushEverything(central, person, publishedPractice());
    const atOnce = await Promise.all(Array.from({ length: 6 }, () => publishAs(central, person)));
    central.clock.now += 1_000;
    const later = await publishAs(central, person);
    const read = await ask(central, 'GET', submissionAddress(person), { token: person.token });
    const answers = [...atOnce, later, read];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await stored()).toHaveLength(1);
    expect(await publishedMails()).toHaveLength(1);
  });

  it('confirms by e-mail, with the operator’s name and what publishing does not do', async () => {
    await pushEverything(central, person, publishedPractice());
    await publishAs(central, person);
    const [mail] = await publishedMails();
    expect(mail?.subject).toBe('Published to Practice service on this computer');
    expect(mail?.body).toContain('1 September 2026');
    expect(mail?.body).toContain('This does not complete your organisation’s DSPT return.');
    expect(mail?.body).toContain('Practice run: nothing has left this computer');
  });

  it('gives the same receipt after more was changed and the assessment was opened again, and lists what was published', async () => {
    const practice = publishedPractice();
    await pushEverything(central, person, practice);
    const first = await publishAs(central, person);
    practice.act([...reopen(ASSESSMENT, SUBMITTED), says('101', 'comment', 'Changed since.')]);
    const second = newSubmission({ id: idOf(901) as typeof SUBMITTED });
    practice.act(sealForPublishing(practice.folded, ASSESSMENT, second));
    await pushEverything(central, person, practice);
    expect((await publishAs(central, person)).body).toEqual(first.body);
    central.clock.now += 1_000;
    const next = await publishAs(central, person, { id: second.id });
    expect(next.status).toBe(200);
    const listed = await ask(central, 'GET', `/organisations/${person.organisation}/submissions`, { token: person.token });
    expect(listed.body.submissions).toEqual([next.body, first.body]);
  });

  it('marks what comes after the due day as late and refuses it not', async () => {
    for (const [due, late] of [
      ['2026-08-31', true],
      ['2026-09-01', false],
    ] as const) {
      person = await registeredAdministrator(central);
      const practice = answeredPractice();
      practice.act([{ document: ASSESSMENT, field: 'due', value: due }]);
      practice.act(sealForPublishing(practice.folded, ASSESSMENT, newSubmission()));
      await pushEverything(central, person, practice);
      const { body } = await publishAs(central, person);
      const expected = { at: `${due}T22:59:59.999Z`, late };
      expect(body.due).toEqual(expected);
      expect((await claimsIn(body.receipt)).due).toEqual(expected);
    }
  });

  it('is of one organisation: another one’s under the same identifier is another submission', async () => {
    const other = await registeredAdministrator(central);
    await pushEverything(central, person, publishedPractice());
    expect((await publishAs(central, other)).body.error.code).toBe('copy-missing');
    await pushEverything(central, other, publishedPractice());
    const [mine, theirs] = [await publishAs(central, person), await publishAs(central, other)];
    expect((await claimsIn(mine.body.receipt)).organisation.odsCode).toBe(person.organisationCode);
    expect((await claimsIn(theirs.body.receipt)).organisation.odsCode).toBe(other.organisationCode);
    const foreign = await ask(central, 'GET', submissionAddress(person), { token: other.token });
    expect([foreign.status, foreign.body.error.code]).toEqual([404, 'not-found']);
  });

  it('names the changes that are not there yet, and publishes once they are', async () => {
    const { log } = publishedPractice();
    const late = log.filter(({ field }) => field === 'answers/201/comment' || field === 'answers/202/comment');
    await pushTo(
      central,
      person,
      log.filter((change) => !late.includes(change)),
    );
    const { status, body } = await publishAs(central, person);
    expect([status, body.error.code]).toEqual([409, 'changes-missing']);
    expect([...body.error.changes].sort()).toEqual(late.map(({ id }) => id).sort());
    expect(await stored()).toEqual([]);
    await pushTo(central, person, late);
    expect((await publishAs(central, person)).status).toBe(200);
  });

  it('refuses a copy that is not there, was withdrawn, was sealed without publishing, or that nobody accepted', async () => {
    expect(await refusalFor(answeredPractice())).toEqual([409, 'copy-missing']);
    const withdrawn = publishedPractice();
    withdrawn.act(reopen(ASSESSMENT, SUBMITTED));
    person = await registeredAdministrator(central);
    expect(await refusalFor(withdrawn)).toEqual([409, 'withdrawn']);
    const finished = answeredPractice();
    finished.act(seal(finished.folded, ASSESSMENT, SUBMITTED));
    person = await registeredAdministrator(central);
    expect(await refusalFor(finished)).toEqual([422, 'salt-missing']);
    finished.act([{ document: ASSESSMENT, field: sealedField('salt'), value: '5a'.repeat(16) }]);
    expect(await refusalFor(finished)).toEqual([422, 'not-accepted']);
    expect(await stored()).toEqual([]);
  });

  it.each([
    ['the name in the acceptance', 'acceptance/name', 'Somebody Else', 'acceptance-altered'],
    ['the statement that was accepted', 'acceptance/statement', 2, 'acceptance-altered'],
    ['the hash of the copy', 'hash', 'ab'.repeat(32), 'copy-differs'],
  ])('refuses a copy of which %s was altered', async (_what, leaf, value, code) => {
    const practice = publishedPractice();
    practice.act([{ document: ASSESSMENT, field: sealedField(leaf), value }]);
    expect(await refusalFor(practice)).toEqual([422, code]);
    expect(await stored()).toEqual([]);
  });

  it('refuses an acceptance that was given over another copy', async () => {
    const practice = answeredPractice();
    const drafts = sealForPublishing(practice.folded, ASSESSMENT, newSubmission());
    practice.act(
      drafts.map((draft) => (draft.field === sealedField('acceptance/snapshot') ? { ...draft, value: 'ab'.repeat(32) } : draft)),
    );
    expect(await refusalFor(practice)).toEqual([422, 'accepted-another-copy']);
  });

  it('says everything that is left to do', async () => {
    const practice = practiceComputer(1);
    practice.act([says('101', 'criteria/1a', true)]);
    practice.act(sealForPublishing(practice.folded, ASSESSMENT, newSubmission()));
    await pushEverything(central, person, practice);
    const { status, body } = await publishAs(central, person);
    expect([status, body.error.code]).toEqual([422, 'not-complete']);
    expect(body.error.blockers.length).toBeGreaterThan(3);
    expect(body.error.blockers.join()).toContain('101');
    expect(await stored()).toEqual([]);
  });

  it('refuses a set or a statement in words that it does not have, and says which set', async () => {
    await pushEverything(central, person, publishedPractice());
    const other = await publishAs(central, person, { setHash: 'ab'.repeat(32) });
    expect([other.status, other.body.error.code]).toEqual([409, 'set-not-held']);
    expect(other.body.error.words).toContain('igt/14.1/example-practice in other words');
    person = await registeredAdministrator(central);
    expect(await refusalFor(publishedPractice({ statement: { version: 1, hash: 'cd'.repeat(32) } }))).toEqual([
      409,
      'statement-not-known',
    ]);
  });

  it('refuses the same identifier with another assessment or set, and documents that are no assessment', async () => {
    await pushEverything(central, person, publishedPractice());
    await publishAs(central, person);
    for (const said of [{ assessment: 'organisation' }, { setHash: 'ab'.repeat(32) }])
      expect((await publishAs(central, person, said)).body.error.code).toBe('identifier-used');
    expect((await publishAs(central, person, { id: idOf(902), assessment: 'organisation' })).body.error.code).toBe(
      'copy-missing',
    );
  });

  it.each(['user', 'internal-reviewer', 'auditor'])(
    'lets an administrator publish and nobody who is “%s”, who reads it',
    async (role) => {
      const user = await addedUser(central, person, role);
      await pushEverything(central, person, publishedPractice());
      const refused = await publishAs(central, user);
      expect([refused.status, refused.body.error.code]).toEqual([403, 'not-allowed']);
      expect(await stored()).toEqual([]);
      const { body } = await publishAs(central, person);
      expect((await ask(central, 'GET', submissionAddress(user), { token: user.token })).body).toEqual(body);
    },
  );

  it('never changes or removes what was published, whoever asks the database', async () => {
    await pushEverything(central, person, publishedPractice());
    await publishAs(central, person);
    const before = await stored();
    const rows = rowsOf(person);
    await expect(
      rows
        .update('submission')
        .set({ snapshot: '{}' } as never)
        .execute(),
    ).rejects.toThrow('never changed');
    await expect(rows.deleteFrom('submission').execute()).rejects.toThrow('never changed');
    await expect(sql`truncate submission`.execute(central.database)).rejects.toThrow('never changed');
    expect(await stored()).toEqual(before);
  });

  it('folds the stored text back to what was hashed', async () => {
    const practice = publishedPractice();
    await pushEverything(central, person, practice);
    await publishAs(central, person);
    const [row] = await stored();
    const holding = new Set<string>(JSON.parse(row?.holding ?? '[]'));
    const again = fold(practice.log.filter(({ id }) => holding.has(id)));
    expect(copyAsItStands(again, ASSESSMENT).hash).toBe(row?.snapshot_hash);
  });

  /** As a service that was restored from a backup of before: what was published is not there. */
  async function forgetSubmissions(): Promise<void> {
    await sql`alter table submission disable trigger all`.execute(central.database);
    await rowsOf(person).deleteFrom('submission').execute();
    await sql`alter table submission enable trigger all`.execute(central.database);
  }

  it('makes the same submission again from its receipt when it was restored from a backup, also of a copy opened again since', async () => {
    const practice = publishedPractice();
    await pushEverything(central, person, practice);
    const { body } = await publishAs(central, person);
    const before = await stored();
    practice.act([...reopen(ASSESSMENT, SUBMITTED), says('101', 'comment', 'Changed since.')]);
    await pushEverything(central, person, practice);
    await forgetSubmissions();
    central.clock.now += 60_000;
    const answers = await Promise.all([1, 2, 3].map(() => publishAs(central, person, { receipt: body.receipt })));
    expect(answers.map((answer) => [answer.status, answer.body])).toEqual(answers.map(() => [200, body]));
    expect(await stored()).toEqual(before);
    expect(await publishedMails()).toHaveLength(1);
  });

  it('takes no receipt that it did not give for this very copy', async () => {
    const other = await registeredAdministrator(central);
    await pushEverything(central, other, publishedPractice());
    const ofOther = (await publishAs(central, other)).body.receipt as string;
    await pushEverything(central, person, publishedPractice());
    const own = (await publishAs(central, person)).body.receipt as string;
    await forgetSubmissions();
    const [head, content, signature] = own.split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(content, 'base64url').toString());
    const earlier = Buffer.from(JSON.stringify({ ...claims, received: '2026-08-01T00:00:00.000Z' })).toString('base64url');
    const secondId = newSubmission({ id: idOf(903) as typeof SUBMITTED });
    for (const [id, receipt] of [
      [SUBMITTED, ofOther],
      [SUBMITTED, [head, earlier, signature].join('.')],
      [SUBMITTED, 'no receipt'],
      [SUBMITTED, 'half a sign: \ud800'],
      [SUBMITTED, 'nothing: \u0000'],
      [secondId.id, own],
    ] as const) {
      const { status, body } = await publishAs(central, person, { id, receipt });
      expect([status, body.error.code]).toEqual([422, 'receipt-not-ours']);
    }
    expect(await stored()).toEqual([]);
  });

  it('takes no receipt of a copy other than the one that the changes make', async () => {
    await pushEverything(central, person, publishedPractice());
    const own = (await publishAs(central, person)).body.receipt as string;
    await forgetSubmissions();
    await sql`delete from change where organisation = ${person.organisation}`.execute(central.database);
    await sql`delete from document_digest where organisation = ${person.organisation}`.execute(central.database);
    await pushEverything(central, person, publishedPractice({ said: { ...ACCEPTED, role: 'Cleaner' } }));
    const { status, body } = await publishAs(central, person, { receipt: own });
    expect([status, body.error.code]).toEqual([422, 'receipt-not-ours']);
  });

  it('hands out keys without anything private, the same each time', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => ask(central, 'GET', '/keys')));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    const { secret } = await central.database
      .selectFrom('service_secret')
      .select('secret')
      .where('name', '=', 'receipts')
      .executeTakeFirstOrThrow();
    const kept = JSON.parse(secret);
    for (const { d } of [kept.root, ...kept.keys]) {
      expect(d).toMatch(/^.{43}$/);
      const [, content = ''] = answers[0]?.body.keys.split('.') ?? [];
      expect(JSON.stringify(answers[0]?.body) + Buffer.from(content, 'base64url').toString()).not.toContain(d);
    }
  });
});
