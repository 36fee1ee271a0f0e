import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { ORGANISATION, personDocument } from '../../../src-shared/assessment/document.ts';
import { personId } from '../../../src-shared/assessment/identifiers.ts';
import { newId } from '../../../src-shared/assessment/new-id.ts';
import { odsCodeWarning, readOdsCode } from '../../../src-shared/assessment/ods-code.ts';
import { usePageHeading } from '../../parts/use-page-heading.ts';
import { useSession } from '../../session/session.ts';
import { type FirstStartDraft, keepDraft, keptDraft } from './first-start-draft.ts';
import { TypeFinder } from './type-finder.tsx';

type Problems = Partial<Record<keyof FirstStartDraft | 'all', string>>;

/** First start: name, code, type, your name. All of it can be corrected later. */
export function FirstStartPage() {
  const session = useSession();
  const { sets, workspace } = session;
  const [path, go] = useLocation();
  const [draft, setDraft] = useState(keptDraft);
  const [problems, setProblems] = useState<Problems>({});
  const [working, setWorking] = useState(false);
  const summary = useRef<HTMLDivElement>(null);
  const id = useId();
  const isAnother = path === '/first-start' && workspace !== null;

  const title = isAnother ? 'Add another organisation' : 'Your organisation';
  const heading = usePageHeading(title);
  useEffect(() => {
    if (Object.keys(problems).length > 0) summary.current?.focus();
  }, [problems]);

  const set = (part: Partial<FirstStartDraft>): void => {
    const changed = { ...draft, ...part };
    setDraft(changed);
    keepDraft(changed);
  };
  const code = readOdsCode(draft.code);
  const shape = sets.find(({ organisationType }) => organisationType === draft.type)?.codeShape ?? undefined;
  const warning = code.ok ? odsCodeWarning(code.value, shape) : null;

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const found: Problems = {
      ...(draft.name.trim() === '' ? { name: 'Enter the name of your organisation' } : {}),
      ...(code.ok ? {} : { code: code.refusal }),
      ...(draft.type === '' ? { type: 'Choose what kind of organisation you are' } : {}),
      ...(draft.person.trim() === '' ? { person: 'Enter your name, so that it is known who answered what' } : {}),
    };
    setProblems(found);
    if (!code.ok || Object.keys(found).length > 0) return;
    setWorking(true);
    const opened =
      workspace && !isAnother ? { ok: true as const, value: workspace } : await session.createWorkspace(draft.name.trim());
    setWorking(false);
    if (!opened.ok) return setProblems({ all: opened.refusal });
    const store = opened.value;
    const person = personId.parse(newId());
    session.workHereAs(store, person);
    store.commit(
      [
        { document: personDocument(person), field: 'name', value: draft.person.trim() },
        { document: ORGANISATION, field: 'name', value: draft.name.trim() },
        { document: ORGANISATION, field: 'ods-code', value: code.value },
        { document: ORGANISATION, field: 'type', value: draft.type },
      ],
      { name: 'First start', path: '/organisation' },
    );
    keepDraft(null);
    go('/assessments/start');
  };

  const field = (name: 'name' | 'code' | 'person', label: string, hint: string, width: string, note?: string | null) => (
    <div className={`nhsuk-form-group${problems[name] ? ' nhsuk-form-group--error' : ''}`}>
      <label className="nhsuk-label nhsuk-label--s" htmlFor={`${id}-${name}`}>
        {label}
      </label>
      <div className="nhsuk-hint" id={`${id}-${name}-hint`}>
        {hint}
      </div>
      {problems[name] && (
        <p className="nhsuk-error-message" id={`${id}-${name}-error`}>
          <span className="nhsuk-u-visually-hidden">Error: </span>
          {problems[name]}
        </p>
      )}
      <input
        id={`${id}-${name}`}
        className={`nhsuk-input ${width}${problems[name] ? ' nhsuk-input--error' : ''}`}
        type="text"
        autoComplete={name === 'name' ? 'organization' : name === 'person' ? 'name' : 'off'}
        spellCheck={false}
        maxLength={300}
        aria-describedby={`${id}-${name}-hint${problems[name] ? ` ${id}-${name}-error` : ''}${note ? ` ${id}-${name}-note` : ''}`}
        value={draft[name]}
        onChange={({ target }) => set({ [name]: target.value })}
      />
      {note && (
        <p className="field-note" id={`${id}-${name}-note`} role="status">
          {note}
        </p>
      )}
    </div>
  );

  return (
    <main className="alone alone--wide">
      <p className="page-caption">IG Toolkit Desktop</p>
      <h1 className="page-heading" tabIndex={-1} ref={heading}>
        {title}
      </h1>
      <p className="lead">
        Four answers, about two minutes. You can correct all of them later. Everything stays on this computer.
      </p>
      <p>
        Do you have your answers on another computer, or in a backup? <Link href="/bring-here">Bring them here</Link>
      </p>
      {Object.keys(problems).length > 0 && (
        <div className="nhsuk-error-summary" tabIndex={-1} ref={summary} role="alert" aria-labelledby={`${id}-summary`}>
          <h2 className="nhsuk-error-summary__title" id={`${id}-summary`}>
            There is a problem
          </h2>
          <ul className="nhsuk-list nhsuk-error-summary__list">
            {problems.all && <li>{problems.all}</li>}
            {(['name', 'code', 'type', 'person'] as const).map(
              (name) =>
                problems[name] && (
                  <li key={name}>
                    <a
                      href={name === 'type' ? '#type' : `#${id}-${name}`}
                      onClick={(event) => {
                        event.preventDefault();
                        focusOn(name === 'type' ? 'type' : `${id}-${name}`);
                      }}
                    >
                      {problems[name]}
                    </a>
                  </li>
                ),
            )}
          </ul>
        </div>
      )}
      <form onSubmit={(event) => void submit(event)} noValidate>
        {field('name', 'What is your organisation called?', 'For example Riverside Surgery', 'nhsuk-u-width-full')}
        {field(
          'code',
          'What is your organisation code?',
          'Also called ODS code, up to 9 letters and digits. For example EX0117. Leave it empty if you do not know it: it is needed only at the end.',
          'nhsuk-input--width-10',
          warning,
        )}
        <TypeFinder sets={sets} chosen={draft.type} onChoose={(type) => set({ type })} error={problems.type ?? null} />
        {field(
          'person',
          'What is your name?',
          'So that your colleagues can see who answered what. For example Sam Okafor',
          'nhsuk-input--width-20',
        )}
        <button type="submit" className="nhsuk-button" disabled={working}>
          Continue
        </button>
        {isAnother && (
          <button
            type="button"
            className="nhsuk-button nhsuk-button--secondary button-beside"
            onClick={() => go('/organisations')}
          >
            Back without adding
          </button>
        )}
      </form>
    </main>
  );
}

function focusOn(id: string): void {
  const place = document.getElementById(id);
  (place?.matches('input') ? place : place?.querySelector<HTMLElement>('input'))?.focus();
}
