import { yearInWords } from '../../src-shared/assessment/toolkit-year.ts';
import type { Effects, RestoredField } from '../../src-shared/exchange/restore-preview.ts';
import { type ChangedField, ChangedFields } from './changed-fields.tsx';
import { LevelEffects } from './level-effects.tsx';

interface Props {
  readonly effects: Pick<Effects, 'fields' | 'levels'>;
  /** How many fields there are, where only the first of them are given. */
  readonly of: number;
  readonly title: string;
  /** What stands over the columns of what would be. */
  readonly then: string;
}

/** What would be otherwise: levels, then field by field. */
export function EffectsOf({ effects: { fields, levels }, of, title, then }: Props) {
  return (
    <>
      {levels.map((one) => (
        <LevelEffects
          key={one.year}
          title={`Levels that would change in the ${yearInWords(one.year)} assessment`}
          levels={one.levels}
          then={then}
        />
      ))}
      <ChangedFields title={title} fields={fields.map(changedField)} of={of} then={then} isOpen={of <= 20} />
    </>
  );
}

function changedField({ document, field, words, now, inBackup }: RestoredField): ChangedField {
  return {
    key: `${document} ${field}`,
    words,
    note: null,
    now: { words: now, by: null },
    wouldBe: { words: inBackup, by: null },
  };
}
