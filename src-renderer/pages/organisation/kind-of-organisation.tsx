import { useEffect, useId, useRef, useState } from 'react';
import { ORGANISATION } from '../../../src-shared/assessment/document.ts';
import { useAssessments } from '../../assessment/use-assessments.ts';
import { announce } from '../../parts/announcer.tsx';
import { useSession, useWorkspace } from '../../session/session.ts';

/** The kind of organisation, and how to change it. What was begun stays with the requirements it was begun with. */
export function KindOfOrganisation({ type }: { readonly type: string }) {
  const workspace = useWorkspace();
  const { sets } = useSession();
  const hasAssessments = useAssessments().length > 0;
  const [changing, setChanging] = useState(false);
  const [chosen, setChosen] = useState(type);
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLFieldSetElement>(null);
  const id = useId();
  const kinds = sets.filter(({ local }) => !local);
  const now = kinds.find(({ organisationType }) => organisationType === type);

  useEffect(() => {
    if (changing)
      (list.current?.querySelector<HTMLElement>('input:checked') ?? list.current?.querySelector<HTMLElement>('input'))?.focus();
  }, [changing]);
  const close = (): void => {
    setChanging(false);
    opener.current?.focus();
  };
  const change = (): void => {
    if (chosen !== type) {
      workspace.commitAnd(
        [{ document: ORGANISATION, field: 'type', value: chosen }],
        {
          name: 'Kind of organisation',
          path: '/organisation#type',
        },
        () => announce('Kind of organisation changed.'),
      );
    }
    close();
  };

  return (
    <section className="organisation__kind" id="type" aria-labelledby={`${id}-title`}>
      <h2 className="nhsuk-heading-s" id={`${id}-title`}>
        Kind of organisation
      </h2>
      <p className="prose">
        <strong>{now?.name ?? (type === '' ? 'Not chosen yet' : type.replaceAll('-', ' '))}</strong>
        {now && <span className="muted organisation__description">{now.description}</span>}
      </p>
      <button
        ref={opener}
        type="button"
        className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
        aria-expanded={changing}
        aria-controls={`${id}-kinds`}
        onClick={() => {
          setChosen(type);
          setChanging(!changing);
        }}
      >
        Change the kind of organisation
      </button>
      <div id={`${id}-kinds`} hidden={!changing}>
        {changing && (
          <div className="card">
            <fieldset className="nhsuk-fieldset" ref={list} aria-describedby={`${id}-explained`}>
              <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">What kind of organisation are you?</legend>
              <p className="prose" id={`${id}-explained`}>
                {hasAssessments
                  ? 'Assessments that you have begun keep the requirements they were begun with, and lose nothing. The new kind counts for the next assessment you start.'
                  : 'It decides which requirements your assessment asks.'}
              </p>
              <div className="nhsuk-radios nhsuk-radios--small">
                {kinds.map((kind) => (
                  <div className="nhsuk-radios__item" key={kind.id}>
                    <input
                      className="nhsuk-radios__input"
                      type="radio"
                      name={`${id}-kind`}
                      id={`${id}-${kind.organisationType}`}
                      aria-describedby={`${id}-${kind.organisationType}-hint`}
                      checked={chosen === kind.organisationType}
                      onChange={() => setChosen(kind.organisationType)}
                    />
                    <label className="nhsuk-label nhsuk-radios__label" htmlFor={`${id}-${kind.organisationType}`}>
                      {kind.name}
                    </label>
                    <div className="nhsuk-hint nhsuk-radios__hint" id={`${id}-${kind.organisationType}-hint`}>
                      {kind.description}
                    </div>
                  </div>
                ))}
              </div>
            </fieldset>
            <div className="buttons">
              <button type="button" className="nhsuk-button" onClick={change}>
                Use this kind
              </button>
              <button type="button" className="nhsuk-button nhsuk-button--secondary" onClick={close}>
                Leave it as it was
              </button>
            </div>
          </div>
        )}
      </div>
    </section>
  );
}
