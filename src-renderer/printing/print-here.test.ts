import { expect, test } from 'vitest';
import { printHere } from './print-here.ts';

const ASSESSMENT = '/assessment/igt/14.1/general-practice/2026-27';

test('each page brings up what is expected of it there', () => {
  expect(printHere(`${ASSESSMENT}/requirements/117`)).toEqual({
    kind: 'document',
    first: 'answered-requirement',
    requirement: '117',
  });
  expect(printHere(`${ASSESSMENT}/requirements`)).toEqual({ kind: 'document', first: 'assessment', requirement: null });
  expect(printHere(`${ASSESSMENT}/left-to-do`)).toEqual({ kind: 'document', first: 'readiness', requirement: null });
  expect(printHere('/evidence')).toEqual({ kind: 'document', first: 'pack', requirement: null });
  expect(printHere('/')).toEqual({ kind: 'document', first: 'assessment', requirement: null });
});

test('a paper of its own is printed as it stands', () => {
  for (const path of [`${ASSESSMENT}/finish`, `${ASSESSMENT}/todays-return`, '/recovery-code', '/help/keyboard', '/activity'])
    expect(printHere(path)).toEqual({ kind: 'page' });
});
