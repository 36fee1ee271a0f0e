import { Suspense, useId } from 'react';
import { Link } from 'wouter';
import type { Organisation, Person } from '../../../src-shared/assessment/organisation.ts';
import type { RequirementSetId } from '../../../src-shared/catalogue/requirement-set.ts';
import { Loading } from '../../app/loading.tsx';
import { useAssessments } from '../../assessment/use-assessments.ts';
import { useRequirementSet } from '../../assessment/use-requirement-set.ts';
import { useSession } from '../../session/session.ts';
import { RoleChoice } from './role-choice.tsx';

interface Props {
  readonly people: readonly Person[];
  readonly organisation: Organisation;
}

/** Who does what: the roles that this kind of organisation has, by the set of its newest assessment. */
export function Roles(props: Props) {
  const { sets } = useSession();
  const [newest] = useAssessments();
  const ofType = sets.find(({ organisationType }) => organisationType === props.organisation.type)?.id;
  const set = newest && sets.some(({ id }) => id === newest.set) ? newest.set : ofType;
  const id = useId();
  return (
    <section className="people__roles" aria-labelledby={id}>
      <h2 className="nhsuk-heading-s" id={id}>
        Roles
      </h2>
      {set ? (
        <Suspense fallback={<Loading />}>
          <RolesOfSet set={set} {...props} />
        </Suspense>
      ) : (
        <p className="prose">
          Which roles there are depends on the kind of organisation.{' '}
          <Link href="/organisation#type">Choose the kind of organisation</Link>
        </p>
      )}
    </section>
  );
}

function RolesOfSet({ set, people, organisation: { roles } }: Props & { readonly set: RequirementSetId }) {
  const asked = useRequirementSet(set).roles;
  // Roles given while the organisation was of another kind stay on record, so they are shown.
  const others = [...roles.keys()].filter((role) => !asked.includes(role));
  return (
    <>
      <p className="prose">One person can have several roles. In a small organisation that is usual.</p>
      {[...asked, ...others].map((role) => (
        <RoleChoice key={role} role={role} holder={roles.get(role) ?? null} people={people} />
      ))}
    </>
  );
}
