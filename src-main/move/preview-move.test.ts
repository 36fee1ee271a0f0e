import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assessmentDocument, ORGANISATION, personDocument } from '../../src-shared/assessment/document.ts';
import { removalId } from '../../src-shared/assessment/identifiers.ts';
import type { Draft } from '../../src-shared/assessment/record.ts';
import { removeForGood } from '../../src-shared/assessment/removal-acts.ts';
import { toolkitYear } from '../../src-shared/assessment/toolkit-year.ts';
import { requirementSetId } from '../../src-shared/catalogue/requirement-set.ts';
import type { BridgeOutput } from '../../src-shared/contract/bridge.ts';
import { recoveryCodeOf, tokenOf } from '../../tests/backup-parts.ts';
import { type Computer, computer } from '../../tests/computer.ts';
import { diskError, wrapFileSystem } from '../../tests/disk-faults.ts';
import { attach, type EvidenceParts, evidenceParts, pickAt, withAsking } from '../../tests/evidence-parts.ts';
import { says } from '../../tests/example-practice.ts';
import { mainParts } from '../../tests/main-parts.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';

const ASSESSMENT = assessmentDocument(requirementSetId.parse('igt/14.1/general-practice'), toolkitYear.parse('2026-27'));
const answers = (number: string, leaf: string, value: Draft['value']): Draft => says(number, leaf, value, ASSESSMENT);

/** An organisation that has moved to another computer, and goes on on the first one. */
async function movedBefore() {
  const main = await evidenceParts();
  const { workspace } = main;
  const self = computer(200);
  const code = await recoveryCodeOf(main);
  const act = async (drafts: readonly Draft[]): Promise<Computer['log']> => {
    const { changes } = self.act(drafts);
    await main.ask('journal.append', { workspace, changes });
    return changes;
  };
  const begun = await act([
    { document: personDocument(self.by), field: 'name', value: 'Sam Okafor' },
    { document: ORGANISATION, field: 'name', value: 'Riverside Surgery' },
    answers('114', 'level-0', true),
    answers('114', 'comment', 'We have nothing yet'),
    answers('117', 'comment', 'Mrs Ångström came in June'),
  ]);
  const other = withAsking(await mainParts(), workspace);
  expect(await other.ask('move.take', { file: pickAt(other, await written(main)), code })).toMatchObject({ kind: 'taken' });
  return { main, other, workspace, code, act, begun, self };
}

async function written(main: EvidenceParts): Promise<string> {
  const place = { kind: 'chosen', folder: await tokenOf(main, await temporaryFolder()), overwrite: false };
  const outcome = await main.ask('move.write', { workspace: main.workspace, name: 'Riverside', place });
  if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
  return join(outcome.folder, outcome.name);
}

type Looked = Extract<BridgeOutput<'move.look'>, { kind: 'opened' }>;

async function lookedAt(other: EvidenceParts, file: string, code: string): Promise<NonNullable<Looked['here']>> {
  const looked = await other.ask('move.look', { file, code });
  if (looked.kind !== 'opened' || !looked.here) throw new Error(JSON.stringify(looked));
  return looked.here;
}

const recoveryPoints = async (other: EvidenceParts): Promise<number> =>
  (await other.ask('backup.state', { workspace: other.workspace })).recoveryPoints.length;

