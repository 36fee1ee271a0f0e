import type { EvidenceItem } from '../assessment/answer.ts';
import { attainmentInWords } from '../assessment/levels.ts';
import type { TodaysEntry, TodaysStandard } from '../assessment/todays-return.ts';
import type { TodaysReturnList } from '../catalogue/todays-return.ts';
import { HONEST_NOTICE } from '../honest-notice.ts';
import { csv } from './csv.ts';

/** `Training log: shared drive, Policies; attached: Log.pdf (renewed in May)` */
export function evidenceInWords({ title, location, details, fileNames }: EvidenceItem): string {
  const places = [location.trim(), fileNames.length > 0 ? `attached: ${fileNames.join(', ')}` : ''].filter((one) => one !== '');
  const place = places.length === 0 ? 'obtained, no place given' : places.join('; ');
  return `${title}: ${place}${details.trim() === '' ? '' : ` (${details.trim()})`}`;
}

/** How far an item is, in words that are the same on screen, on paper and in the table. */
export function stateInWords(state: TodaysEntry['state']): string {
  switch (state) {
    case 'to use':
      return 'You have something to use';
    case 'nothing yet':
      return 'Nothing written yet';
    case 'never asked':
      return 'The old set never asked this';
    case 'no requirement':
      return 'The old set only touched on this';
  }
}

/**
 * What the answers say for one item, to be pasted into the return: the comments, and where the evidence is. Nothing of
 * ours is in it. Empty when the answers say nothing.
 */
export function entryAsText({ uses }: TodaysEntry): string {
  const said = uses.filter(({ saysSomething }) => saysSomething);
  return said
    .map(({ standing: { requirement, answer }, evidence }) =>
      [
        ...(said.length > 1 ? [`${requirement.short_title}:`] : []),
        ...(answer.comment.trim() === '' ? [] : [answer.comment.trim()]),
        ...evidence.map((one) => `- ${evidenceInWords(one)}`),
      ].join('\n'),
    )
    .join('\n\n');
}

const HEADINGS = [
  'Item',
  'Standard',
  'Subject',
  'What it asks',
  'Mandatory',
  'State',
  'Requirement',
  'Current level',
  'What can be used',
  'General comments',
  'Evidence',
];

/**
 * The whole page as CSV: a line for each item and requirement that speaks to it, whose list it is, and the honest notice in
 * the last lines.
 */
export function todaysReturnTable(list: TodaysReturnList, standards: readonly TodaysStandard[]): string {
  const rows = standards.flatMap(({ number, name, entries }) =>
    entries.flatMap((entry) => {
      const { item } = entry;
      const first = [
        item.item,
        `${number} ${name}`,
        item.subject,
        item.asks,
        item.mandatory ? 'yes' : 'no',
        stateInWords(entry.state),
      ];
      if (entry.uses.length === 0) return [[...first, '', '', item.never_asked_note ?? '', '', '']];
      return entry.uses.map(({ standing: { requirement, answer, state }, use, evidence }) => [
        ...first,
        `${requirement.number} ${requirement.short_title}`,
        attainmentInWords(state.attainment),
        use,
        answer.comment,
        evidence.map(evidenceInWords).join('\n'),
      ]);
    }),
  );
  return csv([HEADINGS, ...rows, [`${list.name}. ${list.note}`], [HONEST_NOTICE.join(' ')]]);
}
