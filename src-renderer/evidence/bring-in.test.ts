import { randomBytes } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { lookForPatientNumbers } from '../../src-main/evidence-text/look-for-patient-numbers.ts';
import { fieldsByRequirement, readAnswer } from '../../src-shared/assessment/answer.ts';
import { ORGANISATION } from '../../src-shared/assessment/document.ts';
import type { EvidenceFile } from '../../src-shared/assessment/evidence-file.ts';
import { EMPTY_DOCUMENT } from '../../src-shared/assessment/fold.ts';
import { readEvidenceFiles } from '../../src-shared/assessment/known-files.ts';
import { seal } from '../../src-shared/assessment/sealing.ts';
import type { Requirement } from '../../src-shared/catalogue/requirement-set.ts';
import { LARGEST_CHUNK } from '../../src-shared/contract/evidence.ts';
import { ASSESSMENT } from '../../tests/arbitraries.ts';
import { type EvidenceParts, evidenceParts } from '../../tests/evidence-parts.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { bridgeTo, freshBrowser, opened } from '../../tests/window-parts.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';
import { attachNew, attachRevision } from './bring-in.ts';
import { fileSource } from './byte-sources.ts';
import type { BroughtIn, IncomingFile } from './incoming-files.ts';
import type { Question } from './questions.ts';

/** In milliseconds: hashing, sealing and reading take their time on a busy computer. */
const LONG = 60_000;
const SET = exampleSet();
const R101 = SET.requirements[0] as Requirement;
const LETTER = { assessment: ASSESSMENT, requirement: '101', row: '1a-letter' };
const PLAN = { assessment: ASSESSMENT, requirement: '101', row: '1b-plan' };
const act = (file: string) => ({ name: `101, attach ${file} to 1a`, path: '/requirements/101' });

interface Window {
  readonly main: EvidenceParts;
  readonly client: BridgeClient;
  readonly store: WorkspaceStore;
  /** What was asked so far; each question is answered as it comes. */
  readonly asked: Question[];
  readonly attach: (file: File, places?: readonly (typeof LETTER)[]) => Promise<BroughtIn>;
  readonly replace: (file: File, of: EvidenceFile) => Promise<BroughtIn>;
  /** A file that the person picked: it lies on the disk. */
  readonly picked: (name: string, content: string | Uint8Array) => Promise<File>;
  readonly files: () => EvidenceFile[];
  readonly linked: (row: string) => readonly string[];
}

/** Answers every question; “let go” when left out. */
type Answers = Partial<Record<Question['kind'], string>>;

/** @param looksInside texts are looked through for real, each in a thread of its own; left out, nothing is found in any */
async function openWindow(answers: Answers = {}, looksInside = false): Promise<Window> {
  const main = await evidenceParts(looksInside ? { lookForPatientNumbers } : {});
  const paths = new Map<unknown, string>();
  const client = bridgeTo(main, (file) => paths.get(file) ?? null);
  const store = await opened(client, main.workspace);
  store.commit([{ document: ORGANISATION, field: 'name', value: 'Riverside Surgery' }], act('x'));
  await store.settled();
  const asked: Question[] = [];
  store.incoming.subscribe(() => {
    for (const { state } of store.incoming.files) {
      if (state.kind !== 'asking' || asked.includes(state.question)) continue;
      asked.push(state.question);
      const given = (answers[state.question.kind] ?? 'let go') as never;
      queueMicrotask(() => state.question.answer(given));
    }
  });
  const parts = { workspace: store, by: store.person, openKey: async () => true };
  const add = (file: File, bringIn: ReturnType<typeof attachNew>) =>
    store.incoming.add({ at: 'here', name: file.name, size: file.size }, bringIn);
  return {
    main,
    client,
    store,
    asked,
    attach: (file, places = [LETTER]) => add(file, attachNew(parts, fileSource(client, store.id, file), { places }, act)),
    replace: (file, of) => add(file, attachRevision(parts, fileSource(client, store.id, file), of, act)),
    picked: async (name, content) => {
      const path = join(main.data, name);
      await writeFile(path, content);
      const file = new File([content as BlobPart], name);
      paths.set(file, path);
      return file;
    },
    files: () => readEvidenceFiles(store.folded),
    linked: (row) => {
      const fields = fieldsByRequirement(store.folded.get(ASSESSMENT) ?? EMPTY_DOCUMENT).get('101');
      const item = readAnswer(R101, fields).evidence.find((one) => one.row === row);
      return item?.obtained ? item.files : [];
    },
  };
}

