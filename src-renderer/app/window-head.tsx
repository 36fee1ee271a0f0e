import { ORGANISATION } from '../../src-shared/assessment/document.ts';
import { readOrganisation } from '../../src-shared/assessment/organisation.ts';
import { yearInWords } from '../../src-shared/assessment/toolkit-year.ts';
import { dueOf } from '../assessment/due.ts';
import type { AssessmentAddress } from '../assessment/paths.ts';
import { dayInWords } from '../parts/words.ts';
import { useFolded } from '../session/session.ts';
import { OrganisationSwitcher } from './organisation-switcher.tsx';
import { openSearch } from './search-state.ts';

/** Where am I: the organisation, the toolkit and its year, and when it is due. */
export function WindowHead({ assessment }: { readonly assessment: AssessmentAddress | null }) {
  const folded = useFolded();
  const organisation = readOrganisation(folded.get(ORGANISATION));
  const due = assessment ? dueOf(folded.get(assessment.document)) : null;
  return (
    <header className="head" data-region="head">
      <div className="head__where">
        <OrganisationSwitcher name={organisation.name} />
        {assessment && (
          <span className="head__toolkit">
            IG Toolkit {assessment.set.split('/')[1]}, {yearInWords(assessment.year)}
          </span>
        )}
        {due && (
          <span className="head__due">
            Due {dayInWords(due.day)} <span className="head__whose">({due.isSuggested ? 'suggested date' : 'your date'})</span>
          </span>
        )}
      </div>
      <button type="button" className="head__search" onClick={openSearch}>
        Search <kbd>Ctrl+K</kbd>
      </button>
    </header>
  );
}
