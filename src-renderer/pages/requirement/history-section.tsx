import { useLiveQuery } from 'dexie-react-hooks';
import { useSyncExternalStore } from 'react';
import type { Change } from '../../../src-shared/assessment/change.ts';
import { concurrentWithHolding } from '../../../src-shared/assessment/fold.ts';
import type { RequirementSet } from '../../../src-shared/catalogue/requirement-set.ts';
import { fieldInWords } from '../../../src-shared/exchange/field-words.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { notify } from '../../parts/notice.tsx';
import { ReturningHistory } from '../../parts/returning-history.tsx';
import { dateInWords, timeInWords } from '../../parts/words.ts';
import { RemoveLink } from '../../removal/remove-link.tsx';
import { useFolded, useWorkspace } from '../../session/session.ts';
import { RemovedHere } from './removed-here.tsx';
import type { RequirementEditing } from './requirement-editing.ts';

const SHOWN = 200;

/** Who changed what and when, newest first; every act can be taken back while nothing was changed over it. */
export function HistorySection({ editing, set }: { readonly editing: RequirementEditing; readonly set: RequirementSet }) {
  const workspace = useWorkspace();
  const folded = useFolded();
  const nameOf = usePersonName();
  const { assessment, requirement, path } = editing;
  const changes = useLiveQuery(
    () =>
      workspace.database.changes
        .where('[document+field]')
        .between([assessment, `answers/${requirement.number}/`], [assessment, `answers/${requirement.number}/\uffff`])
        .toArray(),
    [workspace, assessment, requirement.number],
  );
  const isReturning = useSyncExternalStore(workspace.subscribe, () => workspace.history.progress !== null);
  if (!changes) return <p>Reading the history…</p>;
  const removed = <RemovedHere assessment={assessment} number={requirement.number} set={set} />;
  if (changes.length === 0)
    return (
      <>
        {removed}
        {isReturning ? (
          <ReturningHistory />
        ) : (
          <p className="empty">Nothing stands here now. Every tick and every word will be listed, with who and when.</p>
        )}
      </>
    );
  const said = (change: Change): { readonly what: string; readonly words: string } => {
    const field = fieldInWords(change.document, change.field, { folded, set });
    const what = field.words.replace(/^[^:]*: /, '');
    return { what, words: `${what}: ${field.say(change.value)}` };
  };
  const holds = (change: Change): boolean => folded.get(change.document)?.get(change.field)?.id === change.id;
  const acts = [...Map.groupBy(changes, ({ action }) => action)]
    .map(([action, own]) => ({ action, own }))
    .sort((a, b) => ((a.own[0]?.at ?? '') < (b.own[0]?.at ?? '') ? 1 : -1));
  const alsoSaid = new Set(
    [...Map.groupBy(changes, ({ field }) => field).values()].flatMap((own) => concurrentWithHolding(own).map(({ id }) => id)),
  );
  const takeBack = async (action: Change['action']): Promise<void> => {
    const result = await workspace.takeBackAction(action, { name: `${requirement.number}, taken back from history`, path });
    notify(result.ok ? 'Taken back. The history keeps both.' : result.refusal);
  };
  return (
    <>
      {removed}
      <ol className="history">
        {acts.slice(0, SHOWN).map(({ action, own }) => {
          const [first] = own;
          if (!first) return null;
          return (
            <li key={action} className="history__act">
              <p className="history__who">
                <strong>{nameOf(first.by)}</strong>{' '}
                <span className="muted">
                  {dateInWords(first.wall)}, {timeInWords(first.wall)}
                </span>
              </p>
              <ul className="history__what">
                {own.map((change) => (
                  <li key={change.id}>
                    {said(change).words} <RemoveLink change={change} what={said(change).what} />
                    {alsoSaid.has(change.id) && (
                      <span className="nhsuk-tag nhsuk-tag--yellow">Said at the same time elsewhere</span>
                    )}
                  </li>
                ))}
              </ul>
              {!editing.sealed && own.every(holds) && (
                <button type="button" className="link-button" onClick={() => void takeBack(action)}>
                  Take back
                  <span className="nhsuk-u-visually-hidden">
                    {' '}
                    what {nameOf(first.by)} did on {dateInWords(first.wall)} at {timeInWords(first.wall)}
                  </span>
                </button>
              )}
            </li>
          );
        })}
        {isReturning && (
          <li className="muted">
            <ReturningHistory />
          </li>
        )}
        {acts.length > SHOWN && <li className="muted">{acts.length - SHOWN} earlier acts are kept and not shown here.</li>}
      </ol>
    </>
  );
}