beforeEach(freshBrowser);

describe('attaching a file', { timeout: LONG }, () => {
  test('one for which the disk has no room by the time it was copied is not said to be attached, and its bytes go', async () => {
    const { attach, replace, picked, files, store, main } = await openWindow();
    await attach(await picked('First.txt', 'first'));
    const [first] = files();
    await store.settled();
    store.space.learn(1);
    const words = expect.stringMatching(/^“.+” was not attached. The disk is almost full/);
    expect(await attach(await picked('Second.txt', 'second'))).toEqual({ kind: 'failed', words });
    expect(await replace(await picked('Newer.txt', 'newer'), first as EvidenceFile)).toEqual({ kind: 'failed', words });
    expect([files().length, (await main.files()).length]).toEqual([1, 1]);
  });

  test('one that was picked: copied, put on record and linked in one act, which is undone and done again as one', async () => {
    const { attach, picked, files, linked, store, main } = await openWindow();
    const ended = await attach(await picked('Training log.txt', 'Everybody came.'));
    const [file] = files();
    expect(ended).toEqual({ kind: 'recorded', file: file?.id, notes: [] });
    expect(file).toMatchObject({
      name: 'Training log.txt',
      current: { size: 15, name: 'Training log.txt', patientCheck: 'nothing-found', addedBy: store.person },
    });
    expect(linked('1a-letter')).toEqual([file?.id]);
    expect((await main.bytes(file?.current.hash as EvidenceFile['current']['hash'])).toString()).toBe('Everybody came.');
    expect(await store.undo()).toMatchObject({ ok: true, value: { name: '101, attach Training log.txt to 1a' } });
    expect([files(), linked('1a-letter')]).toEqual([[], []]);
    expect((await store.redo()).ok).toBe(true);
    expect([files().map(({ id, current }) => [id, current.hash]), linked('1a-letter')]).toEqual([
      [[file?.id, file?.current.hash]],
      [file?.id],
    ]);
    expect(main.bugs).toEqual([]);
  });

  test('one that lies nowhere, such as a pasted picture: handed over in pieces, every byte of it', async () => {
    const { attach, files, main, store } = await openWindow();
    const bytes = randomBytes(2 * LARGEST_CHUNK + 7);
    const copied: (number | null)[] = [];
    store.incoming.subscribe(() => {
      const state = store.incoming.files[0]?.state;
      if (state?.kind === 'copying' && state.copied !== null) copied.push(state.copied);
    });
    await attach(new File([bytes], 'Screenshot.png'), []);
    expect(copied).toEqual([LARGEST_CHUNK, 2 * LARGEST_CHUNK, bytes.length]);
    const [file] = files();
    expect(file?.current.size).toBe(bytes.length);
    expect(bytes.equals(await main.bytes(file?.current.hash as EvidenceFile['current']['hash']))).toBe(true);
  });

  test('what cannot be looked through is attached, and it is said', async () => {
    const { attach, picked, files, store } = await openWindow({}, true);
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const ended = await attach(await picked('Cabinet.png', png));
    expect(ended).toMatchObject({ kind: 'recorded', notes: [expect.stringContaining('cannot read scans and photographs')] });
    expect(files()[0]?.current.patientCheck).toBe('cannot-be-read');
    expect(store.incoming.files.map(({ state }) => state.kind)).toEqual(['recorded']);
  });

  test('to no place, it is on record all the same', async () => {
    const { attach, picked, files, store } = await openWindow();
    await attach(await picked('Policy.txt', 'x'), []);
    expect(files()).toHaveLength(1);
    expect(store.folded.has(ASSESSMENT)).toBe(false);
  });

  test('while it is on its way nothing says saved', async () => {
    const { attach, picked, store } = await openWindow();
    const file = await picked('Policy.txt', 'x');
    const attaching = attach(file);
    expect(store.status).toEqual({ kind: 'copying', name: 'Policy.txt' });
    await attaching;
    expect(store.status.kind).toBe('saving');
    await store.settled();
    expect(store.status.kind).toBe('saved');
  });
});

