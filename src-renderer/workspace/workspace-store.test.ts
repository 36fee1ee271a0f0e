import fc from 'fast-check';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { ORGANISATION, personDocument } from '../../src-shared/assessment/document.ts';
import { fold } from '../../src-shared/assessment/fold.ts';
import { type PersonId, personId } from '../../src-shared/assessment/identifiers.ts';
import type { Draft } from '../../src-shared/assessment/record.ts';
import { reopen, seal } from '../../src-shared/assessment/sealing.ts';
import { ASSESSMENT, idOf } from '../../tests/arbitraries.ts';
import { computer, visible } from '../../tests/computer.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { mainParts } from '../../tests/main-parts.ts';
import { anyAct, draftsOf } from '../../tests/random-acts.ts';
import { bridgeTo, failingStore, freshBrowser, newWorkspace, opened, SAM, until } from '../../tests/window-parts.ts';
import type { WorkspaceStore } from './workspace-store.ts';

const ALEX: PersonId = personId.parse(idOf(77));
const NAMED = { name: 'Something', path: '/somewhere' };
const says = (leaf: string, value: Draft['value']): Draft => ({ document: ASSESSMENT, field: `answers/101/${leaf}`, value });
const comment = (store: WorkspaceStore): unknown => store.folded.get(ASSESSMENT)?.get('answers/101/comment')?.value ?? null;

/** A new, empty workspace as the window has it, and its next start. */
async function workspace(
  others: Parameters<typeof mainParts>[1] = {},
): Promise<{ readonly store: WorkspaceStore; readonly again: () => Promise<WorkspaceStore> }> {
  const client = bridgeTo(await mainParts(undefined, others));
  const id = await newWorkspace(client);
  return { store: await opened(client, id), again: () => opened(client, id) };
}

function write(store: WorkspaceStore, ...comments: readonly string[]): void {
  for (const text of comments) store.commit([says('comment', text)], { ...NAMED, name: text });
}

beforeEach(freshBrowser);

describe('what a person does', () => {
  test('is on screen at once, then saved, and there after the next start', async () => {
    const { store, again } = await workspace();
    expect(store.status).toEqual({ kind: 'nothing yet' });
    write(store, 'In the IG folder');
    expect(comment(store)).toBe('In the IG folder');
    expect(store.status).toEqual({ kind: 'saving' });
    await store.settled();
    expect(store.status.kind).toBe('saved');
    store.database.close();
    const next = await again();
    expect(next.folded).toEqual(store.folded);
    expect(next.history.healed).toEqual({ fromJournal: 0, fromDatabase: 0 });
  });

  test('carries who did it, one action for one act, and goes by who is working here now', async () => {
    const { store } = await workspace();
    store.commit([says('comment', 'x'), says('criteria/1a', true)], NAMED);
    store.setPerson(ALEX);
    write(store, 'y');
    store.commit([says('target', 2)], NAMED, SAM);
    const held = store.folded.get(ASSESSMENT);
    const of = (leaf: string) => held?.get(`answers/101/${leaf}`);
    expect([of('criteria/1a')?.by, of('comment')?.by, of('target')?.by]).toEqual([SAM, ALEX, SAM]);
    await store.settled();
    const all = await store.database.changes.toArray();
    expect(new Set(all.map(({ action }) => action)).size).toBe(3);
    expect(all.filter(({ action }) => action === of('criteria/1a')?.action)).toHaveLength(2);
  });

  test('of nobody is a bug of ours and records nothing', async () => {
    const client = bridgeTo(await mainParts());
    const store = await opened(client, await newWorkspace(client));
    expect(() => store.commit([says('comment', 'x')], NAMED, null)).toThrow('nobody is named');
    expect(store.folded.size).toBe(0);
  });

  test('is told to whoever shows it, until they look away', async () => {
    const { store } = await workspace();
    let told = 0;
    const stop = store.subscribe(() => {
      told += 1;
    });
    write(store, 'x');
    await until(() => told > 0);
    await store.settled();
    await until(() => store.status.kind === 'saved');
    stop();
    const before = told;
    write(store, 'y');
    await store.settled();
    expect(told).toBe(before);
  });

  test('that says what stands already is no edit, and nothing to undo', async () => {
    const { store } = await workspace();
    write(store, 'x', 'x');
    expect((await store.undo()).ok).toBe(true);
    expect(await store.undo()).toEqual({ ok: false, refusal: 'There is nothing to undo.' });
  });

  test('with a text that cannot be stored is made storable, and says what was altered', async () => {
    const { store, again } = await workspace();
    const notes = store.commit([says('comment', `a\u0000b \uD83C ${'x'.repeat(100_000)}`)], NAMED);
    expect(notes).toHaveLength(3);
    await store.settled();
    expect(store.status.kind).toBe('saved');
    store.database.close();
    expect(comment(await again())).toBe(comment(store));
  });

  test('at a computer whose clock was set back stays in order, and wins over what it knew', async () => {
    const { store, again } = await workspace();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 8, 2, 12) });
    onTestFinished(() => void vi.useRealTimers());
    write(store, 'on Wednesday');
    vi.setSystemTime(Date.UTC(2026, 8, 1, 12));
    write(store, 'the clock says Tuesday');
    await store.settled();
    store.database.close();
    const next = await again();
    vi.setSystemTime(Date.UTC(2020, 0, 1));
    write(next, 'the clock has lost its battery');
    await next.settled();
    const all = (await next.database.changes.toArray()).toSorted((a, b) => (a.at < b.at ? -1 : 1));
    expect(all.map(({ value }) => value)).toEqual(['on Wednesday', 'the clock says Tuesday', 'the clock has lost its battery']);
    expect(comment(next)).toBe('the clock has lost its battery');
    // People are still shown what the computer believed.
    expect(all.at(-1)?.wall).toBe('2020-01-01T00:00:00.000Z');
  });
});

