import { useId } from 'react';
import { type CalendarDay, calendarDay } from '../../src-shared/assessment/toolkit-year.ts';
import { accepted, type Result, refused } from '../../src-shared/result.ts';

export interface TypedDay {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

export function typedDay(day: CalendarDay | null): TypedDay {
  const [year = '', month = '', date = ''] = day?.split('-') ?? [];
  return { day: date.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
}

/** Reads three fields as a day that exists. */
export function readDay({ day, month, year }: TypedDay): Result<CalendarDay, string> {
  if ([day, month, year].some((part) => part.trim() === ''))
    return refused('Enter the day, the month and the year, for example 31 3 2027');
  const text = `${year.trim().padStart(4, '0')}-${month.trim().padStart(2, '0')}-${day.trim().padStart(2, '0')}`;
  const parsed = calendarDay.safeParse(text);
  return parsed.success && text > '2000'
    ? accepted(parsed.data)
    : refused(`${day} ${month} ${year} is not a date in the calendar. Enter it like 31 3 2027`);
}

interface Props {
  readonly legend: string;
  readonly hint: string;
  readonly value: TypedDay;
  readonly onChange: (value: TypedDay) => void;
  readonly error?: string | null;
  readonly id: string;
}

/** A date as three fields. */
export function DayFields({ legend, hint, value, onChange, error, id }: Props) {
  const made = useId();
  const part = (name: keyof TypedDay, label: string, width: number) => (
    <div className="nhsuk-date-input__item">
      <label className="nhsuk-label nhsuk-date-input__label" htmlFor={`${made}-${name}`}>
        {label}
      </label>
      <input
        className={`nhsuk-input nhsuk-date-input__input nhsuk-input--width-${width}${error ? ' nhsuk-input--error' : ''}`}
        id={`${made}-${name}`}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        maxLength={4}
        value={value[name]}
        onChange={({ target }) => onChange({ ...value, [name]: target.value })}
      />
    </div>
  );
  return (
    <div className={`nhsuk-form-group${error ? ' nhsuk-form-group--error' : ''}`} id={id}>
      <fieldset className="nhsuk-fieldset" aria-describedby={`${made}-hint${error ? ` ${made}-error` : ''}`}>
        <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{legend}</legend>
        <div className="nhsuk-hint" id={`${made}-hint`}>
          {hint}
        </div>
        {error && (
          <p className="nhsuk-error-message" id={`${made}-error`}>
            <span className="nhsuk-u-visually-hidden">Error: </span>
            {error}
          </p>
        )}
        <div className="nhsuk-date-input">
          {part('day', 'Day', 2)}
          {part('month', 'Month', 2)}
          {part('year', 'Year', 4)}
        </div>
      </fieldset>
    </div>
  );
}