describe('a file that holds what looks like NHS numbers', { timeout: LONG }, () => {
  test('is asked about, with the numbers of its text and of its name', async () => {
    const { attach, picked, asked } = await openWindow({}, true);
    await attach(await picked('Letter 9434765919.txt', 'Seen: 943 476 5919 and 401 023 2137.'));
    expect(asked).toMatchObject([
      {
        kind: 'patient numbers',
        name: 'Letter 9434765919.txt',
        found: { inText: ['943 476 5919', '401 023 2137'], inName: ['9434765919'] },
      },
    ]);
  });

  test('“do not attach it” leaves no byte and no change behind', async () => {
    const { attach, picked, main, files, store } = await openWindow({ 'patient numbers': 'let go' }, true);
    expect(await attach(await picked('Letter.txt', 'Seen: 943 476 5919'))).toEqual({ kind: 'let go' });
    expect([files(), await main.files(), store.incoming.files]).toEqual([[], [], []]);
    expect(store.folded.has(ASSESSMENT)).toBe(false);
  });

  test.each(['not-a-patient', 'needed'] as const)('“%s” attaches it and is on record', async (decision) => {
    const { attach, picked, files, linked } = await openWindow({ 'patient numbers': decision }, true);
    await attach(await picked('Letter.txt', 'Order 943 476 5919'));
    expect(files()[0]?.current.patientCheck).toBe(decision);
    expect(linked('1a-letter')).toHaveLength(1);
  });
});

describe('the same bytes again', { timeout: LONG }, () => {
  test('are linked where the person says so, and kept once', async () => {
    const { attach, picked, files, linked, asked, main } = await openWindow({ 'same bytes': 'link' });
    await attach(await picked('Policy.txt', 'The policy'));
    const ended = await attach(await picked('Policy (copy).txt', 'The policy'), [PLAN]);
    expect(asked).toMatchObject([{ kind: 'same bytes', name: 'Policy (copy).txt', there: { name: 'Policy.txt' } }]);
    const [file] = files();
    expect(files()).toHaveLength(1);
    expect(ended).toEqual({ kind: 'recorded', file: file?.id, notes: [] });
    expect([linked('1a-letter'), linked('1b-plan')]).toEqual([[file?.id], [file?.id]]);
    expect(await main.files()).toHaveLength(1);
  });

  test('are another file where the person wants one; the bytes are there once', async () => {
    const { attach, picked, files, main } = await openWindow({ 'same bytes': 'second' });
    await attach(await picked('Policy.txt', 'The policy'));
    await attach(await picked('Copy.txt', 'The policy'));
    expect(files().map(({ name }) => name)).toEqual(['Copy.txt', 'Policy.txt']);
    expect(await main.files()).toHaveLength(1);
  });

  test('let go do not take the bytes of the first with them', async () => {
    const { attach, picked, files, main } = await openWindow({ 'same bytes': 'let go' });
    await attach(await picked('Policy.txt', 'The policy'));
    expect(await attach(await picked('Copy.txt', 'The policy'))).toEqual({ kind: 'let go' });
    const [file] = files();
    expect((await main.bytes(file?.current.hash as EvidenceFile['current']['hash'])).toString()).toBe('The policy');
  });

  test('of a file that was taken off the list are nothing to ask about', async () => {
    const { attach, picked, files, store, asked } = await openWindow();
    await attach(await picked('Policy.txt', 'The policy'));
    store.commit([{ document: `evidence/${files()[0]?.id}` as never, field: 'removed', value: true }], act('x'));
    await attach(await picked('Copy.txt', 'The policy'));
    expect(asked).toEqual([]);
    expect(files()).toHaveLength(2);
  });
});

