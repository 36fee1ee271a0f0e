import { z } from 'zod';
import { type Change, holdsOver } from './change.ts';
import type { DocumentId } from './document.ts';
import { documentMeaning, ORGANISATION } from './document.ts';
import { linkedDocuments } from './evidence-uses.ts';
import { EMPTY_DOCUMENT, type Folded, type FoldedDocument, fold } from './fold.ts';
import { changeId } from './identifiers.ts';
import type { Draft } from './record.ts';
import { snapshot } from './snapshot.ts';

/**
 * “Finish without publishing”: an immutable copy to print and sign. It names for every field the id of the change that
 * holds, so the copy can be folded again from the log at any time and its hash compared.
 */
export interface Seal {
  readonly id: string;
  /** The change that sealed it: who and when. */
  readonly sealed: Change;
  readonly hash: string;
  readonly holding: readonly Change['id'][];
  /** The change that reopened the assessment as a new revision, or null while this copy stands. */
  readonly reopened: Change | null;
}

const IDS_IN_A_PART = 2_000;
const ids = z.array(changeId);

/**
 * The documents a sealed copy covers: the organisation, its people, the assessment, and the evidence files that its answers
 * link, which stand there by the hashes of their bytes.
 */
function covered(folded: Folded, assessment: DocumentId): DocumentId[] {
  const linked = linkedDocuments(folded.get(assessment) ?? EMPTY_DOCUMENT);
  return [...folded.keys()].filter(
    (id) => id === assessment || id === ORGANISATION || documentMeaning(id).kind === 'person' || linked.has(id),
  );
}

/** Fields that say that a copy was sealed, and are in none. */
export const isAboutSeals = (field: string): boolean => field.startsWith('sealed/');

/** What a copy of the assessment says as it stands: its hash, and for every field the change that holds. */
export function copyAsItStands(folded: Folded, assessment: DocumentId): Pick<Seal, 'hash' | 'holding'> {
  return snapshot(folded, covered(folded, assessment), isAboutSeals);
}

/** The drafts that seal the assessment as it stands. `id` names the sealed copy. */
export function seal(folded: Folded, assessment: DocumentId, id: string): Draft[] {
  const { hash, holding } = copyAsItStands(folded, assessment);
  const drafts: Draft[] = [];
  for (let at = 0; at < holding.length; at += IDS_IN_A_PART)
    drafts.push({
      document: assessment,
      field: `sealed/${id}/part/${at / IDS_IN_A_PART}`,
      value: JSON.stringify(holding.slice(at, at + IDS_IN_A_PART)),
    });
  return [...drafts, { document: assessment, field: `sealed/${id}/hash`, value: hash }];
}

/** Opens a sealed assessment again as a new revision; the sealed copy stays. */
export function reopen(assessment: DocumentId, id: string): Draft[] {
  return [{ document: assessment, field: `sealed/${id}/reopened`, value: true }];
}

/**
 * Every sealed copy, oldest first. One whose parts are missing or cannot be read is among them, because it was sealed all
 * the same; `openSeal` says that it is not genuine.
 */
export function readSeals(assessment: FoldedDocument): Seal[] {
  const seals: Seal[] = [];
  for (const [field, sealed] of assessment) {
    // Nearly every field is an answer: looked at on every edit, so told apart without taking it to pieces.
    if (!isAboutSeals(field)) continue;
    const [, id = '', leaf, ...deeper] = field.split('/');
    if (leaf !== 'hash' || deeper.length > 0 || typeof sealed.value !== 'string') continue;
    const holding: Change['id'][] = [];
    for (let part = 0; ; part += 1) {
      const held = assessment.get(`sealed/${id}/part/${part}`)?.value;
      if (typeof held !== 'string') break;
      const parsed = ids.safeParse(readJson(held));
      if (parsed.success) holding.push(...parsed.data);
    }
    const reopened = assessment.get(`sealed/${id}/reopened`);
    seals.push({ id, sealed, hash: sealed.value, holding, reopened: reopened?.value === true ? reopened : null });
  }
  return seals.sort((a, b) => (holdsOver(a.sealed, b.sealed) ? 1 : -1));
}

/** The copy that stands now, or null when the assessment is open. */
export function standingSeal(assessment: FoldedDocument): Seal | null {
  const last = readSeals(assessment).at(-1);
  return last && !last.reopened ? last : null;
}

/**
 * Folds a sealed copy from exactly the changes it names.
 *
 * @returns the folded copy, and whether its hash is the one that was sealed
 */
export function openSeal(
  { holding, hash }: Seal,
  changes: Iterable<Change>,
): { readonly folded: Folded; readonly genuine: boolean } {
  const wanted = new Set(holding);
  const folded = fold([...changes].filter(({ id }) => wanted.has(id)));
  return { folded, genuine: snapshot(folded, [...folded.keys()]).hash === hash };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
