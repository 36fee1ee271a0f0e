import { type Person, readPeople } from '../../../../src-shared/assessment/organisation.ts';
import { ROLES } from '../../../../src-shared/words.ts';
import type { TableBlock } from '../../tree/document-tree.ts';
import type { Sources } from '../document-kind.ts';
import type { Assessed } from './assessed.ts';
import { cell, cellOf, column, paragraph, text } from './blocks.ts';

/**
 * Everybody on the list, and whoever holds a role without being on it. Who was taken off the list otherwise stands only where
 * they did something, by name: their job and how to reach them is nobody's business any more.
 *
 * @returns null where there is nobody
 */
export function peopleTable({ organisation: { roles } }: Assessed, { folded }: Sources): TableBlock | null {
  const holds = (person: Person): readonly string[] =>
    [...roles].filter(([, holder]) => holder === person.id).map(([role]) => ROLES[role].name);
  const people = readPeople(folded).filter((person) => !person.removed || holds(person).length > 0);
  if (people.length === 0) return null;
  return {
    kind: 'table',
    caption: [text('People and their roles')],
    columns: [column('Name', { weight: 3 }), column('Role and job', { weight: 4 }), column('How to reach them', { weight: 4 })],
    rows: people.map((person) => ({
      cells: [
        cell(`${person.name.trim() || 'Somebody without a name'}${person.removed ? ' (taken off the list)' : ''}`, {
          isRowHeader: true,
        }),
        cellOf(paragraphs([...holds(person), person.job])),
        cellOf(paragraphs([person.email, person.telephone])),
      ],
    })),
  };
}

function paragraphs(texts: readonly string[]) {
  return texts.filter((one) => one.trim() !== '').map((one) => paragraph(one));
}
