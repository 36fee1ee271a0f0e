import { type Answer, isBacked } from '../assessment/answer.ts';
import type { Folded } from '../assessment/fold.ts';
import { attainmentInWords } from '../assessment/levels.ts';
import type { RequirementStanding } from '../assessment/readiness.ts';
import { INITIATIVES } from '../catalogue/initiatives.ts';
import type { RequirementSet } from '../catalogue/requirement-set.ts';
import { HONEST_NOTICE } from '../honest-notice.ts';
import { csv } from './csv.ts';
import { linkedFileInWords } from './evidence-words.ts';
import { personName } from './field-words.ts';
import { londonTime } from './london-time.ts';

const HEADINGS = [
  'Number',
  'Requirement',
  'Initiative',
  'Current level',
  'Target level',
  'State',
  'General comments',
  'Evidence obtained',
  'Evidence places',
  'Evidence files',
  'Last edit by',
  'Last edit at (UK time)',
];

const STATES: { readonly [progress in RequirementStanding['progress']]: string } = {
  'not started': 'Not started',
  'in progress': 'In progress',
  answered: 'Answered',
};

/**
 * The requirements table as CSV, one line for each requirement in the order given, and the honest notice in the last line.
 *
 * @param folded where names of people and of evidence files are looked up
 */
export function requirementsTable(
  set: Pick<RequirementSet, 'version'>,
  standings: readonly RequirementStanding[],
  folded: Folded,
): string {
  const rows = standings.map(({ requirement, answer, state, progress }) => [
    `${set.version}-${requirement.number}`,
    requirement.title.text,
    INITIATIVES[requirement.initiative],
    attainmentInWords(state.attainment),
    answer.target === null ? '' : attainmentInWords({ kind: 'level', level: answer.target }),
    STATES[progress],
    answer.comment,
    // Not “1/3”: spreadsheets read that as the first of March.
    `${answer.evidence.filter(({ obtained }) => obtained).length} of ${answer.evidence.length}`,
    placesOf(answer),
    filesOf(answer, folded),
    answer.lastChange === null ? '' : personName(folded, answer.lastChange.by),
    answer.lastChange === null ? '' : londonTime(answer.lastChange.wall),
  ]);
  return csv([HEADINGS, ...rows, [HONEST_NOTICE.join(' ')]]);
}

/** Where obtained evidence is, one item a line: `1a Training log: shared drive, Policies`. */
function placesOf({ evidence }: Answer): string {
  return evidence
    .filter((item) => isBacked(item) && item.location.trim() !== '')
    .map(({ criterion, title, location }) => `${criterion} ${title}: ${location.trim()}`)
    .join('\n');
}

/** The evidence files, one item a line: `1a Training log: Log 2026.xlsx (120 kB); Certificates.pdf (2 MB)`. */
function filesOf({ evidence }: Answer, folded: Folded): string {
  return evidence
    .filter(({ files }) => files.length > 0)
    .map(
      ({ criterion, title, files }) =>
        `${criterion} ${title}: ${files.map((file) => linkedFileInWords(folded, file)).join('; ')}`,
    )
    .join('\n');
}
