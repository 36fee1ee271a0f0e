import type { Confidence } from '../catalogue/requirement-text.ts';
import type { TodaysItem, TodaysReturnList } from '../catalogue/todays-return.ts';
import type { EvidenceItem } from './answer.ts';
import type { RequirementStanding } from './readiness.ts';

/** What one requirement's answer can do for an item of today's return. */
export interface TodaysUse {
  readonly standing: RequirementStanding;
  /** What of the answer can be used there, in our own words. */
  readonly use: string;
  readonly confidence: Confidence;
  /** Evidence that is obtained, or has a file or a place. */
  readonly evidence: readonly EvidenceItem[];
  /** True when there is something to carry over: a comment, or evidence with a file or a place. */
  readonly saysSomething: boolean;
}

export interface TodaysEntry {
  readonly item: TodaysItem;
  readonly uses: readonly TodaysUse[];
  /**
   * `to use`: an answer says something that can be used. `nothing yet`: a requirement asks for it and its answer says
   * nothing yet. `never asked`: the old set did not ask it, though an answer may be of some use. `no requirement`: the old
   * set touched it only in passing.
   */
  readonly state: 'to use' | 'nothing yet' | 'never asked' | 'no requirement';
}

export interface TodaysStandard {
  readonly number: number;
  readonly name: string;
  readonly entries: readonly TodaysEntry[];
}

/** Lays an assessment's answers beside the items of today's return, standard by standard, in the order of the list. */
export function todaysReturn(list: TodaysReturnList, standings: readonly RequirementStanding[]): readonly TodaysStandard[] {
  return list.standards.map(({ number, name }) => ({
    number,
    name,
    entries: list.items.filter(({ standard }) => standard === number).map((item) => entryOf(item, standings)),
  }));
}

function entryOf(item: TodaysItem, standings: readonly RequirementStanding[]): TodaysEntry {
  const uses = standings.flatMap((standing) =>
    standing.requirement.today
      .filter((one) => one.item === item.item)
      .map(({ use, confidence }) => useOf(standing, use, confidence)),
  );
  return { item, uses, state: stateOf(item, uses) };
}

function useOf(standing: RequirementStanding, use: string, confidence: Confidence): TodaysUse {
  const isSomewhere = ({ location, files }: EvidenceItem): boolean => location.trim() !== '' || files.length > 0;
  const evidence = standing.answer.evidence.filter((item) => item.obtained || isSomewhere(item));
  const saysSomething = standing.answer.comment.trim() !== '' || evidence.some(isSomewhere);
  return { standing, use, confidence, evidence, saysSomething };
}

/** That a requirement asks for it has to be better known than assumed to outweigh that the old set never did. */
function stateOf(item: TodaysItem, uses: readonly TodaysUse[]): TodaysEntry['state'] {
  if (!item.in_the_old_set && uses.every(({ confidence }) => confidence === 'assumed')) return 'never asked';
  if (uses.some(({ saysSomething }) => saysSomething)) return 'to use';
  return uses.length > 0 ? 'nothing yet' : 'no requirement';
}
