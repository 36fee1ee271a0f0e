import { useState } from 'react';
import type { Answer } from '../../../src-shared/assessment/answer.ts';
import { CRITERIA_LEVELS } from '../../../src-shared/assessment/levels.ts';
import { EvidenceCriterion } from './evidence-criterion.tsx';
import type { RequirementEditing } from './requirement-editing.ts';

/** The evidence table of every criterion: obtained, files, where it is, details; other evidence can be added. */
export function EvidenceSection({ editing, answer }: { readonly editing: RequirementEditing; readonly answer: Answer }) {
  const [showAll, setShowAll] = useState(answer.ticked.size === 0);
  const criteria = CRITERIA_LEVELS.flatMap((level) => editing.requirement.levels[level].criteria);
  const shown = criteria.filter(
    ({ id }) =>
      showAll ||
      answer.ticked.has(id) ||
      answer.evidence.some(
        ({ criterion, obtained, location, files, lostFiles }) =>
          criterion === id && (obtained || location !== '' || files.length + lostFiles.length > 0),
      ),
  );
  return (
    <div data-help="evidence">
      <p className="small muted">
        Optional, and worth it: next year you will know where everything is. Attach a copy of a document by choosing it, dropping
        it on its row or pasting it, or say where it is kept, such as a folder or a cupboard. Evidence must not name patients.
      </p>
      {shown.map((criterion) => (
        <EvidenceCriterion key={criterion.id} criterion={criterion} editing={editing} answer={answer} />
      ))}
      {shown.length < criteria.length && (
        <button type="button" className="link-button" onClick={() => setShowAll(true)}>
          Show evidence for criteria that are not ticked yet
        </button>
      )}
    </div>
  );
}
