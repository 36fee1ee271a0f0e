import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { documentId } from '../../src-shared/assessment/document.ts';
import { addEvidenceFile, linkEvidenceFile } from '../../src-shared/assessment/evidence-acts.ts';
import type { EvidenceHash } from '../../src-shared/assessment/identifiers.ts';
import { diskError, wrapFileHandles, wrapFileSystem } from '../../tests/disk-faults.ts';
import { exampleFile, fileOf, revisionOf } from '../../tests/example-evidence.ts';
import { practiceComputer } from '../../tests/example-practice.ts';
import { type MainParts, mainParts } from '../../tests/main-parts.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { DocumentThread } from './document-thread.ts';

const ASSESSMENT_14_1 = documentId.parse('assessment/igt/14.1/general-practice/2026-27');
const booklet = { kind: 'booklet', set: 'igt/14.1/general-practice', print: 'normal' } as const;
const blank = { workspace: null, document: booklet };
const AT = new Date('2026-11-29T10:00:00Z');
const now = () => AT;

async function ask(main: MainParts, method: string, input: object): Promise<unknown> {
  const reply = await main.answer(method, input);
  if (!reply.ok) throw new Error(reply.refusal.words);
  return reply.value;
}

async function refusal(main: MainParts, method: string, input: object): Promise<{ code: string; words: string }> {
  const reply = await main.answer(method, input);
  if (reply.ok) throw new Error(`not refused: ${JSON.stringify(reply.value)}`);
  return reply.refusal;
}

/** Saves the blank booklet in the data folder. */
async function saving(main: MainParts, overwrite = false): Promise<object> {
  const { folder } = (await ask(main, 'places.list', { folder: null })) as { folder: string };
  return { ...blank, form: 'pdf', name: 'Booklet.pdf', place: { kind: 'chosen', folder, overwrite } };
}

const temporaryFiles = async (main: MainParts): Promise<string[]> =>
  (await readdir(main.data, { recursive: true })).filter((name) => name.endsWith('.tmp'));

test('a document is named, saved, and never written over another one without being told to', async () => {
  const main = await mainParts(undefined, { now });
  expect(await ask(main, 'printing.name', { ...blank, form: 'pdf' })).toEqual({ name: expect.stringMatching(/^\S.*\.pdf$/) });
  expect(await ask(main, 'printing.save', await saving(main))).toEqual({
    kind: 'saved',
    name: 'Booklet.pdf',
    folder: main.data,
    leftOut: [],
  });
  const first = await readFile(join(main.data, 'Booklet.pdf'));
  expect(first.subarray(0, 5).toString()).toBe('%PDF-');
  expect(await ask(main, 'printing.save', await saving(main))).toEqual({ kind: 'exists', name: 'Booklet.pdf' });
  expect(await ask(main, 'printing.save', await saving(main, true))).toMatchObject({ kind: 'saved' });
  expect((await readFile(join(main.data, 'Booklet.pdf'))).equals(first)).toBe(true);
});

test('what is printed has the very bytes that are saved', async () => {
  const shown: { name: string; bytes: Uint8Array }[] = [];
  const main = await mainParts(undefined, {
    now,
    print: async (document) => {
      shown.push(document);
      return { kind: 'dialog', printed: true };
    },
  });
  await ask(main, 'printing.save', await saving(main));
  expect(await ask(main, 'printing.print', blank)).toEqual({ kind: 'dialog', printed: true });
  const { name } = (await ask(main, 'printing.name', { ...blank, form: 'pdf' })) as { name: string };
  expect(shown.map((document) => document.name)).toEqual([name]);
  expect(Buffer.from(shown[0]?.bytes ?? []).equals(await readFile(join(main.data, 'Booklet.pdf')))).toBe(true);
});

