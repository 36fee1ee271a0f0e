import { type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { Person } from '../../../src-shared/assessment/organisation.ts';
import { useLock } from '../../lock/lock-state.ts';
import { PinBox } from '../../lock/pin-box.tsx';
import { notRight, whyNoPin } from '../../lock/pin-words.ts';
import { isConfirmed, wordsToType } from '../../parts/confirmed.ts';
import { useSession } from '../../session/session.ts';
import { FieldProblem } from './field-problem.tsx';

interface Props {
  readonly me: Person;
  /** What has to be typed: a file's name, or empty for the word that stands for it. */
  readonly name: string;
  /** Shown above the questions, such as which revisions go. */
  readonly children?: ReactNode;
  readonly back: string;
  /** @returns why it was not removed, in words; null when it was */
  readonly onRemove: (why: string) => Promise<string | null>;
}

type Problems = Readonly<Partial<Record<'why' | 'typed' | 'pin' | 'all', string>>>;

const LONGEST_WHY = 2_000;

/** Asks why, has the name typed and the PIN of whoever has one, and only then removes something for good. */
export function RemoveForm({ me, name, children, back, onRemove }: Props) {
  const { bridge } = useSession();
  const hasPin = useLock((lock) => lock.withPin.includes(me.id));
  const [why, setWhy] = useState('');
  const [typed, setTyped] = useState('');
  const [pin, setPin] = useState('');
  const [problems, setProblems] = useState<Problems>({});
  const [isWorking, setWorking] = useState(false);
  const whyBox = useRef<HTMLTextAreaElement>(null);
  const typedBox = useRef<HTMLInputElement>(null);
  const pinBox = useRef<HTMLInputElement>(null);
  const id = useId();
  const asked = wordsToType(name);

  const show = (found: Problems): void => {
    setProblems(found);
    const first = found.why ? whyBox : found.typed ? typedBox : found.pin ? pinBox : null;
    first?.current?.focus();
  };

  const remove = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isWorking) return;
    const shape = hasPin ? whyNoPin(pin) : null;
    const found: Problems = {
      ...(why.trim() === '' && { why: 'Say why it is removed. It is kept on record.' }),
      ...(!isConfirmed(typed, name) && { typed: `Type “${asked}”, so that nothing is removed by mistake.` }),
      ...(shape !== null && { pin: shape }),
    };
    show(found);
    if (Object.keys(found).length > 0) return;
    setWorking(true);
    const problem = hasPin ? await checkPin() : null;
    if (problem !== null) {
      setWorking(false);
      setPin('');
      return show({ pin: problem });
    }
    const refusal = await onRemove(why.trim());
    setWorking(false);
    if (refusal !== null) show({ all: refusal });
  };

  const checkPin = async (): Promise<string | null> => {
    const verdict = await bridge.call('lock.check-pin', { person: me.id, pin });
    if (!verdict.ok) return verdict.refusal.words;
    return verdict.value.kind === 'right' ? null : notRight(verdict.value, me.name);
  };

  return (
    <form className="removal__form" onSubmit={(event) => void remove(event)} noValidate>
      {children}
      <div className={`nhsuk-form-group${problems.why ? ' nhsuk-form-group--error' : ''}`}>
        <label className="nhsuk-label removal__label" htmlFor={`${id}-why`}>
          Why is it removed?
        </label>
        <div className="nhsuk-hint" id={`${id}-hint`}>
          For example: it named a patient. Do not repeat what you are removing: this stays on record.
        </div>
        <FieldProblem id={`${id}-why-problem`} words={problems.why} />
        <textarea
          ref={whyBox}
          id={`${id}-why`}
          className={`nhsuk-textarea${problems.why ? ' nhsuk-textarea--error' : ''}`}
          rows={3}
          maxLength={LONGEST_WHY}
          aria-describedby={`${id}-hint${problems.why ? ` ${id}-why-problem` : ''}`}
          value={why}
          onChange={({ target }) => setWhy(target.value)}
        />
      </div>
      <div className={`nhsuk-form-group${problems.typed ? ' nhsuk-form-group--error' : ''}`}>
        <label className="nhsuk-label removal__label" htmlFor={`${id}-typed`}>
          To remove it for good, type “<span dir="auto">{asked}</span>”
        </label>
        <FieldProblem id={`${id}-typed-problem`} words={problems.typed} />
        <input
          ref={typedBox}
          id={`${id}-typed`}
          className={`nhsuk-input removal__typed${problems.typed ? ' nhsuk-input--error' : ''}`}
          type="text"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={problems.typed ? `${id}-typed-problem` : undefined}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      {hasPin && <PinBox ref={pinBox} label={`PIN of ${me.name}`} value={pin} onChange={setPin} problem={problems.pin ?? null} />}
      <FieldProblem id={`${id}-all`} words={problems.all} />
      <div className="buttons">
        <button type="submit" className="nhsuk-button nhsuk-button--warning" aria-disabled={isWorking || undefined}>
          Remove for good
        </button>
        <Link href={back} className="nhsuk-button nhsuk-button--secondary">
          Keep it
        </Link>
      </div>
      <p role="status">{isWorking && 'Removing it…'}</p>
    </form>
  );
}
