import { useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { KeyState } from '../../../src-shared/contract/keys.ts';
import { keyInWords } from '../../keys/key-in-words.ts';
import { keepKeyState, learnKeyState, useKeyState, useKnownKey } from '../../keys/key-state.ts';
import { useOpenKey } from '../../keys/open-key.ts';
import { Page } from '../../parts/page.tsx';
import { useSession, useWorkspace } from '../../session/session.ts';
import { CodeSheet } from './code-sheet.tsx';
import { ConfirmGroups } from './confirm-groups.tsx';

/** The recovery code: why, the code itself to print, and the proof that it is on paper. */
export function RecoveryCodePage() {
  const { bridge } = useSession();
  const { id } = useWorkspace();
  const state = useKeyState();
  const refusal = useKnownKey((known) => known.refusal);
  useEffect(() => void learnKeyState(bridge, id), [bridge, id]);
  return (
    <Page title="Recovery code for your evidence">
      {refusal !== null && <p className="key-damage">{refusal}</p>}
      {state && (state.kind === 'open' ? <Ceremony state={state} /> : <NotOpen state={state} />)}
    </Page>
  );
}

function NotOpen({ state }: { readonly state: KeyState }) {
  const openKey = useOpenKey();
  return (
    <>
      <Why />
      <p className="prose">{keyInWords(state)} A recovery code can be made whenever the key is open.</p>
      <button type="button" className="nhsuk-button" onClick={() => void openKey()}>
        {state.kind === 'none yet' ? 'Make the key now' : 'Open the key'}
      </button>
    </>
  );
}

function Ceremony({ state }: { readonly state: KeyState }) {
  const { bridge } = useSession();
  const { id: workspace } = useWorkspace();
  /** The code, for as long as this page stands. */
  const [groups, setGroups] = useState<readonly string[] | null>(null);
  const [step, setStep] = useState<'begin' | 'code' | 'confirm' | 'done'>(state.toConfirm ? 'confirm' : 'begin');
  const [problem, setProblem] = useState<string | null>(null);

  const make = async (): Promise<void> => {
    const made = await bridge.call('keys.new-recovery-code', { workspace });
    if (!made.ok) return setProblem(made.refusal.words);
    setProblem(null);
    keepKeyState(workspace, made.value.state);
    setGroups(made.value.groups);
    setStep('code');
  };
  const problemShown = problem !== null && (
    <p className="nhsuk-error-message" role="alert">
      <span className="nhsuk-u-visually-hidden">Error: </span>
      {problem}
    </p>
  );

  switch (step) {
    case 'begin':
      return (
        <>
          <Why />
          {state.recoveryCode === 'confirmed' && (
            <p className="prose">
              You have confirmed a code. If the paper is lost, or somebody has seen it who should not, make a new one. The old one
              stays good until the new one is confirmed, and opens nothing after that.
            </p>
          )}
          {state.recoveryCode === 'made' && (
            <p className="prose">
              A code was shown before and never confirmed. The app does not remember it, so make a new one and put the old paper
              through the shredder.
            </p>
          )}
          {problemShown}
          <button type="button" className="nhsuk-button" onClick={() => void make()}>
            {state.recoveryCode === 'none' ? 'Make the recovery code' : 'Make a new recovery code'}
          </button>
        </>
      );
    case 'code':
      return groups && <CodeSheet groups={groups} onGoOn={() => setStep('confirm')} />;
    case 'confirm':
      return (
        <ConfirmGroups
          which={state.toConfirm}
          onConfirmed={() => {
            setGroups(null);
            setStep('done');
          }}
          onShow={groups ? () => setStep('code') : null}
          onMake={() => void make()}
        />
      );
    case 'done':
      return <Done />;
  }
}

function Done() {
  return (
    <>
      <div className="nhsuk-panel" role="status">
        <h2 className="nhsuk-panel__title">The recovery code is confirmed</h2>
        <div className="nhsuk-panel__body">It opens your attached files, here and from a backup on another computer.</div>
      </div>
      <ul className="nhsuk-list nhsuk-list--bullet prose">
        <li>Keep the paper where the right people find it and others do not: a safe, a locked cupboard, with the partners.</li>
        <li>Keep it away from this computer and from backups. Together they open everything.</li>
        <li>No code that was made before opens anything now. Put its paper through the shredder.</li>
      </ul>
      <p>
        <Link href="/settings#key">Key of your evidence, in Settings</Link>
      </p>
    </>
  );
}

function Why() {
  return (
    <>
      <p className="prose">
        The files that you attach are encrypted. When their key is lost, because the computer breaks, Windows is set up anew or a
        passphrase is forgotten, this code on paper still opens them. It also opens a backup on another computer.
      </p>
      <p className="prose">
        Nobody else has it: not the makers of this app, not your IT support. You print it or write it down now, and type a part of
        it to show that you have it. That takes two minutes.
      </p>
    </>
  );
}
