import { createHash } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Change } from '../../src-shared/assessment/change.ts';
import { addEvidenceFile } from '../../src-shared/assessment/evidence-acts.ts';
import { type EvidenceHash, evidenceFileId, evidenceHash, revisionId } from '../../src-shared/assessment/identifiers.ts';
import { docx } from '../example-documents.ts';
import { journalled } from '../journal-files.ts';
import type { App } from './app-fixture.ts';
import { type Practice, prepare } from './prepared-data.ts';
import { expect, type Prepared, test } from './prepared-fixture.ts';

const NAME = 'Training log.docx';
const FILE = evidenceFileId.parse('00000000-0000-4000-8000-0000000000f1');
const REVISION = revisionId.parse('00000000-0000-4000-9000-0000000000f1');
const document = (text: string): Buffer => docx(`<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`);
const sha256 = (bytes: Buffer): EvidenceHash => evidenceHash.parse(createHash('sha256').update(bytes).digest('hex'));
const LOG = document('Training log');

/** A practice with one document in its evidence, which is open in another program. */
async function openedLog(prepared: Prepared): Promise<{ readonly app: App; readonly practice: Practice; readonly path: string }> {
  const kept = { hash: sha256(LOG), size: LOG.length, name: NAME, patientCheck: 'nothing-found' } as const;
  const practice = await prepare(prepared.data, {}, addEvidenceFile(FILE, REVISION, kept));
  const app = await prepared.open();
  const { page } = app;
  await page.getByTestId('save-status').waitFor();
  await call(page, 'keys.protect', { workspace: practice.id, by: { kind: 'key file' } });
  const { paste } = await call(page, 'evidence.paste-begin', { workspace: practice.id, name: NAME, size: LOG.length });
  await call(page, 'evidence.paste-chunk', { paste, at: 0, bytes: LOG.toString('base64') });
  await call(page, 'evidence.paste-end', { paste });
  const opening = { workspace: practice.id, hash: kept.hash, name: NAME, file: FILE, revision: REVISION };
  expect(await call(page, 'evidence.open', opening)).toMatchObject({ kind: 'opened' });
  const path = app.opened.at(-1) ?? '';
  expect(path.endsWith(NAME)).toBe(true);
  return { app, practice, path };
}

/** Asks main as the window does. */
async function call(page: Page, method: string, input: unknown): Promise<Record<string, unknown>> {
  const reply = await page.evaluate(
    async ([name, asked]) => {
      const bridge = Reflect.get(globalThis, 'igtBridge') as { call: Record<string, (input: unknown) => Promise<unknown>> };
      return bridge.call[name as string]?.(asked);
    },
    [method, input] as const,
  );
  const { ok, value } = reply as { ok: boolean; value: Record<string, unknown> };
  if (!ok) throw new Error(`${method}: ${JSON.stringify(reply)}`);
  return value;
}

/** What happens when the person comes back from the other program. */
const comeBack = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('focus')));
const bar = (page: Page) => page.getByRole('region', { name: 'Documents that you changed' });
const revisions = (changes: readonly Change[]) =>
  changes.filter(({ field }) => /^revisions\/.+\/hash$/.test(field)).map(({ value }) => value);

test('a document that was changed in its program is kept as a newer version, and can be changed again', async ({ prepared }) => {
  const { app, practice, path } = await openedLog(prepared);
  const { page } = app;
  await comeBack(page);
  await expect(bar(page)).toBeHidden();
  const changed = document('Training log, now with Ann');
  await writeFile(path, changed);
  await comeBack(page);
  await expect(bar(page)).toContainText(`You changed ${NAME}.`);
  await page.getByRole('button', { name: `Keep it as a newer version of ${NAME}` }).click();
  await expect(bar(page)).toBeHidden();
  await expect(page.locator('#main')).toBeFocused();
  await expect(page.getByTestId('save-status')).toContainText('Saved on this computer');
  const again = document('Training log, with Ann and Ben');
  await writeFile(path, again);
  await comeBack(page);
  await page.getByRole('button', { name: `Keep it as a newer version of ${NAME}` }).click();
  await expect(bar(page)).toBeHidden();
  await expect(page.getByTestId('save-status')).toContainText('Saved on this computer');
  // Undo makes the version before count again, and the bytes stay.
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/Training log\.docx, a newer version/).first()).toBeVisible();
  await app.close();
  expect(revisions(await journalled(practice.folder))).toEqual([...[LOG, changed, again].map(sha256), null]);
  expect(await readdir(join(prepared.data, 'opened'))).toEqual([]);
});

test('a number of a patient in the changed copy is asked about first', async ({ prepared }) => {
  const { app, practice, path } = await openedLog(prepared);
  const { page } = app;
  await writeFile(path, document('Seen: 943 476 5919'));
  await comeBack(page);
  const keep = page.getByRole('button', { name: `Keep it as a newer version of ${NAME}` });
  await keep.click();
  const asks = page.getByRole('dialog', { name: 'A number in it looks like an NHS number' });
  await expect(asks).toContainText('943 476 5919');
  await asks.getByRole('button', { name: 'Do not attach it' }).click();
  // It stays offered: what was changed is nowhere else.
  await expect(keep).toBeVisible();
  await keep.click();
  await asks.getByRole('button', { name: 'This is not a patient' }).click();
  await expect(bar(page)).toBeHidden();
  await expect(page.getByTestId('save-status')).toContainText('Saved on this computer');
  await app.close();
  const changes = await journalled(practice.folder);
  expect(revisions(changes)).toHaveLength(2);
  expect(changes.filter(({ field }) => field.endsWith('/patient-check')).at(-1)?.value).toBe('not-a-patient');
});

test('a changed copy outlives the app, and goes when the evidence is left as it was', async ({ prepared }) => {
  const { app, practice, path } = await openedLog(prepared);
  await writeFile(path, document('Training log, in between'));
  await app.restart();
  const { page } = app;
  await expect(bar(page)).toContainText(`You changed ${NAME}.`);
  await page.getByRole('button', { name: `Leave the evidence as it was for ${NAME}` }).click();
  const asks = page.getByRole('dialog', { name: `Remove what you changed in “${NAME}”?` });
  await asks.getByRole('button', { name: 'Not now' }).click();
  await expect(bar(page)).toBeVisible();
  await page.getByRole('button', { name: `Leave the evidence as it was for ${NAME}` }).click();
  await asks.getByRole('button', { name: 'Remove what I changed' }).click();
  await expect(bar(page)).toBeHidden();
  expect(await readdir(join(prepared.data, 'opened'))).toEqual([]);
  await app.close();
  expect(revisions(await journalled(practice.folder))).toEqual([sha256(LOG)]);
});
