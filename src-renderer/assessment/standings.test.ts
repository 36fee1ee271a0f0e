import fc from 'fast-check';
import { expect, test } from 'vitest';
import { evidenceDocument } from '../../src-shared/assessment/document.ts';
import { type Folded, fold } from '../../src-shared/assessment/fold.ts';
import { knownFiles } from '../../src-shared/assessment/known-files.ts';
import { organisationOf } from '../../src-shared/assessment/organisation.ts';
import { readiness } from '../../src-shared/assessment/readiness.ts';
import { standingSeal } from '../../src-shared/assessment/sealing.ts';
import { calendarDay } from '../../src-shared/assessment/toolkit-year.ts';
import { ASSESSMENT, anyMergedState } from '../../tests/arbitraries.ts';
import { computer } from '../../tests/computer.ts';
import { exampleFile, fileOf, linked } from '../../tests/example-evidence.ts';
import { practiceComputer } from '../../tests/example-practice.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { anyAct, draftsOf } from '../../tests/random-acts.ts';
import { assessmentView } from './assessment-view.ts';
import { addressOfDocument } from './paths.ts';
import { standingsOf } from './standings.ts';

const set = exampleSet();
const address = addressOfDocument(ASSESSMENT);
const TODAY = calendarDay.parse('2026-09-01');
if (!address) throw new Error('the example is an assessment');

/** What the screens show, worked out from nothing. */
function plainly(folded: Folded) {
  const document = folded.get(ASSESSMENT) ?? new Map();
  const organisation = organisationOf(folded);
  return {
    organisation,
    readiness: readiness(set, document, organisation, { files: knownFiles(folded), today: TODAY }),
    seal: standingSeal(document),
  };
}

test('after any acts, what is kept from before is what would be worked out anew', () => {
  fc.assert(
    fc.property(fc.array(anyAct(set), { minLength: 1, maxLength: 40 }), (acts) => {
      const standings = standingsOf(set);
      const here = computer(1);
      for (const act of acts) {
        const drafts = draftsOf(act, here.folded.get(ASSESSMENT));
        if (drafts.ok) here.act(drafts.value);
        const document = here.folded.get(ASSESSMENT) ?? new Map();
        const files = knownFiles(here.folded);
        expect(standings(document, files)).toEqual(plainly(here.folded).readiness.standings);
        expect(standings(document, files)).toBe(standings(document, files));
      }
    }),
    { numRuns: 40 },
  );
});

test('also when it jumps between states that no screen makes', () => {
  fc.assert(
    fc.property(fc.array(anyMergedState(set), { minLength: 2, maxLength: 6 }), (states) => {
      const standings = standingsOf(set);
      for (const state of [...states, ...states.toReversed()]) {
        const folded = new Map([[ASSESSMENT, state]]);
        expect(standings(state, knownFiles(folded))).toEqual(plainly(folded).readiness.standings);
      }
    }),
    { numRuns: 40 },
  );
});

test('only what an edit has touched is worked out again', () => {
  const standings = standingsOf(set);
  const here = computer(1);
  here.act([{ document: ASSESSMENT, field: 'answers/101/comment', value: 'x' }]);
  const before = standings(here.folded.get(ASSESSMENT) ?? new Map(), knownFiles(here.folded));
  here.act([{ document: ASSESSMENT, field: 'answers/102/comment', value: 'x' }]);
  const after = standings(here.folded.get(ASSESSMENT) ?? new Map(), knownFiles(here.folded));
  expect(after.map((standing, at) => standing === before[at])).toEqual(set.requirements.map(({ number }) => number !== '102'));
});

test('an edit of an evidence file is one of the requirements that link it, and of no other', () => {
  const standings = standingsOf(set);
  const here = computer(1);
  const now = () => standings(here.folded.get(ASSESSMENT) ?? new Map(), knownFiles(here.folded));
  here.act([...exampleFile(1), ...exampleFile(2), ...linked(1, '101', '1a-letter'), ...linked(2, '102', '1a-letter')]);
  const before = now();
  here.act([{ document: evidenceDocument(fileOf(1)), field: 'removed', value: true }]);
  const after = now();
  expect(after.map((standing, at) => standing === before[at])).toEqual(set.requirements.map(({ number }) => number !== '101'));
  expect(after).toEqual(plainly(here.folded).readiness.standings);
  here.act(exampleFile(3));
  expect(now().every((standing, at) => standing === after[at])).toBe(true);
});

test('two organisations with the same assessment: nothing of one is shown in the other', () => {
  const [riverside, hilltop] = [practiceComputer(1), practiceComputer(2, { name: 'Hilltop Practice', code: 'EX0002' })];
  riverside.act([{ document: ASSESSMENT, field: 'answers/101/comment', value: 'Riverside’s' }]);
  hilltop.act([{ document: ASSESSMENT, field: 'answers/101/comment', value: 'Hilltop’s' }]);
  const nobody: Folded = new Map();
  for (const folded of [riverside.folded, hilltop.folded, riverside.folded, nobody, hilltop.folded, fold(hilltop.log)]) {
    const { organisation, readiness: shown, seal } = assessmentView(set, address, folded, TODAY);
    expect({ organisation, readiness: shown, seal }).toEqual(plainly(folded));
  }
});
