import { describe, expect, it } from 'vitest';
import { ASSESSMENT } from '../../tests/arbitraries.ts';
import { computer } from '../../tests/computer.ts';
import { says } from '../../tests/example-practice.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { fieldsByRequirement } from './answer.ts';
import { EMPTY_DOCUMENT } from './fold.ts';
import { outcomeInWords } from './outcome-words.ts';
import { type RequirementStanding, requirementStanding } from './readiness.ts';

const set = exampleSet();

/** Every requirement at its level, by number; the rest says nothing. */
function at(levels: Readonly<Record<string, readonly string[]>>): RequirementStanding[] {
  const one = computer(1);
  one.act(Object.entries(levels).flatMap(([number, criteria]) => criteria.map((id) => says(number, `criteria/${id}`, true))));
  const fields = fieldsByRequirement(one.folded.get(ASSESSMENT) ?? EMPTY_DOCUMENT);
  return set.requirements.map((requirement) => requirementStanding(requirement, fields.get(requirement.number)));
}

const one = ['1a', '1b'];
const two = [...one, '2a', '2b'];

describe('the outcome in words', () => {
  it('comes before the score, which is rounded down', () => {
    expect(outcomeInWords(at({ 101: two, 102: two, 201: two, 202: two }))).toEqual({
      words: 'Satisfactory: level 2 or above everywhere.',
      score: 'Score: 66 %, 8 of 12 points.',
    });
  });

  it('says how many are below the pass mark', () => {
    expect(outcomeInWords(at({ 101: two, 102: one, 201: two, 202: two })).words).toBe(
      'Not satisfactory: 1 requirement below level 2, the pass mark.',
    );
    expect(outcomeInWords(at({ 101: one, 102: one, 201: two, 202: two })).words).toBe(
      'Not satisfactory: 2 requirements below level 2, the pass mark.',
    );
  });

  it('shows no percentage before everything has a level', () => {
    expect(outcomeInWords(at({ 101: two }))).toEqual({ words: 'Not known yet: some requirements have no level.', score: null });
  });
});
