import { describe, expect, test } from 'vitest';
import type { EvidenceFile } from '../../src-shared/assessment/evidence-file.ts';
import { knownFiles } from '../../src-shared/assessment/known-files.ts';
import type { BackupState } from '../../src-shared/contract/backup.ts';
import type { KeyState } from '../../src-shared/contract/keys.ts';
import { computer } from '../../tests/computer.ts';
import { exampleFile, fileOf, hashOf } from '../../tests/example-evidence.ts';
import { warningsOfThisComputer } from './warnings-of-this-computer.ts';

const NOTHING_WRONG = { missing: new Set<never>(), damaged: new Set<never>(), verifiedAt: null };
const KEY: KeyState = {
  kind: 'open',
  protectedBy: 'key file',
  keychain: { kind: 'none', words: 'There is no keychain.' },
  recoveryCode: 'confirmed',
  toConfirm: null,
  damage: [],
};

describe('the recovery code', () => {
  const said = (key: Partial<KeyState> | null) =>
    warningsOfThisComputer(key && { ...KEY, ...key }, null, [], NOTHING_WRONG).map(({ words }) => words);

  test('is warned of until it is confirmed, with its page', () => {
    expect(said({ recoveryCode: 'none' })).toEqual([
      'Your evidence has no recovery code yet. Without one it cannot be read when this computer is lost.',
    ]);
    expect(said({ recoveryCode: 'made' })).toEqual([
      'The recovery code of your evidence is not confirmed yet. Nobody knows whether it was written down right.',
    ]);
    expect(warningsOfThisComputer({ ...KEY, recoveryCode: 'made' }, null, [], NOTHING_WRONG)[0]?.place).toEqual({
      page: 'recovery-code',
    });
  });

  test('is nobody’s task once it is confirmed, before anything was attached, or while nothing is known', () => {
    expect([said({}), said({ kind: 'none yet', recoveryCode: 'none' }), said(null)]).toEqual([[], [], []]);
  });
});

describe('backups', () => {
  const folder = { path: '/stick', name: 'stick', standing: { kind: 'there' } } as const;
  const state: BackupState = { folder, backups: [], recoveryPoints: [], last: null, changedSince: true };
  const said = (backups: BackupState | null) => warningsOfThisComputer(null, backups, [], NOTHING_WRONG);

  test('are warned of while there are none, and when the last one failed, with their page', () => {
    expect(said({ ...state, folder: null })).toEqual([
      { words: expect.stringMatching(/^No backups are made yet/), place: { page: 'backup' } },
    ]);
    const last = { at: '2026-11-29T12:00:00.000Z', outcome: { kind: 'failed', words: 'The stick is full.' } } as const;
    expect(said({ ...state, last })).toEqual([
      { words: 'The last backup was not made. The stick is full.', place: { page: 'backup' } },
    ]);
  });

  test('are nobody’s task where they work, or while nothing is known', () => {
    expect([said(state), said(null)]).toEqual([[], []]);
  });
});

test('files that are missing or damaged here are named, each with its page', () => {
  const on = computer(1);
  on.act([...exampleFile(1, 'Log.pdf'), ...exampleFile(2, 'Policy.pdf'), ...exampleFile(3)]);
  const used: EvidenceFile[] = [...knownFiles(on.folded).values()];
  const stored = { missing: new Set([hashOf(1)]), damaged: new Set([hashOf(2)]), verifiedAt: null };
  expect(warningsOfThisComputer(KEY, null, used, stored)).toEqual([
    {
      words: '“Log.pdf” is missing on this computer, so it cannot be opened or sent. Its page says what to do.',
      place: { page: 'evidence file', file: fileOf(1) },
    },
    {
      words: '“Policy.pdf” is damaged on this computer, so it cannot be opened or sent. Its page says what to do.',
      place: { page: 'evidence file', file: fileOf(2) },
    },
  ]);
});
