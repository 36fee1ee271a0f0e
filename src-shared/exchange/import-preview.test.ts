import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ASSESSMENT } from '../../tests/arbitraries.ts';
import { type Computer, computer } from '../../tests/computer.ts';
import { fileOf, practiceComputer, says } from '../../tests/example-practice.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { ORGANISATION, personDocument } from '../assessment/document.ts';
import { fold } from '../assessment/fold.ts';
import { seal } from '../assessment/sealing.ts';
import type { AssessmentFile } from './assessment-file.ts';
import { type AnotherOrganisation, type Here, type Merge, previewImport } from './import-preview.ts';

const set = exampleSet();
const DAY = 86_400_000;

const hereOf = (self: Computer): Here => ({
  folded: self.folded,
  known: new Set(self.log.map(({ id }) => id)),
  destroyed: new Set(),
  now: new Date(self.wall),
});

function mergeOf(file: AssessmentFile, self: Computer): Merge {
  const preview = previewImport(file, hereOf(self), set);
  if (preview.kind !== 'merge') throw new Error(preview.words);
  return preview;
}

function refusalOf(file: AssessmentFile, self: Computer): AnotherOrganisation {
  const preview = previewImport(file, hereOf(self), set);
  if (preview.kind !== 'another organisation') throw new Error('it was not refused');
  return preview;
}

/** Two computers of one practice; the second has got everything from the first. */
function two(): { first: Computer; second: Computer } {
  const first = practiceComputer(1);
  const second = computer(2);
  second.receive(first.log);
  second.act([{ document: personDocument(second.by), field: 'name', value: 'Person 2' }]);
  first.wall += 60_000;
  second.wall += 120_000;
  return { first, second };
}

