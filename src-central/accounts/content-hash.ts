import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Of a request's content, by which the same request is known again; the order of fields makes no difference. */
export function contentHash(content: unknown): string {
  return createHash('sha256')
    .update(canonicalize(content) ?? '')
    .digest('hex');
}
