import type { Change, Value } from '../assessment/change.ts';
import { type DocumentId, documentMeaning } from '../assessment/document.ts';
import { judgeField } from '../assessment/fields.ts';
import { EMPTY_DOCUMENT, type Folded, fold } from '../assessment/fold.ts';
import { type Draft, saysTheSame } from '../assessment/record.ts';
import { isAboutSeals, standingSeal } from '../assessment/sealing.ts';
import type { ToolkitYear } from '../assessment/toolkit-year.ts';
import type { RequirementSet, RequirementSetId } from '../catalogue/requirement-set.ts';
import { fieldInWords } from './field-words.ts';
import { type LevelsOfAssessment, levelsThatChange } from './level-effects.ts';
import { shrinkage } from './shrinkage.ts';

/** One field that would say something else. */
export interface RestoredField {
  readonly document: DocumentId;
  readonly field: string;
  /** `14.1-117 Training of staff: general comments`. */
  readonly words: string;
  readonly now: string;
  readonly inBackup: string;
}

/** What would be otherwise than it is now. */
export interface Effects {
  readonly fields: readonly RestoredField[];
  readonly levels: readonly LevelsOfAssessment[];
  /** What would be less than now, in sentences: reason to ask first. */
  readonly shrinks: readonly string[];
}

/** What taking in the changes that are missing here would do. */
export interface BringingIn {
  /** Changes that are not recorded here. Taking them in loses nothing: what is newer here stays. */
  readonly missing: readonly Change[];
  /** How everything would stand. */
  readonly after: Folded;
  readonly effects: Effects;
}

export interface RestorePreview {
  readonly missing: readonly Change[];
  /** Once the missing changes are here. */
  readonly bringing: Effects;
  /** What in addition sets everything back to what it was, as a person's own act. */
  readonly back: Effects & { readonly drafts: readonly Draft[] };
  /** Finished assessments, which stay as they are until somebody opens them again. */
  readonly finished: readonly ToolkitYear[];
}

interface Here {
  readonly folded: Folded;
  /** The ids of every change that is recorded here. */
  readonly known: ReadonlySet<Change['id']>;
}

type Sets = ReadonlyMap<RequirementSetId, RequirementSet>;

/**
 * What taking in changes from a backup or a moving file would do.
 *
 * @param sets the sets of the assessments, as far as they are at hand
 */
export function previewBringing(changes: readonly Change[], here: Here, sets: Sets): BringingIn {
  const missing = changes.filter(({ id }) => !here.known.has(id));
  const after = fold(missing, here.folded);
  const describe = describing(after, sets);
  const fields: RestoredField[] = [];
  for (const document of new Set(missing.map((one) => one.document))) {
    // A removal is said in words of its own: what it destroys, who wanted it and why.
    if (documentMeaning(document).kind === 'removal') continue;
    const before = here.folded.get(document) ?? EMPTY_DOCUMENT;
    for (const [field, { value }] of after.get(document) ?? EMPTY_DOCUMENT) {
      const held = before.get(field)?.value ?? null;
      if (!saysTheSame(held, value)) fields.push(describe(document, field, held, value));
    }
  }
  return { missing, after, effects: { fields, ...differences(here.folded, after, sets) } };
}

/**
 * What restoring from a backup would do. History is never shortened: what is missing is taken in, and going back is recorded as new
 * changes that anybody can take back.
 *
 * @param changes every change of the backup, of the documents that differ
 * @param sets the sets of the workspace's assessments, as far as they are at hand
 */
export function previewRestore(changes: readonly Change[], here: Here, sets: Sets): RestorePreview {
  const { missing, after, effects } = previewBringing(changes, here, sets);
  const then = fold(changes);
  const describe = describing(after, sets);
  const drafts: Draft[] = [];
  const fields: RestoredField[] = [];
  const finished = new Set<ToolkitYear>();
  for (const [document, own] of after) {
    const inBackup = then.get(document);
    // A document that the backup does not differ in was not read, and stays.
    if (!inBackup) continue;
    const meaning = documentMeaning(document);
    const isFinished = meaning.kind === 'assessment' && standingSeal(own) !== null;
    for (const [field, { value }] of own) {
      if (isAboutSeals(field) || !mayGoBack(document, inBackup.has(field))) continue;
      const was = inBackup.get(field)?.value ?? null;
      // What only a newer app knows cannot be written by this one.
      if (saysTheSame(value, was) || judgeField(document, field, was).kind !== 'fits') continue;
      if (isFinished) finished.add(meaning.year);
      else {
        drafts.push({ document, field, value: was });
        fields.push(describe(document, field, value, was));
      }
    }
  }
  const goneBack = fold(asChanges(drafts, after), after);
  return {
    missing,
    bringing: effects,
    back: { drafts, fields, ...differences(here.folded, goneBack, sets) },
    finished: [...finished],
  };
}

function differences(before: Folded, after: Folded, sets: Sets): Omit<Effects, 'fields'> {
  return { levels: levelsThatChange(before, after, sets), shrinks: shrinkage(before, after, sets) };
}

function describing(folded: Folded, sets: Sets) {
  return (document: DocumentId, field: string, now: Value, was: Value): RestoredField => {
    const meaning = documentMeaning(document);
    const set = meaning.kind === 'assessment' ? (sets.get(meaning.set) ?? null) : null;
    const { words, say } = fieldInWords(document, field, { folded, set });
    return { document, field, words, now: say(now), inBackup: say(was) };
  };
}

/**
 * Answers and the organisation go back as a whole: what was said since becomes empty. People and evidence files that came since
 * stay on record, because other things name them.
 */
function mayGoBack(document: DocumentId, wasSaid: boolean): boolean {
  switch (documentMeaning(document).kind) {
    case 'assessment':
    case 'organisation':
      return true;
    case 'person':
    case 'evidence':
      return wasSaid;
    case 'removal':
    case 'unknown':
      return false;
  }
}

/** The drafts as if they had been recorded, for looking at the state that they would make. */
function asChanges(drafts: readonly Draft[], folded: Folded): Change[] {
  return drafts.flatMap(({ document, field, value }) => {
    const held = folded.get(document)?.get(field);
    return held ? [{ ...held, id: `~${held.id}` as Change['id'], value }] : [];
  });
}
