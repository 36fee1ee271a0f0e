import type { RequirementSet } from '../../src-shared/catalogue/requirement-set.ts';
import type { StatementNamed } from '../../src-shared/submission/acceptance-said.ts';

/** What the service judges publications by. */
export interface Catalogue {
  readonly sets: readonly HeldSet[];
  /** Every version of the assurance statement that there was: an acceptance may be older than the newest. */
  readonly statements: readonly StatementNamed[];
}

/** A requirement set with its hash, which is worked out once. */
export interface HeldSet {
  readonly set: RequirementSet;
  readonly hash: string;
}
