import type { Requirement } from '../catalogue/requirement-set.ts';
import { type Change, holdsOver } from './change.ts';
import type { FoldedDocument } from './fold.ts';
import { type PersonId, personId } from './identifiers.ts';
import { CRITERIA_LEVELS } from './levels.ts';

/** One row under a criterion: obtained, location, details. */
export interface EvidenceItem {
  readonly row: string;
  readonly criterion: string;
  /** True for a row that the requirement set suggests. */
  readonly suggested: boolean;
  readonly title: string;
  readonly obtained: boolean;
  readonly location: string;
  readonly details: string;
}

type Target = 0 | 1 | 2 | 3;

/** What was said of one requirement. */
export interface Answer {
  readonly number: string;
  readonly ticked: ReadonlySet<string>;
  readonly levelZero: boolean;
  readonly notRelevant: boolean;
  readonly notRelevantReason: string;
  readonly comment: string;
  readonly target: Target | null;
  readonly owner: PersonId | null;
  readonly evidence: readonly EvidenceItem[];
  /** The newest change of this answer, or null when nothing was said yet. */
  readonly lastChange: Change | null;
}

/** The fields of one requirement, named from below `answers/<number>/`. */
export type AnswerFields = ReadonlyMap<string, Change>;

const NO_FIELDS: AnswerFields = new Map();

/** Sorts an assessment's fields by requirement number in one pass; the same state is sorted once. */
export function fieldsByRequirement(document: FoldedDocument): ReadonlyMap<string, AnswerFields> {
  const known = sorted.get(document);
  if (known) return known;
  const byNumber = new Map<string, Map<string, Change>>();
  for (const [field, change] of document) {
    if (!field.startsWith('answers/')) continue;
    const end = field.indexOf('/', 8);
    if (end < 0) continue;
    const number = field.slice(8, end);
    const fields = byNumber.get(number) ?? new Map<string, Change>();
    fields.set(field.slice(end + 1), change);
    byNumber.set(number, fields);
  }
  sorted.set(document, byNumber);
  return byNumber;
}

const sorted = new WeakMap<FoldedDocument, ReadonlyMap<string, AnswerFields>>();

/**
 * Reads one answer. Total: a value of another kind than the field's counts as not given, whatever a merge or a newer app
 * has put there.
 */
export function readAnswer(requirement: Requirement, fields: AnswerFields = NO_FIELDS): Answer {
  const text = (field: string): string => {
    const held = fields.get(field)?.value;
    return typeof held === 'string' ? held : '';
  };
  const flag = (field: string): boolean => fields.get(field)?.value === true;
  const ticked = new Set<string>();
  const evidence: EvidenceItem[] = [];
  const suggested = new Set(
    CRITERIA_LEVELS.flatMap((level) =>
      requirement.levels[level].criteria.flatMap((criterion) => criterion.evidence.map(({ id }) => id)),
    ),
  );
  const item = (row: string, criterion: string, title: string, isSuggested: boolean): void => {
    if (flag(`evidence/${row}/removed`)) return;
    evidence.push({
      row,
      criterion,
      suggested: isSuggested,
      title,
      obtained: flag(`evidence/${row}/obtained`),
      location: text(`evidence/${row}/location`),
      details: text(`evidence/${row}/details`),
    });
  };
  const added = addedRows(fields);
  for (const level of CRITERIA_LEVELS)
    for (const criterion of requirement.levels[level].criteria) {
      if (flag(`criteria/${criterion.id}`)) ticked.add(criterion.id);
      for (const example of criterion.evidence)
        item(example.id, criterion.id, text(`evidence/${example.id}/title`) || example.text, true);
      for (const row of added) {
        if (suggested.has(row) || fields.get(`evidence/${row}/criterion`)?.value !== criterion.id) continue;
        item(row, criterion.id, text(`evidence/${row}/title`), false);
      }
    }
  let lastChange: Change | null = null;
  for (const change of fields.values()) if (lastChange === null || holdsOver(change, lastChange)) lastChange = change;
  const target = fields.get('target')?.value;
  const owner = personId.safeParse(fields.get('owner')?.value);
  return {
    number: requirement.number,
    ticked,
    levelZero: flag('level-0'),
    notRelevant: flag('not-relevant'),
    notRelevantReason: text('not-relevant-reason'),
    comment: text('comment'),
    target: target === 0 || target === 1 || target === 2 || target === 3 ? target : null,
    owner: owner.success ? owner.data : null,
    evidence,
    lastChange,
  };
}

/** Rows that people added, in the order in which they were. */
function addedRows(fields: AnswerFields): string[] {
  const rows: { readonly row: string; readonly change: Change }[] = [];
  for (const [field, change] of fields) {
    if (!field.startsWith('evidence/') || !field.endsWith('/criterion')) continue;
    const row = field.slice('evidence/'.length, -'/criterion'.length);
    // A newer app may keep leaves further down; they make no row.
    if (row !== '' && !row.includes('/')) rows.push({ row, change });
  }
  return rows.sort((a, b) => (holdsOver(a.change, b.change) ? 1 : -1)).map(({ row }) => row);
}

/** True when the item proves something: obtained, and it is said where it is. */
export function isBacked(item: EvidenceItem): boolean {
  return item.obtained && item.location.trim() !== '';
}
