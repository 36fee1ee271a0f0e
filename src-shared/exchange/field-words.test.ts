import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ASSESSMENT, anyChange } from '../../tests/arbitraries.ts';
import { practiceComputer, says } from '../../tests/example-practice.ts';
import { exampleSet } from '../../tests/example-set.ts';
import type { Value } from '../assessment/change.ts';
import { type DocumentId, documentId, ORGANISATION, personDocument } from '../assessment/document.ts';
import { fieldInWords } from './field-words.ts';

const practice = practiceComputer(1);
practice.act([says('101', 'evidence/added-1/title', 'Our own list')]);
const context = { folded: practice.folded, set: exampleSet() };
const person = personDocument(practice.by);
const plan = documentId.parse('plan/2027');

describe('fields in words', () => {
  test.each<[DocumentId, string, Value, string, string]>([
    [ORGANISATION, 'name', 'Riverside', 'Organisation: name', 'Riverside'],
    [ORGANISATION, 'ods-code', '', 'Organisation: code (ODS code)', 'nothing'],
    [ORGANISATION, 'type', 'general-practice', 'Organisation: type', 'general practice'],
    [ORGANISATION, 'roles/ig-lead', practice.by, 'Organisation: information governance lead', 'Person 1'],
    [ORGANISATION, 'roles/caldicott-guardian', null, 'Organisation: Caldicott guardian', 'nobody'],
    [person, 'e-mail', 'a@example.org', 'Person 1: e-mail address', 'a@example.org'],
    [person, 'removed', true, 'Person 1: list of people', 'taken off the list'],
    [ASSESSMENT, 'due', '2027-03-31', 'Assessment: due date', '31 March 2027'],
    [ASSESSMENT, 'purpose', 'practice-run', 'Assessment: what it is for', 'practice run'],
    [ASSESSMENT, 'sealed/copy-1/hash', 'f'.repeat(64), 'Assessment: completed copy', 'kept'],
    [ASSESSMENT, 'sealed/copy-1/reopened', true, 'Assessment: reopened as a new revision', 'yes'],
    [ASSESSMENT, 'sealed/copy-1/salt', 'f'.repeat(32), 'Assessment: completed copy', 'kept'],
    [ASSESSMENT, 'sealed/copy-1/acceptance/name', 'Ada', 'Assessment: who accepted the assurance statement', 'Ada'],
    [
      ASSESSMENT,
      'sealed/copy-1/acceptance/role',
      'Partner',
      'Assessment: in which role the assurance statement was accepted',
      'Partner',
    ],
    [
      ASSESSMENT,
      'sealed/copy-1/acceptance/signed',
      '2027-03-30',
      'Assessment: when the assurance statement was signed on paper',
      '30 March 2027',
    ],
    [ASSESSMENT, 'sealed/copy-1/acceptance/way', 'on-paper', 'Assessment: acceptance of the assurance statement', 'kept'],
    [ASSESSMENT, 'answers/101/criteria/1a', false, '14.1-101 Matter 101: criterion 1a', 'not ticked'],
    [ASSESSMENT, 'answers/101/level-0', true, '14.1-101 Matter 101: level 0', 'ticked'],
    [ASSESSMENT, 'answers/101/target', 0, '14.1-101 Matter 101: target level', 'Level 0'],
    [
      ASSESSMENT,
      'answers/101/owner',
      'nobody we know',
      '14.1-101 Matter 101: who looks after it',
      'someone whose name is not known',
    ],
    [
      ASSESSMENT,
      'answers/101/evidence/1a-letter/obtained',
      true,
      '14.1-101 Matter 101: evidence “The letter for 1a”: obtained',
      'obtained',
    ],
    [
      ASSESSMENT,
      'answers/101/evidence/added-1/location',
      'Cabinet',
      '14.1-101 Matter 101: evidence “Our own list”: where it is',
      'Cabinet',
    ],
    [ASSESSMENT, 'answers/699/comment', 'x', '14.1-699: general comments', 'x'],
    [person, 'constructor', 1, `${person}/constructor (not known to this version)`, '1'],
    [plan, 'actions/1', true, 'plan/2027/actions/1 (not known to this version)', 'true'],
  ])('%s %s', (document, field, value, words, said) => {
    const found = fieldInWords(document, field, context);
    expect([found.words, found.say(value)]).toEqual([words, said]);
  });

  test('every field and value has words, with a set and without', () => {
    fc.assert(
      fc.property(anyChange, fc.boolean(), ({ document, field, value }, withSet) => {
        const found = fieldInWords(document, field, withSet ? context : { ...context, set: null });
        expect(found.words).not.toBe('');
        expect(found.say(value)).not.toBe('');
      }),
    );
  });
});
