import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { type CareParts, EvidenceCare } from './care/evidence-care.ts';
import { OpenedCopies } from './copies/opened-copies.ts';
import { type Evidence, type EvidenceParts, evidenceOf } from './evidence.ts';
import { Pastes } from './pastes.ts';

/** The evidence of all workspaces, with what goes on in the background while they are open. */
export interface EvidenceService extends Evidence {
  readonly pastes: Pastes;
  readonly copies: OpenedCopies;
  /** A workspace is being worked in: from now on its files are looked after. */
  readonly opened: (workspace: WorkspaceId) => void;
  /** Ends what is under way in a workspace, and removes its copies, before it is removed. */
  readonly close: (workspace: WorkspaceId) => Promise<void>;
  readonly closeAll: () => Promise<void>;
}

export function evidenceService(parts: EvidenceParts & CareParts & { readonly dataFolder: string }): EvidenceService {
  const evidence = evidenceOf(parts);
  const pastes = new Pastes();
  const copies = new OpenedCopies(parts.dataFolder);
  // What an earlier end has left. Nothing waits for it but what is asked of copies.
  copies.removeUnchanged().catch((error: unknown) => parts.report(error, 'opened copies'));
  const care = new EvidenceCare(evidence, parts);
  return {
    ...evidence,
    pastes,
    copies,
    opened: (workspace) => care.begin(workspace),
    close: async (workspace) => {
      await care.end(workspace);
      await pastes.dropOf(workspace);
      await copies.removeOf(workspace);
      evidence.forget(workspace);
    },
    closeAll: async () => {
      await care.endAll();
      await pastes.dropOf(null);
      await copies.removeUnchanged();
    },
  };
}
