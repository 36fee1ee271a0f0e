import { useAttach } from '../../evidence/use-attach.tsx';
import { announce } from '../../parts/announcer.tsx';
import { count } from '../../parts/words.ts';
import { DropBox } from './drop-box.tsx';

const ACT = (file: string) => ({ name: `${file} added to the evidence`, path: '/evidence' });

/** Adds files that are not linked to anything yet. */
export function AddFiles() {
  const { attach, shown } = useAttach({ at: 'evidence', act: ACT });
  const add = async (files: readonly File[]): Promise<void> => {
    const ended = await attach(files, []);
    const recorded = ended.filter(({ kind }) => kind === 'recorded').length;
    if (recorded > 0) announce(`${count(recorded, 'file is', 'files are')} added.`);
  };
  return (
    <DropBox
      label="Add files"
      hint="Documents, spreadsheets, PDF files, pictures, several at once. The app keeps its own encrypted copy, so you may move or change yours later."
      multiple
      onFiles={(files) => void add(files)}
    >
      {shown}
    </DropBox>
  );
}
