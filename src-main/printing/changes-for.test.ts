import { expect, test } from 'vitest';
import { change } from '../../src-shared/assessment/change.ts';
import { assessmentDocument, documentId, ORGANISATION } from '../../src-shared/assessment/document.ts';
import { toolkitYear } from '../../src-shared/assessment/toolkit-year.ts';
import type { PrintedDocument } from '../../src-shared/contract/printing.ts';
import { changeOf } from '../../tests/arbitraries.ts';
import { completedAssessment } from '../../tests/bench/completed-assessment.ts';
import { generalPractice } from '../../tests/bench/general-practice.ts';
import { linked } from '../../tests/example-evidence.ts';
import { says } from '../../tests/example-practice.ts';
import { shippedStatement } from '../../tests/shipped-statement.ts';
import { changesFor } from './changes-for.ts';
import { planDocument } from './make-document.ts';
import type { ToMake } from './messages.ts';

const set = generalPractice();
const { assessment, on } = completedAssessment(set);
const earlier = assessmentDocument(set.id, toolkitYear.parse('2025-26'));
// The same file is evidence in two years.
const row = set.requirements[0]?.levels[1].criteria[0]?.evidence[0]?.id ?? '';
on.act([says('114', 'comment', 'Said a year ago', earlier), ...linked(1, '114', row, earlier)]);
const about = { set: set.id, print: 'normal', assessment } as const;

test.each([
  { ...about, kind: 'requirement', requirement: '114' },
  { ...about, kind: 'assessment' },
  { ...about, kind: 'readiness' },
  { ...about, kind: 'partners-note' },
  { ...about, kind: 'statement' },
  { ...about, kind: 'pack' },
] satisfies PrintedDocument[])('the document “$kind” says the same without the answers of other years', (document) => {
  const toMake: ToMake = {
    document,
    form: 'pdf',
    set,
    changes: on.log,
    at: new Date(0),
    embedded: new Map(),
    statement: shippedStatement(),
  };
  const changes = changesFor(document, on.log);
  expect(changes.length).toBeLessThan(on.log.length);
  const whole = planDocument(toMake);
  expect(whole.ok).toBe(true);
  expect(planDocument({ ...toMake, changes })).toEqual(whole);
});

test('a blank document is sent no answers, and what this version does not know is sent along', () => {
  const unknown = change.parse(
    changeOf({ id: 1, document: documentId.parse('plan/2030'), field: 'says', value: 'Of a newer version' }),
  );
  const all = [...on.log, unknown];
  const documents = new Set(changesFor({ kind: 'booklet', set: set.id, print: 'normal' }, all).map((change) => change.document));
  expect(documents).toContain(ORGANISATION);
  expect(documents).toContain(unknown.document);
  expect(documents).not.toContain(assessment);
});
