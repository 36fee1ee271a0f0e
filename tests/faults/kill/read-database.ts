import type { Page } from 'playwright-core';
import type { Value } from '../../../src-shared/assessment/change.ts';

/** What the browser's database of a workspace holds of its assessments, read past the app. */
export function readDatabase(page: Page, workspace: string): Promise<Record<string, Value>> {
  return page.evaluate(async (name) => {
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await settled(indexedDB.open(name));
    const rows: { document: string; field: string; change: { value: Value } }[] = await settled(
      database.transaction('fields').objectStore('fields').getAll(),
    );
    database.close();
    const ofAssessments = rows.filter(({ document }) => document.startsWith('assessment/'));
    return Object.fromEntries(ofAssessments.map(({ field, change }) => [field, change.value]));
  }, `igt-workspace-${workspace}`);
}
