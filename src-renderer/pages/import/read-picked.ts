import type { RequirementSet } from '../../../src-shared/catalogue/requirement-set.ts';
import type { FileToken } from '../../../src-shared/contract/picked-files.ts';
import type { AssessmentFile } from '../../../src-shared/exchange/assessment-file.ts';
import type { FileProblem } from '../../../src-shared/exchange/file-problems.ts';
import { type ImportPreview, previewImport } from '../../../src-shared/exchange/import-preview.ts';
import { readAssessmentFile } from '../../../src-shared/exchange/read-assessment-file.ts';
import type { Session } from '../../session/session.ts';
import { recordedIds } from '../../workspace/recorded-changes.ts';
import type { WorkspaceStore } from '../../workspace/workspace-store.ts';

/** A file that was read and holds together, with what importing it would do. */
export interface ReadFile {
  readonly kind: 'read';
  readonly name: string;
  readonly file: AssessmentFile;
  /** The set that the file's assessment answers, or null when it is not on this computer. */
  readonly set: RequirementSet | null;
  readonly preview: ImportPreview;
}

export type Picked =
  | ReadFile
  | { readonly kind: 'cannot read'; readonly words: string }
  | { readonly kind: 'refused'; readonly name: string; readonly problems: readonly FileProblem[] };

/** Reads a picked file, checks all of it, and works out what importing it would do. Nothing is recorded. */
export async function readPicked(
  { bridge, sets, requirementSet }: Pick<Session, 'bridge' | 'sets' | 'requirementSet'>,
  workspace: WorkspaceStore,
  token: FileToken,
): Promise<Picked> {
  const read = await bridge.call('files.read', { file: token });
  if (!read.ok) return { kind: 'cannot read', words: read.refusal.words };
  const { name, text } = read.value;
  const file = readAssessmentFile(text);
  if (!file.ok) return { kind: 'refused', name, problems: file.refusal };
  const { id } = file.value.requirementSet;
  const found = sets.some((set) => set.id === id) ? await requirementSet(id) : null;
  const set = found?.ok ? found.value : null;
  const { folded, destroyed } = workspace;
  const here = { known: await recordedIds(workspace), destroyed, folded, now: new Date() };
  return { kind: 'read', name, file: file.value, set, preview: previewImport(file.value, here, set) };
}
