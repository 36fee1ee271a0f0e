import { type FormEvent, useId, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { personDocument } from '../../../src-shared/assessment/document.ts';
import { fold } from '../../../src-shared/assessment/fold.ts';
import { personId } from '../../../src-shared/assessment/identifiers.ts';
import { newId } from '../../../src-shared/assessment/new-id.ts';
import { readPeople } from '../../../src-shared/assessment/organisation.ts';
import { evidenceStaysBehind } from '../../../src-shared/exchange/evidence-in-file.ts';
import { addressOfDocument } from '../../assessment/paths.ts';
import { count } from '../../parts/words.ts';
import { useSession } from '../../session/session.ts';
import type { OfferProps } from './another-organisation.tsx';
import { showImported } from './imported.ts';

const SOMEBODY_ELSE = 'somebody else';

/** Opens a file as an organisation of its own. Asks only who works on it here, because edits are recorded under a name. */
export function OwnWorkspace({ picked: { file, set }, preview }: OfferProps) {
  const session = useSession();
  const people = useMemo(
    () => readPeople(fold(file.changes)).filter(({ removed, name }) => !removed && name.trim() !== ''),
    [file],
  );
  const [who, setWho] = useState(people.length === 0 ? SOMEBODY_ELSE : '');
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [working, setWorking] = useState(false);
  const list = useRef<HTMLFieldSetElement>(null);
  const id = useId();
  const organisation = preview.inFile.name.trim() || 'Organisation without a name';
  const namesake = session.workspaces.find((one) => one.name.trim().toLowerCase() === preview.inFile.name.trim().toLowerCase());

  const open = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const refusal = who === '' ? 'Choose who you are.' : who === SOMEBODY_ELSE && name.trim() === '' ? 'Enter your name.' : null;
    setProblem(refusal);
    if (refusal !== null)
      return list.current?.querySelector<HTMLElement>(who === SOMEBODY_ELSE ? 'input[type=text]' : 'input')?.focus();
    setWorking(true);
    const opened = await session.createWorkspace(preview.inFile.name.slice(0, 500).toWellFormed());
    if (!opened.ok) {
      setWorking(false);
      return setProblem(opened.refusal);
    }
    const store = opened.value;
    const person = people.find((one) => one.id === who)?.id ?? personId.parse(newId());
    session.workHereAs(store, person);
    const taken = store.takeIn(file.changes);
    if (!taken.ok) return setProblem(taken.refusal);
    if (who === SOMEBODY_ELSE)
      store.commit([{ document: personDocument(person), field: 'name', value: name.trim() }], {
        name: `${name.trim()} added`,
        path: '/people',
      });
    await store.settled();
    showImported({
      workspace: store.id,
      title: `${organisation} is on this computer now`,
      said: [
        `It is open, with ${count(file.changes.length, 'edit')} and who made them. It shares nothing with ${preview.here.name.trim() || 'the other organisation'}.`,
        ...evidenceStaysBehind(file, new Map()),
        'Click the organisation’s name at the top of the window to switch between them.',
        ...(set === null
          ? [
              `Its requirement set, ${file.requirementSet.id}, is not on this computer. Load its file on the Settings page to see the requirements.`,
            ]
          : []),
      ],
      address: set === null ? null : addressOfDocument(file.assessment),
      canUndo: false,
    });
  };

  return (
    <form className="card" onSubmit={(event) => void open(event)} noValidate>
      {namesake && (
        <p className="field-note import__namesake">
          There is an organisation called {namesake.name} on this computer already. To bring the file into that one,{' '}
          <Link href="/organisations">switch to it</Link> first, then open the file there.
        </p>
      )}
      <fieldset
        className={`nhsuk-fieldset nhsuk-form-group${problem ? ' nhsuk-form-group--error' : ''}`}
        ref={list}
        aria-describedby={problem ? `${id}-problem` : undefined}
      >
        <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">Who are you?</legend>
        <div className="nhsuk-hint">What you change in it is recorded under your name.</div>
        {problem && (
          <p className="nhsuk-error-message" id={`${id}-problem`} role="alert">
            <span className="nhsuk-u-visually-hidden">Error: </span>
            {problem}
          </p>
        )}
        <div className="nhsuk-radios nhsuk-radios--small">
          {[
            ...people.map((one) => ({ id: one.id as string, name: one.name, job: one.job })),
            { id: SOMEBODY_ELSE, name: 'Somebody else', job: '' },
          ].map((one) => (
            <div className="nhsuk-radios__item" key={one.id}>
              <input
                className="nhsuk-radios__input"
                type="radio"
                name={id}
                id={`${id}-${one.id}`}
                checked={who === one.id}
                onChange={() => setWho(one.id)}
              />
              <label className="nhsuk-label nhsuk-radios__label" htmlFor={`${id}-${one.id}`}>
                {one.name}
                {one.job && `, ${one.job}`}
              </label>
            </div>
          ))}
        </div>
        {who === SOMEBODY_ELSE && (
          <div className="import__name">
            <label className="nhsuk-label" htmlFor={`${id}-name`}>
              Your name
            </label>
            <input
              id={`${id}-name`}
              className="nhsuk-input nhsuk-input--width-20"
              type="text"
              autoComplete="name"
              spellCheck={false}
              maxLength={300}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          </div>
        )}
      </fieldset>
      <button type="submit" className="nhsuk-button" disabled={working}>
        Open {organisation}
      </button>
      <p role="status">{working && 'Taking in the edits…'}</p>
    </form>
  );
}
