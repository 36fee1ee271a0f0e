import type { Change } from '../assessment/change.ts';
import { driftAhead } from '../assessment/clock.ts';
import type { DocumentId } from '../assessment/document.ts';
import { EMPTY_DOCUMENT, type Folded } from '../assessment/fold.ts';
import { standingSeal } from '../assessment/sealing.ts';
import { canonicalJson } from '../assessment/snapshot.ts';
import type { RequirementSet } from '../catalogue/requirement-set.ts';
import { requirementSetHash } from '../catalogue/set-hash.ts';
import type { AssessmentFile } from './assessment-file.ts';

/** What is worth knowing before a file is merged. None of it stops an import. */

/** New changes whose stamps run more than a day ahead of this computer's clock: flagged, never refused. */
export interface RunsAhead {
  readonly changes: number;
  readonly furthestDays: number;
  readonly words: string;
}

const DAY = 86_400_000;

/** What to know about the requirement set that a file was answered with. */
export function setWarnings({ requirementSet }: Pick<AssessmentFile, 'requirementSet'>, set: RequirementSet | null): string[] {
  if (set === null)
    return [
      `The requirement set ${requirementSet.id} is not on this computer, so levels cannot be worked out. Load its file on the Settings page.`,
    ];
  if (requirementSetHash(set) === requirementSet.hash) return [];
  return [
    `The texts of ${requirementSet.id} differ between the computer that wrote the file and this one. Levels are worked out with the texts here.`,
  ];
}

/** Requirements that a file answers and the set does not have. */
export function unknownRequirements({ assessment, changes }: AssessmentFile, set: RequirementSet): string[] {
  const known = new Set(set.requirements.map(({ number }) => number));
  const unknown = new Set<string>();
  for (const { document, field } of changes) {
    const number = document === assessment ? /^answers\/([^/]+)\//.exec(field)?.[1] : undefined;
    if (number !== undefined && !known.has(number)) unknown.add(number);
  }
  return [...unknown]
    .sort()
    .map(
      (number) =>
        `The file answers requirement ${number}, which is not in the set “${set.name}”. The answer is kept, and not shown or counted.`,
    );
}

/** Flags stamps that run ahead of `now` by more than a day; null when none does. */
export function runsAhead(changes: readonly Change[], now: Date): RunsAhead | null {
  const drifts = changes.map(({ at }) => driftAhead(at, now.getTime())).filter((drift) => drift > DAY);
  if (drifts.length === 0) return null;
  const furthestDays = Math.floor(drifts.reduce((most, drift) => Math.max(most, drift), 0) / DAY);
  return {
    changes: drifts.length,
    furthestDays,
    words: `${drifts.length === 1 ? '1 change was' : `${drifts.length} changes were`} made with a clock that is ahead of this computer's by up to ${furthestDays === 1 ? '1 day' : `${furthestDays} days`}. Check the date on both computers. Where both edited the same field, the one with the clock ahead wins.`,
  };
}

/** A change that has an id known here and says something else: what is here stays, and somebody altered the file. */
export function alteredHere(changes: readonly Change[], folded: Folded): string[] {
  const altered = changes.filter((change) => {
    const holds = folded.get(change.document)?.get(change.field);
    return holds?.id === change.id && canonicalJson(holds) !== canonicalJson(change);
  });
  if (altered.length === 0) return [];
  return [
    `${altered.length === 1 ? '1 change' : `${altered.length} changes`} in the file ${altered.length === 1 ? 'was' : 'were'} altered since leaving this workspace. What is recorded here stays.`,
  ];
}

/** A copy that was completed here stays, whatever is imported. */
export function sealedWarning(assessment: DocumentId, newChanges: readonly Change[], here: Folded): string[] {
  const touches = newChanges.some(({ document, field }) => document === assessment && !field.startsWith('sealed/'));
  if (!touches || standingSeal(here.get(assessment) ?? EMPTY_DOCUMENT) === null) return [];
  return [
    'This assessment is completed on this computer. The completed copy stays as it is; the assessment then no longer says quite the same.',
  ];
}
