import { randomBytes } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { EvidenceHash } from '../../src-shared/assessment/identifiers.ts';
import { filesIn, recoveryCodeOf, tokenOf, turnBit } from '../../tests/backup-parts.ts';
import { attach, type EvidenceParts, evidenceParts, withAsking } from '../../tests/evidence-parts.ts';
import { some } from '../../tests/journal-parts.ts';
import { mainParts } from '../../tests/main-parts.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';

interface BackedUp {
  readonly main: EvidenceParts;
  readonly elsewhere: string;
  readonly hash: EvidenceHash;
  readonly bytes: Buffer;
  readonly code: string;
}

/** An organisation with a recovery code, whose backup lies elsewhere. */
async function backedUp(): Promise<BackedUp> {
  const main = await evidenceParts();
  const { workspace } = main;
  const elsewhere = await temporaryFolder();
  const bytes = randomBytes(300_000);
  const { hash } = await attach(main, 'policy.pdf', bytes);
  await main.ask('journal.append', { workspace, changes: some(1, 30) });
  const code = await recoveryCodeOf(main);
  await main.ask('backup.choose-folder', { workspace, folder: await tokenOf(main, elsewhere) });
  expect(await main.ask('backup.now', { workspace })).toMatchObject({ kind: 'made' });
  return { main, elsewhere, hash, bytes, code };
}

/** Another computer, on which no organisation is. */
async function otherComputer(workspace: EvidenceParts['workspace']): Promise<EvidenceParts> {
  return withAsking(await mainParts(), workspace);
}

test('on a new computer an organisation is made from a backup, and the recovery code opens its evidence', async () => {
  const { main, elsewhere, hash, bytes, code } = await backedUp();
  const { workspace } = main;
  const other = await otherComputer(workspace);
  const { found } = await other.ask('backup.look', { folder: await tokenOf(other, elsewhere) });
  expect(found).toMatchObject([{ workspace, name: 'Riverside Surgery', isHere: false, opensWith: ['recovery code'] }]);
  const [first] = found;
  const adopted = await other.ask('backup.adopt', { found: first?.found, backup: first?.backups[0]?.id });
  expect(adopted).toMatchObject({ workspace, name: 'Riverside Surgery', notes: [], contents: { changes: 36, evidenceFiles: 1 } });
  const [here, there] = [await main.ask('workspaces.open', { workspace }), await other.ask('workspaces.open', { workspace })];
  expect(there.digests).toEqual(here.digests);
  expect(there.device).not.toBe(here.device);
  expect(await other.ask('keys.state', { workspace })).toMatchObject({ kind: 'recovery code needed' });
  expect(await other.ask('keys.open', { workspace, with: { kind: 'recovery code', code } })).toMatchObject({ kind: 'opened' });
  expect(await other.bytes(hash)).toEqual(bytes);
  expect(await other.ask('backup.look', { folder: await tokenOf(other, elsewhere) })).toMatchObject({
    found: [{ isHere: true }],
  });
  const again = await other.refusal('backup.adopt', { found: first?.found, backup: first?.backups[0]?.id });
  expect(again.words).toMatch(/already/);
  expect(other.bugs).toEqual([]);
});

test('a folder without backups, and one that was not looked at, are said to be so', async () => {
  const other = await otherComputer((await backedUp()).main.workspace);
  const { found } = await other.ask('backup.look', { folder: await tokenOf(other, await temporaryFolder()) });
  expect(found).toEqual([]);
  const refusal = await other.refusal('backup.adopt', { found: 'found-7', backup: '20261129T130512123Z-1a2b3c4d' });
  expect(refusal.code).toBe('not allowed');
});

test('where any file of the answers in a backup is damaged or gone, nothing is made from it and nothing is left behind', async () => {
  const { main, elsewhere } = await backedUp();
  const other = await otherComputer(main.workspace);
  const { found } = await other.ask('backup.look', { folder: await tokenOf(other, elsewhere) });
  const journal = (await filesIn(elsewhere)).filter((name) => name.includes('/objects/'));
  for (const name of journal) await turnBit(join(elsewhere, name));
  const refusal = await other.refusal('backup.adopt', { found: found[0]?.found, backup: found[0]?.backups[0]?.id });
  expect(refusal).toMatchObject({ code: 'cannot read', words: expect.stringMatching(/Nothing was changed/) });
  expect(await readdir(join(other.data, 'workspaces'))).toEqual([]);
});

test('damaged evidence is said, and the rest is brought back', async () => {
  const { main, elsewhere } = await backedUp();
  const other = await otherComputer(main.workspace);
  const { found } = await other.ask('backup.look', { folder: await tokenOf(other, elsewhere) });
  const [evidence = ''] = (await filesIn(elsewhere)).filter((name) => name.endsWith('.evidence'));
  await rm(join(elsewhere, evidence));
  const adopted = await other.ask('backup.adopt', { found: found[0]?.found, backup: found[0]?.backups[0]?.id });
  expect(adopted.notes).toEqual(['One evidence file in it is missing or damaged.']);
});

test('backups that are made after the key has gone here still open with the recovery code', async () => {
  const { main, elsewhere, hash, bytes, code } = await backedUp();
  const { workspace } = main;
  for (const name of ['keys.json', 'keys.copy.json', 'evidence.key']) await rm(join(main.data, 'workspaces', workspace, name));
  const again = await main.again();
  expect((await again.ask('keys.state', { workspace })).kind).toBe('damaged');
  await again.ask('journal.append', { workspace, changes: some(31, 40) });
  const made = await again.ask('backup.now', { workspace });
  if (made.kind !== 'made') throw new Error(JSON.stringify(made));
  const other = await otherComputer(workspace);
  const { found } = await other.ask('backup.look', { folder: await tokenOf(other, elsewhere) });
  expect(found).toMatchObject([{ opensWith: ['recovery code'] }]);
  expect(await other.ask('backup.adopt', { found: found[0]?.found, backup: made.backup.id })).toMatchObject({ notes: [] });
  await other.ask('keys.open', { workspace, with: { kind: 'recovery code', code } });
  expect(await other.bytes(hash)).toEqual(bytes);
});
