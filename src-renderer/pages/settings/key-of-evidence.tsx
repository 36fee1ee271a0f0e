import { useEffect } from 'react';
import { Link } from 'wouter';
import type { KeyState } from '../../../src-shared/contract/keys.ts';
import { keyInWords } from '../../keys/key-in-words.ts';
import { learnKeyState, useKeyState, useKnownKey } from '../../keys/key-state.ts';
import { chooseProtection, useOpenKey } from '../../keys/open-key.ts';
import { useSession, useWorkspace } from '../../session/session.ts';

const CODE: Readonly<Record<KeyState['recoveryCode'], string>> = {
  none: 'None was made. If the key is lost, the attached files are lost with it.',
  made: 'Shown once, and not confirmed by typing a part of it.',
  confirmed: 'Confirmed. It opens the attached files where the key is lost, here and on another computer.',
};

/** How the key of this organisation's evidence is protected here, and its recovery code. */
export function KeyOfEvidence() {
  const { bridge } = useSession();
  const { id } = useWorkspace();
  const state = useKeyState();
  const refusal = useKnownKey((known) => known.refusal);
  // The files may have been put back, or been damaged, since it was last asked.
  useEffect(() => void learnKeyState(bridge, id), [bridge, id]);
  return (
    <section aria-labelledby="key" data-help="key">
      <h2 className="nhsuk-heading-m" id="key">
        Key of your evidence
      </h2>
      <p className="prose">
        Files that you attach are kept encrypted. Their key belongs to this organisation and is protected on this computer.
      </p>
      {refusal !== null && <p className="key-damage">{refusal}</p>}
      {state?.damage.map((words) => (
        <p key={words} className="key-damage">
          {words}
        </p>
      ))}
      {state && <Facts state={state} />}
    </section>
  );
}

function Facts({ state }: { readonly state: KeyState }) {
  const openKey = useOpenKey();
  const { kind } = state;
  return (
    <>
      <dl className="nhsuk-summary-list key-facts">
        <div className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">How it is kept</dt>
          <dd className="nhsuk-summary-list__value">{keyInWords(state)}</dd>
        </div>
        <div className="nhsuk-summary-list__row">
          <dt className="nhsuk-summary-list__key">Recovery code</dt>
          <dd className="nhsuk-summary-list__value">{kind === 'none yet' ? 'None yet.' : CODE[state.recoveryCode]}</dd>
        </div>
        {state.keychain.kind === 'none' && (
          <div className="nhsuk-summary-list__row">
            <dt className="nhsuk-summary-list__key">Keychain</dt>
            <dd className="nhsuk-summary-list__value">{state.keychain.words}</dd>
          </div>
        )}
      </dl>
      <div className="buttons">
        {kind === 'open' ? (
          <button
            type="button"
            className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
            onClick={() => void chooseProtection()}
          >
            Change how it is protected
          </button>
        ) : (
          <button
            type="button"
            className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
            onClick={() => void openKey()}
          >
            {kind === 'none yet' ? 'Make the key now' : kind === 'damaged' ? 'See what can be done' : 'Open the key'}
          </button>
        )}
        {kind === 'open' && (
          <Link className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" href="/recovery-code">
            {state.recoveryCode === 'confirmed' ? 'Make a new recovery code' : 'Make and confirm the recovery code'}
          </Link>
        )}
      </div>
    </>
  );
}
