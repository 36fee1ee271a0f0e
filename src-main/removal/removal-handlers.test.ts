import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Change, change } from '../../src-shared/assessment/change.ts';
import { addEvidenceFile } from '../../src-shared/assessment/evidence-acts.ts';
import { evidenceFileId, removalId, revisionId } from '../../src-shared/assessment/identifiers.ts';
import { changesToDestroy, removeForGood } from '../../src-shared/assessment/removal-acts.ts';
import { changeOf } from '../../tests/arbitraries.ts';
import { tokenOf } from '../../tests/backup-parts.ts';
import { computer } from '../../tests/computer.ts';
import { type EvidenceParts, evidenceParts, sha256 } from '../../tests/evidence-parts.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';

const REMOVAL = removalId.parse('01990000-0000-7000-8000-00000000beef');
const FILE = evidenceFileId.parse('01990000-0000-7000-8000-0000000000f1');
const REVISION = revisionId.parse('01990000-0000-7000-8000-0000000000a1');
const CONTENT = Buffer.from('Name,Fell on\nMrs Ångström,2026-02-12\n');

/** A workspace with a file on record, and a removal of it on record too. */
async function withRemoval(): Promise<{ main: EvidenceParts; gone: readonly Change[] }> {
  const main = await evidenceParts();
  const token = 'file-1';
  const path = join(main.data, 'Mrs Ångström.csv');
  await writeFile(path, CONTENT);
  main.picked.set(token, path);
  const taken = await main.ask('evidence.take', { workspace: main.workspace, file: token });
  expect(taken.hash).toBe(sha256(CONTENT));
  const one = computer(1);
  one.act(addEvidenceFile(FILE, REVISION, { ...taken, patientCheck: 'nothing-found' }));
  const target = { kind: 'file', file: FILE, revision: null } as const;
  const gone = changesToDestroy(target, one.log);
  one.act(
    removeForGood({ id: REMOVAL, target, why: 'By mistake', changes: gone, hashes: [taken.hash], marker: 'ab'.repeat(16) }),
  );
  await main.ask('journal.append', { workspace: main.workspace, changes: [...one.log] });
  return { main, gone };
}

const execute = (main: EvidenceParts) => main.ask('removal.execute', { workspace: main.workspace, removal: REMOVAL });

test('the bytes of a file go, and what names it; asked again there is nothing left to do', async () => {
  const { main, gone } = await withRemoval();
  expect(await main.files()).toHaveLength(1);
  for (let time = 0; time < 2; time += 1) {
    expect(await execute(main)).toEqual({ copies: [] });
    expect(await main.files()).toEqual([]);
    const { destroyed } = await main.ask('workspaces.open', { workspace: main.workspace });
    expect(destroyed.sort()).toEqual(gone.map(({ id }) => id).sort());
  }
  const journal = join(dirname(main.folder), 'journal');
  for (const name of await readdir(journal)) expect(await readFile(join(journal, name), 'latin1')).not.toContain('ngstr');
});

test('a copy that is open in another program goes too, with what was changed in it', async () => {
  const { main } = await withRemoval();
  const { workspace } = main;
  const opening = { workspace, hash: sha256(CONTENT), name: 'Mrs Ångström.csv', file: FILE, revision: REVISION };
  expect(await main.ask('evidence.open', opening)).toMatchObject({ kind: 'opened' });
  const [copy = ''] = (await readdir(join(main.data, 'opened'), { recursive: true })).filter((name) => name.endsWith('.csv'));
  await writeFile(join(main.data, 'opened', copy), 'Mrs Ångström, changed');
  await execute(main);
  expect(await readdir(join(main.data, 'opened'))).toEqual([]);
  expect(await main.ask('evidence.copies', { workspace })).toEqual({ copies: [] });
});

test('what was kept before a restore is removed where it holds it', async () => {
  const { main } = await withRemoval();
  const { workspace } = main;
  await main.ask('backup.recovery-point', { workspace });
  const { recoveryPoints } = await main.ask('backup.state', { workspace });
  expect(recoveryPoints).toHaveLength(1);
  await execute(main);
  expect((await main.ask('backup.state', { workspace })).recoveryPoints).toEqual([]);
});

