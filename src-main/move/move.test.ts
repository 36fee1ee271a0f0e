import { randomBytes } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recoveryCodeOf, tokenOf } from '../../tests/backup-parts.ts';
import { diskError, wrapFileHandles } from '../../tests/disk-faults.ts';
import { attach, type EvidenceParts, evidenceParts, pickAt, withAsking } from '../../tests/evidence-parts.ts';
import { one, some } from '../../tests/journal-parts.ts';
import { mainParts } from '../../tests/main-parts.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';

async function otherComputer({ workspace }: EvidenceParts): Promise<EvidenceParts> {
  return withAsking(await mainParts(), workspace);
}

/** Writes the moving file of an organisation. @returns its path */
async function written(main: EvidenceParts): Promise<string> {
  const stick = await temporaryFolder();
  const place = { kind: 'chosen', folder: await tokenOf(main, stick), overwrite: false };
  const outcome = await main.ask('move.write', { workspace: main.workspace, name: 'Riverside Surgery 2026-11-29', place });
  if (outcome.kind !== 'saved') throw new Error(JSON.stringify(outcome));
  expect(outcome.missing).toEqual([]);
  return join(stick, outcome.name);
}

/** The names of all that lies in the data folder's workspaces. */
const workspacesOf = (main: EvidenceParts): Promise<string[]> => readdir(join(main.data, 'workspaces')).catch(() => []);

test('one file carries an organisation to another computer', async () => {
  const main = await evidenceParts();
  const { workspace } = main;
  const bytes = randomBytes(900_000);
  const { hash } = await attach(main, 'policy.pdf', bytes);
  await main.ask('journal.append', { workspace, changes: some(1, 40) });
  const code = await recoveryCodeOf(main);
  const path = await written(main);
  expect(path).toMatch(/Riverside Surgery \d{4}-\d\d-\d\d\.igtmove$/);
  expect((await readFile(path)).includes('Riverside Surgery')).toBe(false);
  const other = await otherComputer(main);
  const file = pickAt(other, path);
  const looked = await other.ask('move.look', { file, code });
  expect(looked).toMatchObject({ kind: 'opened', workspace, name: 'Riverside Surgery', here: null });
  expect(looked).toMatchObject({ contents: { changes: 46, evidenceFiles: 1 } });
  expect(await other.ask('move.take', { file, code })).toEqual({
    kind: 'taken',
    workspace,
    name: 'Riverside Surgery',
    isNew: true,
    changes: 46,
    evidenceFiles: 1,
    requirementSets: 0,
  });
  const here = await main.ask('workspaces.open', { workspace });
  const there = await other.ask('workspaces.open', { workspace });
  expect(there).toMatchObject({ digests: here.digests, damage: [], tornBytes: 0 });
  expect(await other.bytes(hash)).toEqual(bytes);
  expect(await workspacesOf(other)).toEqual([workspace]);
  expect([...main.bugs, ...other.bugs]).toEqual([]);
});

test('an organisation that is there already gets what it lacks, and keeps what it has', async () => {
  const main = await evidenceParts();
  const { workspace } = main;
  const code = await recoveryCodeOf(main);
  await main.ask('journal.append', { workspace, changes: some(1, 10) });
  const other = await otherComputer(main);
  await other.ask('move.take', { file: pickAt(other, await written(main)), code });
  await main.ask('journal.append', { workspace, changes: some(11, 5) });
  const { hash } = await attach(main, 'policy.pdf', 'what it says');
  await other.ask('journal.append', { workspace, changes: [one(50)] });
  const path = await written(main);
  const taken = await other.ask('move.take', { file: pickAt(other, path), code });
  expect(taken).toMatchObject({ kind: 'taken', isNew: false, changes: 11, evidenceFiles: 1 });
  expect((await other.bytes(hash)).toString()).toBe('what it says');
  const read = await other.ask('journal.read', { workspace, documents: null, after: 0, limit: 1_000 });
  expect(read.changes).toHaveLength(22);
  expect(await other.ask('move.take', { file: pickAt(other, path), code })).toMatchObject({ changes: 0, evidenceFiles: 0 });
  expect(await workspacesOf(other)).toEqual([workspace]);
});

