import { Link } from 'wouter';
import { outcomeOf, percentage, scoreOf } from '../../../src-shared/assessment/score.ts';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import { type AssessmentAddress, assessmentPath, placePath } from '../../assessment/paths.ts';
import { useAssessment } from '../../assessment/use-assessment.ts';
import { useWarningsOfThisComputer } from '../../assessment/warnings-of-this-computer.ts';
import { Page } from '../../parts/page.tsx';
import { OUTCOMES } from '../../parts/words.ts';
import { PrintButton } from '../../printing/print-button.tsx';

/** Every blocker in words, each a link to its place (rule 4); and what comes next when none is left. */
export function LeftToDoPage({ address }: { readonly address: AssessmentAddress }) {
  const view = useAssessment(address);
  const { readiness, set } = view;
  const { blockers, standings, answered } = readiness;
  // Two rows of the same name in one requirement give the same words and the same place.
  const all = [...readiness.warnings, ...useWarningsOfThisComputer(view)];
  const warnings = [...new Map(all.map((warning) => [warning.words, warning])).values()];
  const outcome = answered === standings.length ? outcomeOf(standings, false) : null;
  const finish = assessmentPath(address.document, 'finish');
  return (
    <Page title="What is left to do" caption={`${set.name}, IG Toolkit ${set.version}, ${yearInWords(address.year)}`}>
      <p>
        <PrintButton assessment={address} first="readiness" words="Print or save as PDF" />
      </p>
      <div data-help="readiness">
        {blockers.length === 0 ? (
          <div className="ready" role="status">
            <h2 className="ready__heading">Ready to publish</h2>
            <p>Every requirement is answered and supported.</p>
            {outcome && (
              <p>
                {outcome === 'satisfactory'
                  ? 'Level 2 or above everywhere: satisfactory'
                  : `${OUTCOMES[outcome]} without an improvement plan: below level 2 somewhere`}{' '}
                ({percentage(scoreOf(standings))} %).
              </p>
            )}
            <p>
              Publishing to an operator comes in a later version. Until then you can finish here: an immutable copy to print and
              sign.
            </p>
            <Link href={finish} className="nhsuk-button">
              Finish without publishing
            </Link>
          </div>
        ) : (
          <>
            <p className="lead">
              {answered} of {standings.length} requirements are answered. Each line leads to its place.
            </p>
            <ul className="blockers">
              {blockers.map((blocker) => (
                <li key={blocker.words}>
                  <Link href={placePath(address.document, blocker.place)}>{blocker.words}</Link>
                </li>
              ))}
            </ul>
            {answered === standings.length && (
              <p>
                Every requirement is answered. <Link href={finish}>Finish without publishing</Link>
              </p>
            )}
          </>
        )}
        {warnings.length > 0 && (
          <>
            <h2 className="nhsuk-heading-m">Good to know</h2>
            <p className="muted">None of these stops you.</p>
            <ul className="blockers blockers--soft">
              {warnings.map((warning) => (
                <li key={warning.words}>
                  <Link href={placePath(address.document, warning.place)}>{warning.words}</Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Page>
  );
}
