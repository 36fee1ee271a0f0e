import { useState } from 'react';
import type { FileToken } from '../../../src-shared/contract/picked-files.ts';
import { Page } from '../../parts/page.tsx';
import { PickFile } from '../../parts/pick-file.tsx';
import { useSession, useWorkspace } from '../../session/session.ts';
import { notReadBack } from '../../workspace/recorded-changes.ts';
import { AnotherOrganisation } from './another-organisation.tsx';
import { FileFacts } from './file-facts.tsx';
import { FileRefused } from './file-refused.tsx';
import { ImportDone } from './import-done.tsx';
import { useImported } from './imported.ts';
import { MergePreview } from './merge-preview.tsx';
import { type Picked, type ReadFile, readPicked } from './read-picked.ts';

type Stage = { readonly kind: 'nothing picked' } | { readonly kind: 'reading'; readonly name: string } | Picked;

/** Opens an assessment file: shows what it holds and what taking it in would change, and only then does it. */
export function ImportPage() {
  const workspace = useWorkspace();
  const { done } = useImported();
  const [stage, setStage] = useState<Stage>({ kind: 'nothing picked' });
  const again = (): void => setStage({ kind: 'nothing picked' });
  const isDone = done?.workspace === workspace.id;
  return (
    <Page title="Open an assessment file">
      {isDone && <ImportDone done={done} onAgain={again} />}
      {!isDone && stage.kind === 'read' && <Preview picked={stage} onAgain={again} />}
      {!isDone && stage.kind !== 'read' && <Pick stage={stage} onStage={setStage} />}
    </Page>
  );
}

interface PickProps {
  readonly stage: Exclude<Stage, ReadFile>;
  readonly onStage: (stage: Stage) => void;
}

function Pick({ stage, onStage }: PickProps) {
  const session = useSession();
  const workspace = useWorkspace();
  const pick = async (token: FileToken, name: string): Promise<void> => {
    onStage({ kind: 'reading', name });
    const picked = readPicked(session, workspace, token);
    onStage(await picked.catch((error: unknown): Picked => ({ kind: 'cannot read', words: notReadBack(error) })));
  };
  return (
    <>
      {stage.kind === 'refused' && <FileRefused name={stage.name} problems={stage.problems} />}
      <p className="prose">
        A file that was saved on another computer, or sent to you by a colleague. You see first what it would change here. Nothing
        is taken in before you say so.
      </p>
      <PickFile
        label="Choose a file"
        hint="An assessment saved by this app. Its name ends in .json"
        accept=".json,application/json"
        error={stage.kind === 'cannot read' ? stage.words : null}
        onPick={(token, name) => void pick(token, name)}
      />
      <p role="status">{stage.kind === 'reading' && `Reading ${stage.name}…`}</p>
    </>
  );
}

function Preview({ picked, onAgain }: { readonly picked: ReadFile; readonly onAgain: () => void }) {
  const { preview } = picked;
  return (
    <>
      <FileFacts picked={picked} onAgain={onAgain} />
      {preview.kind === 'merge' ? (
        <MergePreview picked={picked} preview={preview} onAgain={onAgain} />
      ) : (
        <AnotherOrganisation picked={picked} preview={preview} />
      )}
    </>
  );
}
