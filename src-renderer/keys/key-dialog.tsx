import { type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import type { KeyState } from '../../src-shared/contract/keys.ts';
import { useWorkspace } from '../session/session.ts';
import { BeginAnew } from './begin-anew.tsx';
import { keepKeyState, useKeyState, useKnownKey } from './key-state.ts';
import { useKeyDialog } from './open-key.ts';
import { PassphraseStep } from './passphrase-step.tsx';
import { ProtectStep } from './protect-step.tsx';
import { RecoveryCodeStep } from './recovery-code-step.tsx';

/** Everything that is asked about the key of the evidence, over whichever page the person is on by then. */
export function KeyDialog() {
  const asked = useKeyDialog((dialog) => dialog.asked);
  return asked && <Open key={asked.number} purpose={asked.purpose} onEnd={asked.end} />;
}

interface Props {
  readonly purpose: 'open' | 'protect';
  readonly onEnd: (done: boolean) => void;
}

function Open({ purpose, onEnd }: Props) {
  const { id: workspace } = useWorkspace();
  const state = useKeyState();
  const [byCode, setByCode] = useState(false);
  const dialog = useRef<HTMLDialogElement>(null);
  const end = useRef(onEnd);
  const done = useRef(false);
  const id = useId();

  // Closing before it goes out of the page gives the focus back to the button that opened it.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  // The window may be locked, or the organisation changed, while it asks.
  useEffect(() => {
    const { current } = end;
    return () => current(done.current);
  }, []);

  const close = (): void => {
    dialog.current?.close();
  };
  const changed = (next: KeyState, enough: boolean): void => {
    keepKeyState(workspace, next);
    done.current = purpose === 'open' ? next.kind === 'open' : enough;
    if (enough) close();
  };

  return (
    <dialog
      ref={dialog}
      className="key-dialog"
      aria-labelledby={`${id}-title`}
      onClose={() => onEnd(done.current)}
      // The window's shortcuts lead away from here.
      onKeyDown={(event) => event.stopPropagation()}
    >
      {step()}
    </dialog>
  );

  function step(): ReactNode {
    const title = `${id}-title`;
    switch (state?.kind) {
      case undefined:
        return <Refused title={title} onClose={close} />;
      case 'damaged':
        return (
          <BeginAnew title={title} onChange={(next) => changed(next, false)} onCancel={close}>
            {state.damage.map((words) => (
              <p key={words}>{words}</p>
            ))}
          </BeginAnew>
        );
      case 'none yet':
      case 'open':
        return <ProtectStep title={title} state={state} onChange={(next) => changed(next, true)} onCancel={close} />;
      case 'passphrase needed':
        if (!byCode)
          return (
            <PassphraseStep
              title={title}
              onOpened={(next) => changed(next, purpose === 'open')}
              onForgotten={() => setByCode(true)}
              onCancel={close}
            />
          );
        return <RecoveryCodeStep title={title} state={state} onChange={(next) => changed(next, false)} onCancel={close} />;
      case 'recovery code needed':
        return <RecoveryCodeStep title={title} state={state} onChange={(next) => changed(next, false)} onCancel={close} />;
    }
  }
}

function Refused({ title, onClose }: { readonly title: string; readonly onClose: () => void }) {
  const refusal = useKnownKey((known) => known.refusal);
  return (
    <>
      <h2 className="nhsuk-heading-s key-dialog__title" id={title}>
        The key of your evidence
      </h2>
      <p role="alert">{refusal ?? 'Looking for it…'}</p>
      <div className="key-dialog__buttons">
        <button type="button" className="nhsuk-button nhsuk-button--small" onClick={onClose}>
          Close
        </button>
      </div>
    </>
  );
}
