import type { Change } from '../../../src-shared/assessment/change.ts';

/** What runs inside the page to compare with: each function stands alone, because the page gets only its text. */

/** The binding through which the page appends a line. */
export const RAW_APPEND = 'benchAppend';
/** Where the bundled PouchDB is found. */
export const POUCHDB = 'BenchPouchDB';

interface InPage {
  benchAppend: (line: string) => Promise<void>;
  benchRaw: IDBDatabase;
  benchOnClick: () => void;
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

/** The name of the button that a person would press to have one record written as plainly as can be. */
export const RAW_BUTTON = 'Write a raw record';

/** How the raw writes follow each other. */
export interface RawOrder {
  /** The line is begun without waiting for the transaction. */
  readonly atOnce: boolean;
}

/**
 * Puts a bare button into the corner of the page. The next click on it writes one record: one strict transaction over two
 * stores, then one line on the disk.
 */
export function addRawButton(name: string): void {
  const page = globalThis as unknown as InPage;
  const button = document.createElement('button');
  button.textContent = name;
  Object.assign(button.style, { position: 'fixed', right: '0', bottom: '0', zIndex: '9999' });
  button.addEventListener('click', () => page.benchOnClick());
  document.body.append(button);
}

/** Settles with the milliseconds from the next click on the button until both writes are on the disk. */
export function untilRawWritten({ record, atOnce }: RawOrder & { readonly record: Change }): Promise<number> {
  const page = globalThis as unknown as InPage;
  const change = { ...record, id: crypto.randomUUID() };
  const commit = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const transaction = page.benchRaw.transaction(['changes', 'fields'], 'readwrite', { durability: 'strict' });
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
      transaction.objectStore('changes').put(change);
      transaction.objectStore('fields').put({ document: change.document, field: change.field, change });
    });
  const append = (): Promise<void> => page.benchAppend(`${JSON.stringify(change)}\n`);
  return new Promise((resolve, reject) => {
    page.benchOnClick = () => {
      const from = performance.now();
      const written = atOnce ? Promise.all([commit(), append()]) : commit().then(append);
      written.then(() => resolve(performance.now() - from), reject);
    };
  });
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

/** Settles with the milliseconds from the next click to the status line saying that it is saved, after it said “Saving”. */
export function untilSaved(): Promise<number> {
  return new Promise((resolve, reject) => {
    const status = document.querySelector('[data-testid=save-status]');
    if (!status) return reject(new Error('there is no status line'));
    let from: number | null = null;
    let wasSaving = false;
    addEventListener(
      'click',
      () => {
        from = performance.now();
      },
      { capture: true, once: true },
    );
    const observer = new MutationObserver(() => {
      const now = performance.now();
      const words = status.textContent ?? '';
      wasSaving ||= words.includes('Saving');
      if (from === null || !wasSaving || !words.includes('Saved on this computer')) return;
      observer.disconnect();
      resolve(now - from);
    });
    observer.observe(status, { childList: true, subtree: true, characterData: true });
  });
}

/** How many changes the app's database holds. */
export async function countChanges(): Promise<number> {
  const name = (await indexedDB.databases()).find((database) => database.name?.startsWith('igt-workspace-'))?.name ?? '';
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction('changes').objectStore('changes').count();
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
  });
}
