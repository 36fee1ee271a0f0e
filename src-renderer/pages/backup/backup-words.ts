import type { Backup, BackupContents, BackupOutcome } from '../../../src-shared/contract/backup.ts';
import { unreachable } from '../../../src-shared/result.ts';
import { sizeInWords } from '../../../src-shared/size-in-words.ts';
import { count, dateInWords, timeInWords } from '../../parts/words.ts';

/** `1,204 edits and 3 evidence files, 41 MB` */
export function contentsInWords({ changes, evidenceFiles, bytes }: BackupContents): string {
  const files = evidenceFiles === 0 ? 'no evidence files' : count(evidenceFiles, 'evidence file');
  return `${count(changes, 'edit')} and ${files}, ${sizeInWords(bytes)}`;
}

/** `31 March 2027 at 14:32` */
export function momentInWords(at: string): string {
  return `${dateInWords(at)} at ${timeInWords(at)}`;
}

/** How a backup went, in words. */
export function outcomeInWords(outcome: BackupOutcome): string {
  switch (outcome.kind) {
    case 'made':
      return ['The backup was made and read back. All of it is there.', ...outcome.notes].join(' ');
    case 'nothing new':
      return `Nothing was recorded since the backup of ${momentInWords(outcome.backup.at)}, which is whole.`;
    case 'failed':
      return outcome.words;
    default:
      return unreachable(outcome);
  }
}

/** What is known of one backup, in a word or two, and in full where something is wrong. */
export function standingInWords({ standing }: Pick<Backup, 'standing'>): {
  readonly mark: string;
  readonly words: string | null;
} {
  switch (standing.kind) {
    case 'verified':
      return { mark: 'Checked', words: null };
    case 'damaged':
      return { mark: 'Damaged', words: standing.words };
    case 'newer':
      return { mark: 'Of a newer version', words: standing.words };
    default:
      return unreachable(standing);
  }
}
