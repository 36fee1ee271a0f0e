import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { FoundBrowser } from '../../src-main/shells/chromium/find-browser.ts';

const LIFE = fileURLToPath(new URL('./life-to-be-killed.ts', import.meta.url));
/** Long enough to be typing again. */
const INTO_THE_SENTENCE = 1_500;
const attached = z.strictObject({ browser: z.int() });

/**
 * Starts the app in another process, lets it attach the documents, and kills it and its browser (SIGKILL) while it goes on
 * typing. Settles when both are gone.
 */
export async function killWhileWorking(data: string, home: string, assessment: string, browser: FoundBrowser): Promise<void> {
  const life = spawn(process.execPath, [LIFE, JSON.stringify({ data, home, assessment, browser })], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(life, 'exit').then(() => null);
  const message = await Promise.race([once(life, 'message'), ended]);
  if (message === null) throw new Error('the app that was to be killed has ended by itself');
  const told = attached.parse(message[0]);
  await wait(INTO_THE_SENTENCE);
  life.kill('SIGKILL');
  await ended;
  await gone(told.browser);
}

/** A browser whose app is dead ends by itself; it must not be there when the next one starts on its profile. */
async function gone(browser: number): Promise<void> {
  try {
    for (;;) {
      process.kill(browser, 'SIGKILL');
      await wait(50);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
