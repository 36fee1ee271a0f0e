import { useMemo } from 'react';
import type { EvidenceFile } from '../../src-shared/assessment/evidence-file.ts';
import type { Warning } from '../../src-shared/assessment/readiness.ts';
import type { BackupState } from '../../src-shared/contract/backup.ts';
import type { KeyState } from '../../src-shared/contract/keys.ts';
import { useKeyState } from '../keys/key-state.ts';
import { useBackups } from '../pages/backup/use-backups.ts';
import { type StoredFiles, useStoredFiles } from '../pages/evidence/stored-files.ts';
import type { AssessmentView } from './assessment-view.ts';

/**
 * What is worth knowing before publishing and depends on this computer, so that readiness cannot know it: files that are
 * missing or damaged here, the recovery code.
 */
export function useWarningsOfThisComputer({ readiness, files }: AssessmentView): readonly Warning[] {
  const used = useMemo(() => {
    const ids = new Set(readiness.standings.flatMap(({ answer }) => answer.evidence.flatMap((item) => item.files)));
    return [...ids].flatMap((id) => files.get(id) ?? []);
  }, [readiness, files]);
  const stored = useStoredFiles(used);
  const key = useKeyState();
  const backups = useBackups().state;
  return useMemo(() => warningsOfThisComputer(key, backups, used, stored), [key, backups, used, stored]);
}

/**
 * @param key null while it is not known
 * @param backups null while it is not known
 * @param used the files that prove something in the assessment
 */
export function warningsOfThisComputer(
  key: KeyState | null,
  backups: BackupState | null,
  used: readonly EvidenceFile[],
  stored: StoredFiles,
): Warning[] {
  return [...backupInWords(backups), ...recoveryCodeInWords(key), ...used.flatMap((file) => brokenInWords(file, stored))];
}

function backupInWords(backups: BackupState | null): Warning[] {
  const place = { page: 'backup' } as const;
  if (backups === null) return [];
  if (backups.folder === null)
    return [{ words: 'No backups are made yet. If this computer is lost, everything is lost with it.', place }];
  const failed = backups.last?.outcome.kind === 'failed' ? backups.last.outcome.words : null;
  return failed === null ? [] : [{ words: `The last backup was not made. ${failed}`, place }];
}

function recoveryCodeInWords(key: KeyState | null): Warning[] {
  if (key === null || key.kind === 'none yet' || key.recoveryCode === 'confirmed') return [];
  const words =
    key.recoveryCode === 'made'
      ? 'The recovery code of your evidence is not confirmed yet. Nobody knows whether it was written down right.'
      : 'Your evidence has no recovery code yet. Without one it cannot be read when this computer is lost.';
  return [{ words, place: { page: 'recovery-code' } }];
}

function brokenInWords(file: EvidenceFile, { missing, damaged }: StoredFiles): Warning[] {
  const { hash } = file.current;
  const place = { page: 'evidence file', file: file.id } as const;
  if (missing.has(hash))
    return [
      { words: `“${file.name}” is missing on this computer, so it cannot be opened or sent. Its page says what to do.`, place },
    ];
  if (damaged.has(hash))
    return [
      { words: `“${file.name}” is damaged on this computer, so it cannot be opened or sent. Its page says what to do.`, place },
    ];
  return [];
}
