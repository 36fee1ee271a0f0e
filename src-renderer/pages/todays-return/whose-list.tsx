import type { RequirementSet } from '../../../src-shared/catalogue/requirement-set.ts';
import type { TodaysReturnList } from '../../../src-shared/catalogue/todays-return.ts';
import { CONFIDENCE } from '../../parts/words.ts';

interface Props {
  readonly list: TodaysReturnList;
  readonly set: Pick<RequirementSet, 'organisation_type' | 'name'>;
}

/** Whose list this is and how sure it is; louder for an organisation that has another one. */
export function WhoseList({ list, set }: Props) {
  const about = (
    <>
      <p>{list.note}</p>
      <p className="small muted">
        Where it comes from: {list.source}. As a whole it is {CONFIDENCE[list.confidence]}. Which of your requirements fits an
        item is our own judgement.
      </p>
    </>
  );
  if (set.organisation_type === 'general-practice')
    return (
      <div className="nhsuk-inset-text tight">
        <h2 className="nhsuk-heading-s">Whose list this is: {list.name}</h2>
        {about}
      </div>
    );
  return (
    <div className="nhsuk-warning-callout todays-warning">
      <h2 className="nhsuk-warning-callout__label">This is not your list</h2>
      <p>
        It is that of {list.name}. You answer as: {set.name}. The DSPT has another list for you, with fewer or more items, so use
        this one only to find your way.
      </p>
      {about}
    </div>
  );
}
