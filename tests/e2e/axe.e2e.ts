import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { makeBackup } from '../../scripts/tour/make-backup.ts';
import { goTo } from '../../scripts/tour/visit-screens.ts';
import { keysOf } from '../../src-main/keys/keys.ts';
import { noKeychain } from '../../src-main/shells/keychain.ts';
import { expect, openApp, test } from './app-fixture.ts';
import { showEveryView } from './every-view.ts';
import { inEveryLook } from './looks.ts';
import { ASSESSMENT_PATH } from './practice-file.ts';
import { prepare, says } from './prepared-data.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * Rules whose “needs review” is no finding. Contrast: text beside a drawn box (a radio's circle) or a sign that is no
 * letter; the same text colours are judged elsewhere. Cells: heads of groups of rows have no cells of their own.
 */
const UNDECIDED = new Set(['color-contrast', 'th-has-data-cells']);

test('axe finds nothing on any screen: light, dark, forced colours, 200 % zoom', async ({ app }) => {
  test.setTimeout(600_000);
  const { page } = app;
  const session = await page.context().newCDPSession(page);
  const findings = new Set<string>();
  let looked = 0;
  await showEveryView(page, app.data, (view) =>
    inEveryLook(page, session, async (look) => {
      for (const finding of await findingsOf(page)) findings.add(`${view}, ${look}: ${finding}`);
      looked += 1;
    }),
  );
  expect([...findings]).toEqual([]);
  expect(looked).toBeGreaterThan(200);
});

test('axe finds nothing where an organisation cannot be opened', async ({ data }) => {
  const { folder } = await prepare(data);
  const file = join(folder, 'workspace.json');
  await writeFile(file, (await readFile(file, 'utf8')).replace(/"format": \d+/, '"format": 999'));
  const app = await openApp(data);
  const session = await app.page.context().newCDPSession(app.page);
  await app.page.getByRole('heading', { level: 1, name: /cannot/ }).waitFor();
  await inEveryLook(app.page, session, async (look) => {
    expect(await findingsOf(app.page), look).toEqual([]);
  });
  await app.close();
});

test('axe finds nothing where the key of the evidence is closed', async ({ data }) => {
  test.setTimeout(120_000);
  const { id, folder } = await prepare(data);
  const shell = { kind: 'chromium', keychain: noKeychain } as const;
  const keys = keysOf({ folder: async () => folder, shell: () => shell });
  await keys.protect(id, { kind: 'passphrase', passphrase: 'seven blue cups' });
  await keys.newRecoveryCode(id);
  const app = await openApp(data);
  const session = await app.page.context().newCDPSession(app.page);
  await goTo(app.page, '/settings');
  for (const [next, shown] of [
    ['Open the key', 'Open your evidence'],
    ['I do not know the passphrase', 'Open your evidence with the recovery code'],
    ['I do not have the code', 'Your evidence cannot be opened'],
  ] as const) {
    await app.page.getByRole('button', { name: next }).click();
    await app.page.getByRole('dialog', { name: shown, exact: true }).waitFor();
    // What is refused is shown too.
    if (shown !== 'Your evidence cannot be opened') await app.page.keyboard.press('Enter');
    await inEveryLook(app.page, session, async (look) => {
      expect(await findingsOf(app.page), `${shown}, ${look}`).toEqual([]);
    });
  }
  await app.close();
});

/** Axe is put into the page once, and again where the page was loaded anew. */
async function findingsOf(page: Page): Promise<string[]> {
  const isThere = await page.evaluate(() => 'axe' in window);
  const { violations, incomplete } = await new AxeBuilder(isThere ? { page, axeSource: 'void 0' } : { page })
    // The other mode opens a second window, and the app closes those.
    .setLegacyMode(true)
    .options({ runOnly: { type: 'tag', values: RULES }, resultTypes: ['violations', 'incomplete'] })
    .analyze();
  return [...violations, ...incomplete.filter(({ id }) => !UNDECIDED.has(id))].flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html, failureSummary }) =>
      [`${id} (${help})`, target.join(' '), html.slice(0, 200), failureSummary?.replace(/\s+/g, ' ')].join(' | '),
    ),
  );
}

test('axe finds nothing on a list of backups, and on what a restore would change', async ({ data }) => {
  test.setTimeout(120_000);
  const home = await mkdtemp(join(tmpdir(), 'igt-home-'));
  await prepare(data, {}, [says('114', 'criteria/1a', true)]);
  const app = await openApp(data, { home });
  const { page } = app;
  const session = await page.context().newCDPSession(page);
  const look = async (): Promise<string[]> => {
    const findings: string[] = [];
    await inEveryLook(page, session, async (one) => {
      for (const finding of await findingsOf(page)) findings.push(`${one}: ${finding}`);
    });
    return findings;
  };
  await makeBackup(page);
  expect(await look()).toEqual([]);
  await goTo(page, `${ASSESSMENT_PATH}/requirements/114`);
  await page.getByRole('checkbox', { name: /^1a/ }).click();
  await expect(page.getByTestId('save-status')).toContainText('Saved on this computer');
  await goTo(page, '/backup');
  await page.getByRole('link', { name: /^Restore…/ }).click();
  await page.getByRole('radio', { name: 'Everything as it was then' }).check();
  await page.getByRole('row', { name: /criterion 1a/ }).waitFor();
  expect(await look()).toEqual([]);
  await app.close();
  await rm(home, { recursive: true, force: true });
});
