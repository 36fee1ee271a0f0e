import { Link } from 'wouter';
import { assessmentPath } from '../../assessment/paths.ts';
import { useCurrentAssessment } from '../../assessment/use-assessments.ts';
import { useSession } from '../../session/session.ts';

/** What the first three useful documents usually are, and the requirement that each helps most with. */
const FIRST_THREE = [
  {
    name: 'Your information governance policy',
    says: 'The signed one, with the date on which it was approved. It stands behind several requirements at once.',
    number: '115',
  },
  {
    name: 'The training log',
    says: 'A spreadsheet of who was trained in what, and when. Everyone is in it, locums and cleaners too.',
    number: '117',
  },
  {
    name: 'Minutes that name who is responsible',
    says: 'One page from the meeting at which it was agreed, with names and a date.',
    number: '114',
  },
] as const;

/** The empty page teaches: what to look for first, and what it is good for. */
export function NoEvidenceYet() {
  const assessment = useCurrentAssessment();
  const { fetchedSet } = useSession();
  const set = assessment ? fetchedSet(assessment.set) : null;
  const titles = new Map<string, string>(
    set?.ok ? set.value.requirements.map(({ number, short_title }) => [number, short_title]) : [],
  );
  return (
    <section className="no-evidence" aria-labelledby="first-three">
      <p className="prose">
        Here is every document that proves your answers, once each, however many answers it proves. Next year you find it here
        again. Most organisations begin with these three:
      </p>
      <h2 className="nhsuk-heading-m" id="first-three">
        The first three useful documents
      </h2>
      <ol className="no-evidence__list">
        {FIRST_THREE.map(({ name, says, number }) => (
          <li key={number} className="card">
            <h3 className="card__heading">{name}</h3>
            <p>{says}</p>
            {assessment && titles.has(number) && (
              <p className="small">
                Helps most with{' '}
                <Link href={`${assessmentPath(assessment.document, `requirements/${number}`)}#evidence`}>
                  {number} {titles.get(number)}
                </Link>
              </p>
            )}
          </li>
        ))}
      </ol>
      <p className="prose">
        A document must not name patients or hold their NHS numbers. When you add one, the app looks through its text for such
        numbers and asks. It cannot read scans and photographs.
      </p>
    </section>
  );
}
