import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldsByRequirement } from '../../src-shared/assessment/answer.ts';
import { EMPTY_DOCUMENT } from '../../src-shared/assessment/fold.ts';
import { knownFiles } from '../../src-shared/assessment/known-files.ts';
import { requirementStanding } from '../../src-shared/assessment/readiness.ts';
import type { Draft } from '../../src-shared/assessment/record.ts';
import { ASSESSMENT } from '../../tests/arbitraries.ts';
import { computer } from '../../tests/computer.ts';
import { exampleFile, linked } from '../../tests/example-evidence.ts';
import { says } from '../../tests/example-practice.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { foldText, rangesOf, wordsOf } from './find-words.ts';
import { excerptOf, search, searchIndex } from './search.ts';
import { standingsOf } from './standings.ts';

const set = exampleSet();

/** The standings after some answers. */
function standings(...drafts: readonly Draft[]) {
  const one = computer(1);
  one.act(drafts);
  const fields = fieldsByRequirement(one.folded.get(ASSESSMENT) ?? EMPTY_DOCUMENT);
  return set.requirements.map((requirement) =>
    requirementStanding(requirement, fields.get(requirement.number), knownFiles(one.folded)),
  );
}

function found(typed: string, ...drafts: readonly Draft[]): string[] {
  return search(searchIndex(standings(...drafts)), typed).map(
    ({ standing, foundIn }) => `${standing.requirement.number} ${foundIn}`,
  );
}

describe('search', () => {
  it('finds by number, with or without the version, and puts it first', () => {
    expect(found('102')).toEqual(['102 number']);
    expect(found('14.1-102')).toEqual(['102 number']);
    expect(found('2')[0]).toBe('201 number');
  });

  it('finds by title, criterion and guidance', () => {
    expect(found('seen to')).toHaveLength(4);
    expect(found('seen to matter 201')).toEqual(['201 title']);
    expect(found('asks 202')).toEqual(['202 criterion']);
    expect(found('three months')).toEqual(['101 guidance', '102 guidance', '201 guidance', '202 guidance']);
  });

  it('finds what people wrote before the texts of the set', () => {
    const drafts = [
      says('202', 'comment', 'Looked at after three months.'),
      says('201', 'evidence/1a-list/location', 'Shared drive'),
    ];
    expect(found('three MONTHS', ...drafts)[0]).toBe('202 comment');
    expect(found('drive', ...drafts)).toEqual(['201 evidence']);
  });

  it('finds evidence by the names of its files', () => {
    expect(found('minutes may', ...exampleFile(1, 'Minutes of May.docx'), ...linked(1, '202', '2b-minutes'))[0]).toBe(
      '202 evidence',
    );
  });

  it('wants every word, wherever it is', () => {
    expect(found('asks usual 201')).toEqual(['201 criterion']);
    expect(found('matter unicorn')).toEqual([]);
  });

  it('finds nothing for nothing', () => {
    expect(found('   ')).toEqual([]);
  });

  it('reads accents and curly quotes as people type them', () => {
    expect(found("zoe's cafe", says('101', 'comment', 'Zoë’s Café'))).toEqual(['101 comment']);
  });

  it('prepares a requirement again only when it was edited', () => {
    const one = computer(1);
    const work = standingsOf(set);
    const before = searchIndex(work(EMPTY_DOCUMENT, new Map()));
    one.act([says('101', 'comment', 'New words')]);
    const after = searchIndex(work(one.folded.get(ASSESSMENT) ?? EMPTY_DOCUMENT, new Map()));
    expect(after.filter((entry, at) => entry !== before[at]).map(({ standing }) => standing.requirement.number)).toEqual(['101']);
  });
});

describe('what is marked', () => {
  it('keeps every character in its place', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldText(text).length === text.length));
  });

  it('marks only what was typed, in order, without overlaps', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'É') }),
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é') }),
        (text, typed) => {
          const words = wordsOf(typed);
          const folded = foldText(text);
          let last = -1;
          for (const { start, end } of rangesOf(folded, words)) {
            expect(start).toBeGreaterThan(last);
            expect(words.some((word) => folded.slice(start, end).includes(word))).toBe(true);
            last = end;
          }
        },
      ),
    );
  });

  it('cuts a long text around the first match', () => {
    const text = `${'before it '.repeat(40)}needle ${'after it '.repeat(40)}`;
    const piece = excerptOf({ text, ranges: rangesOf(text, ['needle']) });
    expect(piece.text.length).toBeLessThan(120);
    expect(piece.ranges.map(({ start, end }) => piece.text.slice(start, end))).toEqual(['needle']);
    expect(piece.text).toMatch(/^…before|^…it/);
  });
});
