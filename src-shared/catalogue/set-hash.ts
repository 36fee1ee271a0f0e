import { canonicalHash } from '../assessment/snapshot.ts';
import type { RequirementSet } from './requirement-set.ts';

/** SHA-256 over the canonical JSON of a complete set: two sets that differ in any word differ here. */
export function requirementSetHash(set: RequirementSet): string {
  return canonicalHash(set);
}
