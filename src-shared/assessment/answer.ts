import type { Requirement } from '../catalogue/requirement-set.ts';
import { type Change, holdsOver } from './change.ts';
import type { FoldedDocument } from './fold.ts';
import { type EvidenceFileId, evidenceFileId, type PersonId, personId } from './identifiers.ts';
import { fileOnList, type KnownFiles } from './known-files.ts';
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
  /** The evidence files that were linked to it, in the order in which they were. */
  readonly files: readonly EvidenceFileId[];
  /** What those files are called; empty where they are not known. */
  readonly fileNames: readonly string[];
  /** Linked files that are not on record any more, or were taken off the list: they prove nothing. */
  readonly lostFiles: readonly EvidenceFileId[];
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

/**
 * Sorts an assessment's fields by requirement number; the same state is sorted once.
 *
 * @param before the state before an edit: what the edit did not touch is taken over from it as it was sorted
 */
export function fieldsByRequirement(
  document: FoldedDocument,
  before: FoldedDocument | null = null,
): ReadonlyMap<string, AnswerFields> {
  const known = sorted.get(document);
  if (known) return known;
  const byNumber = (before && sortedAfter(document, before)) ?? sortedAnew(document);
  sorted.set(document, byNumber);
  return byNumber;
}

function sortedAnew(document: FoldedDocument): ReadonlyMap<string, AnswerFields> {
  const byNumber = new Map<string, Map<string, Change>>();
  for (const [field, change] of document) {
    const leaf = leafOf(field);
    if (leaf === null) continue;
    const fields = byNumber.get(leaf.number) ?? new Map<string, Change>();
    fields.set(leaf.name, change);
    byNumber.set(leaf.number, fields);
  }
  return byNumber;
}

/** Null when `before` was never sorted, or has a field that is gone: then it is the state of something else. */
function sortedAfter(document: FoldedDocument, before: FoldedDocument): ReadonlyMap<string, AnswerFields> | null {
  const sortedBefore = sorted.get(before);
  if (!sortedBefore) return null;
  const byNumber = new Map(sortedBefore);
  const own = new Map<string, Map<string, Change>>();
  let taken = 0;
  for (const [field, change] of document) {
    const held = before.get(field);
    if (held) taken += 1;
    if (held === change) continue;
    const leaf = leafOf(field);
    if (leaf === null) continue;
    const fields = own.get(leaf.number) ?? new Map(sortedBefore.get(leaf.number));
    fields.set(leaf.name, change);
    own.set(leaf.number, fields);
    byNumber.set(leaf.number, fields);
  }
  return taken === before.size ? byNumber : null;
}

/** The requirement's number and what comes below it, of a field `answers/<number>/...`. */
function leafOf(field: string): { readonly number: string; readonly name: string } | null {
  const end = field.startsWith(ANSWERS) ? field.indexOf('/', ANSWERS.length) : -1;
  return end < 0 ? null : { number: field.slice(ANSWERS.length, end), name: field.slice(end + 1) };
}

const ANSWERS = 'answers/';
const sorted = new WeakMap<FoldedDocument, ReadonlyMap<string, AnswerFields>>();

/**
 * Reads one answer. Total: a value of another kind than the field's counts as not given, whatever a merge or a newer app
 * has put there.
 *
 * @param known the evidence files on record; left out where nothing depends on them, and then every link counts
 */
export function readAnswer(requirement: Requirement, fields: AnswerFields = NO_FIELDS, known: KnownFiles | null = null): Answer {
  const text = (field: string): string => {
    const held = fields.get(field)?.value;
    return typeof held === 'string' ? held : '';
  };
  const flag = (field: string): boolean => fields.get(field)?.value === true;
  const ticked = new Set<string>();
  const evidence: EvidenceItem[] = [];
  const files = linkedFiles(fields);
  const suggested = new Set(
    CRITERIA_LEVELS.flatMap((level) =>
      requirement.levels[level].criteria.flatMap((criterion) => criterion.evidence.map(({ id }) => id)),
    ),
  );
  const item = (row: string, criterion: string, title: string, isSuggested: boolean): void => {
    if (flag(`evidence/${row}/removed`)) return;
    const linked = files.get(row) ?? [];
    const isThere = (file: EvidenceFileId): boolean => known === null || fileOnList(known, file) !== null;
    evidence.push({
      row,
      criterion,
      suggested: isSuggested,
      title,
      obtained: flag(`evidence/${row}/obtained`),
      location: text(`evidence/${row}/location`),
      details: text(`evidence/${row}/details`),
      files: linked.filter(isThere),
      fileNames: linked.filter(isThere).flatMap((file) => known?.get(file)?.name ?? []),
      lostFiles: linked.filter((file) => !isThere(file)),
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

/** The files of every row that has some. */
function linkedFiles(fields: AnswerFields): ReadonlyMap<string, readonly EvidenceFileId[]> {
  const links: { readonly row: string; readonly file: EvidenceFileId; readonly change: Change }[] = [];
  for (const [field, change] of fields) {
    if (change.value !== true || !field.includes('/files/')) continue;
    const [kind, row = '', , id, ...deeper] = field.split('/');
    const file = evidenceFileId.safeParse(id);
    if (kind === 'evidence' && file.success && deeper.length === 0) links.push({ row, file: file.data, change });
  }
  links.sort((a, b) => (holdsOver(a.change, b.change) ? 1 : -1));
  const byRow = new Map<string, EvidenceFileId[]>();
  for (const { row, file } of links) byRow.set(row, [...(byRow.get(row) ?? []), file]);
  return byRow;
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

/** True when the item proves something: obtained, and a file is there or it is said where it is (rule 3). */
export function isBacked(item: EvidenceItem): boolean {
  return item.obtained && (item.files.length > 0 || item.location.trim() !== '');
}
