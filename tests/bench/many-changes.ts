import type { Change } from '../../src-shared/assessment/change.ts';
import { stamp } from '../../src-shared/assessment/clock.ts';
import { documentId } from '../../src-shared/assessment/document.ts';
import { actionId, changeId } from '../../src-shared/assessment/identifiers.ts';
import { generalPractice } from './general-practice.ts';
import { answeredList } from './long-list.ts';

/**
 * The history of a head office whose branches all answer at the same time: one whole assessment's changes for each branch,
 * one change of each in turn, so that changes of one document never stand together.
 */
export function manyChanges(count: number): Change[] {
  const { log, assessment } = answeredList(generalPractice());
  const own = log.filter(({ document }) => document === assessment);
  const branches = Math.ceil(count / own.length);
  const made: Change[] = [];
  for (const one of own)
    for (let branch = 0; branch < branches && made.length < count; branch += 1) made.push(ofBranch(one, assessment, branch));
  return made;
}

/** The same change as another branch would have recorded it: ids, device and document of its own. */
function ofBranch(one: Change, assessment: string, branch: number): Change {
  const tag = branch.toString(16).padStart(4, '0');
  const retagged = (id: string): string => `${id.slice(0, 24)}${tag}${id.slice(28)}`;
  return {
    ...one,
    id: changeId.parse(retagged(one.id)),
    action: actionId.parse(retagged(one.action)),
    was: one.was === null ? null : changeId.parse(retagged(one.was)),
    at: stamp.parse(`${one.at.slice(0, -4)}${tag}`),
    document: documentId.parse(assessment.replace(/\/([^/]+)$/, `~${tag.padStart(8, '0')}/$1`)),
  };
}
