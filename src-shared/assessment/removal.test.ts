import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ASSESSMENT } from '../../tests/arbitraries.ts';
import { type Computer, computer } from '../../tests/computer.ts';
import { says } from '../../tests/example-practice.ts';
import { notAPatientDigest } from '../patient-data/not-a-patient.ts';
import { evidenceDocument, ORGANISATION, personDocument, removalDocument } from './document.ts';
import { addEvidenceFile, replaceEvidenceFile } from './evidence-acts.ts';
import { readEvidenceFile } from './evidence-file.ts';
import { EMPTY_DOCUMENT, fold } from './fold.ts';
import { evidenceFileId, evidenceHash, type RemovalId, removalId, revisionId } from './identifiers.ts';
import { whoMayRemove } from './may-remove.ts';
import { readRemoval, readRemovals, removedChanges, removedHashes } from './removal.ts';
import { changesToDestroy, isRemovableText, type RemovalTarget, removeForGood } from './removal-acts.ts';

const REMOVAL = removalId.parse('01990000-0000-7000-8000-00000000beef');
const FILE = evidenceFileId.parse('01990000-0000-7000-8000-0000000000f1');
const [OLD, NEW] = ['01990000-0000-7000-8000-0000000000a1', '01990000-0000-7000-8000-0000000000a2'].map((id) =>
  revisionId.parse(id),
) as [ReturnType<typeof revisionId.parse>, ReturnType<typeof revisionId.parse>];
const [HASH, OTHER] = ['1'.repeat(64), '2'.repeat(64)].map((hash) => evidenceHash.parse(hash)) as [
  ReturnType<typeof evidenceHash.parse>,
  ReturnType<typeof evidenceHash.parse>,
];
const COMMENT: RemovalTarget = { kind: 'text', document: ASSESSMENT, field: 'answers/101/comment' };

const bytes = (hash: typeof HASH, name: string) => ({ hash, size: 3, name, patientCheck: 'nothing-found' }) as const;

function remove(self: Computer, target: RemovalTarget, hashes = [] as (typeof HASH)[], id: RemovalId = REMOVAL) {
  const document = target.kind === 'text' ? target.document : evidenceDocument(target.file);
  const changes = changesToDestroy(
    target,
    self.log.filter((one) => one.document === document),
  );
  self.act(removeForGood({ id, target, why: 'It names a patient', changes, hashes, marker: 'ab'.repeat(16) }));
  return changes;
}

describe('a text', () => {
  test('goes with every value that it ever had, whoever wrote it, and with what was said of numbers in it', () => {
    const [one, other] = [computer(1), computer(2)];
    const digest = (digits: string): string => `not-a-patient/${notAPatientDigest(ASSESSMENT, '101', digits)}`;
    one.act([says('101', 'comment', 'Mrs Ångström, 943 476 5919'), says('101', 'criteria/1a', true)]);
    other.act([says('101', 'comment', 'Written at the same time')]);
    one.receive(other.log);
    one.act([
      says('101', 'comment', 'Nothing'),
      says('101', digest('9434765919'), true),
      says('101', digest('4010232137'), true),
    ]);
    one.act([says('102', 'comment', 'Another one')]);
    const gone = remove(one, COMMENT);
    expect(gone.map(({ field, value }) => [field.slice('answers/101/'.length), value])).toEqual([
      ['comment', 'Mrs Ångström, 943 476 5919'],
      ['comment', 'Written at the same time'],
      ['comment', 'Nothing'],
      [digest('9434765919'), true],
    ]);
    expect(readRemovals(one.folded)).toEqual([
      {
        id: REMOVAL,
        what: 'text',
        why: 'It names a patient',
        mark: 'ab'.repeat(16),
        document: ASSESSMENT,
        field: 'answers/101/comment',
        changes: gone.map(({ id }) => id),
        hashes: [],
        by: one.by,
        stamp: one.folded.get(removalDocument(REMOVAL))?.get('what')?.at,
        at: one.folded.get(removalDocument(REMOVAL))?.get('what')?.wall,
      },
    ]);
    expect([...removedChanges(one.folded).keys()]).toEqual(gone.map(({ id }) => id));
  });

  test('can be removed only where people type', () => {
    for (const field of [
      'answers/101/comment',
      'answers/101/not-relevant-reason',
      'answers/101/evidence/1a-log/title',
      'answers/101/evidence/1a-log/location',
      'answers/101/evidence/1a-log/details',
    ])
      expect(isRemovableText(ASSESSMENT, field), field).toBe(true);
    for (const field of [
      'answers/101/criteria/1a',
      'answers/101/evidence/1a-log/criterion',
      'answers/101/evidence/1a-log/details/more',
      'sealed/x/part/0',
      'due',
    ])
      expect(isRemovableText(ASSESSMENT, field), field).toBe(false);
    expect(isRemovableText(ORGANISATION, 'answers/101/comment')).toBe(false);
  });
});

