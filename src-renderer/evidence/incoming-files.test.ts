import { describe, expect, test } from 'vitest';
import { evidenceFileId } from '../../src-shared/assessment/identifiers.ts';
import { idOf } from '../../tests/arbitraries.ts';
import { type BringIn, type BroughtIn, IncomingFiles } from './incoming-files.ts';
import type { PatientAnswer } from './questions.ts';

const FILE = evidenceFileId.parse(idOf(1));
const RECORDED: BroughtIn = { kind: 'recorded', file: FILE, notes: [] };
const FAILED: BroughtIn = { kind: 'failed', words: 'The disk is full.' };
const at = (name: string) => ({ at: '1a', name, size: 10 });
const asksAboutPatients: BringIn = async ({ ask }) => {
  const given = await ask<PatientAnswer>(
    (answer) => ({ kind: 'patient numbers', name: 'log', found: { inText: ['943 476 5919'], inName: [] }, answer }),
    'let go',
  );
  return given === 'let go' ? { kind: 'let go' } : RECORDED;
};
const states = ({ files }: IncomingFiles): string[] => files.map(({ name, state }) => `${name} ${state.kind}`);
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Ends when the test says so. */
function held(): { readonly bringIn: BringIn; readonly end: (how: BroughtIn) => void; readonly wasCancelled: () => boolean } {
  let end: (how: BroughtIn) => void = () => undefined;
  let signal: AbortSignal | null = null;
  const ended = new Promise<BroughtIn>((resolve) => {
    end = resolve;
  });
  return {
    bringIn: ({ cancelled }) => {
      signal = cancelled;
      return ended;
    },
    end,
    wasCancelled: () => signal?.aborted ?? false,
  };
}

describe('files on their way', () => {
  test('go one after the other, and the name of the one under way is said', async () => {
    const incoming = new IncomingFiles();
    const [first, second] = [held(), held()];
    expect(incoming.busyWith).toBeNull();
    const both = Promise.all([incoming.add(at('log'), first.bringIn), incoming.add(at('photo'), second.bringIn)]);
    await turn();
    expect(states(incoming)).toEqual(['log copying', 'photo waiting']);
    expect(incoming.busyWith).toBe('log');
    first.end(RECORDED);
    await turn();
    expect(states(incoming)).toEqual(['photo copying']);
    second.end(RECORDED);
    expect(await both).toEqual([RECORDED, RECORDED]);
    expect(incoming.files).toEqual([]);
    expect(incoming.busyWith).toBeNull();
  });

  test('one that fails does not stop the next, stays in sight and can be tried again', async () => {
    const incoming = new IncomingFiles();
    let disk: BroughtIn = FAILED;
    const ended = await Promise.all([incoming.add(at('log'), async () => disk), incoming.add(at('photo'), async () => RECORDED)]);
    expect(ended).toEqual([FAILED, RECORDED]);
    expect(states(incoming)).toEqual(['log failed']);
    expect(incoming.busyWith).toBeNull();
    disk = RECORDED;
    incoming.again(incoming.files[0]?.id ?? 0);
    expect(states(incoming)).toEqual(['log waiting']);
    await turn();
    expect(incoming.files).toEqual([]);
  });

  test('a mistake of the app’s own stops neither the next nor the words about it', async () => {
    const incoming = new IncomingFiles();
    const broken = incoming.add(at('log'), () => Promise.reject(new Error('a bug')));
    const next = incoming.add(at('photo'), async () => RECORDED);
    await expect(broken).rejects.toThrow('a bug');
    expect(await next).toEqual(RECORDED);
    expect(states(incoming)).toEqual(['log failed']);
  });

  test('cancelled, one is out of sight at once and told to stop; the next has its turn when it has', async () => {
    const incoming = new IncomingFiles();
    const first = held();
    const one = incoming.add(at('log'), first.bringIn);
    const other = incoming.add(at('photo'), async () => RECORDED);
    await turn();
    incoming.cancel(incoming.files[0]?.id ?? 0);
    expect(states(incoming)).toEqual(['photo waiting']);
    expect(first.wasCancelled()).toBe(true);
    first.end({ kind: 'let go' });
    expect(await Promise.all([one, other])).toEqual([{ kind: 'let go' }, RECORDED]);
  });

  test('cancelled before its turn, one is never begun', async () => {
    const incoming = new IncomingFiles();
    const [first, second] = [held(), held()];
    void incoming.add(at('log'), first.bringIn);
    const ended = incoming.add(at('photo'), second.bringIn);
    await turn();
    incoming.cancel(incoming.files[1]?.id ?? 0);
    first.end(RECORDED);
    expect(await ended).toEqual({ kind: 'let go' });
    expect(second.wasCancelled()).toBe(false);
  });

  test('a question waits for its answer, and is answered with “let go” by cancelling', async () => {
    const incoming = new IncomingFiles();
    const answered = incoming.add(at('log'), asksAboutPatients);
    await turn();
    const asking = incoming.files[0]?.state;
    if (asking?.kind !== 'asking' || asking.question.kind !== 'patient numbers') throw new Error('nothing is asked');
    expect(incoming.busyWith).toBe('log');
    asking.question.answer('needed');
    expect(await answered).toEqual(RECORDED);
    const cancelled = incoming.add(at('log'), asksAboutPatients);
    await turn();
    incoming.cancel(incoming.files[0]?.id ?? 0);
    expect(await cancelled).toEqual({ kind: 'let go' });
    expect(incoming.files).toEqual([]);
  });

  test('what is worth knowing about one is shown until its place is left; what failed there stays', async () => {
    const incoming = new IncomingFiles();
    const noted: BroughtIn = { kind: 'recorded', file: FILE, notes: ['Photographs cannot be read.'] };
    await incoming.add(at('photo'), async () => noted);
    await incoming.add(at('log'), async () => FAILED);
    await incoming.add({ ...at('scan'), at: '1b' }, async () => noted);
    expect(states(incoming)).toEqual(['photo recorded', 'log failed', 'scan recorded']);
    const leave = incoming.showAt('1a');
    expect([incoming.isShown('1a'), incoming.isShown('1b')]).toEqual([true, false]);
    leave();
    expect(incoming.isShown('1a')).toBe(false);
    expect(states(incoming)).toEqual(['log failed', 'scan recorded']);
  });

  test('the list is told when it changes, until nobody looks any more', async () => {
    const incoming = new IncomingFiles();
    const seen: (readonly unknown[])[] = [];
    const stop = incoming.subscribe(() => seen.push(incoming.files));
    await incoming.add(at('log'), async () => RECORDED);
    expect(seen.map((files) => files.length)).toEqual([1, 1, 0]);
    stop();
    await incoming.add(at('photo'), async () => RECORDED);
    expect(seen).toHaveLength(3);
  });
});
