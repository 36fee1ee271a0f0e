import { type AnswerFields, fieldsByRequirement } from '../../src-shared/assessment/answer.ts';
import type { EvidenceFile } from '../../src-shared/assessment/evidence-file.ts';
import type { FoldedDocument } from '../../src-shared/assessment/fold.ts';
import type { EvidenceFileId } from '../../src-shared/assessment/identifiers.ts';
import type { KnownFiles } from '../../src-shared/assessment/known-files.ts';
import { type RequirementStanding, requirementStanding } from '../../src-shared/assessment/readiness.ts';
import type { RequirementSet } from '../../src-shared/catalogue/requirement-set.ts';

/**
 * Works out where every requirement stands, and the next time only those that an edit has touched, in the answer itself or in
 * a file that it links: with 500 requirements a tick costs what it costs with 10.
 */
export function standingsOf(
  set: RequirementSet,
): (assessment: FoldedDocument, files: KnownFiles) => readonly RequirementStanding[] {
  const known = new Map<string, Known>();
  let last: {
    readonly assessment: FoldedDocument;
    readonly files: KnownFiles;
    readonly standings: readonly RequirementStanding[];
  } | null = null;
  return (assessment, files) => {
    if (last?.assessment === assessment && last.files === files) return last.standings;
    const fields = fieldsByRequirement(assessment, last?.assessment);
    const standings = set.requirements.map((requirement) => {
      const own = fields.get(requirement.number);
      const before = known.get(requirement.number);
      if (before && isSame(before.fields, own) && sameFiles(before.linked, files)) return before.standing;
      const standing = requirementStanding(requirement, own, files);
      known.set(requirement.number, { fields: own, linked: linkedBy(standing, files), standing });
      return standing;
    });
    last = { assessment, files, standings };
    return standings;
  };
}

/** A standing with everything it was worked out from. */
interface Known {
  readonly fields: AnswerFields | undefined;
  readonly linked: readonly Linked[];
  readonly standing: RequirementStanding;
}

type Linked = readonly [EvidenceFileId, EvidenceFile | undefined];

function linkedBy({ answer }: RequirementStanding, files: KnownFiles): Linked[] {
  return answer.evidence.flatMap((item) => [...item.files, ...item.lostFiles]).map((id) => [id, files.get(id)]);
}

function sameFiles(linked: readonly Linked[], files: KnownFiles): boolean {
  return linked.every(([id, file]) => files.get(id) === file);
}

function isSame(a: AnswerFields | undefined, b: AnswerFields | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined || a.size !== b.size) return false;
  for (const [field, change] of a) if (b.get(field) !== change) return false;
  return true;
}
