import { hash } from 'node:crypto';
import type { Change } from '../../src-shared/assessment/change.ts';
import type { DocumentDigest } from '../../src-shared/assessment/digest.ts';
import type { DocumentId } from '../../src-shared/assessment/document.ts';

/**
 * The digests of all documents, kept up to date record by record. They are those of `digestWith` (src-shared), counted from
 * the text that the journal holds anyway and with the hash that Node has built in.
 */
export class Tally {
  readonly #documents = new Map<DocumentId, { count: number; xor: Buffer }>();

  constructor(from: Readonly<Record<DocumentId, DocumentDigest>> = {}) {
    for (const [document, { count, xor }] of Object.entries(from))
      this.#documents.set(document as DocumentId, { count, xor: Buffer.from(xor, 'hex') });
  }

  /** @param text the change as RFC 8785 JSON */
  add({ document }: Change, text: string): void {
    const digest = this.#documents.get(document) ?? { count: 0, xor: Buffer.alloc(32) };
    const added = hash('sha256', text, 'buffer');
    for (let at = 0; at < 32; at += 1) digest.xor[at] = (digest.xor[at] as number) ^ (added[at] as number);
    digest.count += 1;
    this.#documents.set(document, digest);
  }

  digests(): ReadonlyMap<DocumentId, DocumentDigest> {
    return new Map([...this.#documents].map(([document, { count, xor }]) => [document, { count, xor: xor.toString('hex') }]));
  }
}
