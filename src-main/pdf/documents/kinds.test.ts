import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { assessmentDocument } from '../../../src-shared/assessment/document.ts';
import { toolkitYear } from '../../../src-shared/assessment/toolkit-year.ts';
import type { PrintedKind } from '../../../src-shared/contract/printing.ts';
import { accepted, type Result } from '../../../src-shared/result.ts';
import { exampleFile, linked } from '../../../tests/example-evidence.ts';
import { practiceComputer, says } from '../../../tests/example-practice.ts';
import { checkPdf } from '../../../tests/pdf-rules/check-pdf.ts';
import { shippedStatement } from '../../../tests/shipped-statement.ts';
import { treeFaults } from '../../../tests/tree-faults.ts';
import { readCatalogue } from '../../catalogue/read-catalogue.ts';
import { makePdf } from '../make-pdf.ts';
import type { DocumentTree } from '../tree/document-tree.ts';
import type { Sources } from './document-kind.ts';
import { KINDS } from './kinds.ts';

const CATALOGUE = fileURLToPath(new URL('../../../assets/catalogue', import.meta.url));

/** A practice half way through the real set, with an answer of each sort. */
function halfWay(): { readonly sources: Sources; readonly assessment: ReturnType<typeof assessmentDocument> } {
  const set = readCatalogue(CATALOGUE).find(({ name }) => name === 'General practice');
  if (!set) throw new Error('there is no set for general practice');
  const assessment = assessmentDocument(set.id, toolkitYear.parse('2026-27'));
  const self = practiceComputer(1);
  const put = (number: string, leaf: string, value: string | boolean | number) =>
    self.act([says(number, leaf, value, assessment)]);
  for (const { number, levels, example_comment } of set.requirements.slice(0, 4)) {
    for (const { id } of [...levels[1].criteria, ...levels[2].criteria]) put(number, `criteria/${id}`, true);
    put(number, 'comment', example_comment);
  }
  put('117', 'level-0', true);
  put('211', 'level-0', true);
  put('304', 'not-relevant', true);
  put('304', 'not-relevant-reason', 'We use none.');
  put('699', 'comment', 'Of another set');
  self.act([
    ...exampleFile(1),
    ...linked(1, '117', '2b-training-log', assessment),
    ...linked(2, '117', '1a-minutes', assessment),
  ]);
  return { sources: { set, folded: self.folded, at: new Date('2026-12-24T14:32:00Z'), embedded: new Map() }, assessment };
}

function treeOf(kind: PrintedKind, print: 'normal' | 'large'): Result<DocumentTree, string> {
  const { sources, assessment } = halfWay();
  const about = { set: sources.set.id, print, assessment };
  switch (kind) {
    case 'requirement':
      return KINDS.requirement.tree({ ...about, kind, requirement: '117' }, sources);
    case 'booklet':
      return KINDS.booklet.tree({ set: about.set, print, kind }, sources);
    case 'assessment':
      return KINDS.assessment.tree({ ...about, kind }, sources);
    case 'readiness':
      return KINDS.readiness.tree({ ...about, kind }, sources);
    case 'partners-note':
      return KINDS['partners-note'].tree({ ...about, kind }, sources);
    case 'statement':
      return KINDS.statement.tree({ ...about, kind }, { ...sources, statement: shippedStatement() });
    case 'pack':
      return KINDS.pack.tree({ ...about, kind }, sources);
  }
}

const ALL = (Object.keys(KINDS) as PrintedKind[]).flatMap((kind) => [[kind, 'normal'] as const, [kind, 'large'] as const]);

test.each(ALL)('the document “%s” in %s print is a sound tree, and its PDF breaks no rule', async (kind, print) => {
  const tree = treeOf(kind, print);
  expect(tree).toEqual(accepted(expect.anything()));
  if (!tree.ok) return;
  expect(treeFaults(tree.value)).toEqual([]);
  expect(await checkPdf(makePdf(tree.value))).toEqual([]);
});
