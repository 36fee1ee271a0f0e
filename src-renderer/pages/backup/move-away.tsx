import { useState } from 'react';
import { Link } from 'wouter';
import { organisationOf } from '../../../src-shared/assessment/organisation.ts';
import { dayInLondon } from '../../../src-shared/assessment/toolkit-year.ts';
import { useKeyState } from '../../keys/key-state.ts';
import { useOpenKey } from '../../keys/open-key.ts';
import { LongWork } from '../../parts/long-work.tsx';
import { useSaveFile } from '../../parts/save-file.tsx';
import { count } from '../../parts/words.ts';
import { useFolded, useSession, useWorkspace } from '../../session/session.ts';
import { contentsInWords } from './backup-words.ts';

/** “Move to another computer”: one encrypted file with everything in it. */
export function MoveAway() {
  const { bridge } = useSession();
  const workspace = useWorkspace();
  const { name } = organisationOf(useFolded());
  const key = useKeyState();
  const openKey = useOpenKey();
  const { saveBy, result } = useSaveFile(<LongWork fallback="Writing the file…" />);
  const [working, setWorking] = useState(false);
  const [said, setSaid] = useState<string | null>(null);

  const write = async (): Promise<void> => {
    setSaid(null);
    if (!(await openKey())) return;
    await workspace.settled();
    await saveBy(`${name.trim() || 'Organisation'} ${dayInLondon(new Date())}.igtmove`, async (as, place) => {
      setWorking(true);
      const written = await bridge.call('move.write', { workspace: workspace.id, place: { ...place }, name: as });
      setWorking(false);
      if (!written.ok || written.value.kind !== 'saved') return written;
      const { contents, missing } = written.value;
      setSaid(
        [
          `In the file: ${contentsInWords(contents)}. It was read back, and all of it is there.`,
          missing.length === 0
            ? ''
            : `${count(missing.length, 'evidence file')} could not be put in, because ${missing.length === 1 ? 'it is' : 'they are'} missing or damaged here: see the Evidence page.`,
        ]
          .filter(Boolean)
          .join(' '),
      );
      return written;
    });
    setWorking(false);
  };

  return (
    <section className="backup" aria-labelledby="move" data-help="move">
      <h2 className="nhsuk-heading-m" id="move">
        Move to another computer
      </h2>
      <p className="prose">
        One encrypted file with everything in it: answers, evidence, people and history. On the other computer it opens with your
        recovery code. What is here stays here.
      </p>
      {key !== null && key.kind === 'open' && key.recoveryCode !== 'confirmed' ? (
        <p className="prose">
          The file opens with a recovery code, and none is confirmed yet.{' '}
          <Link href="/recovery-code">Make the recovery code</Link> and confirm it first.
        </p>
      ) : working ? (
        <LongWork fallback="Writing the file…" />
      ) : (
        <div className="buttons">
          <button type="button" className="nhsuk-button nhsuk-button--secondary" onClick={() => void write()}>
            Write the file
          </button>
        </div>
      )}
      {said !== null && <p role="status">{said}</p>}
      {result}
      <p className="prose">
        Have you got such a file, or backups of another computer? <Link href="/bring-here">Bring an organisation here</Link>
      </p>
    </section>
  );
}
