import { evidenceRowId } from '../catalogue/requirement-text.ts';
import { type Change, holdsOver } from './change.ts';
import { type DocumentId, documentMeaning, evidenceDocument } from './document.ts';
import type { EvidencePlace } from './evidence-acts.ts';
import type { Folded, FoldedDocument } from './fold.ts';
import { type EvidenceFileId, evidenceFileId } from './identifiers.ts';

/** One row of evidence to which a file is linked. */
export interface EvidenceUse extends EvidencePlace {
  /** The criterion that the row stands under, or null where neither the row nor its name says it. */
  readonly criterion: string | null;
  /** The change that linked it: who and when. */
  readonly linked: Change;
}

type Uses = ReadonlyMap<EvidenceFileId, readonly EvidenceUse[]>;

/**
 * Where every linked file is used, in all assessments; the newest year first, then in the order of requirements and criteria.
 * Rows that were taken out use nothing. The same state is read once, and so is every assessment that an edit did not touch.
 */
export function evidenceUses(folded: Folded): Uses {
  const known = ofFolded.get(folded);
  if (known) return known;
  const uses = new Map<EvidenceFileId, EvidenceUse[]>();
  for (const [document, fields] of folded) {
    if (documentMeaning(document).kind !== 'assessment') continue;
    for (const [file, own] of usesIn(document, fields)) uses.set(file, [...(uses.get(file) ?? []), ...own]);
  }
  for (const own of uses.values()) own.sort(inPageOrder);
  ofFolded.set(folded, uses);
  return uses;
}

/**
 * The documents of the files that an assessment's answers link, also from rows that were taken out: taking such a row in again
 * brings its files back.
 */
export function linkedDocuments(assessment: FoldedDocument): ReadonlySet<DocumentId> {
  const documents = new Set<DocumentId>();
  for (const [field, { value }] of assessment) {
    const link = value === true ? linkOf(field) : null;
    if (link) documents.add(evidenceDocument(link.file));
  }
  return documents;
}

const ofFolded = new WeakMap<Folded, Uses>();
const ofAssessment = new WeakMap<FoldedDocument, Uses>();

function usesIn(assessment: DocumentId, fields: FoldedDocument): Uses {
  const known = ofAssessment.get(fields);
  if (known) return known;
  const uses = new Map<EvidenceFileId, EvidenceUse[]>();
  for (const [field, linked] of fields) {
    const link = linked.value === true ? linkOf(field) : null;
    if (!link) continue;
    const { requirement, row, file } = link;
    const leaf = (name: string) => fields.get(`answers/${requirement}/evidence/${row}/${name}`)?.value;
    if (leaf('removed') === true) continue;
    const said = leaf('criterion');
    const criterion = typeof said === 'string' ? said : evidenceRowId.safeParse(row).success ? row.slice(0, 2) : null;
    uses.set(file, [...(uses.get(file) ?? []), { assessment, requirement, row, criterion, linked }]);
  }
  ofAssessment.set(fields, uses);
  return uses;
}

/** Reads `answers/117/evidence/1a-training-log/files/<id>`; null for any other field. */
function linkOf(field: string): { readonly requirement: string; readonly row: string; readonly file: EvidenceFileId } | null {
  // Nearly every field is something else: told apart without taking it to pieces.
  if (!field.includes('/files/')) return null;
  const [kind, requirement, evidence, row, files, id, ...deeper] = field.split('/');
  const file = evidenceFileId.safeParse(id);
  if (kind !== 'answers' || evidence !== 'evidence' || files !== 'files' || deeper.length > 0) return null;
  return file.success && requirement !== undefined && row !== undefined ? { requirement, row, file: file.data } : null;
}

function inPageOrder(a: EvidenceUse, b: EvidenceUse): number {
  const [years, others] = [yearOf(a), yearOf(b)];
  if (years !== others) return years > others ? -1 : 1;
  const [one, other] = [a, b].map(({ assessment, requirement, criterion }) => `${assessment} ${requirement} ${criterion ?? '~'}`);
  if (one !== other) return (one ?? '') < (other ?? '') ? -1 : 1;
  return holdsOver(a.linked, b.linked) ? 1 : -1;
}

function yearOf({ assessment }: EvidenceUse): string {
  return assessment.slice(assessment.lastIndexOf('/') + 1);
}
