import { whoMayRemove } from '../../../src-shared/assessment/may-remove.ts';
import { organisationOf } from '../../../src-shared/assessment/organisation.ts';
import { listInWords } from '../../../src-shared/assessment/readiness.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { ROLES } from '../../parts/words.ts';
import { useFolded, useWorkspace } from '../../session/session.ts';

/** Whether the person who works here may remove things for good. */
export function useMayRemove(): boolean {
  const { person } = useWorkspace();
  const who = whoMayRemove(useFolded());
  return who === 'anybody' || (person !== null && who.has(person));
}

/** Who may remove things for good, and what that check is worth. */
export function WhoMayRemove() {
  const folded = useFolded();
  const nameOf = usePersonName();
  const who = whoMayRemove(folded);
  if (who === 'anybody')
    return (
      <p className="field-note removal__who">
        Nobody holds a role here that answers for information, such as information governance lead, Caldicott Guardian or SIRO.
        Until somebody does, anybody who works here can remove things for good.
      </p>
    );
  const { roles } = organisationOf(folded);
  const holders = [...who].map((person) => {
    const held = [...roles].filter(([, holder]) => holder === person).map(([role]) => ROLES[role].name);
    return `${nameOf(person)} (${listInWords(held)})`;
  });
  return (
    <p className="field-note removal__who">
      Here this is for {listInWords(holders)}. It is a courtesy check: whoever can open this app can give themselves a role, and
      what is done stays on record under a name.
    </p>
  );
}
