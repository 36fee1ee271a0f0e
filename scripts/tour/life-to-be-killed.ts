import { z } from 'zod';
import { attachFiles } from './attach-files.ts';
import { openTourApp } from './open-tour-app.ts';
import { realDocumentsAt } from './real-documents.ts';
import { goTo } from './visit-screens.ts';

/**
 * A life of the app in a process of its own, which attaches files and goes on typing until it is killed. Started by
 * `kill-while-working.ts`.
 */
const beginning = z.strictObject({
  data: z.string(),
  home: z.string(),
  assessment: z.string(),
  browser: z.strictObject({ brand: z.enum(['Chrome', 'Edge', 'Chromium']), path: z.string() }),
});

const { data, home, assessment, browser } = beginning.parse(JSON.parse(process.argv[2] ?? ''));
const { page } = (await openTourApp(data, home, browser, (bug) => process.stderr.write(`${bug}\n`))).shell;
await attachFiles(page, assessment, realDocumentsAt(home));
const session = await page.context().browser()?.newBrowserCDPSession();
const processes = await session?.send('SystemInfo.getProcessInfo');
process.send?.({ browser: processes?.processInfo.find(({ type }) => type === 'browser')?.id });
// In the middle of a sentence is where it is killed.
await goTo(page, `${assessment}/requirements/114`);
const comment = page.getByRole('textbox', { name: 'What supports your level' });
for (;;) await comment.pressSequentially(' and so on', { delay: 20 });
