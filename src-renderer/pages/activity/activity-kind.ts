import type { Change } from '../../../src-shared/assessment/change.ts';
import { documentMeaning } from '../../../src-shared/assessment/document.ts';
import { requirementOfField } from '../../../src-shared/assessment/fields.ts';

/** What changes are about, as the activity page sorts them. */
export const KINDS = ['Answers', 'Evidence', 'People and organisation', 'Assessments', 'Removed for good'] as const;
export type Kind = (typeof KINDS)[number];

/** The kind of a change; null for what only a newer app knows. */
export function kindOf({ document, field }: Pick<Change, 'document' | 'field'>): Kind | null {
  switch (documentMeaning(document).kind) {
    case 'organisation':
    case 'person':
      return 'People and organisation';
    case 'evidence':
      return 'Evidence';
    case 'removal':
      return 'Removed for good';
    case 'assessment':
      if (requirementOfField(field) === null) return 'Assessments';
      return field.split('/')[2] === 'evidence' ? 'Evidence' : 'Answers';
    case 'unknown':
      return null;
  }
}
