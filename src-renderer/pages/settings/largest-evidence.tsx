import { useId, useState } from 'react';
import { LARGEST_EVIDENCE_MB } from '../../../src-shared/contract/settings.ts';
import { announce } from '../../parts/announcer.tsx';
import { useSession } from '../../session/session.ts';

const MOST = LARGEST_EVIDENCE_MB.toLocaleString('en-GB');

/** How large a file may be that is attached here. It counts when the box is left or Enter is pressed. */
export function LargestEvidence() {
  const { settings, changeSettings } = useSession();
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const described = [`${id}-hint`, problem ? `${id}-problem` : ''].filter(Boolean).join(' ');

  const change = (): void => {
    if (typed === null) return;
    const megabytes = wholeNumber(typed);
    if (megabytes === null || megabytes < 1 || megabytes > LARGEST_EVIDENCE_MB)
      return setProblem(
        `Enter a whole number of megabytes from 1 to ${MOST}. Files of up to ${settings.largestEvidenceMb} MB can be attached until then.`,
      );
    setTyped(null);
    setProblem(null);
    if (megabytes === settings.largestEvidenceMb) return;
    changeSettings((now) => ({ ...now, largestEvidenceMb: megabytes }));
    announce(`Files of up to ${megabytes} MB can be attached now.`);
  };

  return (
    <>
      <h2 className="nhsuk-heading-m">Evidence files</h2>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          change();
        }}
      >
        <div className={`nhsuk-form-group${problem ? ' nhsuk-form-group--error' : ''}`}>
          <label className="nhsuk-label nhsuk-label--s" htmlFor={id}>
            The largest file that can be attached
          </label>
          <div className="nhsuk-hint prose" id={`${id}-hint`}>
            In megabytes, up to {MOST}. Films and scans of whole folders make backups large and slow; where such a file lies can
            be recorded instead.
          </div>
          {problem && (
            <p className="nhsuk-error-message" id={`${id}-problem`} role="alert">
              <span className="nhsuk-u-visually-hidden">Error: </span>
              {problem}
            </p>
          )}
          <div className="nhsuk-input-wrapper">
            <input
              id={id}
              className={`nhsuk-input nhsuk-input--width-4${problem ? ' nhsuk-input--error' : ''}`}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              spellCheck={false}
              maxLength={12}
              aria-describedby={described}
              aria-invalid={problem ? true : undefined}
              value={typed ?? String(settings.largestEvidenceMb)}
              onChange={({ target }) => setTyped(target.value)}
              onBlur={change}
            />
            <div className="nhsuk-input-wrapper__suffix" aria-hidden="true">
              MB
            </div>
          </div>
        </div>
      </form>
    </>
  );
}

/** People write `1,024` and `50 MB`; both are read. */
function wholeNumber(typed: string): number | null {
  const digits = typed.replace(/[\s,]/g, '').replace(/mb$/i, '');
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null;
}
