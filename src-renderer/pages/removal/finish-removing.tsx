import { useState } from 'react';
import { readRemovals } from '../../../src-shared/assessment/removal.ts';
import { canFindFiles } from '../../removal/can-find-files.ts';
import { useFolded, useSession, useWorkspace } from '../../session/session.ts';
import { FieldProblem } from './field-problem.tsx';

/** Goes on with removals that something has cut short, such as a power cut while the key was not open. */
export function FinishRemoving() {
  const { bridge, switchTo } = useSession();
  const workspace = useWorkspace();
  const waiting = readRemovals(useFolded()).filter(({ changes }) => changes.some((id) => !workspace.destroyed.has(id)));
  const [problem, setProblem] = useState<string | undefined>();
  const [isWorking, setWorking] = useState(false);
  if (waiting.length === 0) return null;
  const finish = async (): Promise<void> => {
    if (isWorking) return;
    setWorking(true);
    const needsKey = waiting.some(({ hashes }) => hashes.length > 0);
    const opened = !needsKey || (await canFindFiles(bridge, workspace.id)) ? await switchTo(workspace.id) : null;
    setWorking(false);
    if (opened === null) return setProblem('The key of the evidence is not open, so it is not removed yet.');
    setProblem(opened.ok ? opened.value.removals.unfinished[0] : opened.refusal);
  };
  return (
    <div className="nhsuk-warning-callout removal__warning">
      <h3 className="nhsuk-warning-callout__label">
        <span className="nhsuk-u-visually-hidden">Important: </span>
        Something is still to be removed
      </h3>
      <p>It was cut short, and what is marked below is still here.</p>
      <FieldProblem id="finish-problem" words={problem} />
      <button
        type="button"
        className="nhsuk-button nhsuk-button--small"
        aria-disabled={isWorking || undefined}
        onClick={() => void finish()}
      >
        Finish removing it
      </button>
    </div>
  );
}
