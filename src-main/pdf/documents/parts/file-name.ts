import type { RequirementSet } from '../../../../src-shared/catalogue/requirement-set.ts';
import { namedForFile } from '../../../../src-shared/exchange/file-names.ts';

/** A name for what belongs to no organisation: `IG Toolkit 14.1 general practice booklet`. */
export function setFileName({ name, version }: RequirementSet, what: string): string {
  return namedForFile(`IG Toolkit ${version} ${setInSentence(name)} ${what}`);
}

/** A set's name within a sentence: `general practice`, and `IT supplier` as it is. */
function setInSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? `${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
}
