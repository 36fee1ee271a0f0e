import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ASSESSMENT, changeOf, idOf } from '../../tests/arbitraries.ts';
import { type Computer, computer, NOON } from '../../tests/computer.ts';
import { exampleFile, fileOf, hashOf, linked, newerVersion, revisionOf } from '../../tests/example-evidence.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { anyAct, draftsOf } from '../../tests/random-acts.ts';
import { type Change, LONGEST_TEXT, type Value } from './change.ts';
import { documentId, evidenceDocument, ORGANISATION } from './document.ts';
import { readEvidenceFile } from './evidence-file.ts';
import { EMPTY_DOCUMENT, type FoldedDocument, fold } from './fold.ts';
import { openSeal, readSeals, reopen, type Seal, seal, standingSeal } from './sealing.ts';

const COMMENT = 'answers/101/comment';
const PERSON = documentId.parse(`person/${idOf(7)}`);

const assessmentOn = (on: Computer): FoldedDocument => on.folded.get(ASSESSMENT) ?? EMPTY_DOCUMENT;
const sealOn = (on: Computer, id: string): void => void on.act(seal(on.folded, ASSESSMENT, id));
const standingOn = (on: Computer): Seal => {
  const standing = standingSeal(assessmentOn(on));
  if (!standing) throw new Error('no seal stands');
  return standing;
};
const write = (on: Computer, document: typeof ASSESSMENT, field: string, value: Value): void =>
  void on.act([{ document, field, value }]);

function sealedOnce(): Computer {
  const one = computer(1);
  write(one, ORGANISATION, 'name', 'Riverside Surgery');
  write(one, PERSON, 'name', 'Ada');
  write(one, ASSESSMENT, COMMENT, 'In the office.');
  sealOn(one, 'copy-1');
  return one;
}

test('seal, reopen, seal: each copy stays and opens as it was', () => {
  const one = sealedOnce();
  expect(standingOn(one)).toMatchObject({ id: 'copy-1', reopened: null, sealed: { by: one.by } });
  expect(openSeal(standingOn(one), one.log).genuine).toBe(true);

  one.act(reopen(ASSESSMENT, 'copy-1'));
  expect(standingSeal(assessmentOn(one))).toBeNull();
  write(one, ASSESSMENT, COMMENT, 'In the cellar.');
  sealOn(one, 'copy-2');

  const [first, second] = readSeals(assessmentOn(one));
  if (!first || !second) throw new Error('two copies');
  expect(first).toMatchObject({ id: 'copy-1', reopened: { value: true } });
  expect(second).toMatchObject({ id: 'copy-2', reopened: null });
  expect(standingOn(one)).toEqual(second);
  const said = (copy: Seal): Value | undefined => openSeal(copy, one.log).folded.get(ASSESSMENT)?.get(COMMENT)?.value;
  expect([first, second].map((copy) => openSeal(copy, one.log).genuine)).toEqual([true, true]);
  expect([first, second].map(said)).toEqual(['In the office.', 'In the cellar.']);
});

test('a copy covers the organisation, its people and the assessment, and no other one', () => {
  const one = sealedOnce();
  expect([...openSeal(standingOn(one), one.log).folded.keys()].sort()).toEqual([ASSESSMENT, ORGANISATION, PERSON].sort());
  const lastYear = documentId.parse(ASSESSMENT.replace('2026-27', '2025-26'));
  write(one, lastYear, COMMENT, 'Last year');
  one.act(reopen(ASSESSMENT, 'copy-1'));
  sealOn(one, 'copy-2');
  expect([...openSeal(standingOn(one), one.log).folded.keys()]).not.toContain(lastYear);
  expect(standingOn(one).hash).toBe(readSeals(assessmentOn(one))[0]?.hash);
});

test('a copy covers the evidence files that its answers link, in the revision of then', () => {
  const one = computer(1);
  one.act([...exampleFile(1), ...exampleFile(2), ...linked(1, '101', '1a-letter')]);
  sealOn(one, 'copy-1');
  const document = evidenceDocument(fileOf(1));
  const opened = openSeal(standingOn(one), one.log);
  expect([...opened.folded.keys()].sort()).toEqual([ASSESSMENT, document].sort());
  one.act(newerVersion(1, 2));
  write(one, document, 'name', 'Renamed.pdf');
  const later = openSeal(standingOn(one), one.log);
  expect(later.genuine).toBe(true);
  expect(readEvidenceFile(fileOf(1), later.folded.get(document) ?? EMPTY_DOCUMENT)).toMatchObject({
    name: 'Document 1.pdf',
    current: { id: revisionOf(1), hash: hashOf(1), size: 1_024 },
    earlier: [],
  });
});

test('changes that arrive later are not in the sealed copy, even those with an earlier stamp', () => {
  const one = sealedOnce();
  const other = computer(2);
  other.wall = NOON - 86_400_000;
  write(other, ASSESSMENT, 'answers/102/comment', 'made yesterday, received today');
  write(other, ORGANISATION, 'name', 'Another name');
  one.receive(other.log);
  write(one, ASSESSMENT, COMMENT, 'made after sealing');
  const { folded, genuine } = openSeal(standingOn(one), one.log);
  expect(genuine).toBe(true);
  expect(folded.get(ASSESSMENT)?.get(COMMENT)?.value).toBe('In the office.');
  expect(folded.get(ASSESSMENT)?.has('answers/102/comment')).toBe(false);
});

