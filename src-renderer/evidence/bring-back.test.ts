import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { withBackups } from '../../tests/backup-parts.ts';
import { attach, damage, evidenceParts, objectPath } from '../../tests/evidence-parts.ts';
import { bridgeTo } from '../../tests/window-parts.ts';
import { bringBack } from './bring-back.ts';

test.each(['damaged', 'missing'] as const)('a %s file comes back from the newest backup that holds it whole', async (how) => {
  const main = await withBackups();
  const { workspace } = main;
  const bytes = randomBytes(90_000);
  const { hash } = await attach(main, 'policy.pdf', bytes);
  await main.made();
  if (how === 'damaged') await damage(main, hash, 50_000);
  else await rm(await objectPath(main, hash));
  expect((await main.ask('evidence.verify', { workspace, hashes: [hash] }))[how]).toEqual([hash]);
  // One more, which lacks it.
  await attach(main, 'other.pdf', randomBytes(10));
  await main.made();
  const back = await bringBack(bridgeTo(main), workspace, hash);
  expect(back).toEqual({ ok: true, value: expect.stringMatching(/^It is back, from the backup of /) });
  expect(await main.bytes(hash)).toEqual(bytes);
  expect((await main.ask('evidence.state', { workspace, hashes: [hash] })).present).toEqual([hash]);
});

test('where no backup holds it, or none is made, that is said with what to do', async () => {
  const main = await withBackups();
  const { hash } = await attach(main, 'policy.pdf', 'policy');
  await damage(main, hash, 60);
  await attach(main, 'other.pdf', 'other');
  await main.made();
  expect(await bringBack(bridgeTo(main), main.workspace, hash)).toEqual({
    ok: false,
    refusal: 'No backup in the folder holds it whole.',
  });
  const without = await evidenceParts();
  expect(await bringBack(bridgeTo(without), without.workspace, hash)).toMatchObject({
    ok: false,
    refusal: expect.stringMatching(/^No folder/),
  });
});
