import { describe, expect, it } from 'vitest';
import { BY_KEY_FILE, byCode, byPassphrase, confirmedCode, everything, HERE, keyParts } from '../../tests/key-parts.ts';

describe('the recovery code', () => {
  it('is confirmed by two of its groups, and a wrong one is named', async () => {
    const parts = await keyParts();
    const keys = parts.start();
    await keys.protect(HERE, BY_KEY_FILE);
    const { groups, state } = await keys.newRecoveryCode(HERE);
    expect(state).toMatchObject({ recoveryCode: 'made' });
    const [one, other] = state.toConfirm ?? [-1, -1];
    expect(one).toBeLessThan(other);
    const [first, second] = [groups[one] ?? '', groups[other] ?? ''];
    expect(await keys.confirmRecoveryCode(HERE, [first, `${second}0`])).toEqual({
      kind: 'wrong',
      words: `Group ${other + 1} is not as on the paper. Compare each letter and digit.`,
    });
    expect((await keys.state(HERE)).recoveryCode).toBe('made');
    expect(await keys.confirmRecoveryCode(HERE, [first.toLowerCase(), ` ${second}`])).toMatchObject({
      kind: 'confirmed',
      state: { recoveryCode: 'confirmed', toConfirm: null },
    });
    expect((await parts.start().state(HERE)).recoveryCode).toBe('confirmed');
  });

  it('is held nowhere but in memory', async () => {
    const parts = await keyParts();
    const keys = parts.start();
    await keys.protect(HERE, BY_KEY_FILE);
    const { groups, state } = await keys.newRecoveryCode(HERE);
    const written = await everything(parts);
    expect(written).not.toContain(groups.join(''));
    const again = parts.start();
    expect(await again.state(HERE)).toMatchObject({ recoveryCode: 'made', toConfirm: null });
    const [one, other] = state.toConfirm ?? [0, 0];
    await expect(again.confirmRecoveryCode(HERE, [groups[one] ?? '', groups[other] ?? ''])).rejects.toMatchObject({
      refusal: { code: 'not found' },
    });
  });

  it('that is confirmed stays good until a newer one is confirmed', async () => {
    const parts = await keyParts();
    const keys = parts.start();
    await keys.protect(HERE, byPassphrase('correct horse'));
    const first = await confirmedCode(keys);
    const shown = (await keys.newRecoveryCode(HERE)).groups.join('');
    for (const code of [first, shown]) expect((await parts.start().open(HERE, byCode(code))).kind).toBe('opened');
    const second = await confirmedCode(keys);
    const after = parts.start();
    for (const code of [first, shown])
      expect(await after.open(HERE, byCode(code))).toMatchObject({ kind: 'wrong', words: expect.stringContaining('typed well') });
    expect((await after.open(HERE, byCode(second))).kind).toBe('opened');
  });

  it('mistyped is told from wrong, and is no try', async () => {
    const parts = await keyParts();
    const [keys, elsewhere] = [parts.start(), (await keyParts()).start()];
    await keys.protect(HERE, byPassphrase('correct horse'));
    const code = await confirmedCode(keys);
    await elsewhere.protect(HERE, BY_KEY_FILE);
    const stranger = await confirmedCode(elsewhere);
    const again = parts.start();
    const mistyped = code.slice(0, -1) + (code.endsWith('7') ? '8' : '7');
    for (let tries = 0; tries < 5; tries += 1)
      expect(await again.open(HERE, byCode(mistyped))).toMatchObject({ words: expect.stringContaining('typing mistake') });
    expect(await again.open(HERE, byCode(stranger))).toMatchObject({ words: expect.stringContaining('typed well') });
    expect((await again.open(HERE, byCode(code))).kind).toBe('opened');
  });
});
