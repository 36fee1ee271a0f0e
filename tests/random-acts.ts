import fc from 'fast-check';
import { addEvidence, draft, markNotRelevant, tickCriterion, tickLevelZero } from '../src-shared/assessment/acts.ts';
import { type AnswerFields, fieldsByRequirement } from '../src-shared/assessment/answer.ts';
import { EMPTY_DOCUMENT, type FoldedDocument } from '../src-shared/assessment/fold.ts';
import type { Draft } from '../src-shared/assessment/record.ts';
import type { Requirement, RequirementSet } from '../src-shared/catalogue/requirement-set.ts';
import { accepted, type Result } from '../src-shared/result.ts';
import { ASSESSMENT, anyText } from './arbitraries.ts';

/** What a person can do on the requirement page, drawn by lot. */
export type Act = { readonly requirement: Requirement } & (
  | { readonly kind: 'tick'; readonly criterion: string; readonly ticked: boolean }
  | { readonly kind: 'level zero'; readonly ticked: boolean }
  | { readonly kind: 'not relevant'; readonly ticked: boolean }
  | { readonly kind: 'write'; readonly leaf: string; readonly text: string }
  | { readonly kind: 'add evidence'; readonly row: string; readonly criterion: string; readonly title: string }
  | { readonly kind: 'evidence box'; readonly row: string; readonly leaf: 'obtained' | 'removed'; readonly ticked: boolean }
);

export function anyAct(set: RequirementSet): fc.Arbitrary<Act> {
  const ticked = fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) });
  const criterion = fc.constantFrom('1a', '1b', '2a', '2b', '3a');
  const row = fc.constantFrom('1a-letter', '2a-log', 'added-1', 'added-2');
  const kinds = fc.oneof(
    { weight: 12, arbitrary: fc.record({ kind: fc.constant('tick' as const), criterion, ticked }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('level zero' as const), ticked }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('not relevant' as const), ticked: fc.boolean() }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('write' as const),
        leaf: fc.constantFrom('comment', 'not-relevant-reason', 'evidence/1a-letter/location'),
        text: anyText,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('add evidence' as const),
        row: fc.constantFrom('added-1', 'added-2'),
        criterion,
        title: anyText,
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('evidence box' as const),
        row,
        leaf: fc.constantFrom('obtained' as const, 'removed' as const),
        ticked,
      }),
    },
  );
  return fc.tuple(fc.constantFrom(...set.requirements), kinds).map(([requirement, kind]) => ({ requirement, ...kind }));
}

export function fieldsOf(assessment: FoldedDocument | undefined, requirement: Requirement): AnswerFields {
  return fieldsByRequirement(assessment ?? EMPTY_DOCUMENT).get(requirement.number) ?? new Map();
}

/** The drafts of an act on the assessment as it stands, or the words with which it is refused. */
export function draftsOf(act: Act, assessment: FoldedDocument | undefined): Result<Draft[], string> {
  const where = { assessment: ASSESSMENT, requirement: act.requirement, fields: fieldsOf(assessment, act.requirement) };
  switch (act.kind) {
    case 'tick':
      return tickCriterion(where, act.criterion, act.ticked);
    case 'level zero':
      return tickLevelZero(where, act.ticked);
    case 'not relevant':
      return markNotRelevant(where, act.ticked);
    case 'write':
      return accepted([draft(where, act.leaf, act.text)]);
    case 'add evidence':
      return accepted(addEvidence(where, act.row, act.criterion, act.title));
    case 'evidence box':
      return accepted([draft(where, `evidence/${act.row}/${act.leaf}`, act.ticked)]);
  }
}
