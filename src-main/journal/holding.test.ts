import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '../../src-shared/assessment/change.ts';
import { fold } from '../../src-shared/assessment/fold.ts';
import { someChanges } from '../../tests/arbitraries.ts';
import { journalPath, one, some } from '../../tests/journal-parts.ts';
import { openJournal } from './journal.ts';

const byId = (changes: readonly Change[]): readonly Change[] => changes.toSorted((a, b) => (a.id < b.id ? -1 : 1));

function holdingOf(changes: readonly Change[]): readonly Change[] {
  return byId([...fold(changes).values()].flatMap((fields) => [...fields.values()]));
}

test('what holds is the same whenever it is asked for, before and after more is appended', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ changes: someChanges, isAsked: fc.boolean() }), { maxLength: 6 }), async (batches) => {
      const journal = await openJournal(await journalPath());
      const known = new Map<string, Change>();
      for (const { changes, isAsked } of batches) {
        await journal.append(changes);
        for (const change of changes) if (!known.has(change.id)) known.set(change.id, change);
        if (isAsked) expect(byId((await journal.holding()).changes)).toEqual(holdingOf([...known.values()]));
      }
      expect(byId((await journal.holding()).changes)).toEqual(holdingOf([...known.values()]));
      await journal.close();
    }),
    { numRuns: 40 },
  );
});

test('what is destroyed holds no more, also where it was asked for while it was destroyed', async () => {
  const journal = await openJournal(await journalPath());
  const [first, secret] = [one(1), one(3, 'Mrs Ångström')];
  await journal.append([first, secret]);
  expect((await journal.holding()).changes).toEqual([secret]);
  const destroying = journal.destroy([secret.id]);
  const meanwhile = journal.holding();
  await Promise.all([destroying, meanwhile]);
  expect((await journal.holding()).changes).toEqual([first]);
  await journal.append(some(4, 1));
  expect((await journal.holding()).changes).toEqual(some(4, 1));
  await journal.close();
});
