import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import type { RestoreSource } from '../../../src-shared/contract/backup.ts';
import { sizeInWords } from '../../../src-shared/size-in-words.ts';
import { useOpenKey } from '../../keys/open-key.ts';
import { AskToShrink, useAgreement } from '../../parts/ask-to-shrink.tsx';
import { EffectsOf } from '../../parts/effects-of.tsx';
import { LongWork } from '../../parts/long-work.tsx';
import { count } from '../../parts/words.ts';
import { useWorkspace } from '../../session/session.ts';
import { carryOut, type HowFar, type Restored } from './carry-out.ts';
import type { ReadBackup } from './read-backup.ts';

interface Props {
  readonly read: ReadBackup;
  readonly source: RestoreSource;
}

/** The two ways of restoring, what each would change, and the button that does it. */
export function RestoreChoice({ read: { compared, preview }, source }: Props) {
  const workspace = useWorkspace();
  const openKey = useOpenKey();
  const { missing, bringing, back, finished } = preview;
  const { files, bytes } = compared.missingEvidence;
  const [howFar, setHowFar] = useState<HowFar>('missing');
  const agreement = useAgreement();
  const [working, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [done, setDone] = useState<Restored | null>(null);
  const id = useId();

  if (done) return <Done said={done} />;
  const effects = howFar === 'back' ? back : bringing;
  const hasMissing = missing.length > 0 || files > 0;
  if (!hasMissing && back.drafts.length === 0)
    return (
      <p className="nhsuk-inset-text tight">
        {finished.length > 0
          ? `Everything in this backup is here already, and the finished ${finished.map(yearInWords).join(' and ')} assessment stays as it is.`
          : 'Everything is as it is in this backup. There is nothing to bring back.'}
      </p>
    );

  const choose = (way: HowFar): void => {
    setHowFar(way);
    // What was agreed to was about the other way.
    agreement.setSure(false);
    setProblem(null);
  };
  const restore = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!agreement.holds(effects.shrinks)) return;
    setProblem(null);
    setWorking(true);
    const result = await carryOut(workspace, source, preview, howFar, files, openKey);
    setWorking(false);
    if (result.ok) setDone(result.value);
    else setProblem(result.refusal);
  };

  return (
    <form onSubmit={(event) => void restore(event)} noValidate>
      <fieldset className="nhsuk-fieldset restore__ways">
        <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">What do you want to bring back?</legend>
        <Way id={`${id}-missing`} chosen={howFar === 'missing'} onChoose={() => choose('missing')} title="What is missing here">
          {hasMissing
            ? `${missing.length === 0 ? 'No edits' : count(missing.length, 'edit')} and ${files === 0 ? 'no evidence files' : `${count(files, 'evidence file')} (${sizeInWords(bytes)})`} that are not here${files === 0 ? '' : ', or are damaged here'}. Nothing that is here is lost: where something newer is here, that stays.`
            : 'Nothing of this backup is missing here.'}
        </Way>
        <Way id={`${id}-back`} chosen={howFar === 'back'} onChoose={() => choose('back')} title="Everything as it was then">
          {back.drafts.length === 0
            ? 'Once what is missing is here, nothing else differs.'
            : `In addition ${count(back.drafts.length, 'thing')} ${back.drafts.length === 1 ? 'says' : 'say'} again what ${back.drafts.length === 1 ? 'it' : 'they'} said then. What was written since stays in the history, and each of it can be taken back.`}
        </Way>
      </fieldset>
      <EffectsOf
        effects={effects}
        of={effects.fields.length}
        title={howFar === 'back' ? 'What would change' : 'What would be brought back'}
        then="Then"
      />
      {howFar === 'back' && finished.length > 0 && (
        <p className="prose">
          The finished {finished.map(yearInWords).join(' and ')} assessment stays as it is. Open it again first if it should go
          back as well.
        </p>
      )}
      <AskToShrink shrinks={effects.shrinks} agreement={agreement} />
      {problem !== null && (
        <p className="nhsuk-error-message" role="alert">
          <span className="nhsuk-u-visually-hidden">Error: </span>
          {problem}
        </p>
      )}
      <p className="prose muted">
        Everything is kept as it is now before anything is brought back. You find it under your backups.
      </p>
      {working ? (
        <LongWork fallback="Bringing back…" />
      ) : (
        <button type="submit" className="nhsuk-button" disabled={howFar === 'missing' && !hasMissing}>
          {howFar === 'back' ? 'Go back to how it was' : 'Bring back what is missing'}
        </button>
      )}
    </form>
  );
}

interface WayProps {
  readonly id: string;
  readonly title: string;
  readonly chosen: boolean;
  readonly onChoose: () => void;
  readonly children: string;
}

function Way({ id, title, chosen, onChoose, children }: WayProps) {
  return (
    <div className="nhsuk-radios__item">
      <input
        className="nhsuk-radios__input"
        id={id}
        name="restore-way"
        type="radio"
        checked={chosen}
        onChange={onChoose}
        aria-describedby={`${id}-hint`}
      />
      <label className="nhsuk-label nhsuk-radios__label" htmlFor={id}>
        {title}
      </label>
      <div className="nhsuk-hint nhsuk-radios__hint" id={`${id}-hint`}>
        {children}
      </div>
    </div>
  );
}

function Done({ said }: { readonly said: Restored }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="ready" aria-labelledby="restored">
      <h2 className="ready__heading" id="restored" ref={heading} tabIndex={-1}>
        Restored
      </h2>
      {said.map((sentence) => (
        <p key={sentence} className="prose">
          {sentence}
        </p>
      ))}
    </section>
  );
}
