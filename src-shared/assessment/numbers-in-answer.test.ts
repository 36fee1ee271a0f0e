import { describe, expect, test } from 'vitest';
import { ASSESSMENT } from '../../tests/arbitraries.ts';
import { computer } from '../../tests/computer.ts';
import { exampleFile, fileOf, linked, revisionOf } from '../../tests/example-evidence.ts';
import { exampleSet } from '../../tests/example-set.ts';
import type { Requirement } from '../catalogue/requirement-set.ts';
import { notAPatientDigest } from '../patient-data/not-a-patient.ts';
import { fieldsByRequirement, readAnswer } from './answer.ts';
import { evidenceDocument } from './document.ts';
import { EMPTY_DOCUMENT } from './fold.ts';
import { knownFiles } from './known-files.ts';
import { type NumberInAnswer, numbersInAnswer } from './numbers-in-answer.ts';
import type { Draft } from './record.ts';

const R101 = exampleSet().requirements[0] as Requirement;
const NUMBER = '943 476 5919';

const says = (leaf: string, value: Draft['value']): Draft => ({ document: ASSESSMENT, field: `answers/101/${leaf}`, value });

function found(...drafts: readonly Draft[]): NumberInAnswer[] {
  const on = computer(1);
  on.act(drafts);
  const fields = fieldsByRequirement(on.folded.get(ASSESSMENT) ?? EMPTY_DOCUMENT).get('101') ?? new Map();
  const files = knownFiles(on.folded);
  return numbersInAnswer(readAnswer(R101, fields, files), fields, files);
}

describe('what looks like an NHS number', () => {
  test.each([
    ['comment', 'comments', 'the general comments'],
    ['not-relevant-reason', 'not-relevant', 'the reason why it is not relevant'],
    ['evidence/1a-letter/location', 'evidence', 'the location of “The letter for 1a”'],
    ['evidence/1a-letter/details', 'evidence', 'the details of “The letter for 1a”'],
  ])('in %s is found, with its place', (leaf, section, where) => {
    expect(found(says(leaf, `Seen with ${NUMBER} in May`))).toEqual([
      { asWritten: NUMBER, digest: notAPatientDigest(ASSESSMENT, '101', '9434765919'), section, leaf, where },
    ]);
  });

  test('in the name of evidence that somebody added is found', () => {
    expect(
      found(says('evidence/extra/criterion', '1b'), says('evidence/extra/title', `Letter ${NUMBER}`)).map(({ where }) => where),
    ).toEqual([`the name of “Letter ${NUMBER}”`]);
  });

  test('in the name of a linked file is found, and not once it is unlinked', () => {
    const leaf = `evidence/1a-letter/files/${fileOf(1)}`;
    const attached = [...exampleFile(1, 'Letter 9434765919.pdf'), ...linked(1, '101', '1a-letter')];
    expect(found(...attached)).toMatchObject([{ asWritten: '9434765919', leaf }]);
    expect(found(...attached, says(leaf, false))).toEqual([]);
  });

  test('in the name of a file is passed over where whoever attached it said that it is not a patient', () => {
    const checked = {
      document: evidenceDocument(fileOf(1)),
      field: `revisions/${revisionOf(1)}/patient-check`,
      value: 'not-a-patient',
    };
    const attached = [...exampleFile(1, 'Order 9434765919.pdf'), checked, ...linked(1, '101', '1a-letter')];
    expect(found(...attached)).toEqual([]);
    const renamed = { document: evidenceDocument(fileOf(1)), field: 'name', value: 'Letter 401 023 2137' };
    expect(found(...attached, renamed).map(({ asWritten }) => asWritten)).toEqual(['401 023 2137']);
  });

  test('twice in one text is one, in two texts two', () => {
    expect(found(says('comment', `${NUMBER} and 9434765919`))).toHaveLength(1);
    expect(found(says('comment', NUMBER), says('evidence/1a-letter/details', NUMBER))).toHaveLength(2);
  });

  test('is passed over once somebody has said that it is not a patient, wherever it stands in this answer', () => {
    const said = says(`not-a-patient/${notAPatientDigest(ASSESSMENT, '101', '9434765919')}`, true);
    expect(found(says('comment', NUMBER), says('evidence/1a-letter/details', '9434765919'), said)).toEqual([]);
    expect(found(says('comment', `${NUMBER}, 401 023 2137`), said).map(({ asWritten }) => asWritten)).toEqual(['401 023 2137']);
  });

  test('in a row that was taken out, or in texts without any, is nothing', () => {
    expect(found(says('evidence/1a-letter/details', NUMBER), says('evidence/1a-letter/removed', true))).toEqual([]);
    expect(found(says('comment', 'Ring 01632 960123, order 1234567890.'))).toEqual([]);
  });
});
