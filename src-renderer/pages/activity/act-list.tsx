import { useLiveQuery } from 'dexie-react-hooks';
import { useRef } from 'react';
import type { Change } from '../../../src-shared/assessment/change.ts';
import type { ActionId } from '../../../src-shared/assessment/identifiers.ts';
import { dateInWords } from '../../parts/words.ts';
import { useWorkspace } from '../../session/session.ts';
import { ActItem } from './act-item.tsx';
import type { Fits } from './activity-filter.ts';
import type { WordsOfChanges } from './change-words.ts';
import { type RecordedAct, readActs, recordedElsewhere } from './read-acts.ts';
import { SHOWN_AT_FIRST } from './shown-changes.ts';

interface Props {
  readonly actions: readonly ActionId[];
  readonly fits: Fits;
  readonly words: WordsOfChanges;
}

const NOT_KNOWN_YET: ReadonlySet<Change['id']> = new Set();

/** One part of the list, under the dates on which things were done. */
export function ActList({ actions, fits, words }: Props) {
  const { database } = useWorkspace();
  const folded = useRef(words.folded);
  folded.current = words.folded;
  const key = actions.join(' ');
  // Kept with what was asked for: until the next answer is there, this one is shown whole.
  const read = useLiveQuery(async () => ({ acts: await readActs(database, actions), fits }), [database, key, fits]);
  // Comes after the list, which does not wait for it.
  const elsewhere = useLiveQuery(() => {
    const shown = (read?.acts ?? []).flatMap(({ changes }) => changes.filter(fits).slice(0, SHOWN_AT_FIRST));
    return recordedElsewhere(database, shown, folded.current);
  }, [database, read]);
  if (!read) return null;
  return byDate(read.acts).map(({ date, acts }) => (
    <section key={acts[0]?.action} className="activity__day">
      <h3 className="nhsuk-heading-xs activity__date">{date}</h3>
      <ol className="history activity__acts">
        {acts.map((act) => (
          <ActItem key={act.action} act={act} fits={read.fits} words={words} elsewhere={elsewhere ?? NOT_KNOWN_YET} />
        ))}
      </ol>
    </section>
  ));
}

/** Acts that follow each other on one date. A computer with a wrong clock makes a date come twice, and that is said so. */
function byDate(acts: readonly RecordedAct[]): { readonly date: string; readonly acts: readonly RecordedAct[] }[] {
  const days: { date: string; acts: RecordedAct[] }[] = [];
  for (const act of acts) {
    const date = dateInWords(act.changes[0].wall);
    const day = days.at(-1);
    if (day?.date === date) day.acts.push(act);
    else days.push({ date, acts: [act] });
  }
  return days;
}