test('the answers of a workspace as they are in its journal, with its evidence in the pack; on paper the same pages', async () => {
  const shown: Uint8Array[] = [];
  const main = await mainParts(undefined, {
    now,
    print: async ({ bytes }) => {
      shown.push(bytes);
      return { kind: 'window' };
    },
  });
  const { id: workspace } = (await ask(main, 'workspaces.create', { name: 'Riverside Surgery' })) as { id: string };
  await ask(main, 'keys.protect', { workspace, by: { kind: 'key file' } });
  const log = Buffer.from('who was trained, and when');
  const { paste } = (await ask(main, 'evidence.paste-begin', { workspace, name: 'Log.txt', size: log.length })) as {
    paste: string;
  };
  await ask(main, 'evidence.paste-chunk', { paste, at: 0, bytes: log.toString('base64') });
  const taken = (await ask(main, 'evidence.paste-end', { paste })) as { hash: EvidenceHash };
  const practice = practiceComputer(1);
  const added = { hash: taken.hash, size: log.length, name: 'Log.txt', patientCheck: 'nothing-found' } as const;
  practice.act(addEvidenceFile(fileOf(1), revisionOf(1), added));
  practice.act(exampleFile(2, 'Never came.txt'));
  for (const number of [1, 2])
    practice.act(linkEvidenceFile({ assessment: ASSESSMENT_14_1, requirement: '117', row: '1a-log' }, fileOf(number)));
  await ask(main, 'journal.append', { workspace, changes: practice.log });

  const pack = { kind: 'pack', set: booklet.set, print: 'normal', assessment: ASSESSMENT_14_1 };
  const asked = { ...(await saving(main)), workspace, document: pack, name: 'Pack.pdf' };
  expect(await ask(main, 'printing.save', asked)).toMatchObject({
    kind: 'saved',
    leftOut: [{ name: 'Never came.txt', why: 'Its bytes were not on the computer that made the pack.' }],
  });
  const saved = await readFile(join(main.data, 'Pack.pdf'));
  expect(saved.includes(log)).toBe(true);
  expect(await ask(main, 'printing.print', { workspace, document: pack })).toEqual({ kind: 'window' });
  const [pages = new Uint8Array()] = shown;
  expect(saved.subarray(0, pages.length).equals(pages)).toBe(true);
  expect(saved.length).toBeGreaterThan(pages.length + log.length);
  expect(await ask(main, 'printing.name', { workspace, document: pack, form: 'pdf' })).toEqual({
    name: expect.stringContaining('Riverside Surgery'),
  });
});

test('where the shell has no viewer, a private copy of the same bytes is opened, and is gone when the app closes', async () => {
  const main = await mainParts(undefined, { now, print: async () => ({ kind: 'no viewer' }) });
  await ask(main, 'printing.save', await saving(main));
  expect(await ask(main, 'printing.print', blank)).toEqual({ kind: 'other program' });
  const [path = ''] = main.opened;
  expect((await readFile(path)).equals(await readFile(join(main.data, 'Booklet.pdf')))).toBe(true);
  if (process.platform !== 'win32') {
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(path, '..'))).mode & 0o777).toBe(0o700);
  }
  await main.printing.close();
  expect(await readdir(main.data)).not.toContain('printed');
});

test('a copy that was left by a crash goes at the next start', async () => {
  const first = await mainParts(undefined, { print: async () => ({ kind: 'no viewer' }) });
  await ask(first, 'printing.print', blank);
  const next = await mainParts(first.data);
  await ask(next, 'printing.name', { ...blank, form: 'pdf' });
  await expect(stat(first.opened[0] ?? '')).rejects.toThrow('ENOENT');
});

test('where nothing shows PDF files, that is said', async () => {
  const main = await mainParts(undefined, {
    print: async () => ({ kind: 'no viewer' }),
    openDocument: async () => false,
  });
  expect((await refusal(main, 'printing.print', blank)).words).toMatch(/^No program on this computer shows PDF files/);
});

test.each([
  [
    'an assessment without a workspace',
    { kind: 'assessment', assessment: 'assessment/igt/14.1/general-practice/2026-27' },
    'pdf',
  ],
  ['a word-processor copy of the booklet', { kind: 'booklet' }, 'word'],
])('%s is not understood', async (_what, { kind, ...rest }, form) => {
  const main = await mainParts();
  const document = { set: booklet.set, print: 'normal', kind, ...rest };
  expect((await refusal(main, 'printing.name', { workspace: null, document, form })).code).toBe('not understood');
});

test('a requirement that the set does not have is refused in words, and no file is begun', async () => {
  const main = await mainParts();
  const document = { kind: 'requirement', set: booklet.set, print: 'normal', requirement: '699', assessment: null };
  const asked = { ...(await saving(main)), document };
  const before = await readdir(main.data);
  for (const [method, input] of [
    ['printing.name', { workspace: null, document, form: 'pdf' }],
    ['printing.print', { workspace: null, document }],
    ['printing.save', asked],
  ] as const)
    expect(await refusal(main, method, input)).toMatchObject({ code: 'does not fit', words: expect.stringContaining('699') });
  expect(await readdir(main.data)).toEqual(before);
});

