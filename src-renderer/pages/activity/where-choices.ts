import { documentMeaning } from '../../../src-shared/assessment/document.ts';
import { requirementOfField } from '../../../src-shared/assessment/fields.ts';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import type { Where } from './activity-filter.ts';
import type { WordsOfChanges } from './change-words.ts';

export interface WhereChoice {
  readonly key: string;
  readonly words: string;
  /** The assessment it stands under, or null. */
  readonly group: string | null;
  readonly where: Where;
}

/** Where something can have been done: organisation, people, every assessment and every requirement of it. */
export function whereChoices({ folded, sets }: WordsOfChanges): WhereChoice[] {
  const choices: WhereChoice[] = [
    { key: 'organisation', words: 'Organisation details and roles', group: null, where: { kind: 'organisation' } },
    { key: 'people', words: 'People', group: null, where: { kind: 'people' } },
  ];
  for (const [document, fields] of [...folded].sort(([a], [b]) => (a < b ? 1 : -1))) {
    const meaning = documentMeaning(document);
    if (meaning.kind !== 'assessment') continue;
    const set = sets.get(meaning.set);
    const titles = new Map<string, string>(set?.requirements.map(({ number, short_title }) => [number, short_title]));
    // Answers to what the set does not have, or to a set that is not here, can still be looked for.
    for (const field of fields.keys()) {
      const number = requirementOfField(field);
      if (number !== null && !titles.has(number)) titles.set(number, '');
    }
    const group = `IG Toolkit ${meaning.set.split('/')[1]}, ${yearInWords(meaning.year)}${set ? `, ${set.name}` : ''}`;
    const at = (requirement: string | null): Where => ({ kind: 'assessment', document, requirement });
    choices.push({ key: document, words: 'All of this assessment', group, where: at(null) });
    for (const [number, title] of titles)
      choices.push({ key: `${document}/${number}`, words: `${number} ${title}`.trim(), group, where: at(number) });
  }
  return choices;
}
