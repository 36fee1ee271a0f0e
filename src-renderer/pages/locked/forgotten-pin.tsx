import type { Person } from '../../../src-shared/assessment/organisation.ts';
import { useSession } from '../../session/session.ts';
import { nameOf } from '../people/people-words.ts';

interface Props {
  /** Who else of this organisation has a PIN here. */
  readonly others: readonly Person[];
  readonly onChoose: (person: Person) => void;
}

/** The way back for whoever forgot their PIN, and what it does: said plainly, because anybody can take it. */
export function ForgottenPin({ others, onChoose }: Props) {
  const { app } = useSession();
  return (
    <details className="nhsuk-details">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">I forgot my PIN</span>
      </summary>
      <div className="nhsuk-details__text">
        <p>Nothing is lost. A PIN keeps a passer-by out of this window. It does not encrypt anything.</p>
        {others.length > 0 && (
          <>
            <p>
              Somebody else with a PIN can open the window with theirs. They then work here under their own name, and can take
              your PIN off under People.
            </p>
            <ul className="nhsuk-list">
              {others.map((person) => (
                <li key={person.id}>
                  <button type="button" className="link-button" onClick={() => onChoose(person)}>
                    Unlock with the PIN of {nameOf(person)}
                  </button>
                </li>
              ))}
            </ul>
          </>
        )}
        <p>
          {others.length > 0 ? 'If that does not help, close' : 'Close'} the app, remove the file <code>pins.json</code> from the
          folder below, and start the app again. That takes every PIN on this computer off. Answers, people, history and settings
          stay as they are.
        </p>
        <p className="locked__folder">
          <code>{app.dataFolder}</code>
        </p>
      </div>
    </details>
  );
}
