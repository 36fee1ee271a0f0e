import { readRemovals } from '../../../src-shared/assessment/removal.ts';
import { removedThing } from '../../../src-shared/exchange/removed-thing.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { count, dateInWords, timeInWords } from '../../parts/words.ts';
import { useFolded, useWorkspace } from '../../session/session.ts';
import { useWordsOfChanges } from '../activity/use-words-of-changes.ts';

/** Everything that was removed for good: what is left of it. */
export function RemovalsList() {
  const removals = readRemovals(useFolded());
  const { destroyed } = useWorkspace();
  const words = useWordsOfChanges();
  const nameOf = usePersonName();
  if (removals.length === 0)
    return (
      <p className="prose empty">
        Nothing was removed for good. You do it from a file’s own page, or from the history of a requirement, beside the text.
      </p>
    );
  return (
    <ol className="history removals">
      {removals.map((removal) => (
        <li key={removal.id} className="history__act">
          <p className="history__who">
            <strong>{nameOf(removal.by)}</strong>{' '}
            <span className="muted">
              {dateInWords(removal.at)}, {timeInWords(removal.at)}
            </span>{' '}
            {removal.changes.some((id) => !destroyed.has(id)) && (
              <span className="nhsuk-tag nhsuk-tag--yellow">Not finished yet</span>
            )}
          </p>
          <p className="removals__what">{removedThing(removal, words)}</p>
          <p className="removals__what">
            Why: <span dir="auto">{removal.why}</span>
          </p>
          <p className="removals__mark muted small">
            {removal.what === 'file' ? 'SHA-256' : 'Random mark'} <code>{removal.mark}</code>,{' '}
            {count(removal.changes.length, 'record')} destroyed
          </p>
        </li>
      ))}
    </ol>
  );
}
