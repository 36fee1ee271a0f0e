import type { Blocker, RequirementStanding, Warning } from '../../../../src-shared/assessment/readiness.ts';
import type { Block, CheckItem, CheckListBlock } from '../../tree/document-tree.ts';
import type { Assessed } from './assessed.ts';
import { heading, paragraph, strong, text } from './blocks.ts';
import { TO_TICK } from './check-boxes.ts';
import { levelMark } from './level-mark.ts';
import { placeInWords } from './place-in-words.ts';

/** What stops the assessment from being published: first about the organisation, then requirement by requirement. */
export function leftToDo(assessed: Assessed): Block[] {
  const { readiness } = assessed;
  const ofRequirements = new Set(readiness.standings.flatMap(({ blockers }) => blockers));
  const ofOrganisation = readiness.blockers.filter((blocker) => !ofRequirements.has(blocker));
  return [
    ...(ofOrganisation.length === 0
      ? []
      : [heading(3, 'Your organisation'), checkList(ofOrganisation.map((blocker) => toDo(assessed, blocker)))]),
    ...readiness.standings.flatMap((standing) => (standing.blockers.length === 0 ? [] : ofRequirement(assessed, standing))),
  ];
}

/** What does not stop it and is worth knowing; null where there is nothing. */
export function worthKnowing(assessed: Assessed): CheckListBlock | null {
  // Two rows of the same name in one requirement give the same words and the same place.
  const warnings = [...new Map(assessed.readiness.warnings.map((warning) => [warning.words, warning])).values()];
  return warnings.length === 0 ? null : checkList(warnings.map((warning) => toDo(assessed, warning)));
}

/** Not a group: in large print one takes more than half a page, and every other half would stay empty. */
function ofRequirement(assessed: Assessed, standing: RequirementStanding): Block[] {
  const { requirement, answer, state, blockers } = standing;
  const owner = answer.owner === null ? 'Nobody is named for it yet' : `Looked after by ${assessed.nameOf(answer.owner)}`;
  return [
    heading(3, `${requirement.number} ${requirement.short_title}`),
    paragraph([levelMark(state.attainment), text(` · ${owner}`)]),
    checkList(blockers.map((blocker) => toDo(assessed, blocker, blocker.kind === 'no level yet' ? stillAsked(standing) : []))),
  ];
}

/** The criteria that the next level waits for, to be ticked one by one. */
function stillAsked({ requirement, state: { next } }: RequirementStanding): Block[] {
  if (next === null) return [];
  const missing = requirement.levels[next.level].criteria.filter(({ id }) => next.missing.includes(id));
  return [
    paragraph(`Level ${next.level} is reached when you can tick:`),
    checkList(missing.map(({ id, text: asked }) => ({ box: TO_TICK, label: id, words: [text(asked)], below: [] }))),
  ];
}

function toDo({ files }: Assessed, { words, place }: Blocker | Warning, below: readonly Block[] = []): CheckItem {
  const where = placeInWords(place, (file) => files.get(file)?.name ?? 'a file that is not on record any more');
  return {
    box: TO_TICK,
    label: '',
    words: [text(words)],
    below: [paragraph([strong('Where: '), text(where)], 'quiet'), ...below],
  };
}

function checkList(items: readonly CheckItem[]): CheckListBlock {
  return { kind: 'check list', items };
}
