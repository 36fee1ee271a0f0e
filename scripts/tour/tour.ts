import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FoundBrowser } from '../../src-main/shells/chromium/find-browser.ts';
import { ensureDebianPackages } from '../system/ensure-debian-packages.ts';
import { PROJECT } from '../system/folders.ts';
import { PDF_PROGRAMS } from '../system/pdf-programs.ts';
import { say } from '../system/run.ts';
import { answerEverything, setUpPractice, startAssessment } from './answer-assessment.ts';
import { findFiles } from './attach-files.ts';
import { checkDocuments, printFromCommandLine } from './check-documents.ts';
import { checkExportedFile } from './check-exported-file.ts';
import { finishWithoutPublishing } from './finish.ts';
import { killWhileWorking } from './kill-while-working.ts';
import { makeBackup } from './make-backup.ts';
import { openTourApp } from './open-tour-app.ts';
import { realDocuments, realDocumentsAt } from './real-documents.ts';
import { saveDocuments } from './save-documents.ts';
import { assessmentOf, visitEveryScreen } from './visit-screens.ts';

const TOUR_FOLDER = join(PROJECT, 'out', 'tour');

/**
 * The guided tour: the real app in a headless browser. A practice is set up, its 13 requirements are answered, documents are
 * attached, the app is killed and everything is found again, the result is checked, every screen is photographed.
 *
 * @returns exit status 0 only when all of it happened
 */
export async function runTour(browser: FoundBrowser): Promise<number> {
  const data = await mkdtemp(join(tmpdir(), 'igt-tour-'));
  await rm(TOUR_FOLDER, { recursive: true, force: true });
  await mkdir(TOUR_FOLDER, { recursive: true });
  const bugs: string[] = [];
  const open = () => openTourApp(data, TOUR_FOLDER, browser, (bug) => bugs.push(bug));

  say(`The guided tour, in ${browser.brand} (${browser.path}).`);
  let app = await open();
  try {
    await step('A practice is set up', () => setUpPractice(app.shell.page));
    await step('Its assessment is started', () => startAssessment(app.shell.page));
    await step('All 13 requirements are answered', () => answerEverything(app.shell.page));
    await step('The app is closed and started again; everything is there', async () => {
      await app.close();
      app = await open();
      await app.shell.page.getByText('13 of 13').first().waitFor();
    });
    const documents = realDocumentsAt(TOUR_FOLDER);
    const assessment = await assessmentOf(app.shell.page);
    await step('A PDF, a photo and a Word document are made', async () => void (await realDocuments(TOUR_FOLDER)));
    await step(
      'They are attached in a second life of the app, which is killed (SIGKILL) in the middle of a sentence',
      async () => {
        await app.close();
        await killWhileWorking(data, TOUR_FOLDER, assessment, browser);
      },
    );
    await step('The app is started again; all three are there, byte for byte', async () => {
      app = await open();
      await findFiles(app.shell.page, assessment, documents, TOUR_FOLDER);
    });
    await step('The assessment file is exported, and “igt check” says the same', () =>
      checkExportedFile(app.shell.page, TOUR_FOLDER),
    );
    await step(
      'Every kind of document is saved as a PDF, one in large print and one for word processors, and read back',
      async () => {
        const saved = await saveDocuments(app.shell.page, assessment, TOUR_FOLDER);
        const again = await printFromCommandLine(TOUR_FOLDER);
        if (platform() === 'linux') await ensureDebianPackages(PDF_PROGRAMS);
        await checkDocuments([...saved, again], TOUR_FOLDER, Object.values(documents));
      },
    );
    await step('A backup is made, read back and counted', () => makeBackup(app.shell.page));
    await step('Every screen is photographed', () => visitEveryScreen(app.shell.page, TOUR_FOLDER));
    await step('The assessment is finished without publishing', () => finishWithoutPublishing(app.shell.page, TOUR_FOLDER));
    if (bugs.length > 0) throw new Error(`the app reported:\n${bugs.join('\n')}`);
    say(`Done. ${(await readdir(TOUR_FOLDER)).length} files are in out/tour.`);
    return 0;
  } catch (error) {
    await app.shell.page.screenshot({ path: join(TOUR_FOLDER, 'failure.png') }).catch(() => undefined);
    process.stderr.write(`The tour failed: ${error instanceof Error ? error.message : String(error)}\n${bugs.join('\n')}\n`);
    return 1;
  } finally {
    await app.close().catch(() => undefined);
    await rm(data, { recursive: true, force: true });
  }
}

async function step(name: string, work: () => Promise<void>): Promise<void> {
  const from = Date.now();
  await work();
  say(`  ✓ ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)`);
}
