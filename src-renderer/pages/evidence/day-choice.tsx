import { useEffect, useState } from 'react';
import type { CalendarDay } from '../../../src-shared/assessment/toolkit-year.ts';
import { DayFields, readDay, type TypedDay, typedDay } from '../../parts/day-fields.tsx';
import { dayInWords } from '../../parts/words.ts';

interface Props {
  readonly id: string;
  readonly legend: string;
  readonly hint: string;
  readonly value: CalendarDay | null;
  /** Days that are often chosen, each one click away. */
  readonly choices: readonly { readonly words: string; readonly day: CalendarDay }[];
  /** Null takes the date away. */
  readonly onChange: (day: CalendarDay | null) => void;
}

/** A date that may be missing: typed, or chosen from those that are often wanted. */
export function DayChoice({ id, legend, hint, value, choices, onChange }: Props) {
  const [typed, setTyped] = useState<TypedDay>(typedDay(value));
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    setProblem(null);
    // What is being typed says the same in its own way, such as 03 for 3.
    setTyped((now) => {
      const read = readDay(now);
      return (read.ok ? read.value : null) === value ? now : typedDay(value);
    });
  }, [value]);
  const type = (next: TypedDay): void => {
    setTyped(next);
    const isEmpty = [next.day, next.month, next.year].every((part) => part.trim() === '');
    if (isEmpty) {
      setProblem(null);
      return onChange(null);
    }
    const day = readDay(next);
    // While a year is being typed nothing is wrong yet, and nothing is recorded.
    const isWhole = next.year.trim().length === 4;
    if (day.ok && isWhole) onChange(day.value);
    setProblem(day.ok || !isWhole ? null : day.refusal);
  };
  return (
    <div className="day-choice">
      <DayFields id={id} legend={legend} hint={hint} value={typed} onChange={type} error={problem} />
      <div className="day-choice__quick">
        {choices.map(({ words, day }) => (
          <button key={words} type="button" className="chip" onClick={() => onChange(day)}>
            {words}
            <span className="nhsuk-u-visually-hidden">
              : {legend.toLowerCase()} {dayInWords(day)}
            </span>
          </button>
        ))}
        {value !== null && (
          <button
            type="button"
            className="link-button"
            onClick={() => {
              setTyped(typedDay(null));
              onChange(null);
            }}
          >
            No date<span className="nhsuk-u-visually-hidden"> for “{legend}”</span>
          </button>
        )}
      </div>
    </div>
  );
}
