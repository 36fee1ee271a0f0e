import type { FieldEffect, Said } from '../../../src-shared/exchange/field-effects.ts';
import { count, dateInWords, timeInWords } from '../../parts/words.ts';

const MOST_ROWS = 200;
const LONGEST_TEXT = 300;

interface Props {
  readonly title: string;
  readonly effects: readonly FieldEffect[];
  /** What stands over the column of the file. */
  readonly then: string;
  readonly isOpen: boolean;
}

/** Field by field, what is here and what the file says. */
export function EffectsTable({ title, effects, then, isOpen }: Props) {
  const more = effects.length - MOST_ROWS;
  return (
    <details className="nhsuk-details" open={isOpen}>
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">
          {title} ({effects.length})
        </span>
      </summary>
      <div className="nhsuk-details__text">
        <table className="nhsuk-table nhsuk-table--compact stacked-table import__effects">
          <caption className="nhsuk-table__caption nhsuk-u-visually-hidden">{title}</caption>
          <thead className="nhsuk-table__head">
            <tr>
              <th scope="col">What</th>
              <th scope="col">Here now</th>
              <th scope="col">{then}</th>
            </tr>
          </thead>
          <tbody className="nhsuk-table__body">
            {effects.slice(0, MOST_ROWS).map((effect) => (
              <tr className="nhsuk-table__row" key={`${effect.document} ${effect.field}`}>
                <th scope="row" className="nhsuk-table__header import__what">
                  {effect.words}
                  {effect.concurrent && (
                    <span className="small muted import__both">
                      Both computers changed this. The other one stays in the history.
                    </span>
                  )}
                </th>
                <td className="nhsuk-table__cell" data-column="Here now">
                  {effect.here ? <SaidThere said={effect.here} /> : <span className="muted">nothing yet</span>}
                </td>
                <td className="nhsuk-table__cell" data-column={then}>
                  <SaidThere said={effect.inFile} />
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

function SaidThere({ said: { words, by, wall } }: { readonly said: Said }) {
  return (
    <>
      <span className="import__said" dir="auto">
        {words.length > LONGEST_TEXT ? `${words.slice(0, LONGEST_TEXT).toWellFormed()}…` : words}
      </span>
      <span className="small muted import__by">
        {by}, {dateInWords(wall)} {timeInWords(wall)}
      </span>
    </>
  );
}
