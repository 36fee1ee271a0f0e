import { expect, it } from 'vitest';
import type { Change, Value } from '../../../src-shared/assessment/change.ts';
import { type DocumentId, documentId, ORGANISATION, personDocument } from '../../../src-shared/assessment/document.ts';
import { removalId } from '../../../src-shared/assessment/identifiers.ts';
import { removeForGood } from '../../../src-shared/assessment/removal-acts.ts';
import { ASSESSMENT } from '../../../tests/arbitraries.ts';
import { computer } from '../../../tests/computer.ts';
import { exampleSet } from '../../../tests/example-set.ts';
import { isBookkeeping } from '../../removal/removal-words.ts';
import { changeInWords } from './change-words.ts';
import { mayBeTakenBack } from './may-be-taken-back.ts';
import { whereChoices } from './where-choices.ts';

const set = exampleSet();
const [first] = set.requirements;
const title = first?.short_title;
const sam = computer(1);
sam.act([
  { document: personDocument(sam.by), field: 'name', value: 'Sam: Okafor' },
  { document: ASSESSMENT, field: 'answers/555/comment', value: 'x' },
]);
const words = { folded: sam.folded, sets: new Map([[set.id, set]]) };
const say = (document: DocumentId, field: string, value: Value, context: Parameters<typeof changeInWords>[1] = words) =>
  changeInWords({ document, field, value } as Change, context);

it('an answer names its requirement, leads to it and quotes what was typed', () => {
  expect(say(ASSESSMENT, 'answers/101/comment', 'In the folder')).toEqual({
    where: `14.1-101 ${title}, 2026/27`,
    path: `/${ASSESSMENT}/requirements/101`,
    what: 'general comments',
    said: 'In the folder',
    isTyped: true,
  });
  expect(say(ASSESSMENT, 'answers/101/criteria/1a', true)).toMatchObject({
    what: 'criterion 1a',
    said: 'ticked',
    isTyped: false,
  });
  expect(say(ASSESSMENT, 'answers/101/comment', '')).toMatchObject({ said: 'nothing', isTyped: false });
});

it('without its set an answer still names its requirement', () => {
  expect(say(ASSESSMENT, 'answers/101/comment', 'x', { folded: new Map(), sets: new Map() })).toMatchObject({
    where: '14.1-101, 2026/27',
    what: 'general comments',
  });
});

it('the rest leads to the page where it is changed', () => {
  expect(say(ORGANISATION, 'name', 'Riverside')).toMatchObject({
    where: 'Organisation details',
    path: '/organisation',
    what: 'name',
  });
  expect(say(ORGANISATION, 'roles/ig-lead', sam.by)).toMatchObject({ where: 'Roles', path: '/people', said: 'Sam: Okafor' });
  expect(say(personDocument(sam.by), 'job', 'Manager')).toMatchObject({
    where: 'People: Sam: Okafor',
    path: '/people',
    what: 'job',
  });
  expect(say(ASSESSMENT, 'purpose', 'yearly')).toMatchObject({ where: 'Assessment 14.1, 2026/27', path: '/', isTyped: false });
  expect(say(ASSESSMENT, 'sealed/copy-1/hash', 'a'.repeat(64))).toMatchObject({ path: `/${ASSESSMENT}/finish`, said: 'kept' });
  expect(say(documentId.parse('plan/2027'), 'aim', 'x')).toMatchObject({ path: null });
});

it('every place can be chosen, also answers to what the set does not have', () => {
  const choices = whereChoices(words);
  expect(choices.map(({ words: shown }) => shown)).toEqual([
    'Organisation details and roles',
    'People',
    'All of this assessment',
    ...set.requirements.map(({ number, short_title }) => `${number} ${short_title}`),
    '555',
  ]);
  expect(new Set(choices.map(({ key }) => key)).size).toBe(choices.length);
  expect(choices.at(-1)).toMatchObject({
    group: 'IG Toolkit 14.1, 2026/27, Example practice',
    where: { kind: 'assessment', document: ASSESSMENT, requirement: '555' },
  });
});

it('a removal says what went and why, without a word of it, and is never offered to be taken back', () => {
  const one = computer(2);
  one.act([{ document: ASSESSMENT, field: 'answers/101/comment', value: 'Mrs Ångström' }]);
  const id = removalId.parse('01990000-0000-7000-8000-00000000beef');
  const target = { kind: 'text', document: ASSESSMENT, field: 'answers/101/comment' } as const;
  const { changes } = one.act(
    removeForGood({ id, target, why: 'It named a patient', changes: one.log, hashes: [], marker: 'ab'.repeat(16) }),
  );
  const context = { folded: one.folded, sets: words.sets };
  const told = changes.filter((change) => !isBookkeeping(change)).map((change) => changeInWords(change, context));
  expect(told).toEqual([
    { where: 'Removed for good', path: '/evidence/removals', what: 'why', said: 'It named a patient', isTyped: true },
    {
      where: 'Removed for good',
      path: '/evidence/removals',
      what: 'what it was',
      said: `The general comments of 14.1-101 ${title}`,
      isTyped: false,
    },
  ]);
  expect(mayBeTakenBack(changes, one.folded)).toBe(false);
});
