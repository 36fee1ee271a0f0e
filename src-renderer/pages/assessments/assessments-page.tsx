import { Suspense } from 'react';
import { Link } from 'wouter';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import { Loading } from '../../app/loading.tsx';
import { useAssessments } from '../../assessment/use-assessments.ts';
import { useNextYear } from '../../assessment/use-next-year.ts';
import { Page } from '../../parts/page.tsx';
import { useSession } from '../../session/session.ts';
import { AssessmentWithoutSet } from './assessment-without-set.tsx';
import { CurrentAssessment } from './current-assessment.tsx';
import { EarlierAssessment } from './earlier-assessment.tsx';

/** The current assessment on top, earlier ones below. */
export function AssessmentsPage() {
  const { sets } = useSession();
  const all = useAssessments();
  const hasSet = ({ set }: (typeof all)[number]): boolean => sets.some(({ id }) => id === set);
  const [current, ...earlier] = all.filter(hasSet);
  const withoutSet = all.filter((address) => !hasSet(address));
  const next = useNextYear();
  return (
    <Page title="Assessments">
      {current ? (
        <Suspense fallback={<Loading />}>
          <CurrentAssessment address={current} />
        </Suspense>
      ) : (
        withoutSet.length === 0 && (
          <div className="card">
            <h2 className="card__heading">Your first assessment</h2>
            <p className="prose">
              You answer each requirement by ticking what is true for you. Nothing needs saving, everything can be taken back, and
              you can stop and go on at any time.
            </p>
            <Link href="/assessments/start" className="nhsuk-button">
              Start your {yearInWords(next.year)} assessment
            </Link>
          </div>
        )
      )}
      {current && next.mustWaitFor === null && (
        <p>
          <Link href="/assessments/start">Start your {yearInWords(next.year)} assessment</Link>
        </p>
      )}
      {earlier.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">Earlier assessments</h2>
          <div className="scroll-across">
            <table className="nhsuk-table">
              <thead className="nhsuk-table__head">
                <tr>
                  <th scope="col">Year</th>
                  <th scope="col">Questions</th>
                  <th scope="col">Answered</th>
                  <th scope="col">Outcome</th>
                  <th scope="col">Status</th>
                </tr>
              </thead>
              <tbody className="nhsuk-table__body">
                {earlier.map((address) => (
                  <Suspense key={address.document}>
                    <EarlierAssessment address={address} />
                  </Suspense>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {withoutSet.map((address) => (
        <AssessmentWithoutSet key={address.document} address={address} />
      ))}
      <p className="muted small">
        Have a file from another computer, or from a colleague? <Link href="/import">Open an assessment file</Link>.
      </p>
    </Page>
  );
}
