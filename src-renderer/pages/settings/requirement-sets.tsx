import { CONFIDENCE } from '../../parts/words.ts';
import { useSession } from '../../session/session.ts';
import { LoadSet } from './load-set.tsx';
import { SaveSet } from './save-set.tsx';

/** Which requirement sets there are, how far each can be relied on, and how to correct one. */
export function RequirementSets() {
  const { sets } = useSession();
  return (
    <>
      <h2 className="nhsuk-heading-m">Requirement sets</h2>
      <p className="prose">
        A requirement set is the list of requirements for one kind of organisation. The descriptions, criteria, examples and
        guidance are our own wording. How sure the list of numbers is, the table says.
      </p>
      <table className="nhsuk-table nhsuk-table--compact stacked-table settings__sets">
        <caption className="nhsuk-table__caption nhsuk-u-visually-hidden">Requirement sets on this computer</caption>
        <thead className="nhsuk-table__head">
          <tr>
            <th scope="col">Kind of organisation</th>
            <th scope="col">Requirements</th>
            <th scope="col">The list of numbers is</th>
            <th scope="col">Take a copy</th>
          </tr>
        </thead>
        <tbody className="nhsuk-table__body">
          {sets.map((set) => (
            <tr className="nhsuk-table__row" key={set.id}>
              <th scope="row" className="nhsuk-table__header">
                {set.name}
                {set.local && <span className="nhsuk-tag note-tag">Corrected here</span>}
                <span className="small muted settings__id">{set.id}</span>
              </th>
              <td className="nhsuk-table__cell" data-column="Requirements">
                {set.requirements}
              </td>
              <td className="nhsuk-table__cell" data-column="The list of numbers is">
                {CONFIDENCE[set.confidence]}
              </td>
              <td className="nhsuk-table__cell">
                <SaveSet id={set.id} name={set.name} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <LoadSet />
    </>
  );
}
