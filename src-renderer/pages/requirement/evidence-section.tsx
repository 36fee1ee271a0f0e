import { useState } from 'react';
import { uuidv7 } from 'uuidv7';
import { addEvidence } from '../../../src-shared/assessment/acts.ts';
import type { Answer } from '../../../src-shared/assessment/answer.ts';
import { CRITERIA_LEVELS } from '../../../src-shared/assessment/levels.ts';
import { accepted } from '../../../src-shared/result.ts';
import { EvidenceRow } from './evidence-row.tsx';
import { type RequirementEditing, useEdit } from './requirement-editing.ts';

/** The evidence table of every criterion: obtained, where it is, details; other evidence can be added. */
export function EvidenceSection({ editing, answer }: { readonly editing: RequirementEditing; readonly answer: Answer }) {
  const edit = useEdit(editing);
  const [showAll, setShowAll] = useState(answer.ticked.size === 0);
  const [added, setAdded] = useState<string | null>(null);
  const criteria = CRITERIA_LEVELS.flatMap((level) => editing.requirement.levels[level].criteria);
  const shown = criteria.filter(
    ({ id }) =>
      showAll ||
      answer.ticked.has(id) ||
      answer.evidence.some((item) => item.criterion === id && (item.obtained || item.location !== '')),
  );
  return (
    <div data-help="evidence">
      <p className="small muted">
        Optional, and worth it: next year you will know where everything is. Say where a document is kept, such as a folder, a
        file name or a cupboard.
      </p>
      {shown.map((criterion) => {
        const items = answer.evidence.filter((item) => item.criterion === criterion.id);
        return (
          <section key={criterion.id} className="evidence" aria-labelledby={`evidence-${criterion.id}`}>
            <h3 className="evidence__criterion" id={`evidence-${criterion.id}`}>
              <strong>{criterion.id}</strong> {criterion.text}
              {!answer.ticked.has(criterion.id) && <span className="muted"> (not ticked yet)</span>}
            </h3>
            <ul className="evidence__rows">
              {items.map((item) => (
                <EvidenceRow key={item.row} item={item} editing={editing} focus={item.row === added} />
              ))}
            </ul>
            {!editing.sealed && (
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  const row = uuidv7();
                  setAdded(row);
                  edit.act(
                    accepted(addEvidence(editing, row, criterion.id, 'Other evidence')),
                    `add evidence to ${criterion.id}`,
                  );
                }}
              >
                Add other evidence<span className="nhsuk-u-visually-hidden"> to {criterion.id}</span>
              </button>
            )}
          </section>
        );
      })}
      {shown.length < criteria.length && (
        <button type="button" className="link-button" onClick={() => setShowAll(true)}>
          Show evidence for criteria that are not ticked yet
        </button>
      )}
    </div>
  );
}
