import type { RequirementSet, RequirementSetId } from '../../../src-shared/catalogue/requirement-set.ts';
import { type Confidence, confidence } from '../../../src-shared/catalogue/requirement-text.ts';
import { useRequirementSet } from '../../assessment/use-requirement-set.ts';
import { CONFIDENCE, count } from '../../parts/words.ts';

/** How sure the titles and numbers of the set in use are, counted. */
export function SureTitles({ id }: { readonly id: RequirementSetId }) {
  const set = useRequirementSet(id);
  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      <li>
        Titles of your set ({set.name}, {count(set.requirements.length, 'requirement')}):{' '}
        {counted(set, ({ title }) => title.confidence)}.
      </li>
      <li>That each number belongs to your set: {counted(set, ({ number_confidence }) => number_confidence)}.</li>
    </ul>
  );
}

/** `1 from a published source, 12 from memory, not confirmed` */
function counted(set: RequirementSet, of: (requirement: RequirementSet['requirements'][number]) => Confidence): string {
  return confidence.options
    .map((sure) => ({ sure, many: set.requirements.filter((requirement) => of(requirement) === sure).length }))
    .filter(({ many }) => many > 0)
    .map(({ sure, many }) => `${many} ${CONFIDENCE[sure]}`)
    .join('; ');
}
