import { useEffect, useRef } from 'react';
import type { EvidenceItem } from '../../../src-shared/assessment/answer.ts';
import { unlinkEvidenceFile } from '../../../src-shared/assessment/evidence-acts.ts';
import type { EvidenceFileId } from '../../../src-shared/assessment/identifiers.ts';
import { accepted } from '../../../src-shared/result.ts';
import { notify } from '../../parts/notice.tsx';
import { SavedText } from '../../parts/saved-text.tsx';
import { useFileDrop } from '../../parts/use-file-drop.ts';
import { EvidenceRowAttach } from './evidence-row-attach.tsx';
import { EvidenceRowFiles } from './evidence-row-files.tsx';
import { SEALED } from './levels-section.tsx';
import { PatientNumbersFound } from './patient-numbers-found.tsx';
import { type RequirementEditing, useEdit } from './requirement-editing.ts';
import { useAttachHere } from './use-attach-here.ts';

interface Props {
  readonly item: EvidenceItem;
  readonly editing: RequirementEditing;
  /** A row that was just added takes the focus. */
  readonly focus: boolean;
}

/** One piece of evidence: what it is, whether you have it, where it is. */
export function EvidenceRow({ item, editing, focus }: Props) {
  const edit = useEdit(editing);
  const element = useRef<HTMLLIElement>(null);
  const leaf = (name: string): string => `evidence/${item.row}/${name}`;
  const id = `row-${item.row}`;
  const place = { assessment: editing.assessment, requirement: editing.requirement.number, row: item.row };
  const { give, onPaste, pasted, shown } = useAttachHere(editing, item.criterion, item.row, () => ({ places: [place] }));
  const { over, target } = useFileDrop(give);
  const takeOut = (file: EvidenceFileId, name: string): void => {
    edit.act(accepted(unlinkEvidenceFile(place, file)), `take ${name} out of ${item.criterion}`);
    // What was pressed is gone from the page.
    element.current?.querySelector<HTMLElement>('.evidence-row__attach button')?.focus();
  };
  useEffect(() => {
    if (focus) element.current?.querySelector<HTMLInputElement>('input[type=text]')?.focus();
  }, [focus]);
  return (
    <li className={`evidence-row${over ? ' drop-here' : ''}`} ref={element} onPaste={onPaste} {...target}>
      <div className="evidence-row__what">
        <div className="nhsuk-checkboxes__item nhsuk-checkboxes--small evidence-row__obtained">
          <input
            className="nhsuk-checkboxes__input"
            id={id}
            type="checkbox"
            checked={item.obtained}
            aria-disabled={editing.sealed || undefined}
            onChange={({ target }) =>
              editing.sealed
                ? notify(SEALED)
                : edit.put(
                    leaf('obtained'),
                    target.checked,
                    `evidence “${item.title}” ${target.checked ? 'obtained' : 'not obtained'}`,
                  )
            }
          />
          <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={id}>
            <span className="nhsuk-u-visually-hidden">Obtained: </span>
            {item.suggested ? item.title : item.title || 'Other evidence'}
          </label>
        </div>
        {!item.suggested && (
          <SavedText
            label="What is it?"
            value={item.title}
            disabled={editing.sealed}
            onCommit={(text) => edit.put(leaf('title'), text, 'name of evidence')}
          />
        )}
      </div>
      <SavedText
        label={
          <>
            Location<span className="nhsuk-u-visually-hidden"> of {item.title}</span>
          </>
        }
        value={item.location}
        disabled={editing.sealed}
        onCommit={(text) => edit.put(leaf('location'), text, `location of “${item.title}”`)}
      />
      <SavedText
        label={
          <>
            Details<span className="nhsuk-u-visually-hidden"> of {item.title}</span>
          </>
        }
        value={item.details}
        disabled={editing.sealed}
        onCommit={(text) => edit.put(leaf('details'), text, `details of “${item.title}”`)}
      />
      <div className="evidence-row__files">
        <EvidenceRowFiles item={item} editing={editing} onTakeOut={takeOut} />
        {shown}
        {!editing.sealed && <EvidenceRowAttach item={item} editing={editing} pasted={pasted} onFiles={give} />}
        <PatientNumbersFound
          editing={editing}
          numbers={editing.patientNumbers.filter(({ leaf: held }) => held.startsWith(leaf('')))}
        />
      </div>
      {over && (
        <p className="drop-here__words" aria-hidden="true">
          Drop to attach to “{item.title}”
        </p>
      )}
      {!editing.sealed && !item.suggested && (
        <button
          type="button"
          className="link-button evidence-row__remove"
          onClick={() => edit.put(leaf('removed'), true, `take out evidence “${item.title}”`)}
        >
          Take this row out<span className="nhsuk-u-visually-hidden">: {item.title}</span>
        </button>
      )}
    </li>
  );
}
