import { useLiveQuery } from 'dexie-react-hooks';
import { useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import type { RemovalTarget } from '../../../src-shared/assessment/removal-acts.ts';
import { Page } from '../../parts/page.tsx';
import { ReturningHistory } from '../../parts/returning-history.tsx';
import { changesOfTarget } from '../../removal/remove-for-good.ts';
import { useWorkspace } from '../../session/session.ts';
import { changeInWords } from '../activity/change-words.ts';
import { useWordsOfChanges } from '../activity/use-words-of-changes.ts';
import { NotYours } from './not-yours.tsx';
import { NothingToRemove } from './nothing-to-remove.tsx';
import { RemoveText } from './remove-text.tsx';
import { useRemoved } from './removed.ts';
import { RemovedPage } from './removed-page.tsx';
import { useMe } from './use-me.ts';
import { useMayRemove } from './who-may.tsx';

/** Removes one text of an answer for good: every value that it ever had. */
export function RemoveTextPage({ target }: { readonly target: Extract<RemovalTarget, { kind: 'text' }> }) {
  const workspace = useWorkspace();
  const [path] = useLocation();
  const words = useWordsOfChanges();
  const me = useMe();
  const mayRemove = useMayRemove();
  const { done } = useRemoved();
  const { document, field } = target;
  const changes = useLiveQuery(() => changesOfTarget(workspace, { kind: 'text', document, field }), [workspace, document, field]);
  const isReturning = useSyncExternalStore(workspace.subscribe, () => workspace.history.progress !== null);
  if (done?.workspace === workspace.id && done.path === path) return <RemovedPage done={done} />;
  if (!changes || (changes.length === 0 && isReturning))
    return <Page title="Remove for good">{isReturning && <ReturningHistory />}</Page>;
  const [sample] = changes;
  const { where, what, path: place } = sample ? changeInWords(sample, words) : { where: '', what: '', path: '/activity' };
  const back = place ?? '/activity';
  return (
    <Page title="Remove for good" caption={sample && `${where}: ${what}`}>
      {!sample ? (
        <NothingToRemove />
      ) : me === null || !mayRemove ? (
        <NotYours back={back} />
      ) : (
        <RemoveText target={target} changes={changes} thing={`${what} of ${where}`} me={me} back={back} path={path} />
      )}
    </Page>
  );
}
