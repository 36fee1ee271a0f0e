import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Folded, fold } from '../../src-shared/assessment/fold.ts';
import { organisationOf } from '../../src-shared/assessment/organisation.ts';
import { readiness } from '../../src-shared/assessment/readiness.ts';
import { standingSeal } from '../../src-shared/assessment/sealing.ts';
import { ASSESSMENT, anyMergedState } from '../../tests/arbitraries.ts';
import { computer } from '../../tests/computer.ts';
import { practiceComputer } from '../../tests/example-practice.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { anyAct, draftsOf } from '../../tests/random-acts.ts';
import { assessmentView } from './assessment-view.ts';
import { addressOfDocument } from './paths.ts';
import { standingsOf } from './standings.ts';

const set = exampleSet();
const address = addressOfDocument(ASSESSMENT);
if (!address) throw new Error('the example is an assessment');

/** What the screens show, worked out from nothing. */
function plainly(folded: Folded) {
  const document = folded.get(ASSESSMENT) ?? new Map();
  const organisation = organisationOf(folded);
  return { organisation, readiness: readiness(set, document, organisation), seal: standingSeal(document) };
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
        expect(standings(document)).toEqual(plainly(here.folded).readiness.standings);
        expect(standings(document)).toBe(standings(document));
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
        expect(standings(state)).toEqual(plainly(folded).readiness.standings);
      }
    }),
    { numRuns: 40 },
  );
});

test('only what an edit has touched is worked out again', () => {
  const standings = standingsOf(set);
  const here = computer(1);
  here.act([{ document: ASSESSMENT, field: 'answers/101/comment', value: 'x' }]);
  const before = standings(here.folded.get(ASSESSMENT) ?? new Map());
  here.act([{ document: ASSESSMENT, field: 'answers/102/comment', value: 'x' }]);
  const after = standings(here.folded.get(ASSESSMENT) ?? new Map());
  expect(after.map((standing, at) => standing === before[at])).toEqual(set.requirements.map(({ number }) => number !== '102'));
});

test('two organisations with the same assessment: nothing of one is shown in the other', () => {
  const [riverside, hilltop] = [practiceComputer(1), practiceComputer(2, { name: 'Hilltop Practice', code: 'EX0002' })];
  riverside.act([{ document: ASSESSMENT, field: 'answers/101/comment', value: 'Riverside’s' }]);
  hilltop.act([{ document: ASSESSMENT, field: 'answers/101/comment', value: 'Hilltop’s' }]);
  const nobody: Folded = new Map();
  for (const folded of [riverside.folded, hilltop.folded, riverside.folded, nobody, hilltop.folded, fold(hilltop.log)]) {
    const { organisation, readiness: shown, seal } = assessmentView(set, address, folded);
    expect({ organisation, readiness: shown, seal }).toEqual(plainly(folded));
  }
});
