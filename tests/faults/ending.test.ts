import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ASSESSMENT_PATH } from '../e2e/practice-file.ts';
import { prepare } from '../e2e/prepared-data.ts';
import { LivingApp } from './kill/living-app.ts';
import { journalOnDisk, leftBehind } from './kill/on-disk.ts';

interface Living {
  readonly app: LivingApp;
  readonly data: string;
  /** What the journal's changes say. */
  readonly said: () => Promise<unknown[]>;
}

/** The real app in a process of its own, on a practice that was set up. */
async function living(): Promise<Living> {
  const data = await mkdtemp(join(tmpdir(), 'igt-ending-'));
  onTestFinished(() => rm(data, { recursive: true, force: true, maxRetries: 5 }));
  const { id, folder } = await prepare(data);
  const app = new LivingApp({ data, files: data, workspace: id, assessmentPath: ASSESSMENT_PATH, mutant: 'none' });
  onTestFinished(() => app.end());
  await app.next('open');
  return { app, data, said: async () => (await journalOnDisk(folder)).changes.map(({ value }) => value) };
}

async function expectEnd(app: LivingApp, data: string, signal: NodeJS.Signals): Promise<void> {
  const closed = app.next('closed');
  app.signal(signal);
  await closed;
  await app.exited();
  expect(app.exitCode).toBe(0);
  expect(await leftBehind(data)).toEqual([]);
}

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s in the middle of a sentence: the app ends in order and the sentence is there',
  async (signal) => {
    const { app, data, said } = await living();
    const typed = app.next('done');
    app.tell({ kind: 'type', requirement: '114', text: 'Half a sen' });
    await typed;
    await expectEnd(app, data, signal);
    expect(await said()).toContain('Half a sen');
  },
  120_000,
);

test('a page that hangs does not hold up the end', async () => {
  const { app, data } = await living();
  const hanging = app.next('done');
  app.tell({ kind: 'hang' });
  await hanging;
  await expectEnd(app, data, 'SIGTERM');
}, 120_000);
