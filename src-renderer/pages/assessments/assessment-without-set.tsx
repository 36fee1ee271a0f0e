import { Link } from 'wouter';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import type { AssessmentAddress } from '../../assessment/paths.ts';

/** An assessment whose requirement set is not on this computer: its answers are kept, and wait for the set. */
export function AssessmentWithoutSet({ address: { set, year } }: { readonly address: AssessmentAddress }) {
  return (
    <section className="card">
      <h2 className="card__heading">
        IG Toolkit {set.split('/')[1]}, {yearInWords(year)}
      </h2>
      <p className="prose">
        Its answers are safe, and cannot be shown yet: the requirement set {set} is not on this computer. Ask whoever sent you the
        assessment for the set’s file, and <Link href="/settings#load-set">load it on the Settings page</Link>.
      </p>
    </section>
  );
}
