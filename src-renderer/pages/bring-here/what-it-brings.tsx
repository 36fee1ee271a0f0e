import type { FormEvent } from 'react';
import type { BridgeOutput } from '../../../src-shared/contract/bridge.ts';
import { sizeInWords } from '../../../src-shared/size-in-words.ts';
import { AskToShrink, useAgreement } from '../../parts/ask-to-shrink.tsx';
import { EffectsOf } from '../../parts/effects-of.tsx';
import { LongWork } from '../../parts/long-work.tsx';
import { count } from '../../parts/words.ts';
import { contentsInWords, momentInWords } from '../backup/backup-words.ts';

export type Looked = Extract<BridgeOutput<'move.look'>, { kind: 'opened' }>;

interface Props {
  readonly looked: Looked;
  readonly working: boolean;
  readonly onTake: () => void;
  readonly onAnother: () => void;
}

/** What is in a moving file and what taking it would do, the question where something would shrink, and the button that takes it. */
export function WhatItBrings({ looked: { name, writtenAt, contents, here }, working, onTake, onAnother }: Props) {
  const agreement = useAgreement();
  const isAllHere = here !== null && here.changes === 0 && here.evidence.files === 0;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (agreement.holds(here?.shrinks ?? [])) onTake();
  };
  return (
    <form onSubmit={submit} noValidate>
      <p>
        <strong>{name}</strong>, written {momentInWords(writtenAt)}: {contentsInWords(contents)}.
      </p>
      {here ? (
        <>
          {isAllHere ? (
            <p className="prose">
              This organisation is on this computer already, with everything that is in this file.
              {contents.evidenceFiles > 0 && ' Evidence files that are damaged here can be mended from it.'}
            </p>
          ) : (
            <WhatChanges here={here} />
          )}
          <AskToShrink shrinks={here.shrinks} agreement={agreement} />
        </>
      ) : (
        <p className="prose">It becomes an organisation of its own on this computer.</p>
      )}
      {working ? (
        <LongWork fallback="Reading the file…" />
      ) : (
        <div className="buttons">
          {!(isAllHere && contents.evidenceFiles === 0) && (
            <button type="submit" className="nhsuk-button">
              {isAllHere ? 'Mend evidence files' : here ? 'Bring what is missing' : 'Bring it here'}
            </button>
          )}
          <button type="button" className="nhsuk-button nhsuk-button--secondary" onClick={onAnother}>
            Another file
          </button>
        </div>
      )}
    </form>
  );
}

function WhatChanges({ here }: { readonly here: NonNullable<Looked['here']> }) {
  const { changes, evidence, fields, fieldCount, levels, warnings } = here;
  return (
    <>
      <p className="prose">
        This organisation is on this computer already. It gets what it lacks. Where something newer is here, that stays, and what
        was said before stays in the history.
      </p>
      <ul className="nhsuk-list nhsuk-list--bullet prose">
        <li>
          {count(changes, 'edit')} and{' '}
          {evidence.files === 0
            ? 'no evidence files'
            : `${count(evidence.files, 'evidence file')} (${sizeInWords(evidence.bytes)})`}{' '}
          are not here yet.
        </li>
        <li>{fieldCount === 0 ? 'Nothing would say anything else than now.' : `${count(fieldCount, 'thing')} would change.`}</li>
        {warnings.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <EffectsOf effects={{ fields, levels }} of={fieldCount} title="What would change" then="With the file" />
      <p className="prose muted">
        Everything is kept as it is now before anything is brought here. You find it under its backups.
      </p>
    </>
  );
}
