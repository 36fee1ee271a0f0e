import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isGroup, RECOVERY_CODE_BYTES, readRecoveryCode, recoveryCodeGroups } from './recovery-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secrets = fc.uint8Array({ minLength: RECOVERY_CODE_BYTES, maxLength: RECOVERY_CODE_BYTES });
const textOf = (secret: Uint8Array): string => recoveryCodeGroups(secret).join('');

describe('a recovery code', () => {
  it('is seven groups of four', () => {
    expect(recoveryCodeGroups(new Uint8Array(16))).toEqual(Array.from({ length: 7 }, () => '0000'));
    // Worked out by hand: the last data character carries three bits and two that are nothing.
    expect(recoveryCodeGroups(new Uint8Array(16).fill(255)).slice(0, 6)).toEqual([
      'ZZZZ',
      'ZZZZ',
      'ZZZZ',
      'ZZZZ',
      'ZZZZ',
      'ZZZZ',
    ]);
    expect(recoveryCodeGroups(new Uint8Array(16).fill(255)).at(6)).toMatch(/^ZW..$/);
  });

  it('is made of 16 bytes, no more and no less', () => {
    for (const length of [0, 15, 17]) expect(() => recoveryCodeGroups(new Uint8Array(length))).toThrow('128 bits');
  });

  it('is read back, whatever it is', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        expect(readRecoveryCode(textOf(secret))).toEqual({ ok: true, value: secret });
      }),
    );
  });

  it('is read however it is typed: small letters, blanks, dashes, O for 0, I and L for 1', () => {
    const slips = fc.array(fc.constantFrom('plain', 'small', 'look-alike', 'blank', 'dash'), { minLength: 28, maxLength: 28 });
    const lookAlikes: Record<string, string> = { '0': 'O', '1': 'l' };
    fc.assert(
      fc.property(secrets, slips, (secret, kinds) => {
        const typed = [...textOf(secret)].map((character, at) => {
          switch (kinds[at]) {
            case 'small':
              return character.toLowerCase();
            case 'look-alike':
              return lookAlikes[character] ?? character;
            case 'blank':
              return `${character}\u00A0 `;
            case 'dash':
              return `${character}–`;
            default:
              return character;
          }
        });
        expect(readRecoveryCode(typed.join(''))).toEqual({ ok: true, value: secret });
      }),
    );
    expect(readRecoveryCode('i'.repeat(28))).toEqual(readRecoveryCode('1'.repeat(28)));
  });

  it('with one wrong character is always found out', () => {
    // Not a sample for this code: every place and every other character.
    fc.assert(
      fc.property(secrets, (secret) => {
        const text = textOf(secret);
        const missed = [...text].flatMap((right, at) =>
          [...ALPHABET].filter((other) => other !== right && readRecoveryCode(text.slice(0, at) + other + text.slice(at + 1)).ok),
        );
        expect(missed).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });

  it('with two neighbours swapped, or any two wrong characters, is always found out', () => {
    fc.assert(
      fc.property(secrets, (secret) => {
        const text = textOf(secret);
        for (let at = 0; at + 1 < text.length; at += 1) {
          const swapped = text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
          expect(swapped === text || !readRecoveryCode(swapped).ok).toBe(true);
        }
      }),
    );
    const place = fc.nat(27);
    const character = fc.constantFrom(...ALPHABET);
    fc.assert(
      fc.property(secrets, place, character, place, character, (secret, one, first, other, second) => {
        const typed = [...textOf(secret)];
        typed[one] = first;
        typed[other] = second;
        expect(typed.join('') === textOf(secret) || !readRecoveryCode(typed.join('')).ok).toBe(true);
      }),
    );
  });

  it('that is mere letters passes about once in a thousand', () => {
    // A linear walk through the space, the same at each run: 50,000 codes with nothing in common.
    let state = 12_345;
    const next = (): string => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return ALPHABET.charAt(state >>> 27);
    };
    const passed = Array.from({ length: 50_000 }, () => Array.from({ length: 28 }, next).join('')).filter(
      (typed) => readRecoveryCode(typed).ok,
    ).length;
    expect(passed / 50_000).toBeLessThan(0.002);
  });

  it('says in words what is wrong with it', () => {
    const wordsOf = (typed: string): string => {
      const read = readRecoveryCode(typed);
      return read.ok ? 'read' : read.refusal;
    };
    expect(wordsOf(' - ')).toBe('Type the recovery code.');
    expect(wordsOf('ABCU')).toBe('A recovery code has no “U” in it. Look at that character again.');
    expect(wordsOf('0000 0000')).toBe('A recovery code has 28 letters and digits, in 7 groups of 4. This has 8.');
    expect(wordsOf('0000-0000-0000-0000-0000-0000-0001')).toContain('typing mistake');
  });
});

it('one group is compared with the same tolerance', () => {
  expect(isGroup(' 0l-ab ', '01AB')).toBe(true);
  expect(isGroup('01AC', '01AB')).toBe(false);
  expect(isGroup('', '01AB')).toBe(false);
});
