import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DATA_FORMAT } from '../../src-shared/contract/bridge.ts';
import { newerJournal } from '../journal-files.ts';
import { prepare, says } from './prepared-data.ts';
import { expect, test } from './prepared-fixture.ts';

/** Every file of a folder with its bytes and the time of its last change. */
async function everything(folder: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found[path] = `${(await stat(path)).mtimeMs} ${await readFile(path, 'latin1')}`;
  }
  return found;
}

test('data of a newer version are refused with clear words and stay untouched; other organisations open', async ({
  prepared,
}) => {
  await prepare(prepared.data, {}, [says('114', 'comment', 'Of Riverside')]);
  const hilltop = await prepare(prepared.data, { name: 'Hilltop Practice', code: 'EX0002', number: 2 });
  const file = join(hilltop.folder, 'workspace.json');
  const ours = await readFile(file, 'utf8');
  await writeFile(file, ours.replace(`"format": ${DATA_FORMAT}`, `"format": ${DATA_FORMAT + 1}`));
  const before = await everything(hilltop.folder);

  let app = await prepared.open();
  await expect(app.page.getByRole('alert')).toContainText(
    `newer version of the app (data format ${DATA_FORMAT + 1}, this version knows ${DATA_FORMAT}). Nothing was touched. Install the newer version`,
  );
  await app.page.getByRole('button', { name: 'Try again' }).click();
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText('This organisation cannot be opened');
  await app.page.getByRole('button', { name: 'Open Riverside Surgery' }).click();
  await expect(app.page.getByRole('banner')).toContainText('Riverside Surgery');
  // From inside it is refused in the same words.
  await app.page.getByRole('button', { name: /switch organisation$/ }).click();
  await app.page.getByRole('button', { name: 'Hilltop Practice' }).click();
  await expect(app.page.getByText('Nothing was touched').first()).toBeVisible();
  await expect(app.page.getByRole('banner')).toContainText('Riverside Surgery');
  await app.close();
  expect(await everything(hilltop.folder)).toEqual(before);

  await writeFile(file, ours);
  await newerJournal(hilltop.folder);
  const newer = await everything(hilltop.folder);
  const settings = join(prepared.data, 'settings.json');
  const kept = JSON.parse(await readFile(settings, 'utf8')) as object;
  await writeFile(settings, JSON.stringify({ ...kept, lastWorkspace: hilltop.id }));
  app = await prepared.open();
  await expect(app.page.getByRole('alert')).toContainText('Nothing was touched');
  await app.close();
  expect(await everything(hilltop.folder)).toEqual(newer);
});

test('damaged settings, or the small file with the name gone, do not make an organisation look lost', async ({ prepared }) => {
  const practice = await prepare(prepared.data, {}, [says('114', 'comment', 'Of Riverside')]);
  await writeFile(join(prepared.data, 'settings.json'), '{"appearance":');
  await writeFile(join(practice.folder, 'workspace.json'), '');
  const app = await prepared.open();
  await app.page.getByRole('button', { name: 'I understand, continue' }).click();
  // Nobody is asked to set up again what is there: only who is sitting here.
  await expect(app.page.getByLabel('What is your organisation called?')).toHaveCount(0);
  await app.page.getByRole('radio', { name: /Sam Okafor/ }).check();
  await app.page.getByRole('button', { name: 'Continue' }).click();
  await expect(app.page.getByRole('banner')).toContainText('Riverside Surgery');
  await expect.poll(async () => readFile(join(practice.folder, 'workspace.json'), 'utf8')).toContain('Riverside Surgery');
});
