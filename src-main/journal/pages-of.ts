import type { Change } from '../../src-shared/assessment/change.ts';
import type { Journal } from './journal.ts';

const PAGE = 10_000;

/** Every change that a journal holds, page by page in their order. */
export async function* pagesOf(journal: Pick<Journal, 'read'>): AsyncGenerator<readonly Change[]> {
  for (let after: number | null = 0; after !== null; ) {
    const page: Awaited<ReturnType<Journal['read']>> = await journal.read(after, PAGE, null);
    yield page.changes;
    after = page.next;
  }
}
