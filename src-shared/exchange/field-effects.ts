import type { Change } from '../assessment/change.ts';
import { type DocumentId, documentMeaning, ORGANISATION } from '../assessment/document.ts';
import { type Folded, fold } from '../assessment/fold.ts';
import { saysTheSame } from '../assessment/record.ts';
import type { RequirementSet } from '../catalogue/requirement-set.ts';
import { fieldInWords, personName } from './field-words.ts';

/** What one field says, who wrote it and when by their computer's clock. */
export interface Said {
  readonly words: string;
  readonly by: string;
  readonly wall: string;
}

/** One field about which the file and this workspace differ. */
export interface FieldEffect {
  readonly document: DocumentId;
  readonly field: string;
  /** The requirement's number, or null for a field of something else. */
  readonly requirement: string | null;
  /** `14.1-117 Training of staff: general comments`. */
  readonly words: string;
  /** Null where nothing was said yet. */
  readonly here: Said | null;
  readonly inFile: Said;
  /** Neither side knew of the other's edit: the later stands, the other stays in history. */
  readonly concurrent: boolean;
}

interface Here {
  readonly folded: Folded;
  readonly known: ReadonlySet<Change['id']>;
}

/**
 * Compares a file with what is here, field by field.
 *
 * @param after the state with the file's new changes folded in
 * @returns fields that would change, and fields where what is here is newer and stays; fields that say the same are in neither
 */
export function fieldEffects(
  changes: readonly Change[],
  here: Here,
  after: Folded,
  set: RequirementSet | null,
): { readonly changed: readonly FieldEffect[]; readonly stays: readonly FieldEffect[] } {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const changed: FieldEffect[] = [];
  const stays: FieldEffect[] = [];
  for (const [document, fields] of [...fold(changes)].sort(([a], [b]) => inPageOrder(a, b)))
    for (const [field, inFile] of [...fields].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const holds = here.folded.get(document)?.get(field);
      if (saysTheSame(holds?.value ?? null, inFile.value)) continue;
      const { requirement, words, say } = fieldInWords(document, field, { folded: after, set });
      const said = ({ value, by, wall }: Change): Said => ({ words: say(value), by: personName(after, by), wall });
      const effect: FieldEffect = {
        document,
        field,
        requirement,
        words,
        here: holds ? said(holds) : null,
        inFile: said(inFile),
        concurrent: holds !== undefined && areConcurrent(holds, inFile, byId, here.known),
      };
      if (after.get(document)?.get(field)?.id === holds?.id) stays.push(effect);
      else changed.push(effect);
    }
  return { changed, stays };
}

/**
 * Neither descends from the other through `was`. A change that is recorded here was known to whoever made the one that holds
 * here, unless both were merged before, and then history shows it already.
 */
function areConcurrent(
  holds: Change,
  inFile: Change,
  byId: ReadonlyMap<Change['id'], Change>,
  known: ReadonlySet<Change['id']>,
): boolean {
  return !known.has(inFile.id) && !descends(inFile, holds.id, byId) && !descends(holds, inFile.id, byId);
}

function descends(change: Change, from: Change['id'], byId: ReadonlyMap<Change['id'], Change>): boolean {
  const seen = new Set<Change['id']>();
  for (let at: Change | undefined = change; at && !seen.has(at.id); at = at.was === null ? undefined : byId.get(at.was)) {
    if (at.id === from || at.was === from) return true;
    seen.add(at.id);
  }
  return false;
}

/** The organisation, its people, the assessment. */
function inPageOrder(a: DocumentId, b: DocumentId): number {
  const rank = (document: DocumentId): number =>
    document === ORGANISATION ? 0 : documentMeaning(document).kind === 'person' ? 1 : 2;
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}
