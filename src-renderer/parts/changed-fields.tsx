import { count } from './words.ts';

const MOST_ROWS = 200;
const LONGEST_TEXT = 300;

/** What a field says, and where that is worth knowing who said it and when. */
interface Said {
  readonly words: string;
  readonly by: string | null;
}

export interface ChangedField {
  readonly key: string;
  /** `14.1-117 Training of staff: general comments`. */
  readonly words: string;
  /** What else is to be known of it. */
  readonly note: string | null;
  /** Null where nothing was said yet. */
  readonly now: Said | null;
  readonly wouldBe: Said;
}

interface Props {
  readonly title: string;
  readonly fields: readonly ChangedField[];
  /** How many there are, where only the first of them are given. */
  readonly of?: number;
  /** What stands over the column of what would be. */
  readonly then: string;
  readonly isOpen: boolean;
}

/** Field by field, what it says now and what it would say. */
export function ChangedFields({ title, fields, of = fields.length, then, isOpen }: Props) {
  if (of === 0) return null;
  const shown = fields.slice(0, MOST_ROWS);
  return (
    <details className="nhsuk-details" open={isOpen}>
      <summary className="nhsuk-details__summary">
        <span className="nhsuk-details__summary-text">
          {title} ({of})
        </span>
      </summary>
      <div className="nhsuk-details__text">
        <table className="nhsuk-table nhsuk-table--compact stacked-table changed-fields">
          <caption className="nhsuk-table__caption nhsuk-u-visually-hidden">{title}</caption>
          <thead className="nhsuk-table__head">
            <tr>
              <th scope="col">What</th>
              <th scope="col">Now</th>
              <th scope="col">{then}</th>
            </tr>
          </thead>
          <tbody className="nhsuk-table__body">
            {shown.map((field) => (
              <tr className="nhsuk-table__row" key={field.key}>
                <th scope="row" className="nhsuk-table__header changed-fields__what">
                  {field.words}
                  {field.note !== null && <span className="small muted changed-fields__note">{field.note}</span>}
                </th>
                <td className="nhsuk-table__cell" data-column="Now">
                  {field.now ? <SaidThere said={field.now} /> : <span className="muted">nothing yet</span>}
                </td>
                <td className="nhsuk-table__cell" data-column={then}>
                  <SaidThere said={field.wouldBe} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {of > shown.length && <p>And {count(of - shown.length, 'more like these', 'more like these')}.</p>}
      </div>
    </details>
  );
}

function SaidThere({ said: { words, by } }: { readonly said: Said }) {
  return (
    <>
      <span className="changed-fields__said" dir="auto">
        {words.length > LONGEST_TEXT ? `${words.slice(0, LONGEST_TEXT).toWellFormed()}…` : words}
      </span>
      {by !== null && <span className="small muted changed-fields__by">{by}</span>}
    </>
  );
}
