import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ASSESSMENT, anyText } from '../../tests/arbitraries.ts';
import { computer } from '../../tests/computer.ts';
import { EXPORTED_AT, fileOf, fileText, practiceComputer, says } from '../../tests/example-practice.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { anyAct, draftsOf } from '../../tests/random-acts.ts';
import type { Change } from '../assessment/change.ts';
import { documentId, personDocument } from '../assessment/document.ts';
import { fold } from '../assessment/fold.ts';
import { canonicalJson } from '../assessment/snapshot.ts';
import { requirementSetHash } from '../catalogue/set-hash.ts';
import { HONEST_NOTICE } from '../honest-notice.ts';
import { exportAssessment, writtenAssessmentFile } from './assessment-file.ts';
import { previewImport } from './import-preview.ts';

const NONE: ReadonlySet<Change['id']> = new Set();

const set = exampleSet();

/** Two people at two computers, who pass each other their changes now and then, and answer what they like. */
const anyHistory: fc.Arbitrary<readonly Change[]> = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.tuple(fc.constantFrom('first' as const, 'second' as const), anyAct(set)) },
      { weight: 1, arbitrary: fc.constant('meet' as const) },
      { weight: 1, arbitrary: fc.tuple(fc.constant('name' as const), anyText) },
    ),
    { maxLength: 25 },
  )
  .map((steps) => {
    const people = { first: practiceComputer(1), second: computer(2) };
    people.second.receive(people.first.log);
    people.second.act([{ document: personDocument(people.second.by), field: 'name', value: 'Person 2' }]);
    const meet = (): void => {
      people.second.receive(people.first.log);
      people.first.receive(people.second.log);
    };
    for (const step of steps) {
      if (step === 'meet') meet();
      else if (step[0] === 'name')
        people.first.act([{ document: personDocument(people.first.by), field: 'job', value: step[1] }]);
      else {
        const drafts = draftsOf(step[1], people[step[0]].folded.get(ASSESSMENT));
        if (drafts.ok) people[step[0]].act(drafts.value);
      }
    }
    meet();
    return people.first.log;
  });

const sorted = (changes: readonly Change[]): string[] => changes.map((change) => canonicalJson(change)).sort();

describe('export and import', () => {
  test('an empty computer gets the same state and the same history, without a warning', () => {
    fc.assert(
      fc.property(anyHistory, (changes) => {
        const file = fileOf(changes);
        const preview = previewImport(file, { folded: new Map(), known: new Set(), destroyed: NONE, now: EXPORTED_AT }, set);
        if (preview.kind !== 'merge') throw new Error(preview.words);
        expect(sorted(preview.newChanges)).toEqual(sorted(changes));
        expect(fold(preview.newChanges)).toEqual(fold(changes));
        expect(file.warnings.filter(({ words }) => !/control character|nothing has been answered/.test(words))).toEqual([]);
      }),
    );
  });

  test('importing once more finds nothing new', () => {
    fc.assert(
      fc.property(anyHistory, fc.nat(), (changes, n) => {
        const here = changes.slice(0, n % (changes.length + 1));
        const file = fileOf(changes);
        const known = new Set(here.map(({ id }) => id));
        const first = previewImport(file, { folded: fold(here), known, destroyed: NONE, now: EXPORTED_AT }, set);
        if (first.kind !== 'merge') return;
        const after = fold(first.newChanges, fold(here));
        expect(after).toEqual(fold(changes));
        const all = new Set(changes.map(({ id }) => id));
        const again = previewImport(file, { folded: after, known: all, destroyed: NONE, now: EXPORTED_AT }, set);
        expect(again).toMatchObject({
          kind: 'merge',
          newChanges: [],
          changed: [],
          stays: [],
          levels: [],
          alreadyHere: changes.length,
        });
      }),
    );
  });

  test('the same changes and time give the same text, in any order and however often they are given', () => {
    fc.assert(
      fc.property(
        anyHistory.chain((changes) =>
          fc.tuple(fc.constant(changes), fc.shuffledSubarray([...changes], { minLength: changes.length })),
        ),
        ([changes, shuffled]) => {
          expect(fileText([...shuffled, ...shuffled.slice(0, 5)])).toBe(fileText(changes));
        },
      ),
    );
  });

  test('what is written fits the schema, and carries the notice, the hash and the name', () => {
    const practice = practiceComputer(1);
    practice.act([says('101', 'comment', 'Emoji 🧾, עברית, "quotes" and\nlines')]);
    const written = writtenAssessmentFile.parse(JSON.parse(fileText(practice.log)));
    expect(written).toMatchObject({
      about: HONEST_NOTICE,
      exportedAt: '2026-09-02T09:00:00.000Z',
      requirementSet: { id: 'igt/14.1/example-practice', hash: requirementSetHash(set) },
      organisation: { name: 'Riverside Surgery', odsCode: 'EX0001' },
      assessment: ASSESSMENT,
    });
    expect(written.changes).toEqual(practice.log);
  });

  test('only this assessment, the organisation and people are in it, one change a line', () => {
    const practice = practiceComputer(1);
    const other = documentId.parse('assessment/igt/14.1/example-practice/2025-26');
    practice.act([says('101', 'comment', 'last year', other), says('101', 'comment', 'this year')]);
    const text = fileText(practice.log);
    expect(text).toContain('this year');
    expect(text).not.toContain('last year');
    expect(text.split('\n').filter((line) => line.startsWith('    {"id":'))).toHaveLength(practice.log.length - 1);
  });

  test('an assessment without a change can be exported and read', () => {
    const file = fileOf([]);
    expect(file.changes).toEqual([]);
    expect(file.warnings.map(({ words }) => words)).toEqual([
      'No change belongs to the assessment: nothing has been answered in it.',
    ]);
  });

  test('what is exported is not altered by exporting it', () => {
    const practice = practiceComputer(1);
    const before = structuredClone(practice.log);
    exportAssessment({ assessment: ASSESSMENT, set, changes: practice.log, appVersion: '0.1.0', at: EXPORTED_AT });
    expect(practice.log).toEqual(before);
  });
});
