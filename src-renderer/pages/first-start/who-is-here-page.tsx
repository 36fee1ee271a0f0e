import { type FormEvent, useId, useState } from 'react';
import { personDocument } from '../../../src-shared/assessment/document.ts';
import { personId } from '../../../src-shared/assessment/identifiers.ts';
import { newId } from '../../../src-shared/assessment/new-id.ts';
import { organisationOf, type Person, readPeople } from '../../../src-shared/assessment/organisation.ts';
import { useLock } from '../../lock/lock-state.ts';
import { PinForm } from '../../lock/pin-form.tsx';
import { usePageHeading } from '../../parts/use-page-heading.ts';
import { useFolded, useSession, useWorkspace } from '../../session/session.ts';

const SOMEBODY_ELSE = 'somebody else';

/** Asked where an organisation is on this computer and it is not known who works here: after a move, or damaged settings. */
export function WhoIsHerePage() {
  const workspace = useWorkspace();
  const { workHereAs } = useSession();
  const folded = useFolded();
  const people = readPeople(folded).filter(({ removed }) => !removed);
  const [who, setWho] = useState<string>(people[0]?.id ?? SOMEBODY_ELSE);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const withPin = useLock((lock) => lock.withPin);
  const [asked, setAsked] = useState<Person | null>(null);
  const id = useId();
  const heading = usePageHeading('Who is working here?');

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const known = people.find((person) => person.id === who);
    if (known && withPin.includes(known.id)) return setAsked(known);
    if (known) return workHereAs(workspace, known.id);
    if (name.trim() === '') return setProblem('Enter your name, so that it is known who answered what');
    const person = personId.parse(newId());
    workHereAs(workspace, person);
    workspace.commit([{ document: personDocument(person), field: 'name', value: name.trim() }], {
      name: `${name.trim()} added`,
      path: '/people',
    });
  };

  const choice = (value: string, words: string) => (
    <div className="nhsuk-radios__item" key={value}>
      <input
        className="nhsuk-radios__input"
        type="radio"
        name={`${id}-who`}
        id={`${id}-${value}`}
        checked={who === value}
        onChange={() => setWho(value)}
      />
      <label className="nhsuk-label nhsuk-radios__label" htmlFor={`${id}-${value}`}>
        {words}
      </label>
    </div>
  );

  return (
    <main className="alone">
      <p className="page-caption">{organisationOf(folded).name}</p>
      <h1 className="page-heading" tabIndex={-1} ref={heading}>
        Who is working here?
      </h1>
      <p className="prose">The answers are all here. Every change says who made it, so we need to know who you are.</p>
      {asked && (
        <PinForm
          person={asked.id}
          name={asked.name}
          button="Continue"
          onRight={() => workHereAs(workspace, asked.id)}
          onCancel={() => setAsked(null)}
        />
      )}
      <form onSubmit={submit} noValidate hidden={asked !== null}>
        <fieldset className="nhsuk-fieldset nhsuk-form-group">
          <legend className="nhsuk-u-visually-hidden">Who is working here?</legend>
          <div className="nhsuk-radios">
            {people.map((person) => choice(person.id, person.name))}
            {choice(SOMEBODY_ELSE, 'Somebody else')}
          </div>
        </fieldset>
        {who === SOMEBODY_ELSE && (
          <div className={`nhsuk-form-group${problem ? ' nhsuk-form-group--error' : ''}`}>
            <label className="nhsuk-label" htmlFor={`${id}-name`}>
              Your name
            </label>
            {problem && (
              <p className="nhsuk-error-message" id={`${id}-problem`} role="alert">
                <span className="nhsuk-u-visually-hidden">Error: </span>
                {problem}
              </p>
            )}
            <input
              className="nhsuk-input nhsuk-input--width-20"
              id={`${id}-name`}
              type="text"
              autoComplete="name"
              spellCheck={false}
              maxLength={300}
              aria-describedby={problem ? `${id}-problem` : undefined}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          </div>
        )}
        <button type="submit" className="nhsuk-button">
          Continue
        </button>
      </form>
    </main>
  );
}
