import { expect, test } from 'vitest';
import type { Change } from '../../src-shared/assessment/change.ts';
import { evidenceDocument } from '../../src-shared/assessment/document.ts';
import { addEvidenceFile } from '../../src-shared/assessment/evidence-acts.ts';
import { evidenceFileId, evidenceHash, removalId, revisionId } from '../../src-shared/assessment/identifiers.ts';
import { changesToDestroy, removeForGood } from '../../src-shared/assessment/removal-acts.ts';
import { type Computer, computer } from '../../tests/computer.ts';
import { journalPath } from '../../tests/journal-parts.ts';
import { openJournal } from '../journal/journal.ts';
import { evidenceOnRecord } from './hashes-on-record.ts';

const id = (kind: string, digit: number): string => `01990000-0000-7000-8000-0000000000${kind}${digit}`;
const file = (digit: number) => evidenceFileId.parse(id('f', digit));
const hash = (digit: number) => evidenceHash.parse(String(digit).repeat(64));

function attach(on: Computer, digit: number, bytes = digit): void {
  const kept = { hash: hash(bytes), size: 1, name: `${digit}.pdf`, patientCheck: 'nothing-found' } as const;
  on.act(addEvidenceFile(file(digit), revisionId.parse(id('a', digit)), kept));
}

function remove(on: Computer, digit: number): readonly Change[] {
  const target = { kind: 'file', file: file(digit), revision: null } as const;
  const changes = changesToDestroy(
    target,
    on.log.filter(({ document }) => document === evidenceDocument(file(digit))),
  );
  const removal = removalId.parse(id('b', digit));
  on.act(removeForGood({ id: removal, target, why: 'x', changes, hashes: [hash(digit)], marker: 'ab'.repeat(16) }));
  return changes;
}

async function onRecord(on: Computer, destroyed: readonly Change[]) {
  const journal = await openJournal(await journalPath());
  await journal.append(on.log);
  await journal.destroy(destroyed.map((one) => one.id));
  const found = await evidenceOnRecord(journal);
  await journal.close();
  return found;
}

test('what was removed for good is on record and not wanted, also under the name of another file', async () => {
  const one = computer(1);
  attach(one, 1);
  attach(one, 2);
  attach(one, 3, 1);
  expect(await onRecord(one, remove(one, 1))).toEqual({ wanted: [hash(2)], removed: [hash(1)] });
});

test('the same bytes attached again since are wanted again', async () => {
  const one = computer(1);
  attach(one, 1);
  const destroyed = remove(one, 1);
  attach(one, 4, 1);
  expect(await onRecord(one, destroyed)).toEqual({ wanted: [hash(1)], removed: [] });
});
