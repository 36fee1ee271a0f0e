import { describe, expect, it } from 'vitest';
import type { Change } from '../../../src-shared/assessment/change.ts';
import { documentId, ORGANISATION, personDocument } from '../../../src-shared/assessment/document.ts';
import { calendarDay } from '../../../src-shared/assessment/toolkit-year.ts';
import { ASSESSMENT } from '../../../tests/arbitraries.ts';
import { computer } from '../../../tests/computer.ts';
import { type ActivityFilter, fitsFilter, NO_FILTER } from './activity-filter.ts';
import { KINDS, kindOf } from './activity-kind.ts';

const sam = computer(1);
const alex = computer(2);
sam.wall = Date.UTC(2026, 6, 1, 22, 30);
sam.act([
  { document: ORGANISATION, field: 'name', value: 'Riverside Surgery' },
  { document: personDocument(sam.by), field: 'name', value: 'Sam Okafor' },
  { document: ASSESSMENT, field: 'purpose', value: 'yearly' },
]);
sam.wall = Date.UTC(2026, 6, 1, 23, 30);
sam.act([{ document: ASSESSMENT, field: 'answers/101/criteria/1a', value: true }]);
alex.wall = Date.UTC(2026, 11, 1, 12);
alex.act([
  { document: ASSESSMENT, field: 'answers/102/comment', value: 'In the café’s folder' },
  { document: ASSESSMENT, field: 'answers/102/evidence/1a-letter/location', value: 'Shared drive' },
]);
const changes = [...sam.log, ...alex.log];
const asText = (change: Change): string => `${change.field} ${change.value}`;

function fields(filter: Partial<ActivityFilter>): string[] {
  return changes.filter(fitsFilter({ ...NO_FILTER, ...filter }, asText)).map(({ field }) => field.replace('answers/', ''));
}

describe('the activity is narrowed', () => {
  it('by nothing, to everything', () => expect(fields({})).toHaveLength(6));

  it('by person', () => {
    expect(fields({ person: alex.by })).toEqual(['102/comment', '102/evidence/1a-letter/location']);
  });

  it('by place', () => {
    expect(fields({ where: { kind: 'organisation' } })).toEqual(['name']);
    expect(fields({ where: { kind: 'people' } })).toEqual(['name']);
    expect(fields({ where: { kind: 'assessment', document: ASSESSMENT, requirement: null } })).toHaveLength(4);
    expect(fields({ where: { kind: 'assessment', document: ASSESSMENT, requirement: '101' } })).toEqual(['101/criteria/1a']);
  });

  it('by kind, each change being of one', () => {
    expect(fields({ kind: 'Answers' })).toEqual(['101/criteria/1a', '102/comment']);
    expect(fields({ kind: 'Evidence' })).toEqual(['102/evidence/1a-letter/location']);
    expect(fields({ kind: 'People and organisation' })).toEqual(['name', 'name']);
    expect(fields({ kind: 'Assessments' })).toEqual(['purpose']);
    expect(KINDS.flatMap((kind) => fields({ kind }))).toHaveLength(changes.length);
    expect(kindOf({ document: documentId.parse('plan/2027'), field: 'x' })).toBeNull();
  });

  it('by days as they are in the United Kingdom, both included', () => {
    const day = (text: string) => calendarDay.parse(text);
    // 23:30 UTC on 1 July is the second of July in London.
    expect(fields({ to: day('2026-07-01') })).toEqual(['name', 'name', 'purpose']);
    expect(fields({ from: day('2026-07-02'), to: day('2026-07-02') })).toEqual(['101/criteria/1a']);
    expect(fields({ from: day('2026-12-01') })).toHaveLength(2);
    expect(fields({ from: day('2026-12-02') })).toEqual([]);
  });

  it('by words that are all found, whatever their case and accents', () => {
    expect(fields({ words: 'CAFE folder' })).toEqual(['102/comment']);
    expect(fields({ words: 'cafe drive' })).toEqual([]);
    expect(fields({ words: '  ' })).toHaveLength(6);
  });

  it('by several at once', () => {
    expect(fields({ person: alex.by, kind: 'Evidence', words: 'drive' })).toEqual(['102/evidence/1a-letter/location']);
    expect(fields({ person: sam.by, kind: 'Evidence' })).toEqual([]);
  });
});
