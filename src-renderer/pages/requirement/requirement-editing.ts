import { draft } from '../../../src-shared/assessment/acts.ts';
import type { AnswerFields } from '../../../src-shared/assessment/answer.ts';
import type { DocumentId } from '../../../src-shared/assessment/document.ts';
import type { KnownFiles } from '../../../src-shared/assessment/known-files.ts';
import type { NumberInAnswer } from '../../../src-shared/assessment/numbers-in-answer.ts';
import type { Draft } from '../../../src-shared/assessment/record.ts';
import type { CalendarDay } from '../../../src-shared/assessment/toolkit-year.ts';
import type { Requirement } from '../../../src-shared/catalogue/requirement-set.ts';
import type { Result } from '../../../src-shared/result.ts';
import { notify } from '../../parts/notice.tsx';
import { useWorkspace } from '../../session/session.ts';
import type { StoredFiles } from '../evidence/stored-files.ts';

/** What the sections of the requirement page need in order to edit the answer. */
export interface RequirementEditing {
  readonly assessment: DocumentId;
  readonly requirement: Requirement;
  readonly fields: AnswerFields;
  readonly path: string;
  /** The evidence files on record. */
  readonly files: KnownFiles;
  /** Which of them cannot be opened here. */
  readonly stored: StoredFiles;
  /** In London. */
  readonly today: CalendarDay;
  /** What looks like NHS numbers in the answer. */
  readonly patientNumbers: readonly NumberInAnswer[];
  /** The assessment is finished: nothing can be changed until it is reopened. */
  readonly sealed: boolean;
}

export interface Edit {
  /** Records drafts, or shows why not. */
  readonly act: (drafts: Result<readonly Draft[], string>, name: string) => void;
  /** Records one leaf of the answer; returns what was altered to make a text storable. */
  readonly put: (leaf: string, value: Draft['value'], name: string) => readonly string[];
}

/** The ways to edit one answer. Each act is named, so that undo can say what it took back. */
export function useEdit({ assessment, requirement, path }: RequirementEditing): Edit {
  const workspace = useWorkspace();
  const named = (name: string) => ({ name: `${requirement.number}, ${name}`, path });
  return {
    act: (drafts, name) => {
      if (drafts.ok) workspace.commit(drafts.value, named(name));
      else notify(drafts.refusal);
    },
    put: (leaf, value, name) => workspace.commit([draft({ assessment, requirement }, leaf, value)], named(name)),
  };
}
