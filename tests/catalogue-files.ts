import { readdirSync, readFileSync } from 'node:fs';
import { type RequirementSetFile, requirementSetFile } from '../src-shared/catalogue/requirement-set.ts';

const SETS = new URL('../assets/catalogue/igt/14.1/sets/', import.meta.url);

/** The shipped requirement set files, checked. For tests of `src-shared`, whose sources read no files. */
export function shippedSetFiles(): RequirementSetFile[] {
  return readdirSync(SETS).map((name) => requirementSetFile.parse(JSON.parse(readFileSync(new URL(name, SETS), 'utf8'))));
}
