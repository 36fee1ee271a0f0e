import { fieldsByRequirement } from '../assessment/answer.ts';
import { documentMeaning } from '../assessment/document.ts';
import { EMPTY_DOCUMENT, type Folded, type FoldedDocument } from '../assessment/fold.ts';
import { type Attainment, attainmentInWords } from '../assessment/levels.ts';
import { requirementStanding } from '../assessment/readiness.ts';
import type { ToolkitYear } from '../assessment/toolkit-year.ts';
import type { RequirementSet, RequirementSetId } from '../catalogue/requirement-set.ts';

/** A requirement whose level would be another. */
export interface LevelEffect {
  readonly number: string;
  readonly title: string;
  readonly before: string;
  readonly after: string;
  /** A lower level than now, or none any more. */
  readonly falls: boolean;
}

/** The levels that would be others in one assessment. */
export interface LevelsOfAssessment {
  readonly year: ToolkitYear;
  readonly levels: readonly LevelEffect[];
}

/** The requirements whose level differs between two states of an assessment, in the order of the set. */
export function levelEffects(
  set: RequirementSet,
  before: FoldedDocument = EMPTY_DOCUMENT,
  after: FoldedDocument = EMPTY_DOCUMENT,
): LevelEffect[] {
  const [earlier, later] = [fieldsByRequirement(before), fieldsByRequirement(after)];
  return set.requirements.flatMap((requirement) => {
    const { number, short_title: title } = requirement;
    const was = requirementStanding(requirement, earlier.get(number)).state.attainment;
    const becomes = requirementStanding(requirement, later.get(number)).state.attainment;
    const words = { before: attainmentInWords(was), after: attainmentInWords(becomes) };
    return words.before === words.after ? [] : [{ number, title, ...words, falls: isLower(becomes, was) }];
  });
}

/** The same for every assessment whose set is at hand; none without a difference. */
export function levelsThatChange(
  before: Folded,
  after: Folded,
  sets: ReadonlyMap<RequirementSetId, RequirementSet>,
): LevelsOfAssessment[] {
  return [...after].flatMap(([document, fields]) => {
    const meaning = documentMeaning(document);
    const set = meaning.kind === 'assessment' ? sets.get(meaning.set) : undefined;
    if (meaning.kind !== 'assessment' || !set) return [];
    const levels = levelEffects(set, before.get(document), fields);
    return levels.length === 0 ? [] : [{ year: meaning.year, levels }];
  });
}

/** “Not relevant” is no level, neither lower nor higher than one. */
function isLower(one: Attainment, other: Attainment): boolean {
  const level = (of: Attainment): number => (of.kind === 'level' ? of.level : -1);
  return one.kind !== 'not relevant' && other.kind !== 'not relevant' && level(one) < level(other);
}
