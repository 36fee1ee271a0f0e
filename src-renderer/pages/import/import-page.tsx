import { useState } from 'react';
import type { FileToken } from '../../../src-shared/contract/bridge.ts';
import { unreachable } from '../../../src-shared/result.ts';
import { announce } from '../../parts/announcer.tsx';
import { Page } from '../../parts/page.tsx';
import { PickFile } from '../../parts/pick-file.tsx';
import { useSession, useWorkspace } from '../../session/session.ts';
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
  const session = useSession();
  const workspace = useWorkspace();
  const { done } = useImported();
  const [stage, setStage] = useState<Stage>({ kind: 'nothing picked' });
  const pick = async (token: FileToken, name: string): Promise<void> => {
    setStage({ kind: 'reading', name });
    const picked = await readPicked(session, workspace, token);
    setStage(picked);
    if (picked.kind === 'read') announce(`${name} was read. Below is what it holds and what it would change.`);
  };
  const again = (): void => setStage({ kind: 'nothing picked' });

  if (done?.workspace === workspace.id)
    return (
      <Page title="Open an assessment file">
        <ImportDone done={done} onAgain={again} />
      </Page>
    );
  return (
    <Page title="Open an assessment file">
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
      <StageShown stage={stage} onAgain={again} />
    </Page>
  );
}

function StageShown({ stage, onAgain }: { readonly stage: Stage; readonly onAgain: () => void }) {
  switch (stage.kind) {
    case 'nothing picked':
    case 'cannot read':
      return null;
    case 'reading':
      return <p role="status">Reading {stage.name}…</p>;
    case 'refused':
      return <FileRefused name={stage.name} problems={stage.problems} />;
    case 'read':
      return <Preview picked={stage} onAgain={onAgain} />;
    default:
      return unreachable(stage);
  }
}

function Preview({ picked, onAgain }: { readonly picked: ReadFile; readonly onAgain: () => void }) {
  const { preview } = picked;
  return (
    <>
      <FileFacts picked={picked} />
      {preview.kind === 'merge' ? (
        <MergePreview picked={picked} preview={preview} onAgain={onAgain} />
      ) : (
        <AnotherOrganisation picked={picked} preview={preview} />
      )}
    </>
  );
}