test('where the organisation has another key there, its evidence is kept under that one; while that is closed, nothing is changed', async () => {
  const main = await evidenceParts({ isKeyOpen: false });
  const { workspace } = main;
  await main.ask('journal.append', { workspace, changes: some(1, 3) });
  const elsewhere = await temporaryFolder();
  await main.ask('backup.choose-folder', { workspace, folder: await tokenOf(main, elsewhere) });
  await main.ask('backup.now', { workspace });
  const other = await otherComputer(main);
  const { found } = await other.ask('backup.look', { folder: await tokenOf(other, elsewhere) });
  await other.ask('backup.adopt', { found: found[0]?.found, backup: found[0]?.backups[0]?.id });
  await other.ask('keys.protect', { workspace, by: { kind: 'passphrase', passphrase: 'another key than there' } });
  await main.ask('keys.protect', { workspace, by: { kind: 'key file' } });
  const { hash } = await attach(main, 'policy.pdf', 'what it says');
  const code = await recoveryCodeOf(main);
  const path = await written(main);
  const closed = await other.again();
  expect(await closed.refusal('move.take', { file: pickAt(closed, path), code })).toMatchObject({ code: 'key needed' });
  expect((await closed.ask('workspaces.open', { workspace })).position).toBe(3);
  const taken = await other.ask('move.take', { file: pickAt(other, path), code });
  expect(taken).toMatchObject({ kind: 'taken', isNew: false, changes: 6, evidenceFiles: 1 });
  expect((await other.bytes(hash)).toString()).toBe('what it says');
});

test('without a recovery code no file is written', async () => {
  const main = await evidenceParts();
  const stick = await temporaryFolder();
  const place = { kind: 'chosen', folder: await tokenOf(main, stick), overwrite: false };
  const refusal = await main.refusal('move.write', { workspace: main.workspace, name: 'Riverside Surgery 2026-11-29', place });
  expect(refusal).toMatchObject({ code: 'key needed', words: expect.stringMatching(/recovery code/) });
  expect(await readdir(stick)).toEqual([]);
});

test('a code that nobody has confirmed opens no file, because it may stand on no paper', async () => {
  const main = await evidenceParts();
  const { workspace } = main;
  await main.ask('keys.new-recovery-code', { workspace });
  const place = { kind: 'chosen', folder: await tokenOf(main, await temporaryFolder()), overwrite: false };
  const refusal = await main.refusal('move.write', { workspace, name: 'Riverside', place });
  expect(refusal).toMatchObject({ code: 'key needed', words: expect.stringContaining('no recovery code is confirmed yet') });
});

test('what a kill leaves right after the organisation has come opens with the code, like every other', async () => {
  const main = await evidenceParts();
  const { hash } = await attach(main, 'policy.pdf', 'policy');
  const code = await recoveryCodeOf(main);
  const path = await written(main);
  const data = await temporaryFolder();
  const killed = { ...main.keys, adopt: () => Promise.reject(new Error('killed')) };
  const other = withAsking(await mainParts(data, { keys: killed }), main.workspace);
  await other.refusal('move.take', { file: pickAt(other, path), code });
  const again = await other.again();
  expect((await again.ask('keys.state', { workspace: main.workspace })).kind).toBe('recovery code needed');
  await again.ask('keys.open', { workspace: main.workspace, with: { kind: 'recovery code', code } });
  expect((await again.bytes(hash)).toString()).toBe('policy');
});

