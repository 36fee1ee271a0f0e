import { describe, expect, it } from 'vitest';
import { exampleSet } from '../../tests/example-set.ts';
import { faultsOfSet } from './set-faults.ts';

type Loose = Record<string, unknown> & { requirements: Record<string, unknown>[] };

/** The example set with something spoilt in it. */
function spoilt(spoil: (set: Loose) => void): string[] {
  const set = JSON.parse(JSON.stringify(exampleSet())) as Loose;
  spoil(set);
  return faultsOfSet(set);
}

const first = (set: Loose): Record<string, unknown> => set.requirements[0] ?? {};

describe('the faults of a corrected requirement set', () => {
  it('are none for a set that fits', () => {
    expect(spoilt(() => undefined)).toEqual([]);
  });

  it('name a member that is missing, is of another kind, or is not known', () => {
    expect(
      spoilt((set) => {
        delete set.note;
        set.source = 7;
        set.remark = 'hello';
      }),
    ).toEqual(['source: it should be text in quotes.', 'note: it is missing.', 'The file: “remark” is not known here.']);
  });

  it('go by the number of the requirement and count from one', () => {
    expect(
      spoilt((set) => {
        first(set).initiative = 'NO';
        first(set).guidance = ['One paragraph is too few.'];
        first(set).number = '1017';
      }),
    ).toEqual([
      'Requirement 1017 › number: a requirement number is three digits, such as 117.',
      'Requirement 1017 › initiative: it should be IGM or CDPA or ISA or CLIN or SU or CORP.',
      'Requirement 1017 › guidance: it needs at least 2.',
    ]);
  });

  it('say why a text does not fit', () => {
    expect(
      spoilt((set) => {
        first(set).short_title = 'x'.repeat(61);
        first(set).not_relevant = { offered: 'perhaps' };
      }),
    ).toEqual([
      'Requirement 101 › short_title: it is longer than 60 characters.',
      'Requirement 101 › not_relevant › offered: it does not have the form it needs.',
    ]);
  });

  it('are cut off after eight, with how many more there are', () => {
    const faults = spoilt((set) => {
      for (const name of Object.keys(first(set))) if (name !== 'number') delete first(set)[name];
    });
    expect(faults).toHaveLength(9);
    expect(faults.at(-1)).toMatch(/^There are \d+ more like these\.$/);
  });

  it('say something of whatever else is in the file', () => {
    for (const raw of [null, 3, 'text', [], {}]) expect(faultsOfSet(raw)[0]).toMatch(/^.+: it .+\.$/);
  });
});
