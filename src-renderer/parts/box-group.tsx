import { type ReactNode, useId } from 'react';

interface Props {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly problem?: string | null | undefined;
  /** Beside the classes that every group has. */
  readonly className?: string;
  /** @param box what makes the box belong to its label, its hint and its problem */
  readonly children: (box: BoxOfGroup) => ReactNode;
}

interface BoxOfGroup {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** A label, a hint and what is wrong, around one box. */
export function BoxGroup({ label, hint, problem, className, children }: Props) {
  const id = useId();
  const described = [hint ? `${id}-hint` : '', problem ? `${id}-problem` : ''].filter(Boolean).join(' ');
  const classes = ['nhsuk-form-group', className, problem && 'nhsuk-form-group--error'].filter(Boolean).join(' ');
  return (
    <div className={classes}>
      <label className="nhsuk-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <div className="nhsuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {problem && (
        <p className="nhsuk-error-message" id={`${id}-problem`} role="alert">
          <span className="nhsuk-u-visually-hidden">Error: </span>
          {problem}
        </p>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': problem ? true : undefined })}
    </div>
  );
}
