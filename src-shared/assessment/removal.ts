import { z } from 'zod';
import type { Change } from './change.ts';
import type { Stamp } from './clock.ts';
import { type DocumentId, documentId, documentMeaning } from './document.ts';
import type { Folded, FoldedDocument } from './fold.ts';
import { changeId, type EvidenceHash, evidenceHash, type PersonId, type RemovalId } from './identifiers.ts';

/**
 * One “Remove for good”. What it destroyed is gone from every place; this stays: who, when, why, and the hash of a file's bytes, or
 * for a text a random marker.
 */
export interface Removal {
  readonly id: RemovalId;
  readonly what: 'file' | 'text';
  readonly why: string;
  readonly mark: string;
  readonly document: DocumentId;
  /** Of a text its field. Of a file the revision, or empty for all of them. */
  readonly field: string;
  /** The changes that were destroyed. */
  readonly changes: readonly Change['id'][];
  /** The files whose bytes were destroyed; none for a text. */
  readonly hashes: readonly EvidenceHash[];
  readonly by: PersonId;
  /** Its place in the order of changes. */
  readonly stamp: Stamp;
  /** The computer's time. */
  readonly at: string;
}

const changeIds = z.array(changeId);
const evidenceHashes = z.array(evidenceHash);

/**
 * Reads one removal. Null unless all of it is there, which `what` says, because it is recorded last.
 */
export function readRemoval(id: RemovalId, fields: FoldedDocument): Removal | null {
  const what = fields.get('what');
  const text = (name: string): string => {
    const held = fields.get(name)?.value;
    return typeof held === 'string' ? held : '';
  };
  const document = documentId.safeParse(text('document'));
  const changes = listed(fields, 'changes', changeIds);
  const hashes = listed(fields, 'hashes', evidenceHashes);
  if (!what || (what.value !== 'file' && what.value !== 'text') || !document.success || !changes || !hashes) return null;
  return {
    id,
    what: what.value,
    why: text('why'),
    mark: text('mark'),
    document: document.data,
    field: text('field'),
    changes,
    hashes,
    by: what.by,
    stamp: what.at,
    at: what.wall,
  };
}

/** Every removal on record, the newest first. */
export function readRemovals(folded: Folded): readonly Removal[] {
  const known = ofFolded.get(folded);
  if (known) return known;
  const removals: Removal[] = [];
  for (const [document, fields] of folded) {
    const meaning = documentMeaning(document);
    const removal = meaning.kind === 'removal' ? readRemoval(meaning.removal, fields) : null;
    if (removal) removals.push(removal);
  }
  // By id where two carry the same time: these begin with a time as well.
  removals.sort((a, b) => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1));
  ofFolded.set(folded, removals);
  return removals;
}

/** Which removal destroyed a change. */
export function removedChanges(folded: Folded): ReadonlyMap<Change['id'], Removal> {
  return new Map(readRemovals(folded).flatMap((removal) => removal.changes.map((id) => [id, removal] as const)));
}

/** Which removal destroyed the bytes with a hash. */
export function removedHashes(folded: Folded): ReadonlyMap<EvidenceHash, Removal> {
  return new Map(readRemovals(folded).flatMap((removal) => removal.hashes.map((hash) => [hash, removal] as const)));
}

const ofFolded = new WeakMap<Folded, readonly Removal[]>();

/** Puts the parts of a list together again; null when one cannot be read. */
function listed<T>(fields: FoldedDocument, name: string, schema: z.ZodType<T[]>): T[] | null {
  const all: T[] = [];
  for (let part = 0; ; part += 1) {
    const held = fields.get(`${name}/${part}`)?.value;
    if (typeof held !== 'string') return all;
    const read = schema.safeParse(parseJson(held));
    if (!read.success) return null;
    all.push(...read.data);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
