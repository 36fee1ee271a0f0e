import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ASSESSMENT } from '../../tests/arbitraries.ts';
import { type Computer, visible } from '../../tests/computer.ts';
import { exampleFile, linked } from '../../tests/example-evidence.ts';
import { fileOf, practiceComputer, says } from '../../tests/example-practice.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { anyAct, draftsOf } from '../../tests/random-acts.ts';
import { fieldsByRequirement } from '../assessment/answer.ts';
import { assessmentDocument } from '../assessment/document.ts';
import { requirementStanding } from '../assessment/readiness.ts';
import { toolkitYear } from '../assessment/toolkit-year.ts';
import { requirementSetId } from '../catalogue/requirement-set.ts';
import { type Proposal, proposalsFrom } from './proposals.ts';

const set = exampleSet();

const other = (): Computer => practiceComputer(2, { name: 'Hillside Surgery', code: 'EX0002' });

function proposalsOf(there: Computer, here: Computer, alsoStarted = false): Proposal[] {
  return proposalsFrom(fileOf(there.log), set, { folded: here.folded, assessment: ASSESSMENT, alsoStarted });
}

const take = (proposals: readonly Proposal[], here: Computer): void => void here.act(proposals.flatMap(({ drafts }) => drafts));

describe('the answers of another organisation as proposals', () => {
  test('ticks, comment and evidence come as drafts of the person here', () => {
    const there = other();
    there.act([
      says('101', 'criteria/1a', true),
      says('101', 'criteria/1b', true),
      says('101', 'comment', 'We keep a log.'),
      says('101', 'target', 3),
      says('101', 'owner', there.by),
      says('101', 'evidence/1a-letter/obtained', true),
      says('101', 'evidence/1a-letter/location', 'Cabinet'),
      says('101', 'evidence/added-1/criterion', '1b'),
      says('101', 'evidence/added-1/title', 'Our own list'),
      says('101', 'evidence/1a-list/obtained', true),
      says('101', 'evidence/1a-list/removed', true),
    ]);
    const here = practiceComputer(1);
    const proposals = proposalsOf(there, here);
    expect(proposals).toMatchObject([
      { number: '101', title: 'Matter 101', started: false, levelHere: 'No level yet', levelInFile: 'Level 1', leftOut: [] },
    ]);
    take(proposals, here);
    const { answer, state } = requirementStanding(
      set.requirements[0] as never,
      fieldsByRequirement(here.folded.get(ASSESSMENT) ?? new Map()).get('101'),
    );
    expect(state.attainment).toEqual({ kind: 'level', level: 1 });
    expect(answer).toMatchObject({ comment: 'We keep a log.', target: null, owner: null });
    expect(answer.evidence).toContainEqual({
      row: '1a-letter',
      criterion: '1a',
      suggested: true,
      title: 'The letter for 1a',
      obtained: true,
      location: 'Cabinet',
      details: '',
      files: [],
      fileNames: [],
      lostFiles: [],
    });
    expect(answer.evidence).toContainEqual({
      row: 'added-1',
      criterion: '1b',
      suggested: false,
      title: 'Our own list',
      obtained: false,
      location: '',
      details: '',
      files: [],
      fileNames: [],
      lostFiles: [],
    });
    expect(answer.evidence.find(({ row }) => row === '1a-list')?.obtained).toBe(false);
    expect(here.log.filter(({ document }) => document === ASSESSMENT).every(({ by }) => by === here.by)).toBe(true);
  });

  test('evidence files stay theirs: named, and not linked here', () => {
    const there = other();
    there.act([...exampleFile(1, 'Training log.xlsx'), ...exampleFile(2)]);
    there.act([says('101', 'criteria/1a', true), ...linked(1, '101', '1a-letter'), ...linked(2, '101', '1a-letter')]);
    const here = practiceComputer(1);
    const proposals = proposalsOf(there, here);
    expect(proposals[0]?.leftOut).toEqual([
      'The 2 files that prove it there: Training log.xlsx (1 kB) and Document 2.pdf (2 kB). Add your own.',
    ]);
    take(proposals, here);
    expect(here.log.some(({ document, field }) => document.startsWith('evidence/') || field.includes('/files/'))).toBe(false);
  });

  test('requirements that were started here are left alone unless asked for', () => {
    const there = other();
    there.act([says('101', 'level-0', true), says('101', 'comment', 'Nothing yet'), says('102', 'level-0', true)]);
    const here = practiceComputer(1);
    here.act([says('101', 'criteria/1a', true), says('101', 'criteria/1b', true)]);
    expect(proposalsOf(there, here).map(({ number }) => number)).toEqual(['102']);
    const all = proposalsOf(there, here, true);
    expect(all[0]).toMatchObject({ number: '101', started: true, levelHere: 'Level 1', levelInFile: 'Level 0' });
    take(all, here);
    expect(visible(here.folded)).toMatchObject({
      [`${ASSESSMENT} answers/101/level-0`]: true,
      [`${ASSESSMENT} answers/101/comment`]: 'Nothing yet',
    });
    expect(visible(here.folded)).not.toHaveProperty([`${ASSESSMENT} answers/101/criteria/1a`]);
  });

  test('a comment alone does not take ticks away', () => {
    const there = other();
    there.act([says('101', 'comment', 'Only words')]);
    const here = practiceComputer(1);
    here.act([says('101', 'criteria/1a', true)]);
    expect(proposalsOf(there, here, true)[0]?.drafts).toEqual([says('101', 'comment', 'Only words')]);
  });

  test('not relevant comes with its reason where the set offers it, and is told of where not', () => {
    const there = other();
    for (const number of ['101', '202'])
      there.act([says(number, 'not-relevant', true), says(number, 'not-relevant-reason', 'We have none')]);
    const proposals = proposalsOf(there, practiceComputer(1));
    expect(proposals).toMatchObject([
      { number: '101', drafts: [], leftOut: ['It was marked not relevant there, which your set does not offer here.'] },
      {
        number: '202',
        drafts: [says('202', 'not-relevant', true), says('202', 'not-relevant-reason', 'We have none')],
        leftOut: [],
      },
    ]);
  });

  test('what no screen allows is told of and not proposed', () => {
    const there = other();
    there.act([says('101', 'criteria/1a', true), says('101', 'criteria/2a', true), says('101', 'criteria/3z', true)]);
    there.act([says('102', 'criteria/1a', true), says('102', 'criteria/1b', true), says('102', 'level-0', true)]);
    const proposals = proposalsOf(there, practiceComputer(1));
    expect(proposals).toMatchObject([
      {
        number: '101',
        drafts: [says('101', 'criteria/1a', true)],
        leftOut: ['3z was ticked there, and your set does not have it.', '2a was ticked there over an incomplete lower level.'],
      },
      { number: '102', drafts: [], leftOut: ['It was answered in two ways there: level 0 and level 1.'] },
    ]);
  });

  test('a row that only the other set suggests becomes an added row with a title', () => {
    const there = other();
    there.act([says('101', 'evidence/1b-training-log/obtained', true), says('101', 'evidence/9x-odd/obtained', true)]);
    expect(proposalsOf(there, practiceComputer(1))[0]?.drafts).toEqual([
      says('101', 'evidence/1b-training-log/criterion', '1b'),
      says('101', 'evidence/1b-training-log/title', 'Training log'),
      says('101', 'evidence/1b-training-log/obtained', true),
    ]);
  });

  test('they go into the assessment that is given, and requirements the set does not have are passed over', () => {
    const nextYear = assessmentDocument(requirementSetId.parse('igt/14.1/example-practice'), toolkitYear.parse('2027-28'));
    const there = other();
    there.act([says('101', 'comment', 'Words'), says('699', 'comment', 'Elsewhere')]);
    const proposals = proposalsFrom(fileOf(there.log), set, { folded: new Map(), assessment: nextYear, alsoStarted: false });
    expect(proposals.flatMap(({ drafts }) => drafts)).toEqual([says('101', 'comment', 'Words', nextYear)]);
  });

  test('whatever was answered there, taking the proposals gives its level, is allowed, and twice is once', () => {
    fc.assert(
      fc.property(fc.array(anyAct(set), { maxLength: 30 }), fc.array(anyAct(set), { maxLength: 15 }), (theirs, ours) => {
        const [there, here] = [other(), practiceComputer(1)];
        for (const [who, acts] of [
          [there, theirs],
          [here, ours],
        ] as const)
          for (const act of acts) {
            const drafts = draftsOf(act, who.folded.get(ASSESSMENT));
            if (drafts.ok) who.act(drafts.value);
          }
        const proposals = proposalsOf(there, here, true);
        take(proposals, here);
        const now = fieldsByRequirement(here.folded.get(ASSESSMENT) ?? new Map());
        for (const requirement of set.requirements) {
          const proposal = proposals.find(({ number }) => number === requirement.number);
          const { attainment } = requirementStanding(requirement, now.get(requirement.number)).state;
          expect(attainment.kind).not.toBe('answered in two ways');
          if (proposal?.levelInFile.startsWith('Level'))
            expect(`Level ${'level' in attainment ? attainment.level : ''}`).toBe(proposal.levelInFile);
        }
        expect(proposalsOf(there, here, true).flatMap(({ drafts }) => drafts)).toEqual([]);
      }),
    );
  });
});
