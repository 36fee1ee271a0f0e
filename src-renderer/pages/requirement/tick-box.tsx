import { type ReactNode, useId } from 'react';
import { notify } from '../../parts/notice.tsx';

interface Props {
  readonly label: ReactNode;
  readonly hint?: string | undefined;
  readonly checked: boolean;
  /** Why it cannot be ticked now; it stays in the tab order and says so. */
  readonly reason: string | null;
  readonly onChange: (checked: boolean) => void;
}

/** A tick box that is never dead: one that cannot be ticked can still be reached and says why. */
export function TickBox({ label, hint, checked, reason, onChange }: Props) {
  const id = useId();
  return (
    <div className={`nhsuk-checkboxes__item tick${reason ? ' tick--locked' : ''}`}>
      <input
        className="nhsuk-checkboxes__input"
        id={id}
        type="checkbox"
        checked={checked}
        aria-disabled={reason ? true : undefined}
        aria-describedby={[hint ? `${id}-hint` : '', reason ? `${id}-reason` : ''].filter(Boolean).join(' ') || undefined}
        onChange={({ target }) => (reason ? notify(reason) : onChange(target.checked))}
      />
      <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <div className="nhsuk-hint nhsuk-checkboxes__hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {reason && (
        <div className="tick__reason" id={`${id}-reason`}>
          {reason}
        </div>
      )}
    </div>
  );
}
