import { expect, it } from 'vitest';
import { HONEST_NOTICE } from '../honest-notice.ts';
import { activityTable } from './activity-table.ts';

it('has a line for every change, UK times, and the honest notice in the last line', () => {
  const lines = activityTable([
    {
      act: 1,
      wall: '2026-07-01T22:30:00.000Z',
      who: 'Sam Okafor',
      where: '14.1-117 Training',
      what: 'general comments',
      said: '=1+1, "so"',
      kind: 'Answers',
    },
    {
      act: 1,
      wall: '2026-12-01T09:05:00.000Z',
      who: 'Sam Okafor',
      where: 'Organisation',
      what: 'name',
      said: 'nothing',
      kind: '',
    },
  ]).split('\r\n');
  expect(lines.slice(0, 3)).toEqual([
    '\uFEFFAct,When (UK time),Who,Where,What,Changed to,Kind',
    '1,2026-07-01 23:30,Sam Okafor,14.1-117 Training,general comments,"\'=1+1, ""so""",Answers',
    '1,2026-12-01 09:05,Sam Okafor,Organisation,name,nothing,',
  ]);
  expect(lines[3]).toBe(`"${HONEST_NOTICE.join(' ')}",,,,,,`);
  expect(lines.slice(4)).toEqual(['']);
});
