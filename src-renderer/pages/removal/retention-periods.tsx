import { useId, useState } from 'react';
import { ORGANISATION } from '../../../src-shared/assessment/document.ts';
import { retentionYears } from '../../../src-shared/assessment/fields.ts';
import { retentionOf } from '../../../src-shared/assessment/retention.ts';
import { announce } from '../../parts/announcer.tsx';
import { useFolded, useWorkspace } from '../../session/session.ts';
import { FieldProblem } from './field-problem.tsx';

/** For how long the organisation keeps things, by its own policy. */
export function RetentionPeriods() {
  const { evidence, assessments } = retentionOf(useFolded());
  return (
    <section aria-labelledby="periods">
      <h2 className="nhsuk-heading-m" id="periods">
        How long you keep things
      </h2>
      <p className="prose">
        Your own policy decides, so nothing is set here before you do. For the NHS in England, the Records Management Code of
        Practice (transform.england.nhs.uk, under information governance) has a schedule of how long kinds of records are kept, in
        its Appendix II. Nothing is ever removed by itself: what is past its period is listed below.
      </p>
      <YearsBox
        field="evidence-years"
        label="Evidence files, in years"
        hint="Counted from the day from which a file counts, or else from when it was attached."
        years={evidence}
      />
      <YearsBox
        field="assessment-years"
        label="Texts of an assessment, in years"
        hint="Comments, and where evidence is. Counted from the end of the toolkit year."
        years={assessments}
      />
    </section>
  );
}

interface BoxProps {
  readonly field: 'evidence-years' | 'assessment-years';
  readonly label: string;
  readonly hint: string;
  readonly years: number | null;
}

/** One period; an empty box is none. Saved when the box is left, as everything else is. */
function YearsBox({ field, label, hint, years }: BoxProps) {
  const workspace = useWorkspace();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | undefined>();
  const save = (): void => {
    if (typed === null) return;
    const wanted = typed.trim() === '' ? null : Number(typed.trim());
    if (wanted !== null && !retentionYears.safeParse(wanted).success)
      return setProblem('Type whole years, from 1 to 100, or leave the box empty.');
    setProblem(undefined);
    setTyped(null);
    if (wanted === years) return;
    workspace.commitAnd(
      [{ document: ORGANISATION, field: `retention/${field}`, value: wanted }],
      {
        name: `${label}: ${wanted ?? 'not set'}`,
        path: '/evidence/removals',
      },
      () => announce(wanted === null ? `${label}: not set.` : `${label}: ${wanted}.`),
    );
  };
  return (
    <div className={`nhsuk-form-group removal__years${problem ? ' nhsuk-form-group--error' : ''}`}>
      <label className="nhsuk-label removal__label" htmlFor={id}>
        {label}
      </label>
      <div className="nhsuk-hint" id={`${id}-hint`}>
        {hint}
      </div>
      <FieldProblem id={`${id}-problem`} words={problem} />
      <input
        id={id}
        className={`nhsuk-input nhsuk-input--width-3${problem ? ' nhsuk-input--error' : ''}`}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        aria-describedby={`${id}-hint${problem ? ` ${id}-problem` : ''}`}
        aria-invalid={problem ? true : undefined}
        value={typed ?? years ?? ''}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={save}
        onKeyDown={({ key }) => key === 'Enter' && save()}
      />
    </div>
  );
}
