import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { personId } from '../../src-shared/assessment/identifiers.ts';
import { mainParts } from '../../tests/main-parts.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { lockOf } from './lock.ts';
import { PINS_FILE } from './pins-file.ts';

const SAM = personId.parse('01990000-0000-7000-8000-000000000001');
const ALEX = personId.parse('01990000-0000-7000-8000-000000000002');
const given = (pin: string, person = SAM) => ({ person, pin });

/** A lock with Sam's PIN 4711, and a clock that stands until it is moved. */
async function locked() {
  const folder = await temporaryFolder();
  const clock = { now: Date.UTC(2026, 10, 22, 9) };
  const lock = lockOf(folder, () => clock.now);
  await lock.setPin(SAM, '4711', null);
  await lock.lock(SAM);
  return { folder, clock, lock };
}

describe('a PIN', () => {
  it('locks its person out until it is given, also after a start, and nobody else', async () => {
    const { folder, lock } = await locked();
    expect(await lock.state(SAM)).toEqual({ locked: true, withPin: [SAM] });
    expect(await lock.state(ALEX)).toEqual({ locked: false, withPin: [SAM] });
    expect(await lock.state(null)).toEqual({ locked: false, withPin: [SAM] });
    expect(await lock.checkPin(given('4711'))).toEqual({ kind: 'right' });
    expect((await lock.state(SAM)).locked).toBe(false);
    expect((await lockOf(folder).state(SAM)).locked).toBe(true);
  });

  it('is nowhere on the disk in clear', async () => {
    const { folder } = await locked();
    expect(await readFile(join(folder, PINS_FILE), 'utf8')).not.toContain('4711');
  });

  it('is changed and taken off only by whoever knows it, or somebody else’s', async () => {
    const { lock } = await locked();
    await expect(lock.setPin(SAM, '0000', null)).rejects.toThrow('There is a PIN already');
    expect(await lock.setPin(SAM, '0000', given('1234'))).toMatchObject({ kind: 'wrong' });
    expect(await lock.setPin(SAM, '2222', given('4711'))).toEqual({ kind: 'right' });
    expect(await lock.clearPin(SAM, given('4711'))).toMatchObject({ kind: 'wrong' });
    await lock.setPin(ALEX, '9999', null);
    expect(await lock.clearPin(SAM, given('9999', ALEX))).toEqual({ kind: 'right' });
    expect(await lock.state(SAM)).toEqual({ locked: false, withPin: [ALEX] });
    await expect(lock.checkPin(given('2222'))).rejects.toThrow('There is no PIN');
  });

  it('is gone with its file, and a damaged entry takes no other with it', async () => {
    const { folder, lock } = await locked();
    await lock.setPin(ALEX, '9999', null);
    const path = join(folder, PINS_FILE);
    const found = JSON.parse(await readFile(path, 'utf8'));
    await writeFile(path, JSON.stringify({ ...found, pins: { ...found.pins, [ALEX]: { kept: 'damaged' } } }));
    expect((await lock.state(SAM)).withPin).toEqual([SAM]);
    for (const damage of ['', '{', '[]', '{"format":2,"pins":{}}']) {
      await writeFile(path, damage);
      expect(await lock.state(SAM)).toEqual({ locked: false, withPin: [] });
    }
    await rm(path);
    expect(await lock.state(SAM)).toEqual({ locked: false, withPin: [] });
  });
});

describe('wrong tries', () => {
  it('make the next one wait, and the right PIN counts only after that', async () => {
    const { clock, lock } = await locked();
    expect(await lock.checkPin(given('1'.repeat(4)))).toEqual({ kind: 'wrong', waitSeconds: 0 });
    expect(await lock.checkPin(given('2222'))).toEqual({ kind: 'wrong', waitSeconds: 0 });
    expect(await lock.checkPin(given('3333'))).toEqual({ kind: 'wrong', waitSeconds: 5 });
    expect(await lock.checkPin(given('4711'))).toEqual({ kind: 'too soon', waitSeconds: 5 });
    clock.now += 4_500;
    expect(await lock.checkPin(given('4711'))).toEqual({ kind: 'too soon', waitSeconds: 1 });
    clock.now += 500;
    expect(await lock.checkPin(given('4711'))).toEqual({ kind: 'right' });
    await lock.lock(SAM);
    expect(await lock.checkPin(given('3333'))).toEqual({ kind: 'wrong', waitSeconds: 0 });
  });

  it('count on after a start, and those of one person not for another', async () => {
    const { folder, clock, lock } = await locked();
    await lock.setPin(ALEX, '9999', null);
    for (const wrong of ['1111', '2222', '3333']) await lock.checkPin(given(wrong));
    const restarted = lockOf(folder, () => clock.now);
    expect(await restarted.checkPin(given('4711'))).toEqual({ kind: 'too soon', waitSeconds: 5 });
    expect(await restarted.checkPin(given('9999', ALEX))).toEqual({ kind: 'right' });
  });

  it('made all at once are not all looked at', async () => {
    const { lock } = await locked();
    const verdicts = await Promise.all(['1111', '2222', '3333', '4444', '4711'].map((pin) => lock.checkPin(given(pin))));
    expect(verdicts.map(({ kind }) => kind)).toEqual(['wrong', 'wrong', 'wrong', 'too soon', 'too soon']);
  });

  it('count where the disk does not take them', async () => {
    const { folder, lock } = await locked();
    const path = join(folder, PINS_FILE);
    const before = await readFile(path, 'utf8');
    for (const wrong of ['1111', '2222', '3333']) {
      await lock.checkPin(given(wrong));
      await writeFile(path, before);
    }
    expect(await lock.checkPin(given('4711'))).toEqual({ kind: 'too soon', waitSeconds: 5 });
  });
});

it('over the bridge a PIN is four to twelve digits, and no refusal repeats it', async () => {
  const main = await mainParts();
  for (const pin of ['471', '4711x', '1234567890123', '４７１１']) {
    const reply = await main.answer('lock.set-pin', { person: SAM, pin, given: null });
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'not understood' } });
    expect(JSON.stringify(reply)).not.toContain(pin);
  }
  expect(await main.answer('lock.set-pin', { person: SAM, pin: '4711', given: null })).toEqual({
    ok: true,
    value: { kind: 'right' },
  });
  expect(await main.answer('lock.lock', { person: SAM })).toEqual({ ok: true, value: {} });
  expect(await main.answer('lock.state', { person: SAM })).toEqual({ ok: true, value: { locked: true, withPin: [SAM] } });
  expect(await main.answer('lock.check-pin', given('4711'))).toEqual({ ok: true, value: { kind: 'right' } });
  expect(await main.answer('lock.clear-pin', { person: SAM, given: given('4711') })).toMatchObject({ ok: true });
  expect(main.bugs).toEqual([]);
});