test('before a file is taken it is said what would change, and nothing is altered by looking', async () => {
  const { main, other, workspace, code, act } = await movedBefore();
  await act([answers('115', 'comment', 'New there')]);
  const { hash } = await attach(main, 'policy.pdf', 'what it says');
  const file = pickAt(other, await written(main));
  const before = await other.ask('workspaces.open', { workspace });
  const here = await lookedAt(other, file, code);
  expect(here).toMatchObject({ evidence: { files: 1 }, levels: [], shrinks: [], warnings: [] });
  expect(here.evidence.bytes).toBeGreaterThan('what it says'.length);
  expect(here.fields).toHaveLength(here.fieldCount);
  expect(here.fields.find(({ field }) => field === 'answers/115/comment')).toMatchObject({
    words: expect.stringMatching(/^14\.1-115 .+: general comments$/),
    now: 'nothing',
    inBackup: 'New there',
  });
  expect(await other.ask('workspaces.open', { workspace })).toEqual(before);
  expect(await other.files()).toEqual([]);
  expect(await recoveryPoints(other)).toBe(0);
  expect(await other.ask('move.take', { file, code })).toMatchObject({ changes: here.changes, evidenceFiles: 1 });
  expect((await other.bytes(hash)).toString()).toBe('what it says');
  expect(await recoveryPoints(other)).toBe(1);
  expect(await lookedAt(other, file, code)).toEqual({
    changes: 0,
    evidence: { files: 0, bytes: 0 },
    fields: [],
    fieldCount: 0,
    levels: [],
    shrinks: [],
    warnings: [],
  });
});

test('what would be less than now is said: answers, levels, texts, and what is removed for good', async () => {
  const { main, other, code, act, begun } = await movedBefore();
  await act([answers('114', 'level-0', false), answers('114', 'comment', '')]);
  await act(
    removeForGood({
      id: removalId.parse('01990000-0000-7000-8000-00000000beef'),
      target: { kind: 'text', document: ASSESSMENT, field: 'answers/117/comment' },
      why: 'It names a patient',
      changes: begun.filter(({ field }) => field === 'answers/117/comment'),
      hashes: [],
      marker: 'ab'.repeat(16),
    }),
  );
  const here = await lookedAt(other, pickAt(other, await written(main)), code);
  expect(here.levels).toMatchObject([{ year: '2026-27', levels: [{ number: '114', after: 'No level yet', falls: true }] }]);
  expect(here.shrinks).toEqual([
    expect.stringMatching(
      /^Removed for good by Sam Okafor on 1 September 2026, and destroyed here as well: all that was ever written under 14\.1-117 .+: general comments\. Why: It names a patient$/,
    ),
    'The 2026/27 assessment would have 0 of 13 answered. Now it has 1.',
    'In the 2026/27 assessment these levels would fall: 114 from “Level 0” to “No level yet”.',
    '2 things that say something now would be empty or taken out.',
  ]);
  expect(here.fields.map(({ field }) => field)).toEqual(['answers/114/level-0', 'answers/114/comment']);
});

test('what was removed for good here is no reason to take a file, and a clock that runs ahead is said', async () => {
  const { main, other, workspace, code, act, self } = await movedBefore();
  self.wall = Date.now() + 10 * 86_400_000;
  const [late] = await act([answers('118', 'comment', 'From the future')]);
  const file = pickAt(other, await written(main));
  expect((await lookedAt(other, file, code)).warnings).toEqual([expect.stringMatching(/clock that is ahead/)]);
  const journal = await other.backups.workspaces.journal(workspace);
  await journal.append(late ? [late] : []);
  await journal.destroy(late ? [late.id] : []);
  expect(await lookedAt(other, file, code)).toMatchObject({ changes: 0, fieldCount: 0 });
});

test('where things cannot be kept as they are first, nothing is changed', async () => {
  const { main, other, workspace, code, act } = await movedBefore();
  await act([answers('115', 'comment', 'New there')]);
  const file = pickAt(other, await written(main));
  const before = await other.ask('workspaces.open', { workspace });
  const restore = wrapFileSystem('mkdir', (real, parameters) => {
    if (String(parameters[0]).includes('recovery-points')) throw diskError('ENOSPC');
    return real(...parameters);
  });
  const refusal = await other.refusal('move.take', { file, code });
  restore();
  expect(refusal).toMatchObject({ code: 'disk full' });
  expect(await other.ask('workspaces.open', { workspace })).toEqual(before);
});