describe('what an import would change', () => {
  test('says each field before and after, who wrote it and when, and levels before and after', () => {
    const { first, second } = two();
    first.act([says('101', 'comment', 'We keep a log.')]);
    second.receive(first.log);
    second.wall += 60_000;
    second.act([
      says('101', 'comment', 'The log is on the shared drive.'),
      says('101', 'criteria/1a', true),
      says('101', 'criteria/1b', true),
      says('102', 'target', 2),
    ]);
    const preview = mergeOf(fileOf(second.log), first);
    expect(
      preview.changed.map(({ words, here, inFile, concurrent, requirement }) => ({
        words,
        here: here?.words,
        inFile: inFile.words,
        concurrent,
        requirement,
      })),
    ).toEqual([
      { words: 'Person 2: name', here: undefined, inFile: 'Person 2', concurrent: false, requirement: null },
      {
        words: '14.1-101 Matter 101: general comments',
        here: 'We keep a log.',
        inFile: 'The log is on the shared drive.',
        concurrent: false,
        requirement: '101',
      },
      { words: '14.1-101 Matter 101: criterion 1a', here: undefined, inFile: 'ticked', concurrent: false, requirement: '101' },
      { words: '14.1-101 Matter 101: criterion 1b', here: undefined, inFile: 'ticked', concurrent: false, requirement: '101' },
      { words: '14.1-102 Matter 102: target level', here: undefined, inFile: 'Level 2', concurrent: false, requirement: '102' },
    ]);
    expect(preview.changed[1]).toMatchObject({
      here: { by: 'Person 1', wall: '2026-09-01T12:01:00.000Z' },
      inFile: { by: 'Person 2', wall: '2026-09-01T12:03:00.000Z' },
    });
    expect(preview.levels).toEqual([
      { number: '101', title: 'Matter 101', before: 'No level yet', after: 'Level 1', falls: false },
    ]);
    expect(preview.shrinks).toEqual([]);
    expect(preview.authors).toEqual([
      { name: 'Person 2', changes: 5, from: '2026-09-01T12:00:00.000Z', to: '2026-09-01T12:03:00.000Z' },
    ]);
    expect(preview).toMatchObject({
      alreadyHere: 4,
      stays: [],
      runsAhead: null,
      warnings: [],
      organisation: { name: 'Riverside Surgery', odsCode: 'EX0001' },
    });
  });

  test('says what would be less than now, which is asked about', () => {
    const { first, second } = two();
    first.act([says('101', 'comment', 'We keep a log.'), says('101', 'level-0', true)]);
    second.receive(first.log);
    second.act([says('101', 'comment', ''), says('101', 'level-0', false)]);
    expect(mergeOf(fileOf(second.log), first).shrinks).toEqual([
      expect.stringMatching(/^The 2026\/27 assessment would have 0 of \d+ answered\. Now it has 1\.$/),
      'In the 2026/27 assessment these levels would fall: 101 from “Level 0” to “No level yet”.',
      '2 things that say something now would be empty or taken out.',
    ]);
    expect(mergeOf(fileOf(first.log), second).shrinks).toEqual([]);
  });

  test('an older file changes nothing, and what is newer here stays', () => {
    const { first } = two();
    first.act([says('101', 'comment', 'Old')]);
    const file = fileOf(first.log);
    first.act([says('101', 'comment', 'New')]);
    const preview = mergeOf(file, first);
    expect(preview).toMatchObject({ newChanges: [], changed: [], levels: [] });
    expect(preview.stays).toMatchObject([
      { words: '14.1-101 Matter 101: general comments', here: { words: 'New' }, inFile: { words: 'Old' }, concurrent: false },
    ]);
  });

  test('edits made without knowing of each other are concurrent, whichever is later', () => {
    const { first, second } = two();
    first.act([says('101', 'comment', 'Ours')]);
    second.act([says('101', 'comment', 'Theirs')]);
    expect(mergeOf(fileOf(second.log), first).changed).toMatchObject([
      {},
      { here: { words: 'Ours' }, inFile: { words: 'Theirs' }, concurrent: true },
    ]);
    expect(mergeOf(fileOf(first.log), second).stays).toMatchObject([
      { here: { words: 'Theirs' }, inFile: { words: 'Ours' }, concurrent: true },
    ]);
  });

  test('the same said on both sides is no change to show', () => {
    const { first, second } = two();
    first.act([says('101', 'criteria/1a', true)]);
    second.act([says('101', 'criteria/1a', true), says('101', 'level-0', true)]);
    second.act([says('101', 'level-0', false)]);
    const preview = mergeOf(fileOf(second.log), first);
    expect(preview.changed.map(({ words }) => words)).toEqual(['Person 2: name']);
    expect(preview.newChanges).toHaveLength(4);
  });

  test('what it announces is what the fold then says', () => {
    const value = fc.constantFrom(true, false);
    const field = fc.constantFrom('criteria/1a', 'criteria/1b', 'criteria/2a', 'level-0');
    const act = fc.tuple(fc.boolean(), field, value, fc.nat(300_000));
    fc.assert(
      fc.property(fc.array(act, { maxLength: 15 }), (acts) => {
        const { first, second } = two();
        for (const [isFirst, leaf, held, later] of acts) {
          const who = isFirst ? first : second;
          who.wall += later;
          who.act([says('101', leaf, held)]);
        }
        const preview = mergeOf(fileOf(second.log), first);
        const after = fold(preview.newChanges, first.folded);
        for (const [document, fields] of after)
          for (const [name, change] of fields) {
            const before = first.folded.get(document)?.get(name);
            const isListed = preview.changed.some((effect) => effect.document === document && effect.field === name);
            expect(isListed).toBe((before?.value || null) !== (change.value || null));
          }
        for (const { document, field: name } of preview.stays)
          expect(after.get(document)?.get(name)).toBe(first.folded.get(document)?.get(name));
      }),
    );
  });

  test('stamps more than a day ahead of this clock are flagged, and taken in all the same', () => {
    const { first, second } = two();
    second.wall = first.wall + 3.5 * DAY;
    second.act([says('101', 'comment', 'From the future')]);
    const preview = mergeOf(fileOf(second.log), first);
    expect(preview.runsAhead).toMatchObject({ changes: 1, furthestDays: 3, words: expect.stringContaining('by up to 3 days') });
    expect(preview.newChanges).toHaveLength(2);
    second.wall = first.wall;
    expect(mergeOf(fileOf(first.log), second).runsAhead).toBeNull();
  });

  test('unknown fields, unknown requirements, other texts and a completed copy are told of', () => {
    const { first, second } = two();
    first.act(seal(first.folded, ASSESSMENT, 'copy-1'));
    second.act([says('699', 'comment', 'Of a requirement that is not here')]);
    const file = fileOf(second.log);
    const mood = {
      ...file,
      changes: file.changes.map((change) =>
        change.field.startsWith('answers/699') ? { ...change, field: 'answers/101/mood' } : change,
      ),
    };
    expect(mergeOf(mood, first).changed).toContainEqual(
      expect.objectContaining({
        words: '14.1-101 Matter 101: assessment/igt/14.1/example-practice/2026-27/answers/101/mood (not known to this version)',
      }),
    );
    expect(mergeOf(file, first).warnings).toEqual([
      'The file answers requirement 699, which is not in the set “Example practice”. The answer is kept, and not shown or counted.',
      expect.stringContaining('completed on this computer'),
    ]);
    const otherTexts = { ...file, requirementSet: { ...file.requirementSet, hash: '0'.repeat(64) } };
    expect(mergeOf(otherTexts, first).warnings[0]).toContain('texts of igt/14.1/example-practice differ');
    const withoutSet = previewImport(file, hereOf(first), null);
    expect(withoutSet).toMatchObject({ kind: 'merge', levels: [] });
    expect(withoutSet.kind === 'merge' && withoutSet.warnings[0]).toContain('not on this computer');
  });

  test('a change known here that says something else in the file is told of, and ours stays', () => {
    const { first } = two();
    first.act([says('101', 'comment', 'True')]);
    const file = fileOf(first.log);
    const forged = {
      ...file,
      changes: file.changes.map((change) => (change.value === 'True' ? { ...change, value: 'Forged' } : change)),
    };
    const preview = mergeOf(forged, first);
    expect(preview.warnings).toEqual([
      '1 change in the file was altered since leaving this workspace. What is recorded here stays.',
    ]);
    expect(preview).toMatchObject({
      newChanges: [],
      changed: [],
      stays: [{ here: { words: 'True' }, inFile: { words: 'Forged' } }],
    });
  });
});

