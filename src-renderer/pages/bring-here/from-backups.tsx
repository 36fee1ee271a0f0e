import { useId, useState } from 'react';
import type { BackupId, FoundBackups } from '../../../src-shared/contract/backup.ts';
import type { BridgeOutput } from '../../../src-shared/contract/bridge.ts';
import type { FolderToken } from '../../../src-shared/contract/picked-files.ts';
import { ChooseFolder } from '../../parts/choose-folder.tsx';
import { LongWork } from '../../parts/long-work.tsx';
import { useSession } from '../../session/session.ts';
import { contentsInWords } from '../backup/backup-words.ts';
import { FoundOrganisation } from './found-organisation.tsx';
import { useOpenArrived } from './use-open-arrived.ts';

type Adopted = BridgeOutput<'backup.adopt'>;

/** A folder with backups, when the computer that made them is gone. */
export function FromBackups() {
  const { bridge } = useSession();
  const openArrived = useOpenArrived();
  const [choosing, setChoosing] = useState(false);
  const [found, setFound] = useState<readonly FoundBackups[] | null>(null);
  const [adopted, setAdopted] = useState<Adopted | null>(null);
  const [working, setWorking] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();

  const look = async (folder: FolderToken | null): Promise<void> => {
    setChoosing(false);
    if (folder === null) return;
    setProblem(null);
    setWorking('Looking for backups…');
    const reply = await bridge.call('backup.look', { folder });
    setWorking(null);
    if (!reply.ok) return setProblem(reply.refusal.words);
    setFound(reply.value.found);
    if (reply.value.found.length === 0)
      setProblem('There are no backups in this folder. Choose the folder that was chosen for backups on the other computer.');
  };
  const adopt = async (one: FoundBackups, backup: BackupId): Promise<void> => {
    setProblem(null);
    setWorking(`Bringing ${one.name} here…`);
    const reply = await bridge.call('backup.adopt', { found: one.found, backup });
    setWorking(null);
    if (!reply.ok) return setProblem(reply.refusal.words);
    setAdopted(reply.value);
  };

  return (
    <section className="card bring-here__way" aria-labelledby={`${id}-title`} data-help="backup">
      <h2 className="nhsuk-heading-m" id={`${id}-title`}>
        From its backups
      </h2>
      {adopted ? (
        <>
          <p role="status">
            <strong>{adopted.name} is on this computer now:</strong> {contentsInWords(adopted.contents)}.
          </p>
          {adopted.notes.map((note) => (
            <p key={note} className="prose">
              {note}
            </p>
          ))}
          <p className="prose">
            Its evidence files open with the recovery code or the passphrase. You are asked when one is needed.
          </p>
          <button
            type="button"
            className="nhsuk-button"
            onClick={() => void openArrived(adopted.workspace).then((refusal) => setProblem(refusal))}
          >
            Open {adopted.name}
          </button>
        </>
      ) : (
        <>
          <p className="prose">For the day on which the old computer is broken, lost or stolen.</p>
          {working !== null ? (
            <LongWork fallback={working} />
          ) : (
            <>
              {found?.map((one) => (
                <FoundOrganisation key={one.found} found={one} onAdopt={(backup) => void adopt(one, backup)} />
              ))}
              <button type="button" className="nhsuk-button nhsuk-button--secondary" onClick={() => setChoosing(true)}>
                {found === null ? 'Choose the folder with the backups' : 'Choose another folder'}
              </button>
            </>
          )}
        </>
      )}
      {problem !== null && (
        <p className="nhsuk-error-message" role="alert">
          <span className="nhsuk-u-visually-hidden">Error: </span>
          {problem}
        </p>
      )}
      {choosing && (
        <ChooseFolder
          title="Choose the folder with the backups"
          hint="The one that was chosen on the other computer, or the folder “IG Toolkit backups” in it."
          choose="Look here"
          onDone={(folder) => void look(folder)}
        />
      )}
    </section>
  );
}
