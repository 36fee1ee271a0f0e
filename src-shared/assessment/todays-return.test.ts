import { describe, expect, it } from 'vitest';
import { ASSESSMENT } from '../../tests/arbitraries.ts';
import { computer } from '../../tests/computer.ts';
import { exampleFile, linked } from '../../tests/example-evidence.ts';
import { says } from '../../tests/example-practice.ts';
import { exampleSet } from '../../tests/example-set.ts';
import type { RequirementSet } from '../catalogue/requirement-set.ts';
import { type TodaysReturnList, todaysReturnList } from '../catalogue/todays-return.ts';
import { entryAsText, todaysReturnTable } from '../exchange/todays-return-text.ts';
import { HONEST_NOTICE } from '../honest-notice.ts';
import { fieldsByRequirement } from './answer.ts';
import { EMPTY_DOCUMENT } from './fold.ts';
import { knownFiles } from './known-files.ts';
import { type RequirementStanding, requirementStanding } from './readiness.ts';
import type { Draft } from './record.ts';
import { type TodaysEntry, todaysReturn } from './todays-return.ts';

const item = (id: string, neverAsked?: string): TodaysReturnList['items'][number] => ({
  item: id,
  standard: Number(id.split('.')[0]),
  subject: `Subject ${id}`,
  asks: `Whether ${id} is done.`,
  mandatory: true,
  in_the_old_set: neverAsked === undefined,
  ...(neverAsked === undefined ? {} : { never_asked_note: neverAsked }),
});

const list = todaysReturnList.parse({
  name: 'An invented return',
  source: 'invented',
  confidence: 'assumed',
  note: 'Nobody asks this.',
  standards: Array.from({ length: 10 }, (_, at) => ({ number: at + 1, name: `Standard ${at + 1}` })),
  items: [item('1.1.1'), item('1.1.2'), item('2.1.1'), item('8.3.1', 'Ask your IT service.'), item('9.1.1', 'Walk round once.')],
});

const example = exampleSet();
const set: RequirementSet = {
  ...example,
  requirements: example.requirements.map((requirement) => ({
    ...requirement,
    today:
      requirement.number === '101'
        ? [
            { item: '1.1.1', use: 'The list can be used.', confidence: 'reported' },
            { item: '8.3.1', use: 'A little of it.', confidence: 'assumed' },
          ]
        : requirement.number === '102'
          ? [
              { item: '1.1.1', use: 'The log can be used.', confidence: 'reported' },
              { item: '1.1.2', use: 'The plan can be used.', confidence: 'reported' },
            ]
          : [],
  })),
};

function standings(...drafts: readonly Draft[]): RequirementStanding[] {
  const one = computer(1);
  one.act(drafts);
  const fields = fieldsByRequirement(one.folded.get(ASSESSMENT) ?? EMPTY_DOCUMENT);
  return set.requirements.map((requirement) =>
    requirementStanding(requirement, fields.get(requirement.number), knownFiles(one.folded)),
  );
}

const answers = [
  says('101', 'comment', 'The partners looked at it in May.'),
  says('101', 'evidence/1a-list/obtained', true),
  says('101', 'evidence/1a-list/location', 'Shared drive, "IG"'),
  says('101', 'evidence/1a-letter/obtained', true),
];

function entries(...drafts: readonly Draft[]): Map<string, TodaysEntry> {
  return new Map(
    todaysReturn(list, standings(...drafts)).flatMap((standard) => standard.entries.map((entry) => [entry.item.item, entry])),
  );
}

describe('what today’s return asks', () => {
  it('lists every item once, under its standard', () => {
    const standards = todaysReturn(list, standings());
    expect(standards).toHaveLength(10);
    expect(standards.flatMap(({ number, entries: own }) => own.map((entry) => [number, entry.item.item]))).toEqual([
      [1, '1.1.1'],
      [1, '1.1.2'],
      [2, '2.1.1'],
      [8, '8.3.1'],
      [9, '9.1.1'],
    ]);
  });

  it('says how far each item is', () => {
    const states = Object.fromEntries([...entries(...answers)].map(([id, { state }]) => [id, state]));
    // 8.3.1 has an answer that is only assumed to fit, which does not outweigh that the old set never asked it.
    expect(states).toEqual({
      '1.1.1': 'to use',
      '1.1.2': 'nothing yet',
      '2.1.1': 'no requirement',
      '8.3.1': 'never asked',
      '9.1.1': 'never asked',
    });
    expect(entries(...answers).get('8.3.1')?.uses).toHaveLength(1);
  });

  it('counts a document without a place as nothing to carry over', () => {
    expect(entries(says('101', 'evidence/1a-letter/obtained', true)).get('1.1.1')?.state).toBe('nothing yet');
  });

  it('counts a document that is attached, and names it', () => {
    const attached = [...exampleFile(1, 'Letter.pdf'), ...linked(1, '101', '1a-letter')];
    const entry = entries(...attached).get('1.1.1');
    expect(entry?.state).toBe('to use');
    expect(entry && entryAsText(entry)).toBe('- The letter for 1a: attached: Letter.pdf');
  });

  it('copies what people wrote, and nothing of ours', () => {
    const text = (id: string, ...drafts: readonly ReturnType<typeof says>[]): string => {
      const entry = entries(...drafts).get(id);
      return entry ? entryAsText(entry) : '?';
    };
    expect(text('1.1.1', ...answers)).toBe(
      'The partners looked at it in May.\n- The letter for 1a: obtained, no place given\n- The list for 1a: Shared drive, "IG"',
    );
    const both = text('1.1.1', ...answers, says('102', 'comment', 'A log.'));
    expect(both.startsWith('Matter 101:\nThe partners')).toBe(true);
    expect(both.endsWith('\n\nMatter 102:\nA log.')).toBe(true);
    expect(text('1.1.2', ...answers)).toBe('');
    expect(text('9.1.1', ...answers)).toBe('');
  });

  it('makes a table with a line for each item and requirement, and the honest notice', () => {
    const table = todaysReturnTable(list, todaysReturn(list, standings(...answers)));
    expect(table.match(/^1\.1\.1,/gm)).toHaveLength(2);
    expect(table).toContain(
      '9.1.1,9 Standard 9,Subject 9.1.1,Whether 9.1.1 is done.,yes,The old set never asked this,,,Walk round once.,,',
    );
    expect(table).toContain('Shared drive, ""IG""');
    expect(table).toContain(HONEST_NOTICE[1]);
  });
});
