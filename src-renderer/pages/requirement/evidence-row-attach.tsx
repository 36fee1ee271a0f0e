import { useState } from 'react';
import type { EvidenceItem } from '../../../src-shared/assessment/answer.ts';
import { linkEvidenceFile } from '../../../src-shared/assessment/evidence-acts.ts';
import type { EvidenceFile } from '../../../src-shared/assessment/evidence-file.ts';
import { accepted } from '../../../src-shared/result.ts';
import { AttachButton } from '../../evidence/attach-button.tsx';
import { ChooseFileDialog } from '../../evidence/choose-file-dialog.tsx';
import { PasteButton } from '../../evidence/paste-button.tsx';
import { announce } from '../../parts/announcer.tsx';
import { type RequirementEditing, useEdit } from './requirement-editing.ts';

interface Props {
  readonly item: EvidenceItem;
  readonly editing: RequirementEditing;
  readonly pasted: number;
  readonly onFiles: (files: readonly File[]) => void;
}

/** The ways in which a file comes to a row: chosen, pasted, or one that is here already. */
export function EvidenceRowAttach({ item, editing, pasted, onFiles }: Props) {
  const edit = useEdit(editing);
  const [choosing, setChoosing] = useState(false);
  const { assessment, requirement } = editing;
  const isOther = ({ id, removed }: EvidenceFile): boolean => !removed && !item.files.includes(id);
  const link = (file: EvidenceFile): void => {
    setChoosing(false);
    const place = { assessment, requirement: requirement.number, row: item.row };
    edit.act(accepted(linkEvidenceFile(place, file.id)), `attach ${file.name} to ${item.criterion}`);
    announce(`${file.name} is attached to ${item.criterion}.`);
  };
  return (
    <div className="evidence-row__attach">
      <AttachButton words="Attach files" to={`to ${item.title}`} onFiles={onFiles} />
      {[...editing.files.values()].some(isOther) && (
        <button type="button" className="link-button" onClick={() => setChoosing(true)}>
          Use a file you attached before<span className="nhsuk-u-visually-hidden"> for {item.title}</span>
        </button>
      )}
      <PasteButton to={`to ${item.title}`} pasted={pasted} />
      {choosing && (
        <ChooseFileDialog
          files={[...editing.files.values()].filter(isOther)}
          to={`“${item.title}”`}
          onChoose={link}
          onClose={() => setChoosing(false)}
        />
      )}
    </div>
  );
}
