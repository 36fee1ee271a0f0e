import { draft } from '../assessment/acts.ts';
import type { AnswerFields } from '../assessment/answer.ts';
import { judgeField } from '../assessment/fields.ts';
import { CRITERIA_LEVELS, criteriaOf } from '../assessment/levels.ts';
import type { Draft } from '../assessment/record.ts';
import type { Requirement } from '../catalogue/requirement-set.ts';
import { evidenceRowId } from '../catalogue/requirement-text.ts';

const LEAVES = ['obtained', 'location', 'details'] as const;

/**
 * Drafts of the evidence rows of a file's answer that say something and were not taken out. Rows keep their ids, so taking
 * the same file twice adds nothing twice. A row that the file's set suggested and the set here does not becomes an added row.
 *
 * @param fields the file's fields of this requirement
 */
export function evidenceDrafts(
  where: Parameters<typeof draft>[0] & { readonly requirement: Requirement },
  fields: AnswerFields,
): Draft[] {
  const criteria = new Set(CRITERIA_LEVELS.flatMap((level) => criteriaOf(where.requirement, level)));
  const suggested = suggestedRows(where.requirement);
  const drafts: Draft[] = [];
  for (const row of rowsOf(fields)) {
    const said = (leaf: string): unknown => fields.get(`evidence/${row}/${leaf}`)?.value ?? null;
    if (said('removed') === true) continue;
    const stated = LEAVES.filter((leaf) => ![null, '', false].includes(said(leaf) as null));
    const criterion = suggested.get(row) ?? said('criterion') ?? criterionOfSlug(row);
    if (typeof criterion !== 'string' || !criteria.has(criterion)) continue;
    const isAdded = !suggested.has(row);
    // A row that a set suggested says nothing until somebody writes in it; a row that a person added says its title.
    if (stated.length === 0 && !(isAdded && said('criterion') !== null)) continue;
    const put = (leaf: string, value: unknown): void => {
      if (typeof value !== 'string' && typeof value !== 'boolean') return;
      const one = draft(where, `evidence/${row}/${leaf}`, value);
      if (judgeField(one.document, one.field, one.value).kind === 'fits') drafts.push(one);
    };
    put('removed', false);
    if (isAdded) put('criterion', criterion);
    put('title', said('title') ?? (isAdded ? titleOfSlug(row) : null));
    for (const leaf of stated) put(leaf, said(leaf));
  }
  return drafts;
}

/** Every row that is written of, in the order in which that began. */
function rowsOf(fields: AnswerFields): string[] {
  const rows = new Set<string>();
  for (const field of fields.keys()) if (field.startsWith('evidence/')) rows.add(field.split('/')[1] ?? '');
  return [...rows];
}

function suggestedRows(requirement: Requirement): ReadonlyMap<string, string> {
  return new Map(
    CRITERIA_LEVELS.flatMap((level) =>
      requirement.levels[level].criteria.flatMap(({ id, evidence }) => evidence.map((example) => [example.id, id] as const)),
    ),
  );
}

/** `1a-training-log` stands under 1a. */
function criterionOfSlug(row: string): string | null {
  return evidenceRowId.safeParse(row).success ? row.slice(0, 2) : null;
}

/** `1a-training-log` reads “Training log”. */
function titleOfSlug(row: string): string {
  if (!evidenceRowId.safeParse(row).success) return 'Evidence without a title';
  const words = row.slice(3).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
