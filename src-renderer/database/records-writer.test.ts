import fc from 'fast-check';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Change } from '../../src-shared/assessment/change.ts';
import { workspaceId } from '../../src-shared/assessment/identifiers.ts';
import { ASSESSMENT, idOf } from '../../tests/arbitraries.ts';
import { type Computer, computer } from '../../tests/computer.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { anyAct, draftsOf } from '../../tests/random-acts.ts';
import { failingStore, freshBrowser } from '../../tests/window-parts.ts';
import { RecordsDatabase } from './records-database.ts';
import { RecordsWriter } from './records-writer.ts';
import { writeChanges } from './write-changes.ts';

const SET = exampleSet();
let made = 0;

async function database(): Promise<RecordsDatabase> {
  made += 1;
  const records = new RecordsDatabase(workspaceId.parse(idOf(made)));
  await records.open();
  onTestFinished(() => records.close());
  return records;
}

async function everything(records: RecordsDatabase): Promise<unknown> {
  return {
    changes: await records.changes.toArray(),
    fields: await records.fields.toArray(),
    digests: await records.digests.toArray(),
  };
}

function act(self: Computer, value: string): readonly Change[] {
  return self.act([{ document: ASSESSMENT, field: 'answers/101/comment', value }]).changes;
}

beforeEach(freshBrowser);

test('without asking it writes what it would write after asking, whatever is made here or taken in between', async () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('act' as const), act: anyAct(SET) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('other acts' as const), act: anyAct(SET) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('import' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('doubt' as const) }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const [unasked, asked] = [await database(), await database()];
      const writer = new RecordsWriter(unasked);
      const [here, other] = [computer(1), computer(2)];
      for (const one of steps) {
        if (one.kind === 'doubt') writer.inDoubt();
        else if (one.kind === 'import') {
          here.receive(other.log);
          if (other.log.length === 0) continue;
          await writer.write(other.log, 'taken in');
          await writeChanges(asked, other.log);
        } else {
          const self = one.kind === 'act' ? here : other;
          self.wall += 1_000;
          const drafts = draftsOf(one.act, self.folded.get(ASSESSMENT));
          const { changes } = self.act(drafts.ok ? drafts.value : []);
          if (self === other || changes.length === 0) continue;
          await writer.write(changes, 'made here');
          await writeChanges(asked, changes);
        }
      }
      expect(await everything(unasked)).toEqual(await everything(asked));
      unasked.close();
      asked.close();
    }),
    { numRuns: 60 },
  );
});

test('history that comes back counts each change once, also what is made or taken in while a batch is ready and waits', async () => {
  const [here, other] = [computer(1), computer(2)];
  for (const value of ['one', 'two', 'three', 'four']) act(other, value);
  const history = [...other.log];
  here.receive(history);
  const records = await database();
  const writer = new RecordsWriter(records);
  const [held] = history;
  if (!held) throw new Error('no history');
  await writer.write([held], 'taken in');
  const ready = [
    writer.returning(history.slice(0, 2), new Set([held.id])),
    writer.returning(history.slice(2), new Set([held.id])),
  ];
  await writer.write(act(here, 'made here'), 'made here');
  await writer.write(history.slice(3), 'taken in');
  expect([await ready[0]?.(), await ready[1]?.()]).toEqual([1, 1]);
  const expected = await database();
  await writeChanges(expected, here.log);
  expect(await everything(records)).toEqual(await everything(expected));
});

test('a batch that was refused leaves nothing of itself and can be written again', async () => {
  const records = await database();
  const writer = new RecordsWriter(records);
  const self = computer(1);
  await writer.write(act(self, 'one'), 'made here');
  const before = await everything(records);
  const batch = act(self, 'two');
  const mend = failingStore('put');
  await expect(writer.write(batch, 'made here')).rejects.toThrow();
  expect(await everything(records)).toEqual(before);
  mend();
  await writer.write(batch, 'made here');
  await writer.write(act(self, 'three'), 'made here');
  const expected = await database();
  await writeChanges(expected, self.log);
  expect(await everything(records)).toEqual(await everything(expected));
});

test('what is there already is passed over once the writer is in doubt', async () => {
  const records = await database();
  const writer = new RecordsWriter(records);
  const self = computer(1);
  await writer.write(act(self, 'one'), 'made here');
  const batch = act(self, 'two');
  await writer.write(batch, 'made here');
  const before = await everything(records);
  // As after a journal that could not be written: nobody has told the writer that the database has the batch.
  writer.inDoubt();
  await writer.write(batch, 'made here');
  expect(await everything(records)).toEqual(before);
});
