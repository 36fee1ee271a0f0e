import { fieldsByRequirement } from '../assessment/answer.ts';
import { EMPTY_DOCUMENT, type FoldedDocument } from '../assessment/fold.ts';
import { attainmentInWords } from '../assessment/levels.ts';
import { requirementStanding } from '../assessment/readiness.ts';
import type { RequirementSet } from '../catalogue/requirement-set.ts';

/** A requirement whose level would be another. */
export interface LevelEffect {
  readonly number: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
}

/** The requirements whose level differs between two states of an assessment, in the order of the set. */
export function levelEffects(
  set: RequirementSet,
  before: FoldedDocument = EMPTY_DOCUMENT,
  after: FoldedDocument = EMPTY_DOCUMENT,
): LevelEffect[] {
  const [earlier, later] = [fieldsByRequirement(before), fieldsByRequirement(after)];
  return set.requirements.flatMap((requirement) => {
    const words = [earlier, later].map((fields) =>
      attainmentInWords(requirementStanding(requirement, fields.get(requirement.number)).state.attainment),
    );
    const [was = '', becomes = ''] = words;
    return was === becomes ? [] : [{ number: requirement.number, title: requirement.short_title, before: was, after: becomes }];
  });
}
