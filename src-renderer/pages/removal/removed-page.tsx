import { useEffect } from 'react';
import { Link } from 'wouter';
import { removedThing } from '../../../src-shared/exchange/removed-thing.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { announce } from '../../parts/announcer.tsx';
import { Page } from '../../parts/page.tsx';
import { count, dateInWords, timeInWords } from '../../parts/words.ts';
import { REMOVALS_PATH } from '../../removal/paths.ts';
import { useWordsOfChanges } from '../activity/use-words-of-changes.ts';
import { BackupsThatHoldIt } from './held-elsewhere.tsx';
import { type Removed, showRemoved } from './removed.ts';

/** What was removed, and what is left for the person to do. */
export function RemovedPage({ done: { removal, copies, held } }: { readonly done: Removed }) {
  const words = useWordsOfChanges();
  const nameOf = usePersonName();
  useEffect(() => {
    announce('Removed for good.');
    return () => showRemoved(null);
  }, []);
  return (
    <Page title="Removed for good">
      <p className="prose">
        {removedThing(removal, words)}, by {nameOf(removal.by)} on {dateInWords(removal.at)} at {timeInWords(removal.at)}. Why:{' '}
        <span dir="auto">{removal.why}</span>
      </p>
      <ul className="nhsuk-list nhsuk-list--bullet prose removal__done">
        <li>{count(removal.changes.length, 'record was', 'records were')} destroyed in the journal and in the database.</li>
        {removal.hashes.length > 0 && (
          <li>{count(removal.hashes.length, 'stored file was', 'stored files were')} destroyed, with copies that were open.</li>
        )}
        {copies.length > 0 && (
          <li>
            {count(copies.length, 'copy of a damaged journal file was', 'copies of damaged journal files were')} removed as well,
            because nobody can say what stands in {copies.length === 1 ? 'it' : 'them'}: {copies.join(', ')}.
          </li>
        )}
      </ul>
      <h2 className="nhsuk-heading-s">What is left to do</h2>
      <ul className="nhsuk-list nhsuk-list--bullet prose">
        <li>
          Close the app and start it again. The browser may keep old bytes in its own files until then; the next start clears
          them.
        </li>
        <li>
          Look for saved files, printed pages and e-mails that hold it, and for other computers that have this organisation.
        </li>
      </ul>
      <BackupsThatHoldIt held={held} isDone />
      <div className="buttons">
        <Link href={REMOVALS_PATH} className="nhsuk-button">
          See everything that was removed
        </Link>
      </div>
    </Page>
  );
}
