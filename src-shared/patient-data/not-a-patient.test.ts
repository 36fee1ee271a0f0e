import { expect, test } from 'vitest';
import { documentId, ORGANISATION } from '../assessment/document.ts';
import { judgeField } from '../assessment/fields.ts';
import { notAPatientDigest } from './not-a-patient.ts';

const THIS_YEAR = documentId.parse('assessment/igt/14.1/general-practice/2026-27');

test('a decision fits its field and does not repeat the number', () => {
  const field = `answers/117/not-a-patient/${notAPatientDigest(THIS_YEAR, '117', '9434765919')}`;
  expect(judgeField(THIS_YEAR, field, true)).toEqual({ kind: 'fits' });
  expect(field).not.toContain('9434765919');
});

test('a decision counts for this document, this requirement and this number', () => {
  const one = notAPatientDigest(THIS_YEAR, '117', '9434765919');
  expect(notAPatientDigest(THIS_YEAR, '117', '9434765919')).toBe(one);
  const others = [
    notAPatientDigest(documentId.parse('assessment/igt/14.1/general-practice/2027-28'), '117', '9434765919'),
    notAPatientDigest(ORGANISATION, '117', '9434765919'),
    notAPatientDigest(THIS_YEAR, '211', '9434765919'),
    notAPatientDigest(THIS_YEAR, '117', '4010232137'),
  ];
  expect(new Set([one, ...others]).size).toBe(5);
});

test('it stays what it is, because decisions on record carry it', () => {
  expect(notAPatientDigest(THIS_YEAR, '117', '9434765919')).toMatchInlineSnapshot(`"b9dddd1ef1b61955"`);
});
