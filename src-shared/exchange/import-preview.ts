import type { Change } from '../assessment/change.ts';
import { type Folded, fold } from '../assessment/fold.ts';
import type { RequirementSet } from '../catalogue/requirement-set.ts';
import { unreachable } from '../result.ts';
import type { AssessmentFile } from './assessment-file.ts';
import { evidenceStaysBehind } from './evidence-in-file.ts';
import { type FieldEffect, fieldEffects } from './field-effects.ts';
import { personName } from './field-words.ts';
import { alteredHere, type RunsAhead, runsAhead, sealedWarning, setWarnings, unknownRequirements } from './import-warnings.ts';
import { type LevelEffect, levelEffects } from './level-effects.ts';
import { identityOf, type Kinship, kinship, type OrganisationIdentity } from './same-organisation.ts';
import { shrinkage } from './shrinkage.ts';

const NO_SETS: Parameters<typeof shrinkage>[2] = new Map();

/** What this workspace holds already. */
export interface Here {
  readonly folded: Folded;
  /** The ids of every change that is recorded here. */
  readonly known: ReadonlySet<Change['id']>;
  /** Changes that were removed for good here. They stay out. */
  readonly destroyed: ReadonlySet<Change['id']>;
  readonly now: Date;
}

/** One author of what is new, and from when to when by their computers' clocks. */
interface AuthorOfNew {
  readonly name: string;
  readonly changes: number;
  readonly from: string;
  readonly to: string;
}

export interface Merge {
  readonly kind: 'merge';
  readonly organisation: OrganisationIdentity;
  /** What an import has to record; empty when everything is here already. */
  readonly newChanges: readonly Change[];
  readonly alreadyHere: number;
  /** How many edits of the file were removed for good here, and stay out. */
  readonly removedHere: number;
  readonly authors: readonly AuthorOfNew[];
  /** Fields that would say something else. */
  readonly changed: readonly FieldEffect[];
  /** Fields about which the file says something else, and what is here is newer and stays. */
  readonly stays: readonly FieldEffect[];
  /** Requirements whose level would be another; empty without a set. */
  readonly levels: readonly LevelEffect[];
  /** What would be less than now, in sentences: reason to ask first. */
  readonly shrinks: readonly string[];
  readonly runsAhead: RunsAhead | null;
  readonly warnings: readonly string[];
}

export interface AnotherOrganisation {
  readonly kind: 'another organisation';
  readonly inFile: OrganisationIdentity;
  readonly here: OrganisationIdentity;
  readonly words: string;
  /** What can be done instead: open the file in a workspace of its own, or look at its answers as proposals. */
  readonly offers: readonly ['own workspace', 'proposals'];
}

export type ImportPreview = Merge | AnotherOrganisation;

/**
 * What importing a file would do to this workspace. Nothing is recorded: the caller records `newChanges`, and a second
 * preview then finds nothing new.
 *
 * @param set the requirement set that the file's assessment answers, as it is here; null when it is not at hand
 * @returns the effects of merging by fold; or, for a file of another organisation, what can be done with it instead
 */
export function previewImport(file: AssessmentFile, here: Here, set: RequirementSet | null): ImportPreview {
  const inFile = fold(file.changes);
  const related = kinship(inFile, file.changes, here.folded, here.known);
  const identities = { inFile: identityOf(inFile), here: identityOf(here.folded) };
  if (related.kind === 'another')
    return {
      kind: 'another organisation',
      ...identities,
      words: whyNotMerged(related.why, identities),
      offers: ['own workspace', 'proposals'],
    };
  const wanted = file.changes.filter(({ id }) => !here.destroyed.has(id));
  const newChanges = wanted.filter(({ id }) => !here.known.has(id));
  const after = fold(newChanges, here.folded);
  const { changed, stays } = fieldEffects(wanted, here, after, set);
  return {
    kind: 'merge',
    organisation: identityOf(after),
    newChanges,
    alreadyHere: wanted.length - newChanges.length,
    removedHere: file.changes.length - wanted.length,
    authors: authorsOf(newChanges, after),
    changed,
    stays,
    levels: set === null ? [] : levelEffects(set, here.folded.get(file.assessment), after.get(file.assessment)),
    shrinks: shrinkage(here.folded, after, set === null ? NO_SETS : new Map([[set.id, set]])),
    runsAhead: runsAhead(newChanges, here.now),
    warnings: [
      ...alteredHere(file.changes, here.folded),
      ...setWarnings(file, set),
      ...(set === null ? [] : unknownRequirements(file, set)),
      ...sealedWarning(file.assessment, newChanges, here.folded),
      ...evidenceStaysBehind(file, here.folded),
    ],
  };
}

function whyNotMerged(
  why: Extract<Kinship, { kind: 'another' }>['why'],
  { inFile, here }: { inFile: OrganisationIdentity; here: OrganisationIdentity },
): string {
  const start = `This file is of ${named(inFile)}, and the organisation open here is ${named(here)}.`;
  switch (why) {
    case 'codes differ':
      return `${start} Answers of one organisation are never merged into another's.`;
    case 'codes differ, history shared':
      return `${start} They share some history. If they are the same organisation and its code was corrected since, correct it on the other computer too and export the file again.`;
    case 'no code to compare':
      return `${start} Without a code on both sides, and without history in common, nothing shows that they are the same. If they are, fill in the code on both and export the file again.`;
    default:
      return unreachable(why);
  }
}

function named({ name, odsCode }: OrganisationIdentity): string {
  return `${name.trim() || 'an organisation without a name'} (${odsCode || 'no code'})`;
}

function authorsOf(changes: readonly Change[], folded: Folded): AuthorOfNew[] {
  const authors = new Map<Change['by'], { changes: number; from: string; to: string }>();
  for (const { by, wall } of changes) {
    const author = authors.get(by) ?? { changes: 0, from: wall, to: wall };
    author.changes += 1;
    if (wall < author.from) author.from = wall;
    if (wall > author.to) author.to = wall;
    authors.set(by, author);
  }
  return [...authors]
    .map(([by, author]) => ({ name: personName(folded, by), ...author }))
    .sort((a, b) => b.changes - a.changes || (a.name < b.name ? -1 : 1));
}