describe('a newer revision', { timeout: LONG }, () => {
  test('takes the place of the one before, which stays in history', async () => {
    const { attach, replace, picked, files } = await openWindow();
    await attach(await picked('Policy.txt', 'The policy'));
    await replace(await picked('Policy 2.txt', 'The newer policy'), files()[0] as EvidenceFile);
    expect(files()).toMatchObject([
      { name: 'Policy.txt', current: { name: 'Policy 2.txt', size: 16 }, earlier: [{ name: 'Policy.txt', size: 10 }] },
    ]);
  });

  test('that is the same is refused in words, and the bytes stay', async () => {
    const { attach, replace, picked, files, main } = await openWindow();
    await attach(await picked('Policy.txt', 'The policy'));
    const ended = await replace(await picked('Copy.txt', 'The policy'), files()[0] as EvidenceFile);
    expect(ended).toEqual({
      kind: 'failed',
      words: '“Copy.txt” is the same, byte for byte, as what “Policy.txt” holds already. Nothing was changed.',
    });
    expect(files()[0]?.earlier).toEqual([]);
    expect(await main.files()).toHaveLength(1);
  });
});

describe('what cannot be attached says why, leaves nothing behind and does not stop the others', { timeout: LONG }, () => {
  const failed = (words: string) => ({ kind: 'failed', words: expect.stringContaining(words) });

  test('an empty file, one that is gone, one that is too large, a folder', async () => {
    const { attach, picked, main, client, store, files } = await openWindow();
    const settings = await client.call('app.start', {});
    if (!settings.ok) throw new Error(settings.refusal.words);
    await client.call('settings.save', { ...settings.value.settings, largestEvidenceMb: 1 });
    const gone = await picked('Gone.txt', 'x');
    await rm(join(main.data, 'Gone.txt'));
    const folder = await picked('Policies', 'x');
    await rm(join(main.data, 'Policies'));
    await mkdir(join(main.data, 'Policies'));
    const ended = await Promise.all([
      attach(await picked('Empty.txt', '')),
      attach(gone),
      attach(await picked('Film.mp4', randomBytes(1024 * 1024 + 1))),
      attach(new File([randomBytes(1024 * 1024 + 1)], 'Pasted film.mp4')),
      attach(folder),
      attach(await picked('Policy.txt', 'The policy')),
    ]);
    expect(ended).toEqual([
      failed('Empty.txt is empty'),
      failed('Gone.txt is not there any more'),
      failed('The largest file that can be attached is 1 MB'),
      failed('The largest file that can be attached is 1 MB'),
      failed('Policies is a folder'),
      { kind: 'recorded', file: files()[0]?.id, notes: [] },
    ]);
    expect(await main.files()).toHaveLength(1);
    const shown = store.incoming.files.map(({ name }: IncomingFile) => name);
    expect(shown).toEqual(['Empty.txt', 'Gone.txt', 'Film.mp4', 'Pasted film.mp4', 'Policies']);
  });

  test('pasted bytes that cannot be read to their end', async () => {
    const { attach, main } = await openWindow();
    const unreadable = new File([randomBytes(LARGEST_CHUNK + 1)], 'Screenshot.png');
    const real = unreadable.slice.bind(unreadable);
    unreadable.slice = (from = 0, to) => {
      if (from > 0) throw new DOMException('made by a test', 'NotReadableError');
      return real(from, to);
    };
    expect(await attach(unreadable)).toEqual(failed('“Screenshot.png” could not be read'));
    expect(await main.files()).toEqual([]);
  });

  test('to an assessment that was finished meanwhile', async () => {
    const { attach, picked, store, files, main } = await openWindow();
    const drafts = seal(store.folded, ASSESSMENT, 'copy-1');
    const attaching = attach(await picked('Policy.txt', 'The policy'));
    store.commit(drafts, act('x'));
    expect(await attaching).toEqual(failed('the assessment was finished meanwhile'));
    expect(files()).toEqual([]);
    expect(await main.files()).toEqual([]);
  });

  test('cancelled while it is copied, it is let go', async () => {
    const { attach, main, store, files } = await openWindow();
    const attaching = attach(new File([randomBytes(3 * LARGEST_CHUNK)], 'Screenshot.png'));
    store.incoming.cancel(store.incoming.files[0]?.id ?? 0);
    expect(await attaching).toEqual({ kind: 'let go' });
    expect([files(), await main.files()]).toEqual([[], []]);
  });
});
