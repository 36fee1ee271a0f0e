import { z } from 'zod';
import { type Change, change, LONGEST_TEXT } from '../assessment/change.ts';
import { type DocumentId, documentId, documentMeaning, ORGANISATION } from '../assessment/document.ts';
import { linkedDocuments } from '../assessment/evidence-uses.ts';
import { EMPTY_DOCUMENT, fold } from '../assessment/fold.ts';
import { readOrganisation } from '../assessment/organisation.ts';
import { type RequirementSet, requirementSetId } from '../catalogue/requirement-set.ts';
import { requirementSetHash } from '../catalogue/set-hash.ts';
import { HONEST_NOTICE } from '../honest-notice.ts';
import type { FileProblem } from './file-problems.ts';

/** The assessment file, described for people in docs/assessment-file.md. */

export const FILE_FORMAT = 'igt-desktop assessment';
/** Raised when this version could no longer be read right by an app that knows only the earlier number. */
export const FILE_FORMAT_NUMBER = 1;

/** What stands before the changes. The organisation's name and code are there to be shown; what counts is in the changes. */
export const fileHead = z.object({
  exportedBy: z.string().min(1).max(100),
  exportedAt: z.iso.datetime({ precision: 3 }),
  about: z.array(z.string().max(1_000)).max(10),
  requirementSet: z.object({ id: requirementSetId, hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  organisation: z.object({ name: z.string().max(LONGEST_TEXT), odsCode: z.string().max(LONGEST_TEXT) }),
  assessment: documentId,
});

/** The whole file as it is written. */
export const writtenAssessmentFile = fileHead.extend({
  format: z.literal(FILE_FORMAT),
  formatNumber: z.literal(FILE_FORMAT_NUMBER),
  changes: z.array(change),
});
export type WrittenAssessmentFile = z.infer<typeof writtenAssessmentFile>;

/** A file that was read and holds together, with what is worth knowing about it. */
export type AssessmentFile = WrittenAssessmentFile & { readonly warnings: readonly FileProblem[] };

/** True for the documents that a file of this assessment may carry: itself, the organisation, its people, evidence files. */
export function mayStandInFile(document: DocumentId, assessment: DocumentId): boolean {
  return document === assessment || document === ORGANISATION || ['person', 'evidence'].includes(documentMeaning(document).kind);
}

/**
 * True for the documents that an assessment's file carries: itself, the organisation, its people, and of the evidence files those
 * that its answers link.
 *
 * @param linked what `linkedDocuments` gives for the assessment
 */
export function belongsInFile(document: DocumentId, assessment: DocumentId, linked: ReadonlySet<DocumentId>): boolean {
  return mayStandInFile(document, assessment) && (documentMeaning(document).kind !== 'evidence' || linked.has(document));
}

export interface ExportInput {
  readonly assessment: DocumentId;
  /** The set that the assessment answers, complete. */
  readonly set: RequirementSet;
  /** Every change at hand, of any document and in any order; those that belong in the file are taken from it. */
  readonly changes: Iterable<Change>;
  readonly appVersion: string;
  readonly at: Date;
}

/**
 * The file of one assessment, with history and authors. The same changes and time give the same file, in whatever order
 * the changes come.
 */
export function exportAssessment({ assessment, set, changes, appVersion, at }: ExportInput): WrittenAssessmentFile {
  const own = new Map<Change['id'], Change>();
  for (const change of changes) if (mayStandInFile(change.document, assessment)) own.set(change.id, change);
  const answers = [...own.values()].filter(({ document }) => document === assessment);
  const linked = linkedDocuments(fold(answers).get(assessment) ?? EMPTY_DOCUMENT);
  const inOrder = [...own.values()].filter(({ document }) => belongsInFile(document, assessment, linked)).sort(byStamp);
  const organisation = readOrganisation(fold(inOrder).get(ORGANISATION));
  return {
    format: FILE_FORMAT,
    formatNumber: FILE_FORMAT_NUMBER,
    exportedBy: appVersion,
    exportedAt: at.toISOString(),
    about: [...HONEST_NOTICE],
    requirementSet: { id: set.id, hash: requirementSetHash(set) },
    organisation: { name: organisation.name, odsCode: organisation.odsCode },
    assessment,
    changes: inOrder,
  };
}

/** The order of changes in the file: by stamp, ties by id. */
export function byStamp(a: Change, b: Change): number {
  if (a.at !== b.at) return a.at < b.at ? -1 : 1;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/**
 * The text of the file: JSON with one change a line, so that two files can be compared line by line. No line end follows
 * the last brace: a file that was cut off anywhere is then no longer JSON, and is noticed.
 */
export function assessmentFileText({ changes, ...head }: WrittenAssessmentFile): string {
  const opened = JSON.stringify(head, null, 2).slice(0, -2);
  const lines = changes.map((change) => `    ${JSON.stringify(inMemberOrder(change))}`);
  return `${opened},\n  "changes": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}`;
}

function inMemberOrder({ id, at, wall, by, action, document, field, value, was }: Change): Change {
  return { id, at, wall, by, action, document, field, value, was };
}
