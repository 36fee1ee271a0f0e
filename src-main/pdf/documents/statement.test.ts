import { expect, test } from 'vitest';
import { ORGANISATION } from '../../../src-shared/assessment/document.ts';
import type { Draft } from '../../../src-shared/assessment/record.ts';
import { copyAsItStands } from '../../../src-shared/assessment/sealing.ts';
import { sealForPublishing } from '../../../src-shared/submission/publishing.ts';
import { ASSESSMENT } from '../../../tests/arbitraries.ts';
import { says } from '../../../tests/example-practice.ts';
import { exampleSet } from '../../../tests/example-set.ts';
import { answeredPractice, copyOn, newSubmission } from '../../../tests/example-submission.ts';
import { shippedStatement } from '../../../tests/shipped-statement.ts';
import { linesOfTree } from '../../../tests/words-of-tree.ts';
import { loadFaces } from '../fonts/load-faces.ts';
import { layOut } from '../layout/lay-out.ts';
import type { Sources } from './document-kind.ts';
import { statementToSign } from './statement.ts';

const SET = exampleSet();
const ASKED = { kind: 'statement', set: SET.id, print: 'normal', assessment: ASSESSMENT } as const;
const AT = new Date('2026-09-02T13:32:00.000Z');

const practiceWith = (drafts: readonly Draft[]) => {
  const practice = answeredPractice();
  practice.act(drafts);
  return practice;
};
const sourcesOf = (drafts: readonly Draft[] = []): Sources => ({
  set: SET,
  folded: practiceWith(drafts).folded,
  at: AT,
  embedded: new Map(),
  statement: shippedStatement(),
});
function treeOf(sources: Sources) {
  const tree = statementToSign.tree(ASKED, sources);
  if (!tree.ok) throw new Error(tree.refusal);
  return tree.value;
}
const linesOf = (drafts: readonly Draft[] = []): string => linesOfTree(treeOf(sourcesOf(drafts))).join('\n');

test('it says what is accepted, clause by clause, over which assessment, and where to sign', () => {
  const lines = linesOf();
  const { title, wording, clauses } = shippedStatement();
  for (const words of [title, wording, ...clauses.flatMap(({ name, text }) => `${name}. ${text}`)])
    expect(lines).toContain(words);
  for (const words of [
    'Riverside Surgery, EX0001',
    'IG Toolkit 14.1, 2026/27, as it stood on 2 September 2026 at 14:32',
    'All 4 requirements answered. Our own result: satisfactory, 66 %.',
    'Name and role',
    'Signature and date',
    'Version 1.',
  ])
    expect(lines).toContain(words);
});

test('its fingerprint is the beginning of the hash of what is published after it was signed', () => {
  const practice = practiceWith([]);
  const { hash } = copyAsItStands(practice.folded, ASSESSMENT);
  const grouped = (hash.slice(0, 32).match(/.{4}/g) ?? []).join(' ');
  expect(linesOf()).toContain(grouped);
  practice.act(sealForPublishing(practice.folded, ASSESSMENT, newSubmission()));
  expect(copyOn(practice).hash).toBe(hash);
  expect(linesOf([says('101', 'comment', 'Another comment.')])).not.toContain(grouped);
});

test('before it is finished it says so, and gives no result', () => {
  const lines = linesOf([says('101', 'criteria/1a', false)]);
  expect(lines).toContain('3 of 4 requirements answered. Before you sign, 1 thing is left to do.');
  expect(lines).not.toContain('Our own result');
});

test('it is one page in normal print, also under the longest result', () => {
  const below = [says('101', 'criteria/2a', false)];
  for (const drafts of [[], below, [{ document: ORGANISATION, field: 'name', value: '' }]])
    expect(layOut(treeOf(sourcesOf(drafts)), loadFaces().faces).pages).toHaveLength(1);
  expect(linesOf(below)).toContain('Our own result: not satisfactory');
});

test('its file is called after it', () => {
  expect(statementToSign.fileName(ASKED, sourcesOf())).toBe('Riverside Surgery IG Toolkit 14.1 2026-27 assurance statement');
});

test('without a text there is no document', () => {
  expect(statementToSign.tree(ASKED, { ...sourcesOf(), statement: undefined })).toEqual({
    ok: false,
    refusal: 'There is no assurance statement here to print.',
  });
});