test('what a crash has left of one that was being made goes too, though no list has it', async () => {
  const { main } = await withRemoval();
  const { workspace } = main;
  await main.ask('backup.recovery-point', { workspace });
  const points = join(dirname(main.folder), 'recovery-points');
  const [manifest = ''] = await readdir(join(points, 'backups'));
  await rm(join(points, 'backups', manifest));
  await execute(await main.again());
  const left = await readdir(points, { recursive: true, withFileTypes: true });
  expect(left.filter((entry) => entry.isFile()).map(({ name }) => name)).toEqual([]);
});

test('an earlier backup still holds it and is named, and nothing of it comes back with a restore', async () => {
  const { main, gone } = await withRemoval();
  const { workspace } = main;
  await main.ask('backup.choose-folder', { workspace, folder: await tokenOf(main, await temporaryFolder()) });
  const made = await main.ask('backup.now', { workspace });
  if (made.kind === 'failed') throw new Error(made.words);
  const { id } = made.backup;
  await execute(main);
  const wanted = { workspace, changes: gone.map((one) => one.id), hashes: [sha256(CONTENT)] };
  expect(await main.ask('backup.holding', wanted)).toMatchObject({
    holding: [{ kind: 'backup', backup: { id } }],
    notLookedInto: null,
  });
  const source = { workspace, from: { kind: 'backup', id } };
  expect((await main.ask('backup.compare', source)).missingEvidence.files).toBe(0);
  const page = await main.ask('backup.changes', { ...source, documents: null, after: 0, limit: 100 });
  expect(page.changes.length).toBeGreaterThan(0);
  expect(JSON.stringify(page.changes)).not.toContain('Ångström');
  expect((await main.ask('backup.restore-evidence', { ...source, hashes: null })).restored).toEqual([]);
  expect(await main.files()).toEqual([]);
});

test('what an earlier format has left goes as well, and is named', async () => {
  const { main } = await withRemoval();
  const left = join(dirname(main.folder), 'journal.jsonl.damaged');
  await writeFile(left, 'Mrs Ångström');
  expect(await execute(main)).toEqual({ copies: ['journal.jsonl.damaged'] });
  expect(await readdir(dirname(left))).not.toContain('journal.jsonl.damaged');
});

describe('refused in words, with nothing touched', () => {
  test('a removal that is not in the journal', async () => {
    const { main } = await withRemoval();
    const other = removalId.parse('01990000-0000-7000-8000-00000000dead');
    const refusal = await main.refusal('removal.execute', { workspace: main.workspace, removal: other });
    expect(refusal).toMatchObject({ code: 'not found', words: expect.stringContaining('nothing was removed') });
    expect(await main.files()).toHaveLength(1);
  });

  test('an id that somebody made up', async () => {
    const { main } = await withRemoval();
    for (const removal of ['../../journal', 'x', REMOVAL.toUpperCase()])
      expect(await main.answer('removal.execute', { workspace: main.workspace, removal })).toMatchObject({
        ok: false,
        refusal: { code: 'not understood' },
      });
    expect(await main.files()).toHaveLength(1);
  });
});

test('a removal made on another computer is carried out before what it destroys has come here', async () => {
  const main = await evidenceParts();
  const secret = change.parse(changeOf({ id: 77, field: 'answers/101/comment', value: 'Mrs Ångström' }));
  const one = computer(1);
  const target = { kind: 'text', document: secret.document, field: secret.field } as const;
  one.act(removeForGood({ id: REMOVAL, target, why: 'x', changes: [secret], hashes: [], marker: 'ab'.repeat(16) }));
  await main.ask('journal.append', { workspace: main.workspace, changes: [...one.log] });
  await execute(main);
  await main.ask('journal.append', { workspace: main.workspace, changes: [secret] });
  const page = await main.ask('journal.read', { workspace: main.workspace, documents: [secret.document], after: 0, limit: 10 });
  expect(page).toMatchObject({ changes: [], destroyed: [secret.id] });
});