test('a wrong code, a mistyped one, a newer file and another kind of file are refused in words, and nothing is changed', async () => {
  const main = await evidenceParts();
  await recoveryCodeOf(main);
  const path = await written(main);
  const other = await otherComputer(main);
  const strange = await evidenceParts();
  const wrong = await recoveryCodeOf(strange);
  for (const method of ['move.look', 'move.take'] as const) {
    expect(await other.ask(method, { file: pickAt(other, path), code: wrong })).toMatchObject({
      kind: 'wrong',
      words: expect.stringMatching(/does not open the file/),
    });
    expect(await other.ask(method, { file: pickAt(other, path), code: wrong.replace(/.$/, 'Z') })).toMatchObject({
      kind: 'wrong',
    });
  }
  const bytes = await readFile(path);
  const newer = Buffer.from(bytes);
  newer.writeUInt32BE(9, 8);
  const { crc32 } = await import('node:zlib');
  newer.writeUInt32BE(crc32(newer.subarray(0, 16)), 16);
  await writeFile(`${path}-newer`, newer);
  await writeFile(`${path}-letter`, 'Dear Sir or Madam');
  await writeFile(`${path}-empty`, '');
  for (const [ending, code] of [
    ['newer', 'newer file'],
    ['letter', 'does not fit'],
    ['empty', 'does not fit'],
  ] as const) {
    const refusal = await other.refusal('move.take', { file: pickAt(other, `${path}-${ending}`), code: wrong });
    expect(refusal).toMatchObject({ code, words: expect.stringMatching(/Nothing was changed/) });
  }
  expect(await workspacesOf(other)).toEqual([]);
  expect(other.bugs).toEqual([]);
});

test('cut off anywhere, or with any bit turned over, it is refused before anything is changed', async () => {
  const main = await evidenceParts();
  const { workspace } = main;
  const code = await recoveryCodeOf(main);
  await attach(main, 'policy.pdf', randomBytes(600_000));
  const bytes = await readFile(await written(main));
  const other = await otherComputer(main);
  const path = join(await temporaryFolder(), 'x.igtmove');
  const file = pickAt(other, path);
  const parts = Array.from({ length: 24 }, (_, at) => Math.floor((bytes.length * (at + 0.5)) / 24));
  const begin = Array.from({ length: 30 }, (_, at) => at * 3 + 1);
  for (const at of [...begin, ...parts, bytes.length - 1]) {
    await writeFile(path, bytes.subarray(0, at));
    expect(await other.refusal('move.take', { file, code }), `cut at ${at}`).toMatchObject({
      words: expect.stringMatching(/Nothing was changed/),
    });
    const turned = Buffer.from(bytes);
    turned[at] = (turned[at] as number) ^ 16;
    await writeFile(path, turned);
    expect(await other.refusal('move.take', { file, code }), `turned at ${at}`).toMatchObject({
      words: expect.stringMatching(/Nothing was changed/),
    });
  }
  expect(await workspacesOf(other)).toEqual([]);
  await writeFile(path, bytes);
  expect(await other.ask('move.take', { file, code })).toMatchObject({ kind: 'taken', workspace });
  expect(other.bugs).toEqual([]);
}, 30_000);

test('on a full disk it is said, and nothing is left behind', async () => {
  const main = await evidenceParts();
  const code = await recoveryCodeOf(main);
  await attach(main, 'policy.pdf', randomBytes(300_000));
  const path = await written(main);
  const other = await otherComputer(main);
  const file = pickAt(other, path);
  for (let at = 0; at < 3; at += 1) {
    let writes = 0;
    const restore = await wrapFileHandles('writeFile', (real, parameters) => {
      writes += 1;
      if (writes > at) throw diskError('ENOSPC');
      return real(...parameters);
    });
    expect(await other.refusal('move.take', { file, code })).toMatchObject({ code: 'disk full' });
    restore();
    expect(await workspacesOf(other)).toEqual([]);
  }
  const stick = await temporaryFolder();
  const restore = await wrapFileHandles('writeFile', () => {
    throw diskError('ENOSPC');
  });
  const place = { kind: 'chosen', folder: await tokenOf(main, stick), overwrite: false };
  expect((await main.refusal('move.write', { workspace: main.workspace, name: 'Riverside Surgery', place })).code).toBe(
    'disk full',
  );
  restore();
  expect(await readdir(stick)).toEqual([]);
  expect(await other.ask('move.take', { file, code })).toMatchObject({ kind: 'taken' });
});
