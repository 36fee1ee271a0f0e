import { CRITERIA_LEVELS, type CriteriaLevel, criteriaOf } from '../../../../src-shared/assessment/levels.ts';
import { listInWords, type RequirementStanding } from '../../../../src-shared/assessment/readiness.ts';
import type { Requirement } from '../../../../src-shared/catalogue/requirement-set.ts';
import type { Block, Box, CheckItem, HeadingBlock, Inline } from '../../tree/document-tree.ts';
import { heading, paragraph, strong, text } from './blocks.ts';
import { TO_TICK, tickedBox } from './check-boxes.ts';

type Level = HeadingBlock['level'];

/**
 * The levels with their criteria: as they were ticked, or with boxes to tick by hand where nobody answered. Examples of evidence
 * stand in the table of evidence, and only there.
 */
export function attainmentLevels(requirement: Requirement, standing: RequirementStanding | null, level: Level): Block[] {
  return [
    {
      kind: 'group',
      blocks: [
        heading(level, 'Attainment levels'),
        ...(standing
          ? inTwoWays(standing)
          : [paragraph('Tick what is true. A level is reached when every box in it, and in the levels below it, is ticked.')]),
        { kind: 'check list', items: [levelZero(requirement, standing)] },
      ],
    },
    ...CRITERIA_LEVELS.map((one): Block => ({ kind: 'group', blocks: levelBlocks(requirement, standing, one, level) })),
    ...(standing ? notCounting(standing) : [reachedByHand()]),
  ];
}

/** Only what was ticked and what was not, without summaries and examples; level 0 where it was ticked. */
export function tickedCriteria(standing: RequirementStanding): Block[] {
  const { requirement, answer } = standing;
  const items: CheckItem[] = CRITERIA_LEVELS.flatMap((level) =>
    requirement.levels[level].criteria.map((criterion) => ({
      box: tickedBox(answer.ticked.has(criterion.id)),
      label: criterion.id,
      words: [text(criterion.text)],
      below: [],
    })),
  );
  const isSetAside = answer.notRelevant && answer.ticked.size === 0 && !answer.levelZero;
  return [
    ...inTwoWays(standing),
    ...(isSetAside
      ? []
      : [{ kind: 'check list', items: [...(answer.levelZero ? [levelZero(requirement, standing)] : []), ...items] } as const]),
    ...notCounting(standing),
  ];
}

/** A merge can join two answers that no screen allows together: said before anything is read as a level. */
function inTwoWays({ state: { attainment } }: RequirementStanding): Block[] {
  if (attainment.kind !== 'answered in two ways') return [];
  return [
    {
      kind: 'box',
      tone: 'warning',
      blocks: [
        paragraph(
          `This was answered in two ways: ${listInWords(attainment.said)}. It has no level until one of them is kept and the other is taken back.`,
        ),
      ],
    },
  ];
}

function levelZero(requirement: Requirement, standing: RequirementStanding | null): CheckItem {
  const soFar = standing?.answer.levelZero ? [...standing.answer.ticked].sort() : [];
  return {
    box: boxOf(standing, standing?.answer.levelZero === true),
    label: 'Level 0',
    words: [text(requirement.level_0)],
    below: soFar.length === 0 ? [] : [paragraph(`Done so far: ${listInWords(soFar)}.`, 'quiet')],
  };
}

function levelBlocks(
  requirement: Requirement,
  standing: RequirementStanding | null,
  level: CriteriaLevel,
  above: Level,
): Block[] {
  const { summary, criteria } = requirement.levels[level];
  return [
    heading((above + 1) as Level, `Level ${level}`),
    paragraph([...(standing ? [strong(`${statusOf(standing, level)}. `)] : []), text(summary)]),
    {
      kind: 'check list',
      items: criteria.map(({ id, text: words }) => ({
        box: boxOf(standing, standing?.answer.ticked.has(id) === true),
        label: id,
        words: [text(words)],
        below: [],
      })),
    },
  ];
}

function statusOf({ requirement, answer, state }: RequirementStanding, level: CriteriaLevel): string {
  if (state.reachedByTicks >= level) return 'Reached';
  const criteria = criteriaOf(requirement, level);
  return `${criteria.filter((id) => answer.ticked.has(id)).length} of ${criteria.length} ticked`;
}

function notCounting({ state }: RequirementStanding): Block[] {
  if (state.notCounting.length === 0) return [];
  const [are, do_] = state.notCounting.length === 1 ? ['is', 'does'] : ['are', 'do'];
  return [
    paragraph(
      `${listInWords(state.notCounting)} ${are} ticked but ${do_} not count until level ${state.next?.level} is complete.`,
    ),
  ];
}

function reachedByHand(): Block {
  const choices: Inline[] = ['Level 0', 'Level 1', 'Level 2', 'Level 3'].flatMap((words) => [
    { kind: 'box', box: TO_TICK } as const,
    // A choice stays on the line of its box.
    text(` ${words.replace(' ', '\u00a0')}    `),
  ]);
  return paragraph([strong('Current level:  '), ...choices]);
}

function boxOf(standing: RequirementStanding | null, isTicked: boolean): Box {
  return standing ? tickedBox(isTicked) : TO_TICK;
}
