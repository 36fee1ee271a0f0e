import type { Requirement } from '../catalogue/requirement-set.ts';
import { accepted, type Result, refused } from '../result.ts';
import { type AnswerFields, readAnswer } from './answer.ts';
import type { DocumentId } from './document.ts';
import { CRITERIA_LEVELS, criteriaOf, levelState, lockOf } from './levels.ts';
import { listInWords } from './readiness.ts';
import type { Draft } from './record.ts';

/** What a person does on the requirement page, as drafts of changes. A refusal is a sentence for the person. */

interface Where {
  readonly assessment: DocumentId;
  readonly requirement: Requirement;
  readonly fields: AnswerFields;
}

/** Ticks or unticks a criterion. Reaching level 1 clears level 0 (rule 1). */
export function tickCriterion(where: Where, criterion: string, ticked: boolean): Result<Draft[], string> {
  const answer = readAnswer(where.requirement, where.fields);
  const drafts = [draft(where, `criteria/${criterion}`, ticked)];
  if (!ticked) return accepted(drafts);
  if (answer.notRelevant) return refused('This requirement is marked not relevant. Untick that first.');
  const lock = lockOf(where.requirement, answer, criterion);
  if (lock) return refused(`Level ${lock.level} comes first: tick ${listInWords(lock.missing)}.`);
  const after = levelState(where.requirement, { ...answer, ticked: new Set([...answer.ticked, criterion]) });
  if (answer.levelZero && after.reachedByTicks > 0) drafts.push(draft(where, 'level-0', false));
  return accepted(drafts);
}

/** Ticks or unticks level 0, which can be said only while level 1 is incomplete. Ticks made so far stay. */
export function tickLevelZero(where: Where, ticked: boolean): Result<Draft[], string> {
  const answer = readAnswer(where.requirement, where.fields);
  if (ticked && answer.notRelevant) return refused('This requirement is marked not relevant. Untick that first.');
  const { reachedByTicks } = levelState(where.requirement, answer);
  if (ticked && reachedByTicks > 0) return refused(`Your ticks reach level ${reachedByTicks}, so level 0 does not apply.`);
  return accepted([draft(where, 'level-0', ticked)]);
}

/**
 * Marks a requirement not relevant, which sets its ticks aside, or takes that back, which brings back the ticks that were
 * set aside by the same act and not touched since.
 */
export function markNotRelevant(where: Where, notRelevant: boolean): Result<Draft[], string> {
  if (!notRelevant) {
    const marked = where.fields.get('not-relevant');
    const tickBoxes = [
      'level-0',
      ...CRITERIA_LEVELS.flatMap((level) => criteriaOf(where.requirement, level).map((id) => `criteria/${id}`)),
    ];
    const setAside = tickBoxes.filter((leaf) => {
      const held = where.fields.get(leaf);
      // Only while it is marked: taken back once already, the same act would set aside nothing.
      return marked?.value === true && held?.action === marked.action && held.value === false;
    });
    return accepted([draft(where, 'not-relevant', false), ...setAside.map((leaf) => draft(where, leaf, true))]);
  }
  if (!where.requirement.not_relevant.offered)
    return refused('This requirement has no “Not relevant” choice for your kind of organisation.');
  const answer = readAnswer(where.requirement, where.fields);
  return accepted([
    draft(where, 'not-relevant', true),
    ...(answer.levelZero ? [draft(where, 'level-0', false)] : []),
    ...[...answer.ticked].map((criterion) => draft(where, `criteria/${criterion}`, false)),
  ]);
}

/** “Add other evidence”: a new row under a criterion. */
export function addEvidence(where: Where, row: string, criterion: string, title: string): Draft[] {
  return [draft(where, `evidence/${row}/criterion`, criterion), draft(where, `evidence/${row}/title`, title)];
}

/** A draft of one leaf of this requirement's answer. */
export function draft(where: Pick<Where, 'assessment' | 'requirement'>, leaf: string, value: Draft['value']): Draft {
  return { document: where.assessment, field: `answers/${where.requirement.number}/${leaf}`, value };
}
