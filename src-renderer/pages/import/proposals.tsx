import { Suspense, useId, useState } from 'react';
import { Link } from 'wouter';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import { Loading } from '../../app/loading.tsx';
import { useAssessments } from '../../assessment/use-assessments.ts';
import type { OfferProps } from './another-organisation.tsx';
import { ChooseProposals } from './choose-proposals.tsx';

/** Takes another organisation's answers as a starting point: into which assessment, then which answers. */
export function Proposals({ picked, preview }: OfferProps) {
  const assessments = useAssessments();
  const [chosen, setChosen] = useState(assessments[0]?.document);
  const id = useId();
  const address = assessments.find(({ document }) => document === chosen) ?? assessments[0];
  if (!address)
    return (
      <div className="card">
        <p className="prose">You have no assessment yet that could take them.</p>
        <Link href="/assessments/start" className="nhsuk-button">
          Start an assessment
        </Link>
      </div>
    );
  return (
    <div className="card">
      {assessments.length > 1 && (
        <div className="nhsuk-form-group">
          <label className="nhsuk-label nhsuk-label--s" htmlFor={`${id}-into`}>
            Into which assessment?
          </label>
          <select
            className="nhsuk-select"
            id={`${id}-into`}
            value={address.document}
            onChange={({ target }) => setChosen(assessments.find(({ document }) => document === target.value)?.document)}
          >
            {assessments.map(({ document, year, set }) => (
              <option key={document} value={document}>
                {yearInWords(year)}, {set}
              </option>
            ))}
          </select>
        </div>
      )}
      <Suspense fallback={<Loading />}>
        <ChooseProposals
          key={address.document}
          address={address}
          file={picked.file}
          from={preview.inFile.name.trim() || 'the file'}
        />
      </Suspense>
    </div>
  );
}
