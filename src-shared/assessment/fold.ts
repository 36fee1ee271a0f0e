import { type Change, holdsOver } from './change.ts';
import type { DocumentId } from './document.ts';

/** The state of one document: for every field the change that holds. */
export type FoldedDocument = ReadonlyMap<string, Change>;
export type Folded = ReadonlyMap<DocumentId, FoldedDocument>;

export const EMPTY_DOCUMENT: FoldedDocument = new Map();

/**
 * Last writer wins, field by field: any order and any repetition of the same changes give the same state. Fields that
 * this version does not know fold like all others.
 *
 * @param onto an earlier state to go on from; it is not altered
 */
export function fold(changes: Iterable<Change>, onto: Folded = new Map()): Folded {
  const folded = new Map(onto);
  const own = new Map<DocumentId, Map<string, Change>>();
  // Changes of one document usually come together, so the last one looked up is the next one wanted.
  let document: DocumentId | undefined;
  let fields = new Map<string, Change>();
  for (const change of changes) {
    if (change.document !== document) {
      document = change.document;
      const known = own.get(document);
      if (known) fields = known;
      else {
        fields = new Map(onto.get(document) ?? []);
        own.set(document, fields);
        folded.set(document, fields);
      }
    }
    const holds = fields.get(change.field);
    if (holds === undefined || holdsOver(change, holds)) fields.set(change.field, change);
  }
  return folded;
}

/**
 * The changes of one field that nobody who made the holding one could have known: neither descends from the other through
 * `was` (DESIGN 4.1). They stay in history and are shown beside the one that holds.
 *
 * @param changesOfField every known change of one field of one document
 * @returns the newest change of each other line of descent, oldest first
 */
export function concurrentWithHolding(changesOfField: readonly Change[]): Change[] {
  const byId = new Map(changesOfField.map((change) => [change.id, change]));
  let holds: Change | undefined;
  for (const change of changesOfField) if (holds === undefined || holdsOver(change, holds)) holds = change;
  if (holds === undefined) return [];
  const known = new Set<string>();
  for (let at: Change | undefined = holds; at && !known.has(at.id); at = at.was === null ? undefined : byId.get(at.was))
    known.add(at.id);
  const replaced = new Set(changesOfField.map((change) => change.was));
  return [...byId.values()]
    .filter((change) => !known.has(change.id) && !replaced.has(change.id))
    .sort((a, b) => (holdsOver(a, b) ? 1 : -1));
}