describe('undo and redo', () => {
  test('go back and forth over whole acts, newest first, and say what and where', async () => {
    const { store } = await workspace();
    store.commit([says('comment', 'one'), says('criteria/1a', true)], { name: 'Both', path: '/101' });
    write(store, 'two');
    expect(await store.undo()).toMatchObject({ ok: true, value: { name: 'two', path: '/somewhere' } });
    expect(comment(store)).toBe('one');
    expect(await store.undo()).toMatchObject({ ok: true, value: { name: 'Both', path: '/101' } });
    expect(visible(store.folded)).toEqual({});
    expect(await store.redo()).toMatchObject({ ok: true, value: { name: 'Both' } });
    expect(await store.redo()).toMatchObject({ ok: true, value: { name: 'two' } });
    expect(comment(store)).toBe('two');
    expect(await store.redo()).toEqual({ ok: false, refusal: 'There is nothing to redo.' });
  });

  test('over any acts come back to where they began', async () => {
    const set = exampleSet();
    await fc.assert(
      fc.asyncProperty(fc.array(anyAct(set), { minLength: 1, maxLength: 12 }), async (acts) => {
        freshBrowser();
        const { store, again } = await workspace();
        const states = [visible(store.folded)];
        for (const act of acts) {
          const drafts = draftsOf(act, store.folded.get(ASSESSMENT));
          if (!drafts.ok) continue;
          const before = store.folded;
          store.commit(drafts.value, NAMED);
          if (store.folded !== before) states.push(visible(store.folded));
        }
        for (const state of states.slice(0, -1).toReversed()) {
          expect((await store.undo()).ok).toBe(true);
          expect(visible(store.folded)).toEqual(state);
        }
        expect((await store.undo()).ok).toBe(false);
        for (const state of states.slice(1)) {
          expect((await store.redo()).ok).toBe(true);
          expect(visible(store.folded)).toEqual(state);
        }
        await store.settled();
        expect(fold(await store.database.changes.toArray())).toEqual(store.folded);
        store.database.close();
        const next = await again();
        expect(next.folded).toEqual(store.folded);
        next.database.close();
      }),
      { numRuns: 20 },
    );
  });

  test('keys held down: each press takes back one act more', async () => {
    const { store } = await workspace();
    write(store, 'one', 'two', 'three');
    const undone = await Promise.all([store.undo(), store.undo(), store.undo()]);
    expect(undone.map((result) => result.ok && result.value.name)).toEqual(['three', 'two', 'one']);
    expect(comment(store)).toBeNull();
    const redone = await Promise.all([store.redo(), store.redo(), store.redo(), store.redo()]);
    expect(redone.map((result) => (result.ok ? result.value.name : result.refusal))).toEqual([
      'one',
      'two',
      'three',
      'There is nothing to redo.',
    ]);
    const both = await Promise.all([store.undo(), store.redo(), store.undo()]);
    expect(both.map((result) => result.ok && result.value.name)).toEqual(['three', 'three', 'three']);
    expect(comment(store)).toBe('two');
  });

  test('what is being typed is committed first, so it is what is undone', async () => {
    const { store } = await workspace();
    write(store, 'one');
    const close = store.openEdits.add(() => {
      close();
      write(store, 'half a sentence');
    });
    expect(store.status).toEqual({ kind: 'saving' });
    expect(await store.undo()).toMatchObject({ value: { name: 'half a sentence' } });
    expect(comment(store)).toBe('one');
  });

  test('a new act ends what could be redone', async () => {
    const { store } = await workspace();
    write(store, 'one', 'two');
    await store.undo();
    write(store, 'three');
    expect(await store.redo()).toEqual({ ok: false, refusal: 'There is nothing to redo.' });
    await store.undo();
    expect(comment(store)).toBe('one');
  });

  test('work while nothing can be saved: nothing is taken for unknown, and no act is forgotten', async () => {
    const { store, again } = await workspace();
    write(store, 'one');
    await store.settled();
    const mend = failingStore('put');
    const mendAdd = failingStore('add');
    write(store, 'two', 'three');
    await store.settled();
    expect(store.status.kind).toBe('not saved');
    expect(await store.undo()).toMatchObject({ ok: true, value: { name: 'three' } });
    expect(comment(store)).toBe('two');
    expect(await store.undo()).toMatchObject({ ok: true, value: { name: 'two' } });
    expect(await store.redo()).toMatchObject({ ok: true, value: { name: 'two' } });
    mend();
    mendAdd();
    write(store, 'four');
    await store.settled();
    expect(store.status.kind).toBe('saved');
    expect(fold(await store.database.changes.toArray())).toEqual(store.folded);
    store.database.close();
    expect(comment(await again())).toBe('four');
  });
});

