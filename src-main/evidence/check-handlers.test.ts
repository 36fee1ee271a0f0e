import { randomBytes } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { attach, damage, evidenceParts, objectPath, sha256 } from '../../tests/evidence-parts.ts';

test('what is there, damaged or missing is said when all of it was read through, and kept over a start', async () => {
  const main = await evidenceParts();
  const { workspace } = main;
  const kept = [];
  for (let n = 0; n < 3; n += 1) kept.push((await attach(main, `${n}.pdf`, randomBytes(1_000))).hash);
  const [whole, damaged, missing] = kept;
  if (!whole || !damaged || !missing) throw new Error('nothing was attached');
  expect(await main.ask('evidence.state', { workspace, hashes: kept })).toEqual({
    present: kept,
    damaged: [],
    missing: [],
    verifiedAt: null,
  });
  await damage(main, damaged, 500);
  await rm(await objectPath(main, missing));
  // Only reading shows damage; that a file is gone shows at once.
  expect(await main.ask('evidence.state', { workspace, hashes: kept })).toMatchObject({
    present: [whole, damaged],
    missing: [missing],
  });
  expect(await main.ask('evidence.verify', { workspace, hashes: kept })).toEqual({
    checked: 2,
    damaged: [damaged],
    missing: [missing],
  });
  const again = await main.again();
  const state = await again.ask('evidence.state', { workspace, hashes: kept });
  expect(state).toMatchObject({ present: [whole], damaged: [damaged], missing: [missing] });
  expect(Date.parse(state.verifiedAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
});

test('the same bytes attached again heal a damaged file, and a missing one', async () => {
  const main = await evidenceParts();
  const { workspace } = main;
  const bytes = randomBytes(1_000);
  const { hash } = await attach(main, 'x.pdf', bytes);
  await damage(main, hash, 100);
  await main.ask('evidence.verify', { workspace, hashes: [hash] });
  await attach(main, 'x.pdf', bytes);
  expect(await main.ask('evidence.state', { workspace, hashes: [hash] })).toMatchObject({ present: [hash], verifiedAt: null });
  await rm(await objectPath(main, hash));
  await attach(main, 'x.pdf', bytes);
  expect(await main.bytes(hash)).toEqual(bytes);
});

test('a damaged note of what was found only means that all is read through again', async () => {
  const main = await evidenceParts();
  const { workspace } = main;
  const { hash } = await attach(main, 'x.pdf', 'x');
  await main.ask('evidence.verify', { workspace, hashes: [hash] });
  const folder = join(main.data, 'workspaces', workspace);
  await writeFile(join(folder, 'evidence-checks.json'), '{"format":1,"files":');
  await writeFile(join(folder, 'evidence-checks.json.77.1a2b.tmp'), '{');
  const again = await main.again();
  expect(await again.ask('evidence.state', { workspace, hashes: [hash] })).toMatchObject({ present: [hash], verifiedAt: null });
  expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('without the key nothing is said of any file, and nothing is taken for missing', async () => {
  const main = await evidenceParts({ isKeyOpen: false });
  const hashes = [sha256(Buffer.from('x'))];
  expect(await main.ask('evidence.state', { workspace: main.workspace, hashes })).toEqual({
    present: [],
    damaged: [],
    missing: [],
    verifiedAt: null,
  });
  expect((await main.refusal('evidence.verify', { workspace: main.workspace, hashes })).code).toBe('key needed');
});