describe('a file', () => {
  const practice = (): Computer => {
    const one = computer(1);
    one.act(addEvidenceFile(FILE, OLD, bytes(HASH, 'Mrs Ångström.pdf')));
    one.act(replaceEvidenceFile(FILE, NEW, bytes(OTHER, 'Training log.pdf')));
    return one;
  };

  test('loses its names, keeps its hash and size, and leaves the list', () => {
    const one = practice();
    const gone = remove(one, { kind: 'file', file: FILE, revision: null }, [OTHER, HASH]);
    expect(gone.map(({ field }) => field)).toEqual(['name', `revisions/${OLD}/name`, `revisions/${NEW}/name`]);
    const left = fold(one.log.filter((change) => !gone.includes(change)));
    const file = readEvidenceFile(FILE, left.get(evidenceDocument(FILE)) ?? EMPTY_DOCUMENT);
    expect(file).toMatchObject({ removed: true, current: { hash: OTHER, size: 3, name: '', addedBy: one.by } });
    const putBack = new Map(left.get(evidenceDocument(FILE)) ?? EMPTY_DOCUMENT);
    putBack.delete('removed');
    expect(readEvidenceFile(FILE, putBack)?.removed).toBe(true);
    expect(readRemovals(left)).toMatchObject([{ what: 'file', mark: OTHER, field: '', hashes: [OTHER, HASH] }]);
    expect([...removedHashes(left).keys()]).toEqual([OTHER, HASH]);
  });

  test('can lose one version only, with the name that came with it', () => {
    const one = practice();
    const gone = remove(one, { kind: 'file', file: FILE, revision: OLD }, [HASH]);
    expect(gone.map(({ field }) => field)).toEqual(['name', `revisions/${OLD}/name`]);
    const left = fold(one.log.filter((change) => !gone.includes(change)));
    expect(readEvidenceFile(FILE, left.get(evidenceDocument(FILE)) ?? EMPTY_DOCUMENT)).toMatchObject({
      name: 'Training log.pdf',
      removed: false,
    });
    expect(readRemovals(left)).toMatchObject([{ field: `revisions/${OLD}`, mark: HASH }]);
  });
});

test('however many records go, all of them are named', () => {
  const one = computer(1);
  for (let at = 0; at < 4_500; at += 1) one.act([says('101', 'comment', `Version ${at}`)]);
  const gone = remove(one, COMMENT);
  expect(gone).toHaveLength(4_500);
  expect(readRemovals(one.folded)[0]?.changes).toEqual(gone.map(({ id }) => id));
});

test('a removal of which the end is missing is none: half of it must never be carried out', () => {
  const one = computer(1);
  one.act([says('101', 'comment', 'Something')]);
  remove(one, COMMENT, [HASH]);
  const recorded = one.log.filter(({ document }) => document === removalDocument(REMOVAL));
  fc.assert(
    fc.property(fc.nat(recorded.length - 1), (cut) => {
      const fields = fold(recorded.slice(0, cut)).get(removalDocument(REMOVAL)) ?? EMPTY_DOCUMENT;
      expect(readRemoval(REMOVAL, fields)).toBeNull();
    }),
  );
  expect(readRemovals(one.folded)).toHaveLength(1);
});

test('a list that cannot be read makes it none as well', () => {
  const one = computer(1);
  one.act([says('101', 'comment', 'Something')]);
  remove(one, COMMENT);
  one.act([{ document: removalDocument(REMOVAL), field: 'changes/0', value: '["not an id"]' }]);
  expect(readRemovals(one.folded)).toEqual([]);
});

test('those who hold a role that answers for information may remove; while nobody does, anybody may', () => {
  const one = computer(1);
  const [sam, alex] = [computer(2).by, computer(3).by];
  for (const person of [sam, alex]) one.act([{ document: personDocument(person), field: 'name', value: 'x' }]);
  one.act([{ document: ORGANISATION, field: 'roles/superintendent-pharmacist', value: sam }]);
  expect(whoMayRemove(one.folded)).toBe('anybody');
  one.act([{ document: ORGANISATION, field: 'roles/caldicott-guardian', value: alex }]);
  expect(whoMayRemove(one.folded)).toEqual(new Set([alex]));
  one.act([{ document: personDocument(alex), field: 'removed', value: true }]);
  expect(whoMayRemove(one.folded)).toBe('anybody');
});
