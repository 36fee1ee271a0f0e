import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { exampleSet } from '../../tests/example-set.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { DocumentThread } from './document-thread.ts';
import type { ToThread } from './messages.ts';

const set = exampleSet();
const booklet: ToThread = {
  wanted: 'document',
  of: {
    document: { kind: 'booklet', set: set.id, print: 'normal' },
    form: 'pdf',
    set,
    changes: [],
    at: new Date('2026-11-29T10:00:00Z'),
    embedded: new Map(),
  },
};
const never = new AbortController().signal;

/** A thread that answers its nth task as the nth line of this program says. */
async function threadThat(...program: string[]): Promise<DocumentThread> {
  const path = join(await temporaryFolder(), 'thread.mjs');
  await writeFile(
    path,
    `import { parentPort } from 'node:worker_threads';
let tasks = 0;
parentPort.on('message', (task) => {
  tasks += 1;
  switch (tasks) {
${program.map((line, at) => `case ${at + 1}: ${line}; break;`).join('\n')}
  }
});`,
  );
  return closedAfterwards(new DocumentThread(path, 64));
}

function closedAfterwards(thread: DocumentThread): DocumentThread {
  onTestFinished(() => thread.close());
  return thread;
}

const tell = (name: string): string => `parentPort.postMessage({ kind: 'named', name: '${name}' })`;

test('the real thread makes a document, and another one, and says what one would be called', async () => {
  const thread = closedAfterwards(new DocumentThread());
  const made = await thread.run(booklet, never);
  expect(made.kind).toBe('made');
  expect(await thread.run(booklet, never)).toEqual(made);
  const name = made.kind === 'made' ? made.name : '';
  expect(name).toMatch(/\.pdf$/);
  expect(await thread.run({ ...booklet, wanted: 'name' }, never)).toEqual({ kind: 'named', name });
});

test('a thread stays for the next document', async () => {
  const thread = await threadThat(tell('first'), tell('second'));
  expect(await thread.run(booklet, never)).toEqual({ kind: 'named', name: 'first' });
  expect(await thread.run(booklet, never)).toEqual({ kind: 'named', name: 'second' });
});

test('cancelling ends the thread in the middle of its work, and the next document gets another one', async () => {
  const thread = await threadThat(`while (task.wanted === 'document'); ${tell('afterwards')}`);
  const stopping = new AbortController();
  const running = thread.run(booklet, stopping.signal);
  setTimeout(() => stopping.abort(), 50);
  expect(await running).toEqual({ kind: 'cancelled' });
  expect(await thread.run(booklet, stopping.signal)).toEqual({ kind: 'cancelled' });
  expect(await thread.run({ ...booklet, wanted: 'name' }, never)).toEqual({ kind: 'named', name: 'afterwards' });
});

test('what a thread throws is told, and the next document gets another thread', async () => {
  const thread = await threadThat("throw new Error('a bug')", tell('from the same thread'));
  for (const _again of [1, 2])
    expect(await thread.run(booklet, never)).toMatchObject({ kind: 'died', bug: { message: 'a bug' } });
});

test.each([
  ['ends', 'process.exit(3)'],
  ['says what nobody understands', "parentPort.postMessage({ kind: 'hello' })"],
])('a thread that %s is a bug that is told', async (_what, line) => {
  const thread = await threadThat(line);
  expect((await thread.run(booklet, never)).kind).toBe('died');
});

test('a thread that dies between two documents is replaced', async () => {
  const thread = await threadThat(`${tell('first')}; setTimeout(() => process.exit(1), 1)`, tell('from the same thread'));
  expect(await thread.run(booklet, never)).toEqual({ kind: 'named', name: 'first' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await thread.run(booklet, never)).toEqual({ kind: 'named', name: 'first' });
});

test('a thread that takes too much memory is ended', { timeout: 30_000 }, async () => {
  const thread = await threadThat('const all = []; for (let at = 0; ; at += 1) all.push({ at })');
  expect(await thread.run(booklet, never)).toEqual({ kind: 'too much memory' });
});
