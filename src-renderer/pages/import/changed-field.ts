import type { FieldEffect, Said } from '../../../src-shared/exchange/field-effects.ts';
import type { ChangedField } from '../../parts/changed-fields.tsx';
import { dateInWords, timeInWords } from '../../parts/words.ts';

/** A field of an assessment file as the table shows it: with who said it, and where two computers changed it. */
export function changedField({ document, field, words, concurrent, here, inFile }: FieldEffect): ChangedField {
  return {
    key: `${document} ${field}`,
    words,
    note: concurrent ? 'Both computers changed this. The other one stays in the history.' : null,
    now: here && said(here),
    wouldBe: said(inFile),
  };
}

function said({ words, by, wall }: Said): ChangedField['wouldBe'] {
  return { words, by: `${by}, ${dateInWords(wall)} ${timeInWords(wall)}` };
}
