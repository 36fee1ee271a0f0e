import { type FormEvent, Suspense, useEffect, useId, useRef, useState } from 'react';
import { addEvidence } from '../../../src-shared/assessment/acts.ts';
import { linkEvidenceFile } from '../../../src-shared/assessment/evidence-acts.ts';
import type { EvidenceFile } from '../../../src-shared/assessment/evidence-file.ts';
import type { EvidenceUse } from '../../../src-shared/assessment/evidence-uses.ts';
import { CRITERIA_LEVELS } from '../../../src-shared/assessment/levels.ts';
import { newId } from '../../../src-shared/assessment/new-id.ts';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import { type AssessmentAddress, evidencePath } from '../../assessment/paths.ts';
import { useAssessment } from '../../assessment/use-assessment.ts';
import { useAssessments } from '../../assessment/use-assessments.ts';
import { announce } from '../../parts/announcer.tsx';
import { useFolded, useSession, useWorkspace } from '../../session/session.ts';
import { isOpen } from './open-assessments.ts';

interface Props {
  readonly file: EvidenceFile;
  readonly uses: readonly EvidenceUse[];
  readonly onDone: () => void;
}

/** Links a file to one more row of evidence: which assessment, which requirement, what it proves there. */
export function LinkToRequirement(props: Props) {
  const folded = useFolded();
  const { sets } = useSession();
  const assessments = useAssessments().filter(
    ({ document, set }) => isOpen(folded, document) && sets.some(({ id }) => id === set),
  );
  const [chosen, setChosen] = useState('');
  const select = useRef<HTMLSelectElement>(null);
  const id = useId();
  useEffect(() => select.current?.focus(), []);
  const address = assessments.find(({ document }) => document === chosen) ?? assessments[0];
  if (!address)
    return (
      <p className="empty" role="status">
        There is no open assessment to link it to. Start one, or reopen one that is finished.
      </p>
    );
  return (
    <div className="card link-to">
      <div className="nhsuk-form-group">
        <label className="nhsuk-label" htmlFor={`${id}-assessment`}>
          Assessment
        </label>
        <select
          ref={select}
          className="nhsuk-select"
          id={`${id}-assessment`}
          value={address.document}
          onChange={({ target }) => setChosen(target.value)}
        >
          {assessments.map(({ document, set, year }) => (
            <option key={document} value={document}>
              {yearInWords(year)}, {sets.find((one) => one.id === set)?.name}
            </option>
          ))}
        </select>
      </div>
      <Suspense fallback={<p>Opening…</p>}>
        <ChooseRow key={address.document} address={address} {...props} />
      </Suspense>
    </div>
  );
}

/** The value of “another document for 1a”: a row that is added with the link. */
const NEW_ROW = 'new ';

function ChooseRow({ address, file, uses, onDone }: Props & { readonly address: AssessmentAddress }) {
  const workspace = useWorkspace();
  const { set, readiness } = useAssessment(address);
  const [number, setNumber] = useState('');
  const [row, setRow] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const standing = readiness.standings.find(({ requirement }) => requirement.number === number);
  const used = new Set(uses.flatMap((use) => (use.assessment === address.document && use.requirement === number ? use.row : [])));
  const link = (event: FormEvent): void => {
    event.preventDefault();
    if (!standing || row === '') {
      setProblem(standing ? 'Choose the evidence that it is.' : 'Choose a requirement.');
      return form.current?.querySelector<HTMLElement>(`[id="${id}-${standing ? 'row' : 'requirement'}"]`)?.focus();
    }
    const { requirement } = standing;
    const criterion = row.startsWith(NEW_ROW) ? row.slice(NEW_ROW.length) : null;
    const place = { assessment: address.document, requirement: number, row: criterion === null ? row : newId() };
    const where = { assessment: address.document, requirement, fields: new Map() };
    workspace.commitAnd(
      [...(criterion === null ? [] : addEvidence(where, place.row, criterion, file.name)), ...linkEvidenceFile(place, file.id)],
      { name: `${file.name} linked to ${number}`, path: evidencePath(file.id) },
      () => {
        announce(`Linked to ${number} ${requirement.short_title}.`);
        onDone();
      },
    );
  };
  return (
    <form ref={form} onSubmit={link} noValidate>
      {problem && (
        <p className="nhsuk-error-message" role="alert">
          <span className="nhsuk-u-visually-hidden">Error: </span>
          {problem}
        </p>
      )}
      <div className="nhsuk-form-group">
        <label className="nhsuk-label" htmlFor={`${id}-requirement`}>
          Requirement
        </label>
        <select
          className="nhsuk-select"
          id={`${id}-requirement`}
          value={number}
          onChange={({ target }) => {
            setNumber(target.value);
            setRow('');
            setProblem(null);
          }}
        >
          <option value="">Choose…</option>
          {set.requirements.map((one) => (
            <option key={one.number} value={one.number}>
              {one.number} {one.short_title}
            </option>
          ))}
        </select>
      </div>
      {standing && (
        <div className="nhsuk-form-group">
          <label className="nhsuk-label" htmlFor={`${id}-row`}>
            Evidence
          </label>
          <select
            className="nhsuk-select"
            id={`${id}-row`}
            value={row}
            onChange={({ target }) => {
              setRow(target.value);
              setProblem(null);
            }}
          >
            <option value="">Choose…</option>
            {CRITERIA_LEVELS.flatMap((level) => standing.requirement.levels[level].criteria).map((criterion) => (
              <optgroup key={criterion.id} label={`${criterion.id} ${criterion.text}`}>
                {standing.answer.evidence
                  .filter((item) => item.criterion === criterion.id)
                  .map((item) => (
                    <option key={item.row} value={item.row} disabled={used.has(item.row)}>
                      {item.title || 'Other evidence'}
                      {used.has(item.row) && ' (linked already)'}
                    </option>
                  ))}
                <option value={`${NEW_ROW}${criterion.id}`}>Other evidence for {criterion.id}</option>
              </optgroup>
            ))}
          </select>
        </div>
      )}
      <div className="buttons">
        <button type="submit" className="nhsuk-button nhsuk-button--small">
          Link it
        </button>
        <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" onClick={onDone}>
          Cancel
        </button>
      </div>
    </form>
  );
}
