import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { workspaceId } from '../../src-shared/assessment/identifiers.ts';
import type { BackupOutcome } from '../../src-shared/contract/backup.ts';
import { idOf } from '../../tests/arbitraries.ts';
import { type Automatic, automaticBackups } from './automatic.ts';

const HERE = workspaceId.parse(idOf(7));
const MINUTE = 60_000;

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

interface Parts {
  readonly automatic: Automatic;
  /** What was done, in minutes since the start. */
  readonly made: number[];
  readonly readAgain: number[];
  readonly bugs: unknown[];
  isDue: boolean;
  outcome: () => Promise<BackupOutcome>;
  stopped: boolean;
}

function parts(): Parts {
  const start = Date.now();
  const minute = () => (Date.now() - start) / MINUTE;
  const failed: BackupOutcome = { kind: 'failed', words: 'The drive is away.' };
  const given: Omit<Parts, 'automatic'> = {
    made: [],
    readAgain: [],
    bugs: [],
    isDue: true,
    outcome: async () => failed,
    stopped: false,
  };
  const whole: Parts = Object.assign(given, {
    automatic: automaticBackups({
      isDue: async () => whole.isDue,
      make: (_workspace, within) => {
        whole.made.push(minute());
        return Promise.race([
          whole.outcome(),
          new Promise<BackupOutcome>((resolve) => within?.addEventListener('abort', () => resolve(failed))),
        ]);
      },
      readSomeAgain: async () => void whole.readAgain.push(minute()),
      stop: () => {
        whole.stopped = true;
      },
      report: (bug) => whole.bugs.push(bug),
    }),
  });
  return whole;
}

const done = async (): Promise<BackupOutcome> => ({ kind: 'nothing new', backup: {} as never });

test('some minutes after an organisation was opened, and then every two hours, when there is something to back up', async () => {
  const app = parts();
  app.outcome = done;
  app.automatic.opened(HERE);
  app.automatic.opened(HERE);
  await vi.advanceTimersByTimeAsync(4 * 60 * MINUTE);
  expect(app.made).toEqual([5, 125]);
  expect(app.readAgain).toEqual([5, 125]);
});

test('one that failed is tried again after a quarter of an hour, and old copies are left alone until then', async () => {
  const app = parts();
  app.automatic.opened(HERE);
  await vi.advanceTimersByTimeAsync(36 * MINUTE);
  expect(app.made).toEqual([5, 20, 35]);
  expect(app.readAgain).toEqual([]);
});

test('where nothing was recorded it waits for a change', async () => {
  const app = parts();
  app.outcome = done;
  app.isDue = false;
  app.automatic.opened(HERE);
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  expect(app.made).toEqual([]);
  app.isDue = true;
  await vi.advanceTimersByTimeAsync(15 * MINUTE);
  expect(app.made).toHaveLength(1);
});

test('an organisation that was removed is left alone', async () => {
  const app = parts();
  app.automatic.opened(HERE);
  app.automatic.forget(HERE);
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  await app.automatic.close();
  expect(app.made).toEqual([]);
});

test('a bug is reported, and the next turn comes', async () => {
  const app = parts();
  app.outcome = () => Promise.reject(new Error('a bug'));
  app.automatic.opened(HERE);
  await vi.advanceTimersByTimeAsync(126 * MINUTE);
  expect(app.bugs).toEqual([new Error('a bug'), new Error('a bug')]);
});

test('at the end of the app what is due is backed up, and nothing comes after it', async () => {
  const app = parts();
  app.outcome = done;
  app.automatic.opened(HERE);
  await app.automatic.close();
  expect(app.made).toEqual([0]);
  expect(app.stopped).toBe(true);
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  expect(app.made).toEqual([0]);
});

test('a drive that does not answer holds the end up for four seconds', async () => {
  const app = parts();
  app.outcome = () => new Promise(() => undefined);
  app.automatic.opened(HERE);
  let isClosed = false;
  const closing = app.automatic.close().then(() => {
    isClosed = true;
  });
  await vi.advanceTimersByTimeAsync(3_999);
  expect([isClosed, app.stopped]).toEqual([false, false]);
  await vi.advanceTimersByTimeAsync(1);
  await closing;
  expect(app.stopped).toBe(true);
});
