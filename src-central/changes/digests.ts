import type { Change } from '../../src-shared/assessment/change.ts';
import { type DocumentDigest, digestWith, digestWithout, EMPTY_DIGEST } from '../../src-shared/assessment/digest.ts';
import type { DocumentId } from '../../src-shared/assessment/document.ts';
import type { OrganisationData } from '../database/of-organisation.ts';

const PAGE = 1_000;

/** Adds changes that were just stored to the digests of their documents, in the transaction that stored them. */
export function addToDigests(rows: OrganisationData, changes: readonly Change[]): Promise<void> {
  return alterDigests(rows, changes, digestWith);
}

/** Takes out changes that are being destroyed, which no copy counts. */
export function takeFromDigests(rows: OrganisationData, changes: readonly Change[]): Promise<void> {
  return alterDigests(rows, changes, digestWithout);
}

async function alterDigests(
  rows: OrganisationData,
  changes: readonly Change[],
  alter: (digest: DocumentDigest, changes: readonly Change[]) => DocumentDigest,
): Promise<void> {
  if (changes.length === 0) return;
  const byDocument = Map.groupBy(changes, ({ document }) => document);
  const held = await rows
    .selectFrom('document_digest')
    .select(['document', 'count', 'xor'])
    .where('document', 'in', [...byDocument.keys()])
    .execute();
  const before = new Map(held.map(({ document, count, xor }) => [document, { count, xor }]));
  const after = [...byDocument].map(([document, altered]) => ({
    document,
    ...alter(before.get(document) ?? EMPTY_DIGEST, altered),
  }));
  await rows
    .insertInto('document_digest', after)
    .onConflict((conflict) =>
      conflict.columns(['organisation', 'document']).doUpdateSet((write) => ({
        count: write.ref('excluded.count'),
        xor: write.ref('excluded.xor'),
      })),
    )
    .execute();
}

export interface DigestPage {
  readonly documents: { document: DocumentId; digest: DocumentDigest }[];
  readonly more: boolean;
}

/** @param after the last document of the page before */
export async function readDigestPage(rows: OrganisationData, after: DocumentId | undefined): Promise<DigestPage> {
  let query = rows.selectFrom('document_digest').select(['document', 'count', 'xor']);
  if (after !== undefined) query = query.where('document', '>', after);
  const found = await query
    .orderBy('document')
    .limit(PAGE + 1)
    .execute();
  const documents = found.slice(0, PAGE).map(({ document, count, xor }) => ({ document, digest: { count, xor } }));
  return { documents, more: found.length > PAGE };
}
