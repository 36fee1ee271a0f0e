import { type ClipboardEvent, useCallback, useState } from 'react';
import type { AttachTo } from '../../evidence/bring-in.ts';
import { pastedFiles } from '../../evidence/pasted-files.ts';
import { type Attach, useAttach } from '../../evidence/use-attach.tsx';
import { announce } from '../../parts/announcer.tsx';
import { notify } from '../../parts/notice.tsx';
import { count } from '../../parts/words.ts';
import { SEALED } from './levels-section.tsx';
import type { RequirementEditing } from './requirement-editing.ts';

interface AttachHere {
  readonly give: (files: readonly File[]) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
  /** How many times something was pasted here. */
  readonly pasted: number;
  readonly shown: Attach['shown'];
}

/**
 * Files that are given at one place of the requirement page: chosen, dropped or pasted.
 *
 * @param place names the place within the requirement: a row or a criterion
 * @param to where each file goes
 */
export function useAttachHere(
  editing: RequirementEditing,
  criterion: string,
  place: string,
  to: (file: File) => AttachTo,
): AttachHere {
  const { assessment, requirement, path, sealed } = editing;
  const [pasted, setPasted] = useState(0);
  const act = useCallback(
    (file: string) => ({ name: `${requirement.number}, attach ${file} to ${criterion}`, path }),
    [requirement, criterion, path],
  );
  const { attachEach, shown } = useAttach({ at: `${assessment} ${requirement.number} ${place}`, act });
  const give = (files: readonly File[]): void => {
    if (sealed) return notify(SEALED);
    void attachEach(files, to).then((ended) => {
      const recorded = ended.filter(({ kind }) => kind === 'recorded').length;
      if (recorded > 0) announce(`${count(recorded, 'file is', 'files are')} attached to ${criterion}.`);
    });
  };
  return {
    give,
    shown,
    pasted,
    onPaste: (event) => {
      if (event.defaultPrevented) return;
      const { target } = event;
      const intoText = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type === 'text');
      const files = pastedFiles(event.clipboardData, intoText, new Date());
      if (files.length === 0) return;
      event.preventDefault();
      setPasted((times) => times + 1);
      give(files);
    },
  };
}