describe('what is not undone, and why', () => {
  /** A colleague's later edit, as an imported file brings it. */
  function edited(store: WorkspaceStore, name: string | null): void {
    const colleague = computer(9);
    colleague.wall = Date.now() + 60_000;
    colleague.receive([...store.folded.values()].flatMap((fields) => [...fields.values()]));
    const { changes } = colleague.act([
      says('comment', 'by a colleague'),
      ...(name === null ? [] : [{ document: personDocument(colleague.by), field: 'name', value: name }]),
    ]);
    store.takeIn(changes);
  }

  test.each([
    ['Alex Doe', 'This was changed since by Alex Doe, so it was left as it is.'],
    [null, 'This was changed since by somebody, so it was left as it is.'],
  ])('changed since by %s', async (name, words) => {
    const { store } = await workspace();
    store.commit([says('target', 2)], { ...NAMED, name: 'before' });
    write(store, 'mine');
    await store.settled();
    edited(store, name);
    expect(await store.undo()).toEqual({ ok: false, refusal: words });
    expect(comment(store)).toBe('by a colleague');
    // It is out of the way then: the act before it can still be taken back.
    expect(await store.undo()).toMatchObject({ ok: true, value: { name: 'before' } });
  });

  test('a finished copy stays as it is', async () => {
    const { store } = await workspace();
    write(store, 'mine');
    store.commit(seal(store.folded, ASSESSMENT, idOf(900)), { ...NAMED, name: 'Finish' });
    expect(await store.undo()).toEqual({
      ok: false,
      refusal: 'A finished copy stays as it is. Reopen the assessment to go on with it.',
    });
    store.commit(reopen(ASSESSMENT, idOf(900)), { ...NAMED, name: 'Reopen' });
    expect((await store.undo()).ok).toBe(false);
  });

  test('half of an act is never undone: one field that was changed since keeps all of it', async () => {
    const { store } = await workspace();
    store.commit([says('comment', 'mine'), says('criteria/1a', true)], NAMED);
    await store.settled();
    edited(store, 'Alex Doe');
    expect((await store.undo()).ok).toBe(false);
    expect(store.folded.get(ASSESSMENT)?.get('answers/101/criteria/1a')?.value).toBe(true);
  });
});

