import { useState } from 'react';
import { Link } from 'wouter';
import type { Change } from '../../../src-shared/assessment/change.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { notify } from '../../parts/notice.tsx';
import { count, dateInWords, timeInWords } from '../../parts/words.ts';
import { isBookkeeping } from '../../removal/removal-words.ts';
import { RemoveLink } from '../../removal/remove-link.tsx';
import { useWorkspace } from '../../session/session.ts';
import type { Fits } from './activity-filter.ts';
import { changeInWords, type WordsOfChanges } from './change-words.ts';
import { mayBeTakenBack } from './may-be-taken-back.ts';
import type { RecordedAct } from './read-acts.ts';
import { SaidText } from './said-text.tsx';
import { SHOWN_AT_FIRST } from './shown-changes.ts';

interface Props {
  readonly act: RecordedAct;
  readonly fits: Fits;
  readonly words: WordsOfChanges;
  /** Changes that were recorded at the same time elsewhere and do not hold. */
  readonly elsewhere: ReadonlySet<Change['id']>;
}

/** One act: who, when, and what it changed where. */
export function ActItem({ act, fits, words, elsewhere }: Props) {
  const workspace = useWorkspace();
  const nameOf = usePersonName();
  const [all, setAll] = useState(false);
  const [first] = act.changes;
  const who = nameOf(first.by);
  const told = act.changes.filter((change) => !isBookkeeping(change));
  const shown = all ? told : told.filter(fits).slice(0, SHOWN_AT_FIRST);
  const places = [
    ...Map.groupBy(
      shown.map((change) => ({ change, ...changeInWords(change, words) })),
      ({ where }) => where,
    ),
  ];
  const takeBack = async (): Promise<void> => {
    const path = '/activity';
    const result = await workspace.takeBackAction(act.action, { name: 'An act, taken back from the activity', path });
    notify(result.ok ? 'Taken back. The activity keeps both.' : result.refusal);
  };
  return (
    <li className="history__act">
      <p className="history__who">
        <strong>{who}</strong> <span className="muted">{timeInWords(first.wall)}</span>
      </p>
      <ul className="activity__places">
        {places.map(([where, own]) => (
          <li key={where}>
            {own[0]?.path ? <Link href={own[0].path}>{where}</Link> : <span>{where}</span>}
            <ul className="history__what">
              {own.map(({ change, what, said, isTyped }) => (
                <li key={change.id}>
                  {what}: {isTyped ? <SaidText text={said} /> : said} <RemoveLink change={change} what={what} />{' '}
                  {elsewhere.has(change.id) && (
                    <span className="nhsuk-tag nhsuk-tag--yellow">Recorded at the same time elsewhere</span>
                  )}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <div className="activity__do">
        {shown.length < told.length && (
          <button type="button" className="link-button" onClick={() => setAll(true)}>
            Show all {count(told.length, 'change')} of this act
          </button>
        )}
        {mayBeTakenBack(act.changes, words.folded) && (
          <button type="button" className="link-button" onClick={() => void takeBack()}>
            Take back
            <span className="nhsuk-u-visually-hidden">
              {' '}
              what {who} did on {dateInWords(first.wall)} at {timeInWords(first.wall)}
            </span>
            {act.changes.length > 1 && ` (all ${count(act.changes.length, 'change')})`}
          </button>
        )}
      </div>
    </li>
  );
}
