import { type ReactNode, useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { LONGEST_TEXT, tidyText } from '../../src-shared/assessment/change.ts';
import { useWorkspace } from '../session/session.ts';

const PAUSE = 1_000;

interface Props {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** What is on record. */
  readonly value: string;
  /** Records what was typed; returns what was altered to make it storable, in words. */
  readonly onCommit: (text: string) => readonly string[];
  readonly rows?: number;
  readonly id?: string;
  readonly disabled?: boolean;
  readonly labelHidden?: boolean;
  readonly className?: string;
  readonly autoComplete?: string;
  readonly spellCheck?: boolean;
  /** Words to show above the box when what is typed does not fit. */
  readonly error?: string | null;
  /** How what is typed will stand on record, such as in capitals. */
  readonly tidy?: (text: string) => string;
}

/**
 * A text box that saves by itself: after a second's pause, on leaving it, and when the window goes away. What comes in from
 * elsewhere while it is being typed in is shown beside it and never replaces it.
 */
export function SavedText({
  label,
  hint,
  value,
  onCommit,
  rows,
  id,
  disabled,
  labelHidden,
  className,
  autoComplete,
  spellCheck,
  error,
  tidy = asTyped,
}: Props) {
  const workspace = useWorkspace();
  const { openEdits } = workspace;
  const stopped = useSyncExternalStore(workspace.subscribe, () => workspace.space.stopped !== null);
  const made = useId();
  const field = id ?? made;
  const [typed, setTyped] = useState(value);
  const [notes, setNotes] = useState<readonly string[]>([]);
  const [incoming, setIncoming] = useState<string | null>(null);
  const recorded = useRef(value);
  const current = useRef(value);
  const finish = useRef<(() => void) | null>(null);
  const commitTyped = useRef(onCommit);
  commitTyped.current = onCommit;
  const tidied = useRef(tidy);
  tidied.current = tidy;
  const focused = useRef(false);

  useEffect(() => {
    if (value === recorded.current) return;
    recorded.current = value;
    if (finish.current || (focused.current && current.current !== value)) return setIncoming(value);
    current.current = value;
    setTyped(value);
  }, [value]);

  const record = (): void => {
    const text = tidy(current.current);
    // What was altered to make it storable is this box's own doing and no change from elsewhere.
    recorded.current = tidyText(text).text;
    setNotes(commitTyped.current(text));
  };
  const type = (text: string): void => {
    // Between the stop and the next drawing a key can still come: what is not accepted must not look as if it were.
    if (workspace.space.stopped !== null) return;
    setTyped(text);
    current.current = text;
    finish.current?.();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const commit = (): void => {
      finish.current?.();
      record();
    };
    const close = openEdits.add(commit);
    timer = setTimeout(commit, PAUSE);
    finish.current = () => {
      clearTimeout(timer);
      finish.current = null;
      close();
    };
  };
  const commitNow = (): void => {
    if (finish.current) {
      finish.current();
      record();
    }
    if (incoming !== null || current.current === recorded.current) return;
    current.current = recorded.current;
    setTyped(recorded.current);
  };
  // Leaving the page takes the box away before it loses the focus.
  useEffect(
    () => () => {
      if (!finish.current) return;
      finish.current();
      commitTyped.current(tidied.current(current.current));
    },
    [],
  );

  const described = [hint ? `${field}-hint` : '', error ? `${field}-error` : '', notes.length > 0 ? `${field}-notes` : '']
    .filter(Boolean)
    .join(' ');
  const common = {
    id: field,
    value: typed,
    // Not disabled: what stands in it can still be reached, read and copied.
    readOnly: disabled || stopped,
    spellCheck,
    autoComplete: autoComplete ?? 'off',
    'aria-describedby': described || undefined,
    'aria-invalid': error ? true : undefined,
    onFocus: () => {
      focused.current = true;
    },
    onBlur: () => {
      focused.current = false;
      commitNow();
    },
  } as const;
  return (
    <div className={`nhsuk-form-group${error ? ' nhsuk-form-group--error' : ''}${className ? ` ${className}` : ''}`}>
      <label className={`nhsuk-label${labelHidden ? ' nhsuk-u-visually-hidden' : ''}`} htmlFor={field}>
        {label}
      </label>
      {hint && (
        <div className="nhsuk-hint" id={`${field}-hint`}>
          {hint}
        </div>
      )}
      {error && (
        <p className="nhsuk-error-message" id={`${field}-error`}>
          <span className="nhsuk-u-visually-hidden">Error: </span>
          {error}
        </p>
      )}
      {rows ? (
        <textarea
          {...common}
          rows={rows}
          dir="auto"
          className="nhsuk-textarea saved-text"
          onChange={({ target }) => type(target.value)}
        />
      ) : (
        <input
          {...common}
          type="text"
          dir="auto"
          maxLength={LONGEST_TEXT}
          className="nhsuk-input saved-text"
          onChange={({ target }) => type(target.value)}
        />
      )}
      {notes.length > 0 && (
        <p className="field-note" id={`${field}-notes`} role="status">
          {notes.join(' ')}
        </p>
      )}
      {incoming !== null && (
        <div className="field-note">
          <p>Meanwhile this was changed elsewhere to: “{incoming.slice(0, 300)}”. What you type stays.</p>
          <button
            type="button"
            className="link-button"
            onClick={() => {
              finish.current?.();
              current.current = incoming;
              recorded.current = incoming;
              setTyped(incoming);
              onCommit(incoming);
              setIncoming(null);
            }}
          >
            Use that instead
          </button>
        </div>
      )}
    </div>
  );
}

function asTyped(text: string): string {
  return text;
}
