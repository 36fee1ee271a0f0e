import type { Change } from '../../../src-shared/assessment/change.ts';

/** What runs inside the page to compare with: each function stands alone, because the page gets only its text. */

/** The binding through which the page appends a line. */
export const RAW_APPEND = 'benchAppend';
/** Where the bundled PouchDB is found. */
export const POUCHDB = 'BenchPouchDB';

interface InPage {
  benchAppend: (line: string) => Promise<void>;
  benchRaw: IDBDatabase;
  benchPouchdb: { put: (document: object) => Promise<unknown> };
  BenchPouchDB: new (name: string) => InPage['benchPouchdb'];
}

export function openRawDatabase(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('bench-raw', 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('changes', { keyPath: 'id' });
      opening.result.createObjectStore('fields', { keyPath: ['document', 'field'] });
    };
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      (globalThis as unknown as InPage).benchRaw = opening.result;
      resolve();
    };
  });
}

/**
 * Writes one record as plainly as can be: one strict transaction over two stores, then one line on the disk.
 *
 * @param atOnce begins the line without waiting for the transaction
 * @returns milliseconds
 */
export async function saveRaw({ record, atOnce }: { readonly record: Change; readonly atOnce: boolean }): Promise<number> {
  const { benchRaw, benchAppend } = globalThis as unknown as InPage;
  const change = { ...record, id: crypto.randomUUID() };
  const from = performance.now();
  const commit = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const transaction = benchRaw.transaction(['changes', 'fields'], 'readwrite', { durability: 'strict' });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
      transaction.objectStore('changes').put(change);
      transaction.objectStore('fields').put({ document: change.document, field: change.field, change });
    });
  const append = (): Promise<void> => benchAppend(`${JSON.stringify(change)}\n`);
  if (atOnce) await Promise.all([commit(), append()]);
  else {
    await commit();
    await append();
  }
  return performance.now() - from;
}

export function openPouchdb(): void {
  const page = globalThis as unknown as InPage;
  page.benchPouchdb = new page.BenchPouchDB('bench-pouchdb');
}

export async function putInPouchdb(record: Change): Promise<number> {
  const { benchPouchdb } = globalThis as unknown as InPage;
  const { id: _, ...change } = record;
  const from = performance.now();
  await benchPouchdb.put({ ...change, _id: crypto.randomUUID() });
  return performance.now() - from;
}
