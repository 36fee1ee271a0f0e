import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { Change } from './change.ts';
import type { DocumentId } from './document.ts';
import type { Folded } from './fold.ts';

/** Raised when the same changes would give other bytes; every old number stays readable. */
export const FOLD_FORMAT = 1;

/**
 * The snapshot of some documents: RFC 8785 JSON over every field on record, unknown ones included, and its SHA-256
 * (DESIGN 4.4). The same bytes come out on every computer and in every engine. A document without a field is not in it:
 * nothing of it would be left when the snapshot is folded again from the changes that it names.
 *
 * @param leaveOut fields that are about the snapshot and not in it
 */
export function snapshot(
  folded: Folded,
  documents: readonly DocumentId[],
  leaveOut: (field: string) => boolean = () => false,
): { readonly json: string; readonly hash: string; readonly holding: readonly Change['id'][] } {
  const said: Record<string, Record<string, Change['value']>> = {};
  const holding: Change['id'][] = [];
  for (const document of [...documents].sort()) {
    const fields: Record<string, Change['value']> = {};
    for (const [field, change] of [...(folded.get(document) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (leaveOut(field)) continue;
      fields[field] = change.value;
      holding.push(change.id);
    }
    if (Object.keys(fields).length > 0) said[document] = fields;
  }
  const json = canonicalJson({ format: FOLD_FORMAT, documents: said });
  return { json, hash: bytesToHex(sha256(utf8ToBytes(json))), holding };
}

/** RFC 8785 JSON. */
export function canonicalJson(value: unknown): string {
  const json = canonicalize(value);
  if (json === undefined) throw new Error('there is no JSON for this value');
  return json;
}

/** SHA-256 over the canonical JSON, as 64 hexadecimal digits. */
export function canonicalHash(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}
