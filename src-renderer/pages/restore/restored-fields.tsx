import type { RestoredField } from '../../../src-shared/exchange/restore-preview.ts';
import { count } from '../../parts/words.ts';

const MOST_ROWS = 200;
const LONGEST_TEXT = 300;

const shortened = (text: string): string =>
  text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT).toWellFormed()}…` : text;

/** Field by field, what it says now and what it would say. */
export function RestoredFields({ title, fields }: { readonly title: string; readonly fields: readonly RestoredField[] }) {
  if (fields.length === 0) return null;
  const more = fields.length - MOST_ROWS;
  return (
    <details className="nhsuk-details" open={fields.length <= 20}>
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">
          {title} ({fields.length})
        </span>
      </summary>
      <div className="nhsuk-details__text">
        <table className="nhsuk-table nhsuk-table--compact stacked-table import__effects">
          <caption className="nhsuk-table__caption nhsuk-u-visually-hidden">{title}</caption>
          <thead className="nhsuk-table__head">
            <tr>
              <th scope="col">What</th>
              <th scope="col">Now</th>
              <th scope="col">Then</th>
            </tr>
          </thead>
          <tbody className="nhsuk-table__body">
            {fields.slice(0, MOST_ROWS).map(({ document, field, words, now, inBackup }) => (
              <tr className="nhsuk-table__row" key={`${document} ${field}`}>
                <th scope="row" className="nhsuk-table__header import__what">
                  {words}
                </th>
                <td className="nhsuk-table__cell" data-column="Now">
                  <span className="import__said" dir="auto">
                    {shortened(now)}
                  </span>
                </td>
                <td className="nhsuk-table__cell" data-column="Then">
                  <span className="import__said" dir="auto">
                    {shortened(inBackup)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {more > 0 && <p>And {count(more, 'more like these', 'more like these')}.</p>}
      </div>
    </details>
  );
}
