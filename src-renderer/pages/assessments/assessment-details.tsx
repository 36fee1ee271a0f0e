import { useId, useState } from 'react';
import { purpose } from '../../../src-shared/assessment/fields.ts';
import { dueOf } from '../../assessment/due.ts';
import type { AssessmentView } from '../../assessment/use-assessment.ts';
import { DayFields, readDay, type TypedDay, typedDay } from '../../parts/day-fields.tsx';
import { SavedText } from '../../parts/saved-text.tsx';
import { PURPOSES } from '../../parts/words.ts';
import { useWorkspace } from '../../session/session.ts';

/** What the assessment is for and when it is due, to correct at any time. */
export function AssessmentDetails({ view }: { readonly view: AssessmentView }) {
  const workspace = useWorkspace();
  const { address, document } = view;
  const [due, setDue] = useState<TypedDay>(typedDay(dueOf(document)?.day ?? null));
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();
  const put = (field: string, value: string | null, name: string) =>
    workspace.commit([{ document: address.document, field, value }], { name, path: '/' });
  const asked = document.get('asked-by')?.value;
  const typed = (value: TypedDay): void => {
    setDue(value);
    const day = readDay(value);
    // While a year is being typed nothing is wrong yet, and nothing is recorded.
    if (day.ok) put('due', day.value, 'due date');
    setProblem(day.ok || value.year.length < 4 ? null : day.refusal);
  };
  return (
    <details className="nhsuk-details">
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">Change what it is for, or when it is due</span>
      </summary>
      <div className="nhsuk-details__text">
        <div className="nhsuk-form-group">
          <label className="nhsuk-label" htmlFor={`${id}-purpose`}>
            What it is for
          </label>
          <select
            className="nhsuk-select"
            id={`${id}-purpose`}
            value={purpose.safeParse(document.get('purpose')?.value).data ?? 'yearly'}
            onChange={({ target }) => put('purpose', target.value, 'what the assessment is for')}
          >
            {purpose.options.map((option) => (
              <option key={option} value={option}>
                {PURPOSES[option].name}
              </option>
            ))}
          </select>
        </div>
        <SavedText
          label="Who asked for it (optional)"
          value={typeof asked === 'string' ? asked : ''}
          onCommit={(text) => put('asked-by', text, 'who asked for it')}
        />
        <DayFields
          id="due"
          legend="When it is due"
          hint="The date is yours, or belongs to whoever asked. Finishing late still works."
          value={due}
          onChange={typed}
          error={problem}
        />
      </div>
    </details>
  );
}
