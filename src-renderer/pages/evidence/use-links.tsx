import { Link } from 'wouter';
import type { EvidenceUse } from '../../../src-shared/assessment/evidence-uses.ts';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import { addressOfDocument, assessmentPath } from '../../assessment/paths.ts';

/** The page on which a use can be seen. */
export function pathOfUse({ assessment, requirement }: Pick<EvidenceUse, 'assessment' | 'requirement'>): string {
  return `${assessmentPath(assessment, `requirements/${requirement}`)}#evidence`;
}

/** `117 (1a)` */
export function nameOfUse({ requirement, criterion }: Pick<EvidenceUse, 'requirement' | 'criterion'>): string {
  return criterion === null ? requirement : `${requirement} (${criterion})`;
}

/** As many are listed; the others are on the file's own page. */
const LISTED = 4;

/** Where a file is used, as links in the words of the list: by year, requirement and criterion. */
export function UseLinks({ uses, rest }: { readonly uses: readonly EvidenceUse[]; readonly rest: string }) {
  if (uses.length === 0) return <span className="muted">Not used anywhere</span>;
  const listed = [...new Map(uses.map((use) => [`${use.assessment} ${nameOfUse(use)}`, use])).values()];
  const byAssessment = [...Map.groupBy(listed.slice(0, LISTED), ({ assessment }) => assessment)];
  const more = listed.length - LISTED;
  return (
    <ul className="files__uses">
      {byAssessment.map(([assessment, own]) => {
        const address = addressOfDocument(assessment);
        return (
          <li key={assessment}>
            {address && <span className="muted">{yearInWords(address.year)}: </span>}
            {own.map((use, at) => (
              <span key={nameOfUse(use)}>
                {at > 0 && ', '}
                <Link href={pathOfUse(use)}>{nameOfUse(use)}</Link>
              </span>
            ))}
          </li>
        );
      })}
      {more > 0 && (
        <li>
          <Link href={rest}>and {more} more</Link>
        </li>
      )}
    </ul>
  );
}
