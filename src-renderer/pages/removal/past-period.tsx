import { Link } from 'wouter';
import { documentMeaning } from '../../../src-shared/assessment/document.ts';
import { assessmentsPastPeriod, filesPastPeriod, retentionOf } from '../../../src-shared/assessment/retention.ts';
import { dayInLondon, yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import { assessmentPath } from '../../assessment/paths.ts';
import { dayInWords } from '../../parts/words.ts';
import { removeFilePath } from '../../removal/paths.ts';
import { useFolded } from '../../session/session.ts';

/** What is kept longer than the organisation says. A suggestion with a way to remove it, and never more. */
export function PastPeriod() {
  const folded = useFolded();
  const { evidence, assessments } = retentionOf(folded);
  if (evidence === null && assessments === null) return null;
  const today = dayInLondon(new Date());
  const files = filesPastPeriod(folded, today);
  const years = assessmentsPastPeriod(folded, today);
  return (
    <section aria-labelledby="past">
      <h2 className="nhsuk-heading-m" id="past">
        Past its period
      </h2>
      {files.length === 0 && years.length === 0 && <p className="prose empty">Nothing is kept longer than you say.</p>}
      {files.length > 0 && (
        <>
          <p className="prose">Files that no open assessment uses:</p>
          <ul className="nhsuk-list removal__past">
            {files.map(({ file, from }) => (
              <li key={file.id}>
                <span>
                  <Link href={`/evidence/${file.id}`} dir="auto">
                    {file.name}
                  </Link>{' '}
                  <span className="muted">from {dayInWords(from)}</span>
                </span>
                <Link href={removeFilePath(file.id)}>
                  Remove for good…<span className="nhsuk-u-visually-hidden"> {file.name}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {years.length > 0 && (
        <>
          <p className="prose">
            Assessments with texts in them. Each text is removed from the history of its requirement; ticks, levels and who
            answered stay.
          </p>
          <ul className="nhsuk-list removal__past">
            {years.map(({ assessment, ended }) => {
              const meaning = documentMeaning(assessment);
              return (
                <li key={assessment}>
                  <span>
                    <Link href={assessmentPath(assessment, 'requirements')}>
                      {meaning.kind === 'assessment' ? `Assessment of ${yearInWords(meaning.year)}` : assessment}
                    </Link>{' '}
                    <span className="muted">ended {dayInWords(ended)}</span>
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      )}
    </section>
  );
}
