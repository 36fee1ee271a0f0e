import { addEvidence, draft, tickCriterion } from '../../src-shared/assessment/acts.ts';
import { fieldsByRequirement } from '../../src-shared/assessment/answer.ts';
import type { DocumentId } from '../../src-shared/assessment/document.ts';
import { EMPTY_DOCUMENT } from '../../src-shared/assessment/fold.ts';
import { CRITERIA_LEVELS } from '../../src-shared/assessment/levels.ts';
import type { Draft } from '../../src-shared/assessment/record.ts';
import type { Requirement } from '../../src-shared/catalogue/requirement-set.ts';
import type { Result } from '../../src-shared/result.ts';
import type { Computer } from '../computer.ts';

/** How long an act takes whoever is at the computer, in milliseconds. */
const AN_ACT = 40_000;

/**
 * Answers one requirement on a computer as a person does, act by act, with the same code as the screens: ticks, one of them
 * taken back and made again, evidence for every criterion, a comment that is written in five goes, a target and an owner.
 *
 * @param lastWords end the comment
 */
export function answerRequirement(
  computer: Computer,
  assessment: DocumentId,
  requirement: Requirement,
  lastWords = 'and goes to the meeting in May.',
): void {
  const where = { assessment, requirement };
  const say = (...leaves: readonly (readonly [string, Draft['value']])[]): void => {
    computer.wall += AN_ACT;
    computer.act(leaves.map(([leaf, value]) => draft(where, leaf, value)));
  };
  const tick = (criterion: string, ticked: boolean): void => {
    const fields = fieldsByRequirement(computer.folded.get(assessment) ?? EMPTY_DOCUMENT).get(requirement.number) ?? new Map();
    computer.wall += AN_ACT;
    computer.act(taken(tickCriterion({ ...where, fields }, criterion, ticked)));
  };
  say(['owner', computer.by], ['target', 3]);
  for (const level of CRITERIA_LEVELS)
    for (const criterion of requirement.levels[level].criteria) {
      tick(criterion.id, true);
      for (const row of criterion.evidence) {
        say([`evidence/${row.id}/obtained`, true]);
        say([`evidence/${row.id}/location`, `Shared drive, IG folder, ${requirement.number}, ${row.id}`]);
        // A pause while typing is a change of its own.
        say([`evidence/${row.id}/details`, `${row.text}, looked at by`]);
        say([`evidence/${row.id}/details`, `${row.text}, looked at by the partners, next due in a year.`]);
      }
    }
  tick('1a', false);
  tick('1a', true);
  const own = `own-${requirement.number}`;
  computer.act(addEvidence({ ...where, fields: new Map() }, own, '1a', 'Minutes of the practice meeting'));
  say([`evidence/${own}/obtained`, true], [`evidence/${own}/location`, 'Filing cabinet 2, meetings']);
  let comment = '';
  for (const words of [
    requirement.example_comment,
    'The partners looked at this in the autumn',
    'and found nothing to change.',
    'The list is kept by the practice manager',
    lastWords,
  ]) {
    comment = `${comment} ${words}`.trim();
    say(['comment', comment]);
  }
}

function taken(drafts: Result<Draft[], string>): Draft[] {
  if (!drafts.ok) throw new Error(drafts.refusal);
  return drafts.value;
}
