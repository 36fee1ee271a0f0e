import { useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import { backupId, type RestoreSource } from '../../../src-shared/contract/backup.ts';
import { LongWork } from '../../parts/long-work.tsx';
import { Page } from '../../parts/page.tsx';
import { useSession, useWorkspace } from '../../session/session.ts';
import { notReadBack } from '../../workspace/recorded-changes.ts';
import { momentInWords } from '../backup/backup-words.ts';
import { type ReadBackup, readBackup } from './read-backup.ts';
import { RestoreChoice } from './restore-choice.tsx';

interface Props {
  readonly kind: RestoreSource['from']['kind'];
  readonly id: string;
}

/** Bringing something back from one backup: what it would change first, then the choice. */
export function RestorePage({ kind, id }: Props) {
  const { requirementSet } = useSession();
  const workspace = useWorkspace();
  const [read, setRead] = useState<ReadBackup | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const known = backupId.safeParse(id).data ?? null;

  const look = useCallback(async (): Promise<void> => {
    if (known === null) return setProblem('This is not a backup that we know.');
    const source: RestoreSource = { workspace: workspace.id, from: { kind, id: known } };
    try {
      const found = await readBackup(workspace, source, requirementSet);
      if (found.ok) setRead(found.value);
      else setProblem(found.refusal.words);
    } catch (error) {
      setProblem(notReadBack(error));
    }
  }, [workspace, requirementSet, kind, known]);
  useEffect(() => void look(), [look]);

  return (
    <Page
      title="Restore from a backup"
      caption={read ? `Made ${momentInWords(read.compared.backup.at)}` : 'Nothing is changed by looking'}
    >
      {problem !== null && (
        <div className="nhsuk-error-summary" role="alert">
          <p className="prose">{problem}</p>
        </div>
      )}
      {known !== null && read && <RestoreChoice read={read} source={{ workspace: workspace.id, from: { kind, id: known } }} />}
      {!read && problem === null && <LongWork fallback="Reading the backup…" />}
      <p>
        <Link href="/backup">Back to your backups</Link>
      </p>
    </Page>
  );
}