describe('taking back an act from the history', () => {
  test('works for anybody’s at any time, is recorded for who does it, and can be undone itself', async () => {
    const { store, again } = await workspace();
    write(store, 'by Sam');
    const action = store.folded.get(ASSESSMENT)?.get('answers/101/comment')?.action;
    await store.settled();
    store.database.close();
    const next = await again();
    next.setPerson(ALEX);
    if (!action) throw new Error('nothing was recorded');
    expect(await next.takeBackAction(action, { name: 'Take back', path: '/101' })).toMatchObject({ ok: true });
    expect([comment(next), next.folded.get(ASSESSMENT)?.get('answers/101/comment')?.by]).toEqual([null, ALEX]);
    expect(await next.undo()).toMatchObject({ value: { name: 'Take back' } });
    expect(comment(next)).toBe('by Sam');
  });

  test('of an act that is not there takes nothing back', async () => {
    const { store } = await workspace();
    write(store, 'one');
    const result = await store.takeBackAction(idOf(4_242) as never, NAMED);
    expect(result.ok).toBe(false);
    expect(comment(store)).toBe('one');
  });
});

describe('taking in what was made elsewhere', () => {
  test('merges by fold, saves it, and lets a later edit here win however fast the other clock ran', async () => {
    const { store, again } = await workspace();
    write(store, 'ours');
    const other = computer(5);
    other.wall = Date.now() + 40 * 86_400_000;
    store.takeIn(
      other.act([says('comment', 'theirs, a month ahead'), { document: ORGANISATION, field: 'name', value: 'Riverside' }])
        .changes,
    );
    expect(comment(store)).toBe('theirs, a month ahead');
    write(store, 'ours again');
    expect(comment(store)).toBe('ours again');
    await store.settled();
    store.database.close();
    expect(comment(await again())).toBe('ours again');
  });

  test('the same twice is the same once', async () => {
    const { store } = await workspace();
    const { changes } = computer(5).act([says('comment', 'theirs')]);
    store.takeIn(changes);
    store.takeIn(changes);
    await store.settled();
    expect(store.status.kind).toBe('saved');
    expect(await store.database.changes.count()).toBe(1);
  });
});

test('closing waits for what is being typed and written', async () => {
  const { store, again } = await workspace();
  const close = store.openEdits.add(() => {
    close();
    write(store, 'typed last');
  });
  await store.close();
  expect(comment(await again())).toBe('typed last');
});

describe('while the disk has too little room', () => {
  const FULL = 41 * 1024 * 1024;
  const ROOM = 5_000 * 1024 * 1024;

  test('what is said of an act is said only where it was recorded', async () => {
    const { store } = await workspace();
    const said: string[] = [];
    const act = (text: string) => store.commitAnd([says('comment', text)], NAMED, () => void said.push(text));
    act('One');
    store.space.learn(FULL);
    act('Two');
    store.space.learn(ROOM);
    act('Three');
    expect([said, comment(store)]).toEqual([['One', 'Three'], 'Three']);
  });

  test('nothing is recorded, undone, taken back or taken in, and each says why', async () => {
    const { store } = await workspace();
    write(store, 'one', 'two');
    await store.settled();
    const heard: string[] = [];
    store.space.whenRefused((words) => heard.push(words));
    const before = store.folded;
    store.space.learn(FULL);
    expect(store.commit([says('comment', 'three')], NAMED)).toEqual([expect.stringContaining('41 MB left')]);
    expect(heard).toEqual([expect.stringContaining('Free some space to go on editing.')]);
    const [change] = await store.database.changes.toArray();
    for (const refusal of [await store.undo(), change && (await store.takeBackAction(change.action, NAMED))])
      expect(refusal).toEqual({ ok: false, refusal: expect.stringContaining('41 MB left') });
    expect(store.takeIn([]).ok).toBe(false);
    expect(store.folded).toBe(before);
  });

  test('what is being typed is saved first, and undo goes on afterwards where it was', async () => {
    let free = ROOM;
    const { store, again } = await workspace({ freeSpace: async () => free });
    write(store, 'one');
    await store.settled();
    const close = store.openEdits.add(() => {
      close();
      write(store, 'two');
    });
    free = FULL;
    store.space.learn(FULL);
    expect(comment(store)).toBe('two');
    await store.settled();
    expect(store.status.kind).toBe('saved');
    expect((await store.undo()).ok).toBe(false);
    free = ROOM;
    store.space.learn(ROOM);
    expect((await store.undo()).ok).toBe(true);
    expect(comment(store)).toBe('one');
    await store.settled();
    store.database.close();
    expect(comment(await again())).toBe('one');
  });
});
