import { useLiveQuery } from 'dexie-react-hooks';
import { useState } from 'react';
import type { EvidenceFile } from '../../../src-shared/assessment/evidence-file.ts';
import type { RevisionId } from '../../../src-shared/assessment/identifiers.ts';
import type { Person } from '../../../src-shared/assessment/organisation.ts';
import type { RemovalTarget } from '../../../src-shared/assessment/removal-acts.ts';
import { canFindFiles } from '../../removal/can-find-files.ts';
import { changesOfTarget, orderRemoval } from '../../removal/remove-for-good.ts';
import { useSession, useWorkspace } from '../../session/session.ts';
import { BackupsThatHoldIt, useHeldElsewhere } from './held-elsewhere.tsx';
import { NoWayBack } from './no-way-back.tsx';
import { RemoveForm } from './remove-form.tsx';
import { showRemoved } from './removed.ts';
import { SealedCopiesThatHoldIt } from './sealed-copies-that-hold-it.tsx';
import { typeableName } from './typeable-name.ts';
import { VersionChoice } from './version-choice.tsx';
import { WhatGoesWithFile } from './what-goes-with-file.tsx';
import { WhatStays } from './what-stays.tsx';
import { WhoMayRemove } from './who-may.tsx';

interface Props {
  readonly file: EvidenceFile;
  readonly me: Person;
  readonly back: string;
  readonly path: string;
}

/** What removing a file destroys and what it leaves, and the questions before it is done. */
export function RemoveFile({ file, me, back, path }: Props) {
  const session = useSession();
  const workspace = useWorkspace();
  const [revision, setRevision] = useState<RevisionId | null>(null);
  const target: RemovalTarget = { kind: 'file', file: file.id, revision };
  const changes = useLiveQuery(
    () => changesOfTarget(workspace, { kind: 'file', file: file.id, revision }),
    [workspace, file.id, revision],
  );
  const versions = [file.current, ...file.earlier];
  const going = versions.filter(({ id }) => revision === null || id === revision);
  const hashes = [...new Set(going.map(({ hash }) => hash))];
  const held = useHeldElsewhere(changes, hashes);
  const remove = async (why: string): Promise<string | null> => {
    if (!(await canFindFiles(session.bridge, workspace.id)))
      return 'Nothing was removed: while the key of the evidence is not open, nobody can tell which stored file is which.';
    const removed = await orderRemoval(session, workspace, { target, why, hashes });
    if (!removed.ok) return removed.refusal;
    showRemoved({ ...removed.value, workspace: workspace.id, path, held });
    return null;
  };
  return (
    <>
      {file.earlier.length > 0 && <VersionChoice versions={versions} chosen={revision} onChoose={setRevision} />}
      <h2 className="nhsuk-heading-s">What is destroyed</h2>
      <WhatGoesWithFile file={file} going={going} />
      {changes && <SealedCopiesThatHoldIt changes={changes} />}
      <WhatStays what="file" />
      <h2 className="nhsuk-heading-s">Where it may still be</h2>
      <BackupsThatHoldIt held={held} isDone={false} />
      <p className="prose">
        The app cannot reach copies that were saved elsewhere, the original that it was attached from, e-mails, or another
        computer that has this organisation.
      </p>
      <NoWayBack what="file" />
      <WhoMayRemove />
      <RemoveForm me={me} name={typeableName(file.name)} back={back} onRemove={remove} />
    </>
  );
}
