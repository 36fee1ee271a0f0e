import { useMemo } from 'react';
import { useLocation } from 'wouter';
import { evidenceDocument } from '../../../src-shared/assessment/document.ts';
import { readEvidenceFile } from '../../../src-shared/assessment/evidence-file.ts';
import type { EvidenceFileId } from '../../../src-shared/assessment/identifiers.ts';
import { readRemovals } from '../../../src-shared/assessment/removal.ts';
import { Page } from '../../parts/page.tsx';
import { useFolded, useWorkspace } from '../../session/session.ts';
import { NotYours } from './not-yours.tsx';
import { NothingToRemove } from './nothing-to-remove.tsx';
import { RemoveFile } from './remove-file.tsx';
import { useRemoved } from './removed.ts';
import { RemovedPage } from './removed-page.tsx';
import { useMe } from './use-me.ts';
import { useMayRemove } from './who-may.tsx';

/** Removes an evidence file for good, with all of its versions or one of them. */
export function RemoveFilePage({ file: id }: { readonly file: EvidenceFileId }) {
  const workspace = useWorkspace();
  const folded = useFolded();
  const [path] = useLocation();
  const me = useMe();
  const mayRemove = useMayRemove();
  const { done } = useRemoved();
  const document = evidenceDocument(id);
  const fields = folded.get(document);
  const file = useMemo(() => (fields ? readEvidenceFile(id, fields) : null), [id, fields]);
  const isGone = readRemovals(folded).some((removal) => removal.document === document && removal.field === '');
  const back = `/evidence/${id}`;
  if (done?.workspace === workspace.id && done.path === path) return <RemovedPage done={done} />;
  return (
    <Page title="Remove for good" caption={file && !isGone ? <span dir="auto">{file.name}</span> : 'Evidence'}>
      {!file || isGone ? (
        <NothingToRemove />
      ) : me === null || !mayRemove ? (
        <NotYours back={back} />
      ) : (
        <RemoveFile file={file} me={me} back={back} path={path} />
      )}
    </Page>
  );
}
