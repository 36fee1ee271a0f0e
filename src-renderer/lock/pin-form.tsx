import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { PersonId } from '../../src-shared/assessment/identifiers.ts';
import { useSession } from '../session/session.ts';
import { PinBox } from './pin-box.tsx';
import { notRight, whyNoPin } from './pin-words.ts';

interface Props {
  readonly person: PersonId;
  readonly name: string;
  readonly button: ReactNode;
  readonly onRight: () => void;
  readonly onCancel?: () => void;
}

/** Asks for a person's PIN, and goes on when it is right. */
export function PinForm({ person, name, button, onRight, onCancel }: Props) {
  const { bridge } = useSession();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [checking, setChecking] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);

  const check = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (checking) return;
    const shape = whyNoPin(typed);
    if (shape !== null) {
      setProblem(shape);
      return box.current?.focus();
    }
    setChecking(true);
    setTyped('');
    // The same words twice are said twice.
    setProblem(null);
    const verdict = await bridge.call('lock.check-pin', { person, pin: typed });
    setChecking(false);
    if (!verdict.ok) setProblem(verdict.refusal.words);
    else if (verdict.value.kind === 'right') return onRight();
    else setProblem(notRight(verdict.value, name));
    box.current?.focus();
  };

  return (
    <form onSubmit={(event) => void check(event)} noValidate>
      <PinBox ref={box} label={`PIN of ${name}`} value={typed} onChange={setTyped} problem={problem} />
      <div className="buttons">
        <button type="submit" className="nhsuk-button nhsuk-button--small" aria-disabled={checking || undefined}>
          {button}
        </button>
        {onCancel && (
          <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" onClick={onCancel}>
            Cancel
          </button>
        )}
      </div>
    </form>
  );
}
