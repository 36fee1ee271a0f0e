import { usePersonName } from '../../assessment/use-person-name.ts';
import { dateInWords, timeInWords } from '../../parts/words.ts';
import { shortHash } from './fingerprint.tsx';
import { genuineInWords } from './genuine-words.ts';
import type { SealedCopy } from './use-sealed-copies.ts';

interface Props {
  /** The newest first. */
  readonly copies: readonly SealedCopy[];
  /** The copy that stands, which is told about above. */
  readonly standing: SealedCopy | null;
  /** The copy that is shown below. */
  readonly shown: SealedCopy | null;
  readonly onShow: (id: string | null) => void;
}

/** The copies that were sealed and reopened, each with whether it is still genuine. */
export function SealedCopies({ copies, standing, shown, onShow }: Props) {
  const nameOf = usePersonName();
  const earlier = copies.filter((copy) => copy.seal.id !== standing?.seal.id);
  if (earlier.length === 0) return null;
  return (
    <section aria-labelledby="earlier-copies">
      <h2 className="nhsuk-heading-m" id="earlier-copies">
        Earlier sealed copies
      </h2>
      <ul className="nhsuk-list sealed-copies">
        {earlier.map(({ seal, revision, opened }) => (
          <li key={seal.id} className="card">
            <h3 className="nhsuk-heading-s">Revision {revision}</h3>
            <p>
              Sealed on {dateInWords(seal.sealed.wall)} at {timeInWords(seal.sealed.wall)} by {nameOf(seal.sealed.by)}.
              {seal.reopened && ` Reopened on ${dateInWords(seal.reopened.wall)} by ${nameOf(seal.reopened.by)}.`}
            </p>
            <p>
              Fingerprint <code>{shortHash(seal.hash)}</code>. {genuineInWords(opened, nameOf)}
            </p>
            {shown?.seal.id === seal.id ? (
              <p>
                <strong>Shown below.</strong>{' '}
                <button type="button" className="link-button" onClick={() => onShow(null)}>
                  {standing ? `Show revision ${standing.revision} instead` : 'Hide it'}
                </button>
              </p>
            ) : (
              <button type="button" className="link-button" onClick={() => onShow(seal.id)}>
                Show revision {revision} below, to read or print
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
