import { fieldsByRequirement } from '../../../../src-shared/assessment/answer.ts';
import type { Change } from '../../../../src-shared/assessment/change.ts';
import { CRITERIA_LEVELS, criteriaOf } from '../../../../src-shared/assessment/levels.ts';
import type { RequirementStanding } from '../../../../src-shared/assessment/readiness.ts';
import { isAboutSeals } from '../../../../src-shared/assessment/sealing.ts';
import { fieldInWords } from '../../../../src-shared/exchange/field-words.ts';
import type { Block, ListBlock } from '../../tree/document-tree.ts';
import type { Sources } from '../document-kind.ts';
import type { Assessed } from './assessed.ts';
import { heading, paragraph, strong, typed } from './blocks.ts';

/**
 * What is on record and has no place in the set: answers of requirements that it does not have, rows under criteria that it does
 * not have, fields of a newer app. A corrected set, an import or a merge can leave them. What people typed is never lost on paper
 * either. Rows of evidence that somebody took out are left out here as they are on screen.
 */

const ANSWER_LEAVES: ReadonlySet<string> = new Set([
  'comment',
  'level-0',
  'not-relevant',
  'not-relevant-reason',
  'target',
  'owner',
]);
const ABOUT_ASSESSMENT: ReadonlySet<string> = new Set(['purpose', 'asked-by', 'due']);

/** The same within a requirement that the set has: below a heading of this level. */
export function beyondRequirement(standing: RequirementStanding, assessed: Assessed, sources: Sources, level: 2 | 3): Block[] {
  const { requirement, answer } = standing;
  const criteria = new Set(CRITERIA_LEVELS.flatMap((one) => criteriaOf(requirement, one)));
  const rows = new Set(answer.evidence.map(({ row }) => row));
  const fields = fieldsByRequirement(assessed.fields).get(requirement.number) ?? new Map();
  const isShown = (leaf: string): boolean => {
    const [kind = '', name = '', part = '', ...deeper] = leaf.split('/');
    if (kind === 'criteria') return criteria.has(name);
    if (kind === 'not-a-patient') return true;
    if (kind !== 'evidence') return ANSWER_LEAVES.has(leaf);
    return rows.has(name) && (part === 'files' || deeper.length === 0) && part !== '';
  };
  const left = saying(fields).filter(([leaf]) => !isShown(leaf) && !isTakenOut(leaf, fields));
  if (left.length === 0) return [];
  return [
    heading(level, 'Also on record'),
    paragraph(`This is recorded for ${requirement.number} and has no place in this requirement set:`),
    listOf(
      left.map(([, change]) => change),
      sources,
    ),
  ];
}

/** Answers of requirements that the set does not have, each below a heading of level 2, and what else of the assessment it does not know. */
export function beyondSet({ fields, set }: Assessed, sources: Sources): Block[] {
  const known = new Set(set.requirements.map(({ number }) => number));
  const unknown = [...fieldsByRequirement(fields)]
    .filter(([number]) => !known.has(number))
    .map(([number, own]) => [number, saying(own).filter(([leaf]) => !isTakenOut(leaf, own))] as const)
    .filter(([, own]) => own.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const others = saying(fields).filter(
    ([field]) =>
      !(field.startsWith('answers/') && field.split('/').length > 2) && !isAboutSeals(field) && !ABOUT_ASSESSMENT.has(field),
  );
  if (unknown.length + others.length === 0) return [];
  const changes = (of: readonly (readonly [string, Change])[]): Change[] => of.map(([, change]) => change);
  return [
    heading(1, 'Recorded beyond this set'),
    paragraph('Nothing here counts towards the level of a requirement. It is printed so that nothing anybody wrote is lost.'),
    ...unknown.flatMap(([number, own]) => [
      heading(2, `Recorded for requirement ${number}, which is not in this set`),
      listOf(changes(own), sources),
    ]),
    ...(others.length === 0 ? [] : [heading(2, 'Recorded by another version of the app'), listOf(changes(others), sources)]),
  ];
}

/** Not given, empty and unticked look the same everywhere. */
function saying(fields: ReadonlyMap<string, Change>): [string, Change][] {
  return [...fields]
    .filter(([, { value }]) => value !== null && value !== false && !(typeof value === 'string' && value.trim() === ''))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function isTakenOut(leaf: string, fields: ReadonlyMap<string, Change>): boolean {
  const [kind, row] = leaf.split('/');
  return kind === 'evidence' && fields.get(`evidence/${row}/removed`)?.value === true;
}

/** A row's title also names what else was said of it: nothing else on paper says what it belongs to. */
function listOf(changes: readonly Change[], { folded, set }: Sources): ListBlock {
  return {
    kind: 'list',
    marks: 'bullets',
    items: changes.map(({ document, field, value }) => {
      const { words, say, requirement } = fieldInWords(document, field, { folded, set });
      const what = requirement === null ? words : words.replace(/^[^:]*: /, '');
      const name = paragraph([strong(`${what.charAt(0).toUpperCase()}${what.slice(1)}`)]);
      return [{ kind: 'group', blocks: [name, ...typed(say(value))] }];
    }),
  };
}
