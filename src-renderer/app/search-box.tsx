import { Suspense } from 'react';
import type { AssessmentAddress } from '../assessment/paths.ts';
import { searchIndex } from '../assessment/search.ts';
import { useAssessment } from '../assessment/use-assessment.ts';
import { useCurrentAssessment } from '../assessment/use-assessments.ts';
import { useSession } from '../session/session.ts';
import type { Command } from './commands.ts';
import { SearchDialog } from './search-dialog.tsx';
import { useSearch } from './search-state.ts';

interface Props {
  readonly commands: readonly Command[];
}

/** Search over requirements, pages and commands, opened from anywhere by Ctrl+K. */
export function SearchBox({ commands }: Props) {
  const { open } = useSearch();
  const assessment = useCurrentAssessment();
  const { sets } = useSession();
  if (!open) return null;
  // Without its requirement set there is nothing of it to search.
  if (!assessment || !sets.some(({ id }) => id === assessment.set))
    return <SearchDialog commands={commands} index={[]} assessment={null} />;
  return (
    <Suspense>
      <SearchInAssessment commands={commands} assessment={assessment} />
    </Suspense>
  );
}

function SearchInAssessment({ commands, assessment }: Props & { readonly assessment: AssessmentAddress }) {
  const { readiness } = useAssessment(assessment);
  return <SearchDialog commands={commands} index={searchIndex(readiness.standings)} assessment={assessment} />;
}