test('a change that was tampered with, or is missing, makes the copy not genuine', () => {
  const one = sealedOnce();
  const standing = standingOn(one);
  const alter = (with_: (change: Change) => Partial<Change>): Change[] =>
    one.log.map((change) => (change.field === COMMENT ? { ...change, ...with_(change) } : change));
  expect(
    openSeal(
      standing,
      alter(() => ({})),
    ).genuine,
  ).toBe(true);
  expect(
    openSeal(
      standing,
      alter(() => ({ value: 'In the Office.' })),
    ).genuine,
  ).toBe(false);
  expect(
    openSeal(
      standing,
      alter(() => ({ field: 'answers/102/comment' })),
    ).genuine,
  ).toBe(false);
  expect(
    openSeal(
      standing,
      alter(() => ({ document: ORGANISATION })),
    ).genuine,
  ).toBe(false);
  expect(
    openSeal(
      standing,
      one.log.filter(({ field }) => field !== COMMENT),
    ).genuine,
  ).toBe(false);
  expect(openSeal(standing, [...one.log].reverse()).genuine, 'order does not matter').toBe(true);
});

test('whatever was done, a copy sealed then is genuine, on another computer too', () => {
  const anyStep = fc.oneof(
    { weight: 6, arbitrary: anyAct(exampleSet()) },
    { weight: 1, arbitrary: fc.constantFrom('seal' as const, 'reopen' as const) },
  );
  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 25 }), (steps) => {
      const one = computer(1);
      steps.forEach((step, at) => {
        if (step === 'seal') sealOn(one, `copy-${at}`);
        else if (step === 'reopen') {
          const standing = standingSeal(assessmentOn(one));
          if (standing) one.act(reopen(ASSESSMENT, standing.id));
        } else {
          const drafts = draftsOf(step, one.folded.get(ASSESSMENT));
          if (drafts.ok) one.act(drafts.value);
        }
      });
      const other = computer(2);
      other.receive([...one.log].reverse());
      const copies = readSeals(assessmentOn(one));
      expect(copies.map(({ id }) => id)).toEqual(steps.flatMap((step, at) => (step === 'seal' ? [`copy-${at}`] : [])));
      expect(readSeals(assessmentOn(other))).toEqual(copies);
      for (const copy of copies) expect(openSeal(copy, other.log).genuine).toBe(true);
    }),
  );
});

test('an assessment in which nothing was said can be sealed', () => {
  const one = computer(1);
  write(one, ORGANISATION, 'name', 'Riverside Surgery');
  sealOn(one, 'copy-1');
  expect(openSeal(standingOn(one), one.log).genuine).toBe(true);
  one.act(reopen(ASSESSMENT, 'copy-1'));
  sealOn(one, 'copy-2');
  expect(openSeal(standingOn(one), one.log).genuine, 'its only fields are about seals').toBe(true);
});

test('5,000 holding changes take three parts, each of which fits a field', () => {
  const one = computer(1);
  one.receive(
    Array.from({ length: 5_000 }, (_, id) =>
      changeOf({ field: `answers/101/evidence/row-${id}/details`, value: 'x', id: 10_000 + id, at: undefined as never }),
    ),
  );
  const drafts = seal(one.folded, ASSESSMENT, 'copy-1');
  expect(drafts.map(({ field }) => field)).toEqual(['part/0', 'part/1', 'part/2', 'hash'].map((leaf) => `sealed/copy-1/${leaf}`));
  for (const { value } of drafts) expect(String(value).length).toBeLessThanOrEqual(LONGEST_TEXT);
  one.act(drafts);
  expect(standingOn(one).holding).toHaveLength(5_000);
  expect(openSeal(standingOn(one), one.log).genuine).toBe(true);
});

test('a copy whose parts are missing or broken is listed, and is not genuine', () => {
  const one = sealedOnce();
  for (const value of [null, 'not JSON', '{}', '["not an identifier"]', 7]) {
    const part = one.log.find(({ field }) => field === 'sealed/copy-1/part/0');
    const broken = new Map(assessmentOn(one)).set('sealed/copy-1/part/0', { ...(part as Change), value });
    const [copy] = readSeals(broken);
    expect(copy).toMatchObject({ id: 'copy-1', holding: [] });
    expect(openSeal(copy as Seal, one.log).genuine).toBe(false);
  }
});

test('copies sealed on two computers at once are read in the same order on both', () => {
  const [one, other] = [sealedOnce(), computer(2)];
  other.receive(one.log.filter(({ field }) => !field.startsWith('sealed/')));
  other.wall = NOON - 1;
  sealOn(other, 'copy-9');
  const [a, b] = [fold(other.log, one.folded), fold(one.log, other.folded)];
  const names = [a, b].map((folded) => readSeals(folded.get(ASSESSMENT) ?? EMPTY_DOCUMENT).map(({ id }) => id));
  expect(names[0]).toHaveLength(2);
  expect(names[0]).toEqual(names[1]);
});

test('leaves that a newer app keeps below a seal make no second copy of it', () => {
  const one = sealedOnce();
  const hash = one.log.find(({ field }) => field === 'sealed/copy-1/hash') as Change;
  expect(
    readSeals(new Map(assessmentOn(one)).set('sealed/copy-1/hash/signature', { ...hash, field: 'sealed/copy-1/hash/signature' })),
  ).toHaveLength(1);
});
