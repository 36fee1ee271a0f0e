import { Page } from '../../parts/page.tsx';
import { FinishRemoving } from './finish-removing.tsx';
import { PastPeriod } from './past-period.tsx';
import { RemovalsList } from './removals-list.tsx';
import { RetentionPeriods } from './retention-periods.tsx';
import { WhoMayRemove } from './who-may.tsx';

/** How long things are kept, what is past its period, and what was removed for good. */
export function RemovalsPage() {
  return (
    <Page title="Keeping and removing" caption="Evidence">
      <div data-help="removing">
        <RetentionPeriods />
        <PastPeriod />
        <section aria-labelledby="removals">
          <h2 className="nhsuk-heading-m" id="removals">
            Removed for good
          </h2>
          <FinishRemoving />
          <RemovalsList />
          <WhoMayRemove />
        </section>
      </div>
    </Page>
  );
}
