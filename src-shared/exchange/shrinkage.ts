import { fieldsByRequirement } from '../assessment/answer.ts';
import { documentMeaning, evidenceDocument } from '../assessment/document.ts';
import { readEvidenceFile } from '../assessment/evidence-file.ts';
import { EMPTY_DOCUMENT, type Folded } from '../assessment/fold.ts';
import { listInWords, requirementStanding } from '../assessment/readiness.ts';
import { saysTheSame } from '../assessment/record.ts';
import { type Removal, readRemovals } from '../assessment/removal.ts';
import { isAboutSeals } from '../assessment/sealing.ts';
import { dayInLondon, dayInWords, yearInWords } from '../assessment/toolkit-year.ts';
import type { RequirementSet, RequirementSetId } from '../catalogue/requirement-set.ts';
import { fieldInWords, personName } from './field-words.ts';
import { levelsThatChange } from './level-effects.ts';

type Sets = ReadonlyMap<RequirementSetId, RequirementSet>;

const MOST_NAMES = 5;

/**
 * What would be less than it is now: reason to ask before an import, a restore or a moving file is taken.
 *
 * @param sets the sets of the assessments, as far as they are at hand; without one its answers and levels are not compared
 * @returns sentences for the person, the gravest first; none where nothing shrinks
 */
export function shrinkage(before: Folded, after: Folded, sets: Sets): string[] {
  return [
    ...comingRemovals(before, after, sets),
    ...fewerAnswers(before, after, sets),
    ...lowerLevels(before, after, sets),
    ...evidenceTakenOff(before, after),
    ...emptied(before, after),
  ];
}

function comingRemovals(before: Folded, after: Folded, sets: Sets): string[] {
  const known = new Set(readRemovals(before).map(({ id }) => id));
  return readRemovals(after)
    .filter(({ id }) => !known.has(id))
    .map((removal) => {
      const day = dayInWords(dayInLondon(new Date(removal.at)));
      return `Removed for good by ${personName(after, removal.by)} on ${day}, and destroyed here as well: ${removedThing(removal, after, sets)}. Why: ${removal.why}`;
    });
}

/** `14.1-117 Training of staff: general comments`, with everything that it ever said, or a file's name. */
function removedThing({ what, document, field }: Removal, folded: Folded, sets: Sets): string {
  const meaning = documentMeaning(document);
  if (what === 'file') {
    const file =
      meaning.kind === 'evidence' ? readEvidenceFile(meaning.file, folded.get(document) ?? EMPTY_DOCUMENT)?.name : undefined;
    return `${field === '' ? 'the evidence file' : 'an earlier version of the evidence file'} “${file ?? 'without a name'}”`;
  }
  const set = meaning.kind === 'assessment' ? (sets.get(meaning.set) ?? null) : null;
  return `all that was ever written under ${fieldInWords(document, field, { folded, set }).words}`;
}

function fewerAnswers(before: Folded, after: Folded, sets: Sets): string[] {
  return [...before.keys()].flatMap((document) => {
    const meaning = documentMeaning(document);
    const set = meaning.kind === 'assessment' ? sets.get(meaning.set) : undefined;
    if (meaning.kind !== 'assessment' || !set) return [];
    const answered = (folded: Folded): number => {
      const fields = fieldsByRequirement(folded.get(document) ?? EMPTY_DOCUMENT);
      return set.requirements.filter(
        (requirement) => requirementStanding(requirement, fields.get(requirement.number)).progress === 'answered',
      ).length;
    };
    const [now, then] = [answered(before), answered(after)];
    return then >= now
      ? []
      : [
          `The ${yearInWords(meaning.year)} assessment would have ${then} of ${set.requirements.length} answered. Now it has ${now}.`,
        ];
  });
}

function lowerLevels(before: Folded, after: Folded, sets: Sets): string[] {
  return levelsThatChange(before, after, sets).flatMap(({ year, levels }) => {
    const falling = levels.filter(({ falls }) => falls);
    if (falling.length === 0) return [];
    const named = falling.map((one) => `${one.number} from “${one.before}” to “${one.after}”`);
    return [`In the ${yearInWords(year)} assessment these levels would fall: ${shortList(named)}.`];
  });
}

function evidenceTakenOff(before: Folded, after: Folded): string[] {
  const removed = new Set(readRemovals(after).map(({ document }) => document));
  const names = [...before].flatMap(([document, fields]) => {
    const meaning = documentMeaning(document);
    // What goes for good is said by its removal.
    if (meaning.kind !== 'evidence' || removed.has(evidenceDocument(meaning.file))) return [];
    const file = readEvidenceFile(meaning.file, fields);
    const then = readEvidenceFile(meaning.file, after.get(document) ?? EMPTY_DOCUMENT);
    return file && !file.removed && then?.removed ? [`“${file.name}”`] : [];
  });
  if (names.length === 0) return [];
  return [
    `${names.length === 1 ? '1 evidence file' : `${names.length} evidence files`} would be taken off the list: ${shortList(names)}.`,
  ];
}

/** Answers, details of the organisation and of people that say something now and would say nothing, or would be taken out. */
function emptied(before: Folded, after: Folded): string[] {
  let count = 0;
  for (const [document, fields] of after) {
    const { kind } = documentMeaning(document);
    if (kind !== 'assessment' && kind !== 'organisation' && kind !== 'person') continue;
    for (const [field, { value }] of fields) {
      if (isAboutSeals(field)) continue;
      const held = before.get(document)?.get(field)?.value ?? null;
      const [isEmptyNow, isEmptyThen] = [saysTheSame(held, null), saysTheSame(value, null)];
      const takesAway = field === 'removed' || field.endsWith('/removed');
      if (takesAway ? isEmptyNow && !isEmptyThen : !isEmptyNow && isEmptyThen) count += 1;
    }
  }
  if (count === 0) return [];
  return [
    count === 1
      ? '1 thing that says something now would be empty or taken out.'
      : `${count} things that say something now would be empty or taken out.`,
  ];
}

function shortList(names: readonly string[]): string {
  return listInWords(names.length > MOST_NAMES ? [...names.slice(0, MOST_NAMES), `${names.length - MOST_NAMES} more`] : names);
}
