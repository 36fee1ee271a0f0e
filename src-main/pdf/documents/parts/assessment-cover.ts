import type { Change } from '../../../../src-shared/assessment/change.ts';
import { holdsOver } from '../../../../src-shared/assessment/change.ts';
import { purpose } from '../../../../src-shared/assessment/fields.ts';
import { outcomeInWords } from '../../../../src-shared/assessment/outcome-words.ts';
import { outcomeOf } from '../../../../src-shared/assessment/score.ts';
import { standingSeal } from '../../../../src-shared/assessment/sealing.ts';
import { dayInWords, yearInWords } from '../../../../src-shared/assessment/toolkit-year.ts';
import { dateInWords, PURPOSES, timeInWords } from '../../../../src-shared/words.ts';
import type { Block, CoverBlock } from '../../tree/document-tree.ts';
import type { Sources } from '../document-kind.ts';
import { sealWords } from './answer.ts';
import type { Assessed } from './assessed.ts';
import { keyValues, paragraph, strong, text, typed } from './blocks.ts';
import { PRODUCT } from './furniture.ts';
import { honestNotice } from './honest-notice.ts';
import { scoreBars, scoreInWords } from './score.ts';

/** Whose assessment it is, how it stands, and since when. */
export function assessmentCover(assessed: Assessed, { at }: Sources): CoverBlock {
  const { organisation, set, year, fields, due, readiness, nameOf } = assessed;
  const why = purpose.safeParse(fields.get('purpose')?.value).data;
  const askedBy = fields.get('asked-by')?.value;
  const last = lastChange(assessed);
  const sealed = standingSeal(fields);
  const open = sealed ? [] : [paragraph('Open: its answers can still be changed.')];
  return {
    kind: 'cover',
    product: PRODUCT,
    title: organisation.name.trim() || 'An organisation without a name',
    under: `IG Toolkit ${set.version} assessment, ${yearInWords(year)}`,
    blocks: [
      keyValues([
        ...(organisation.odsCode.trim() === '' ? [] : [['Organisation code', organisation.odsCode] as const]),
        ['Requirement set', `${set.name}, ${readiness.standings.length} requirements`],
        ...(why === undefined ? [] : [['Made for', PURPOSES[why].name] as const]),
        ...(typeof askedBy === 'string' && askedBy.trim() !== '' ? [['Asked for by', typed(askedBy)] as const] : []),
        ...(due === null ? [] : [['Due', dayInWords(due)] as const]),
        ['State', [...open, ...sealWords(assessed).map((words) => paragraph(words)), ...fingerprint(sealed?.hash)]],
        [
          'Outcome',
          [
            paragraph([strong(outcomeInWords(readiness.standings).words)]),
            ...(outcomeOf(readiness.standings, false) === null ? [] : ownView(assessed)),
          ],
        ],
        ['Score', scoreInWords(readiness)],
        ...(last === null ? [] : [['Last changed', `${moment(last.wall)}, by ${nameOf(last.by)}`] as const]),
      ]),
      paragraph(`Printed on ${moment(at)}.`, 'quiet'),
      scoreBars(readiness),
      honestNotice(),
    ],
  };
}

function ownView({ set }: Assessed): Block[] {
  return [paragraph(`As the ${set.words.organisation} sees itself. Nobody else has decided on it.`, 'quiet')];
}

function fingerprint(hash: string | undefined): Block[] {
  return hash === undefined ? [] : [paragraph([text(`Fingerprint of the sealed copy (SHA-256): ${hash}`)], 'quiet')];
}

function lastChange({ fields }: Assessed): Change | null {
  let last: Change | null = null;
  for (const change of fields.values()) if (last === null || holdsOver(change, last)) last = change;
  return last;
}

function moment(at: Date | string): string {
  return `${dateInWords(at)} at ${timeInWords(at)}`;
}
