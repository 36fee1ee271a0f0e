import type { LevelEffect } from '../../../src-shared/exchange/level-effects.ts';

/** The requirements whose level would be another. */
export function LevelEffects({ levels }: { readonly levels: readonly LevelEffect[] }) {
  if (levels.length === 0) return null;
  return (
    <>
      <h3 className="nhsuk-heading-s" id="level-effects">
        Levels that would change
      </h3>
      <table className="nhsuk-table nhsuk-table--compact stacked-table import__levels" aria-labelledby="level-effects">
        <thead className="nhsuk-table__head">
          <tr>
            <th scope="col">Requirement</th>
            <th scope="col">Now</th>
            <th scope="col">After merging</th>
          </tr>
        </thead>
        <tbody className="nhsuk-table__body">
          {levels.map(({ number, title, before, after }) => (
            <tr className="nhsuk-table__row" key={number}>
              <th scope="row" className="nhsuk-table__header">
                {number} {title}
              </th>
              <td className="nhsuk-table__cell" data-column="Now">
                {before}
              </td>
              <td className="nhsuk-table__cell" data-column="After merging">
                <strong>{after}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