describe('whose file it is', () => {
  test('the same code merges, however it is written', () => {
    const there = practiceComputer(2, { name: 'Riverside Surgery Ltd', code: 'ex 0001' });
    expect(mergeOf(fileOf(there.log), practiceComputer(1)).newChanges).toHaveLength(3);
  });

  test('another code is never merged in', () => {
    const there = practiceComputer(2, { name: 'Hillside Surgery', code: 'EX0002' });
    const refusal = refusalOf(fileOf(there.log), practiceComputer(1));
    expect(refusal.words).toBe(
      "This file is of Hillside Surgery (EX0002), and the organisation open here is Riverside Surgery (EX0001). Answers of one organisation are never merged into another's.",
    );
    expect(refusal.offers).toEqual(['own workspace', 'proposals']);
    expect(refusal).toMatchObject({ inFile: { odsCode: 'EX0002' }, here: { odsCode: 'EX0001' } });
  });

  test('another code with history in common says how to go on if it was corrected', () => {
    const { first, second } = two();
    second.act([{ document: ORGANISATION, field: 'ods-code', value: 'EX0002' }]);
    expect(refusalOf(fileOf(second.log), first).words).toContain(
      'If they are the same organisation and its code was corrected since',
    );
  });

  test('without a code, history in common decides', () => {
    const first = practiceComputer(1, { code: '' });
    const second = computer(2);
    second.receive(first.log);
    second.act([{ document: ORGANISATION, field: 'ods-code', value: 'EX0001' }]);
    expect(mergeOf(fileOf(second.log), first).organisation.odsCode).toBe('EX0001');
    expect(mergeOf(fileOf(first.log), second).newChanges).toEqual([]);
    const stranger = practiceComputer(3, { code: '' });
    expect(refusalOf(fileOf(stranger.log), first).words).toContain('nothing shows that they are the same');
    expect(refusalOf(fileOf(practiceComputer(3).log), first).kind).toBe('another organisation');
  });

  test('a workspace in which nothing is said yet takes any file', () => {
    expect(mergeOf(fileOf(practiceComputer(1).log), computer(9)).newChanges).toHaveLength(3);
  });

  test('the name in the head of the file does not decide', () => {
    const file = fileOf(practiceComputer(2, { code: 'EX0002' }).log);
    const dressedUp = { ...file, organisation: { name: 'Riverside Surgery', odsCode: 'EX0001' } };
    expect(refusalOf(dressedUp, practiceComputer(1)).inFile.odsCode).toBe('EX0002');
  });
});

test('what was removed for good here is left out, and how much that is is said', () => {
  const there = practiceComputer(1);
  there.act([says('101', 'comment', 'Mrs Ångström fell')]);
  const here = practiceComputer(1);
  here.receive(there.log);
  const secret = there.log.filter(({ value }) => value === 'Mrs Ångström fell');
  there.act([says('102', 'comment', 'Said later')]);
  const left = there.log.filter((one) => !secret.includes(one) && here.known(one.id));
  const preview = previewImport(
    fileOf(there.log),
    {
      folded: fold(left),
      known: new Set(left.map(({ id }) => id)),
      destroyed: new Set(secret.map(({ id }) => id)),
      now: new Date(here.wall),
    },
    set,
  );
  if (preview.kind !== 'merge') throw new Error(preview.words);
  expect(preview.removedHere).toBe(1);
  expect(preview.newChanges.map(({ value }) => value)).toEqual(['Said later']);
  expect(JSON.stringify([preview.changed, preview.stays])).not.toContain('Ångström');
});
