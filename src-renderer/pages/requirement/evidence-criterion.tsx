import { useState } from 'react';
import { addEvidence } from '../../../src-shared/assessment/acts.ts';
import type { Answer } from '../../../src-shared/assessment/answer.ts';
import { newId } from '../../../src-shared/assessment/new-id.ts';
import type { Requirement } from '../../../src-shared/catalogue/requirement-set.ts';
import { splitName } from '../../../src-shared/file-ending.ts';
import { accepted } from '../../../src-shared/result.ts';
import { AttachButton } from '../../evidence/attach-button.tsx';
import type { AttachTo } from '../../evidence/bring-in.ts';
import { useFileDrop } from '../../parts/use-file-drop.ts';
import { EvidenceRow } from './evidence-row.tsx';
import { type RequirementEditing, useEdit } from './requirement-editing.ts';
import { useAttachHere } from './use-attach-here.ts';

interface Props {
  readonly criterion: Requirement['levels'][1]['criteria'][number];
  readonly editing: RequirementEditing;
  readonly answer: Answer;
}

/** The evidence of one criterion: its rows, and the ways to add more. A file that is dropped beside the rows gets one of its own. */
export function EvidenceCriterion({ criterion, editing, answer }: Props) {
  const edit = useEdit(editing);
  const [added, setAdded] = useState<string | null>(null);
  const { id } = criterion;
  const asRow = ({ name }: File): AttachTo => {
    const row = newId();
    return {
      with: addEvidence(editing, row, id, splitName(name).stem || name),
      places: [{ assessment: editing.assessment, requirement: editing.requirement.number, row }],
    };
  };
  const { give, onPaste, shown } = useAttachHere(editing, id, id, asRow);
  const { over, target } = useFileDrop(give);
  const addRow = (): void => {
    const row = newId();
    setAdded(row);
    edit.act(accepted(addEvidence(editing, row, id, 'Other evidence')), `add evidence to ${id}`);
  };
  return (
    <section className={`evidence${over ? ' drop-here' : ''}`} aria-labelledby={`evidence-${id}`} onPaste={onPaste} {...target}>
      <h3 className="evidence__criterion" id={`evidence-${id}`}>
        <strong>{id}</strong> {criterion.text}
        {!answer.ticked.has(id) && <span className="muted"> (not ticked yet)</span>}
      </h3>
      <ul className="evidence__rows">
        {answer.evidence
          .filter((item) => item.criterion === id)
          .map((item) => (
            <EvidenceRow key={item.row} item={item} editing={editing} focus={item.row === added} />
          ))}
      </ul>
      {shown}
      {!editing.sealed && (
        <div className="evidence__more">
          <button type="button" className="link-button" onClick={addRow}>
            Add other evidence<span className="nhsuk-u-visually-hidden"> to {id}</span>
          </button>
          <AttachButton words="Attach files as other evidence" to={`to ${id}`} onFiles={give} />
        </div>
      )}
      {over && (
        <p className="drop-here__words" aria-hidden="true">
          Drop to attach to {id} as other evidence
        </p>
      )}
    </section>
  );
}
