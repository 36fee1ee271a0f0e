import { type FormEvent, useId, useState } from 'react';
import type { BridgeOutput } from '../../../src-shared/contract/bridge.ts';
import type { FileToken } from '../../../src-shared/contract/picked-files.ts';
import { LongWork } from '../../parts/long-work.tsx';
import { PickFile } from '../../parts/pick-file.tsx';
import { count } from '../../parts/words.ts';
import { useSession } from '../../session/session.ts';
import { useOpenArrived } from './use-open-arrived.ts';
import { type Looked, WhatItBrings } from './what-it-brings.tsx';

type Taken = Extract<BridgeOutput<'move.take'>, { kind: 'taken' }>;

/** One file that another computer has written, and its recovery code. */
export function FromFile() {
  const { bridge, workspace } = useSession();
  const openArrived = useOpenArrived();
  const [picked, setPicked] = useState<{ readonly file: FileToken; readonly name: string } | null>(null);
  const [code, setCode] = useState('');
  const [looked, setLooked] = useState<Looked | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const id = useId();

  const run = async <T,>(work: () => Promise<T>): Promise<T> => {
    setProblem(null);
    setWorking(true);
    return work().finally(() => setWorking(false));
  };
  const look = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!picked) return setProblem('Choose the file first.');
    if (code.trim() === '') return setProblem('Enter the recovery code.');
    const reply = await run(async () => {
      // What was typed a moment ago counts as being here.
      await workspace?.settled();
      return bridge.call('move.look', { file: picked.file, code });
    });
    if (!reply.ok) return setProblem(reply.refusal.words);
    if (reply.value.kind === 'wrong') return setProblem(reply.value.words);
    setLooked(reply.value);
  };
  const take = async (): Promise<void> => {
    if (!picked) return;
    const reply = await run(() => bridge.call('move.take', { file: picked.file, code }));
    if (!reply.ok) return setProblem(reply.refusal.words);
    if (reply.value.kind === 'wrong') return setProblem(reply.value.words);
    setTaken(reply.value);
  };

  return (
    <section className="card bring-here__way" aria-labelledby={`${id}-title`} data-help="move">
      <h2 className="nhsuk-heading-m" id={`${id}-title`}>
        From a file
      </h2>
      {taken ? (
        <>
          <p role="status">
            <strong>{taken.isNew ? `${taken.name} is on this computer now.` : `${taken.name} has what it lacked.`}</strong>{' '}
            {taken.changes === 0 ? 'No edits' : count(taken.changes, 'edit')} and{' '}
            {taken.evidenceFiles === 0 ? 'no evidence files' : count(taken.evidenceFiles, 'evidence file')} came with the file
            {taken.requirementSets > 0 ? `, and ${count(taken.requirementSets, 'requirement set')} that its assessments use` : ''}
            .{!taken.isNew && ' How it was before is kept: you find it under its backups.'}
          </p>
          <button
            type="button"
            className="nhsuk-button"
            onClick={() => void openArrived(taken.workspace).then((refusal) => setProblem(refusal))}
          >
            Open {taken.name}
          </button>
        </>
      ) : looked ? (
        <WhatItBrings
          looked={looked}
          working={working}
          onTake={() => void take()}
          onAnother={() => {
            setProblem(null);
            setLooked(null);
          }}
        />
      ) : (
        <form onSubmit={(event) => void look(event)} noValidate>
          <PickFile
            label="The file that the other computer has written"
            hint="Its name ends in .igtmove"
            accept=".igtmove"
            onPick={(file, name) => {
              setProblem(null);
              setPicked({ file, name });
            }}
          />
          {picked && <p role="status">Chosen: {picked.name}</p>}
          <div className="nhsuk-form-group">
            <label className="nhsuk-label nhsuk-label--s" htmlFor={`${id}-code`}>
              Its recovery code
            </label>
            <div className="nhsuk-hint" id={`${id}-code-hint`}>
              Seven groups of four, from the sheet that was printed. Small letters and blanks do not matter.
            </div>
            <input
              className="nhsuk-input nhsuk-input--width-20 bring-here__code"
              id={`${id}-code`}
              type="text"
              autoComplete="off"
              spellCheck={false}
              maxLength={200}
              aria-describedby={`${id}-code-hint`}
              value={code}
              onChange={({ target }) => setCode(target.value)}
            />
          </div>
          {working ? (
            <LongWork fallback="Reading the file…" />
          ) : (
            <button type="submit" className="nhsuk-button">
              Look what is in it
            </button>
          )}
        </form>
      )}
      {problem !== null && (
        <p className="nhsuk-error-message" role="alert">
          <span className="nhsuk-u-visually-hidden">Error: </span>
          {problem}
        </p>
      )}
    </section>
  );
}
