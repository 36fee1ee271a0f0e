import { fieldsByRequirement } from '../assessment/answer.ts';
import type { Change, Value } from '../assessment/change.ts';
import { type DocumentId, documentMeaning, ORGANISATION } from '../assessment/document.ts';
import { judgeField } from '../assessment/fields.ts';
import { EMPTY_DOCUMENT, type Folded, fold } from '../assessment/fold.ts';
import { requirementStanding } from '../assessment/readiness.ts';
import { type Draft, saysTheSame } from '../assessment/record.ts';
import { isAboutSeals, standingSeal } from '../assessment/sealing.ts';
import type { ToolkitYear } from '../assessment/toolkit-year.ts';
import type { RequirementSet, RequirementSetId } from '../catalogue/requirement-set.ts';
import { fieldInWords } from './field-words.ts';

/** One field that would say something else. */
export interface RestoredField {
  readonly document: DocumentId;
  readonly field: string;
  /** `14.1-117 Training of staff: general comments`. */
  readonly words: string;
  readonly now: string;
  readonly inBackup: string;
}

/** How much of an assessment is answered, now and as it was. */
interface AnsweredThen {
  readonly document: DocumentId;
  readonly year: ToolkitYear;
  readonly now: number;
  readonly inBackup: number;
  readonly of: number;
}

export interface RestorePreview {
  /** Changes of the backup that are not recorded here. Taking them in loses nothing: what is newer here stays. */
  readonly missing: readonly Change[];
  /** Fields that would say something else once the missing changes are here. */
  readonly brought: readonly RestoredField[];
  /** What in addition sets everything back to what it was, as a person's own act. */
  readonly back: { readonly drafts: readonly Draft[]; readonly fields: readonly RestoredField[] };
  /** Assessments that would have fewer answers than now: reason to ask first. */
  readonly shrinks: readonly AnsweredThen[];
  /** Finished assessments, which stay as they are until somebody opens them again. */
  readonly finished: readonly ToolkitYear[];
}

interface Here {
  readonly folded: Folded;
  /** The ids of every change that is recorded here. */
  readonly known: ReadonlySet<Change['id']>;
}

/**
 * What restoring from a backup would do. History is never shortened: what is missing is taken in, and going back is recorded as new
 * changes that anybody can take back.
 *
 * @param changes every change of the backup, of the documents that differ
 * @param sets the sets of the workspace's assessments, as far as they are at hand
 */
export function previewRestore(
  changes: readonly Change[],
  here: Here,
  sets: ReadonlyMap<RequirementSetId, RequirementSet>,
): RestorePreview {
  const missing = changes.filter(({ id }) => !here.known.has(id));
  const then = fold(changes);
  const after = fold(missing, here.folded);
  const describe = (document: DocumentId, field: string, now: Value, was: Value): RestoredField => {
    const meaning = documentMeaning(document);
    const set = meaning.kind === 'assessment' ? (sets.get(meaning.set) ?? null) : null;
    const { words, say } = fieldInWords(document, field, { folded: after, set });
    return { document, field, words, now: say(now), inBackup: say(was) };
  };
  const brought: RestoredField[] = [];
  const drafts: Draft[] = [];
  const fields: RestoredField[] = [];
  const finished = new Set<ToolkitYear>();
  for (const [document, own] of after) {
    const before = here.folded.get(document) ?? EMPTY_DOCUMENT;
    const inBackup = then.get(document);
    // A document that the backup does not differ in was not read, and stays.
    if (!inBackup) continue;
    const meaning = documentMeaning(document);
    const isFinished = meaning.kind === 'assessment' && standingSeal(own) !== null;
    for (const [field, { value }] of own) {
      const held = before.get(field)?.value ?? null;
      if (!saysTheSame(held, value)) brought.push(describe(document, field, held, value));
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
  return {
    missing,
    brought,
    back: { drafts, fields },
    shrinks: answeredThen(here.folded, fold(asChanges(drafts, after), after), sets).filter((one) => one.inBackup < one.now),
    finished: [...finished],
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

function answeredThen(now: Folded, then: Folded, sets: ReadonlyMap<RequirementSetId, RequirementSet>): AnsweredThen[] {
  const found: AnsweredThen[] = [];
  for (const document of now.keys()) {
    const meaning = documentMeaning(document);
    const set = meaning.kind === 'assessment' ? sets.get(meaning.set) : undefined;
    if (document === ORGANISATION || meaning.kind !== 'assessment' || !set) continue;
    const answered = (folded: Folded): number => {
      const fields = fieldsByRequirement(folded.get(document) ?? EMPTY_DOCUMENT);
      return set.requirements.filter(
        (requirement) => requirementStanding(requirement, fields.get(requirement.number)).progress === 'answered',
      ).length;
    };
    found.push({ document, year: meaning.year, now: answered(now), inBackup: answered(then), of: set.requirements.length });
  }
  return found;
}
