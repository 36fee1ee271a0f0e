import { organisationOf, readPeople } from '../../../src-shared/assessment/organisation.ts';
import { Page } from '../../parts/page.tsx';
import { useFolded } from '../../session/session.ts';
import { Everybody } from './everybody.tsx';
import { PinLock } from './pin-lock.tsx';
import { Roles } from './roles.tsx';
import { WorkingHere } from './working-here.tsx';

/** Who works on the assessment, who does what, and whose name stands on the edits made now. */
export function PeoplePage() {
  const folded = useFolded();
  const people = readPeople(folded);
  const organisation = organisationOf(folded);
  return (
    <Page title="People">
      <WorkingHere people={people} />
      <PinLock people={people} />
      <Roles people={people} organisation={organisation} />
      <Everybody people={people} roles={organisation.roles} />
    </Page>
  );
}
