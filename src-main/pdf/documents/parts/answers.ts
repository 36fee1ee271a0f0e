import type { RequirementStanding } from '../../../../src-shared/assessment/readiness.ts';
import { INITIATIVES } from '../../../../src-shared/words.ts';
import type { Block, DocumentTree } from '../../tree/document-tree.ts';
import type { Sources } from '../document-kind.ts';
import { answerFacts, comment, notRelevant } from './answer.ts';
import type { Assessed } from './assessed.ts';
import { tickedCriteria } from './attainment-levels.ts';
import { beyondRequirement } from './beyond-the-set.ts';
import { heading, paragraph } from './blocks.ts';
import { recordedEvidenceTable } from './evidence-table.ts';
import { requirementTitle } from './requirement-text.ts';

/** Every requirement with what was said of it, initiative by initiative. */
export function answers(assessed: Assessed, sources: Sources, print: DocumentTree['print']): Block[] {
  return [...Map.groupBy(assessed.readiness.standings, ({ requirement }) => requirement.initiative)].flatMap(
    ([initiative, standings]) => [
      { kind: 'page break' } as const,
      heading(1, INITIATIVES[initiative]),
      ...standings.flatMap((standing) => answer(standing, assessed, sources, print)),
    ],
  );
}

function answer(standing: RequirementStanding, assessed: Assessed, sources: Sources, print: DocumentTree['print']): Block[] {
  const { requirement, progress } = standing;
  const evidence = recordedEvidenceTable(standing, assessed, { which: 'rows that say something', print });
  const criteria = tickedCriteria(standing);
  const below = [
    ...notRelevant(standing, 3),
    ...comment(standing, 3),
    ...(criteria.length === 0 || progress === 'not started' ? [] : [heading(3, 'Criteria'), ...criteria]),
    ...(evidence === null ? [] : [heading(3, 'Evidence'), evidence]),
    ...beyondRequirement(standing, assessed, sources, 3),
    ...(progress === 'not started' ? [paragraph('Nothing is answered here yet.')] : []),
  ];
  const [next, ...rest] = below;
  const facts = answerFacts(standing, assessed);
  // A heading stays with what follows it, and so the facts do: a title and a level alone at the foot of a page say little.
  return [
    requirementTitle(assessed.set, requirement, 2),
    ...(next?.kind === 'heading'
      ? [{ kind: 'group', blocks: [facts, next] } as const, ...rest]
      : [{ kind: 'group', blocks: [facts] } as const, ...below]),
  ];
}