test.each([
  ['a full disk', 'ENOSPC', /^The disk is full, so we could not save Booklet\.pdf/],
  ['a folder that may not be written to', 'EROFS', /locked or read-only/],
])('on %s the old file stays, no half one is left, and the words say so', async (_what, code, words) => {
  const main = await mainParts();
  await writeFile(join(main.data, 'Booklet.pdf'), 'the old one');
  const asked = await saving(main, true);
  const restore = await wrapFileHandles('writeFile', async () => {
    throw diskError(code);
  });
  const { words: said } = await refusal(main, 'printing.save', asked);
  restore();
  expect(said).toMatch(words);
  expect(await readFile(join(main.data, 'Booklet.pdf'), 'utf8')).toBe('the old one');
  expect(await temporaryFiles(main)).toEqual([]);
});

test.each(['EPERM', 'EBUSY'])(
  'a file that another program shows (%s) is left alone, with what to do',
  { timeout: 20_000 },
  async (code) => {
    const main = await mainParts();
    await writeFile(join(main.data, 'Booklet.pdf'), 'the old one');
    const asked = await saving(main, true);
    const restore = wrapFileSystem('rename', async () => {
      throw Object.assign(diskError(code), { syscall: 'rename' });
    });
    const { words } = await refusal(main, 'printing.save', asked);
    restore();
    expect(words).toBe(
      'Booklet.pdf is open in another program, so it was left as it is. Close it in the program that shows it and save again, or save under another name.',
    );
    expect(await readFile(join(main.data, 'Booklet.pdf'), 'utf8')).toBe('the old one');
    expect(await temporaryFiles(main)).toEqual([]);
  },
);

test('cancelling ends what is made and what waits, leaves no file, and the next task is done', async () => {
  const main = await mainParts(undefined, { thread: await hangingThread() });
  const asked = await saving(main);
  const replies = [ask(main, 'printing.save', asked), ask(main, 'printing.print', blank)];
  while (((await ask(main, 'printing.progress', {})) as { progress: unknown }).progress === null)
    await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await ask(main, 'printing.progress', {})).toEqual({ progress: { doing: 'making the document' } });
  await ask(main, 'printing.cancel', {});
  expect(await Promise.all(replies)).toEqual([{ kind: 'cancelled' }, { kind: 'cancelled' }]);
  expect(await ask(main, 'printing.progress', {})).toEqual({ progress: null });
  expect((await readdir(main.data)).filter((name) => name.startsWith('Booklet'))).toEqual([]);
  expect(await ask(main, 'printing.name', { ...blank, form: 'pdf' })).toEqual({ name: 'x.pdf' });
});

test('closing the app in the middle leaves no half-written file, and reports no bug', async () => {
  const main = await mainParts(undefined, { thread: await hangingThread() });
  const reply = main.answer('printing.save', await saving(main));
  while ((await temporaryFiles(main)).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  // A disk that is slow to remove what was begun.
  wrapFileSystem('rm', async (real, parameters) => {
    if (String(parameters[0]).endsWith('.tmp')) await new Promise((resolve) => setTimeout(resolve, 300));
    return real(...parameters);
  });
  await main.printing.close();
  expect(await temporaryFiles(main)).toEqual([]);
  expect(await reply).toMatchObject({ ok: true, value: { kind: 'cancelled' } });
  expect(main.bugs).toEqual([]);
});

test('closing the app while a name is asked for reports no bug', async () => {
  const main = await mainParts(undefined, {
    thread: new DocumentThread(await threadFile("parentPort.on('message', () => undefined);")),
  });
  const named = main.answer('printing.name', { ...blank, form: 'pdf' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  await main.printing.close();
  expect((await named).ok).toBe(false);
  expect(main.bugs).toEqual([]);
});

test('a document that cannot be made because of a bug says so, and the bug is reported', async () => {
  const path = await threadFile("parentPort.on('message', () => { throw new Error('a bug'); });");
  const main = await mainParts(undefined, { thread: new DocumentThread(path) });
  expect((await refusal(main, 'printing.print', blank)).words).toMatch(/^Something went wrong while this document was made/);
  expect(main.bugs).toEqual([expect.stringContaining('a bug')]);
});

/** Never ends a document, and names every one. */
const HANGING = `parentPort.on('message', ({ wanted }) => {
  while (wanted === 'document');
  parentPort.postMessage({ kind: 'named', name: 'x.pdf' });
});`;

async function hangingThread(): Promise<DocumentThread> {
  const thread = new DocumentThread(await threadFile(HANGING));
  onTestFinished(() => thread.close());
  return thread;
}

async function threadFile(program: string): Promise<string> {
  const path = join(await temporaryFolder(), 'thread.mjs');
  await writeFile(path, `import { parentPort } from 'node:worker_threads';\n${program}\n`);
  return path;
}
