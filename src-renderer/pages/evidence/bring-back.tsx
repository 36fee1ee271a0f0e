import { useState } from 'react';
import { Link } from 'wouter';
import type { EvidenceHash } from '../../../src-shared/assessment/identifiers.ts';
import { bringBack } from '../../evidence/bring-back.ts';
import { useOpenKey } from '../../keys/open-key.ts';
import { announce } from '../../parts/announcer.tsx';
import { useWorkspace } from '../../session/session.ts';

interface Props {
  readonly hash: EvidenceHash;
  readonly onBack: () => void;
}

/** Offers a document that is missing or damaged here from the backups. */
export function BringBack({ hash, onBack }: Props) {
  const { bridge, id } = useWorkspace();
  const openKey = useOpenKey();
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const bring = async (): Promise<void> => {
    if (isWorking || !(await openKey())) return;
    setWorking(true);
    setProblem(null);
    const brought = await bringBack(bridge, id, hash);
    setWorking(false);
    if (!brought.ok) return setProblem(brought.refusal);
    announce(brought.value);
    onBack();
  };
  return (
    <>
      {problem !== null && (
        <p className="nhsuk-error-message" role="alert">
          <span className="nhsuk-u-visually-hidden">Error: </span>
          {problem}
        </p>
      )}
      <button
        type="button"
        className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
        aria-disabled={isWorking || undefined}
        onClick={() => void bring()}
      >
        Bring it back from a backup
      </button>
      <p role="status">{isWorking && 'Looking through the backups…'}</p>
      <p>
        Your backups are on the page <Link href="/backup">Backup and moving</Link>.
      </p>
    </>
  );
}
