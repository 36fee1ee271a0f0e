import type { DocumentId } from '../assessment/document.ts';
import type { Folded } from '../assessment/fold.ts';
import type { Draft } from '../assessment/record.ts';
import { copyAsItStands, seal } from '../assessment/sealing.ts';
import { accept } from './acceptance.ts';
import type { AcceptanceSaid, StatementNamed } from './acceptance-said.ts';
import type { ManifestSalt } from './evidence-manifest.ts';
import type { SubmissionId } from './submission-id.ts';

/** What a person decides when publishing, and what chance adds. */
export interface NewSubmission {
  readonly id: SubmissionId;
  readonly statement: StatementNamed;
  readonly said: AcceptanceSaid;
  readonly salt: ManifestSalt;
}

/**
 * The drafts of one act that finishes an assessment to be published: the sealed copy, which carries the submission's id, and the
 * acceptance over it. From then on all is in the change log, so sending it needs the id alone and can be begun again at any time.
 */
export function sealForPublishing(folded: Folded, assessment: DocumentId, { id, statement, said, salt }: NewSubmission): Draft[] {
  const { hash } = copyAsItStands(folded, assessment);
  return [
    ...seal(folded, assessment, id),
    { document: assessment, field: `sealed/${id}/salt`, value: salt },
    ...accept(assessment, { id, hash }, statement, said),
  ];
}
