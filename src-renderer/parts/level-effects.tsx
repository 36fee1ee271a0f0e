import { useId } from 'react';
import type { LevelEffect } from '../../src-shared/exchange/level-effects.ts';

interface Props {
  readonly title: string;
  readonly levels: readonly LevelEffect[];
  /** What stands over the column of what would be. */
  readonly then: string;
}

/** The requirements whose level would be another. */
export function LevelEffects({ title, levels, then }: Props) {
  const id = useId();
  if (levels.length === 0) return null;
  return (
    <>
      <h3 className="nhsuk-heading-s" id={id}>
        {title}
      </h3>
      <table className="nhsuk-table nhsuk-table--compact stacked-table level-effects" aria-labelledby={id}>
        <thead className="nhsuk-table__head">
          <tr>
            <th scope="col">Requirement</th>
            <th scope="col">Now</th>
            <th scope="col">{then}</th>
          </tr>
        </thead>
        <tbody className="nhsuk-table__body">
          {levels.map(({ number, title: requirement, before, after }) => (
            <tr className="nhsuk-table__row" key={number}>
              <th scope="row" className="nhsuk-table__header">
                {number} {requirement}
              </th>
              <td className="nhsuk-table__cell" data-column="Now">
                {before}
              </td>
              <td className="nhsuk-table__cell" data-column={then}>
                <strong>{after}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
