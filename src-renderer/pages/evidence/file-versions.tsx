import { evidenceDocument } from '../../../src-shared/assessment/document.ts';
import type { EvidenceFile, EvidenceRevision } from '../../../src-shared/assessment/evidence-file.ts';
import { removedHashes } from '../../../src-shared/assessment/removal.ts';
import { sizeInWords } from '../../../src-shared/size-in-words.ts';
import { evidencePath } from '../../assessment/paths.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { useAttach } from '../../evidence/use-attach.tsx';
import { useGiveOut } from '../../evidence/use-give-out.tsx';
import { announce } from '../../parts/announcer.tsx';
import { notify } from '../../parts/notice.tsx';
import { dateInWords, timeInWords } from '../../parts/words.ts';
import { useFolded, useWorkspace } from '../../session/session.ts';
import { DropBox } from './drop-box.tsx';
import type { StoredFiles } from './stored-files.ts';

interface Props {
  readonly file: EvidenceFile;
  readonly stored: StoredFiles;
  /** Bytes came in, so what is there has to be asked again. */
  readonly onReplaced: () => void;
}

/** The version that counts and those before it, and the way to a newer one. */
export function FileVersions({ file, stored, onReplaced }: Props) {
  const path = evidencePath(file.id);
  const { replace, shown } = useAttach({ at: path, act: (name) => ({ name: `${file.name} replaced by ${name}`, path }) });
  const bringIn = async (by: File | undefined): Promise<void> => {
    if (!by) return;
    const ended = await replace(by, file);
    if (ended.kind === 'recorded') announce(`${by.name} is the version that counts now.`);
    onReplaced();
  };
  return (
    <section aria-labelledby="versions">
      <h2 className="nhsuk-heading-s" id="versions">
        Versions
      </h2>
      <ol className="versions">
        <Version file={file} revision={file.current} stored={stored} />
        {file.earlier.map((revision) => (
          <Version key={revision.id} file={file} revision={revision} stored={stored} />
        ))}
      </ol>
      <DropBox
        label="Replace with a newer version"
        hint="Everything that it proves then shows the newer one. The version before stays in this list."
        multiple={false}
        onFiles={([by]) => void bringIn(by)}
      >
        {shown}
      </DropBox>
    </section>
  );
}

interface VersionProps {
  readonly file: EvidenceFile;
  readonly revision: EvidenceRevision;
  readonly stored: StoredFiles;
}

function Version({ file, revision, stored: { missing, damaged } }: VersionProps) {
  const workspace = useWorkspace();
  const nameOf = usePersonName();
  const giveOut = useGiveOut();
  const { id, hash, name, size, addedBy, addedAt } = revision;
  const isCurrent = revision === file.current;
  const removal = removedHashes(useFolded()).get(hash);
  const missingWords = removal ? `removed for good on ${dateInWords(removal.at)}` : 'missing on this computer';
  const gone = missing.has(hash) ? missingWords : damaged.has(hash) ? 'damaged' : null;
  const when = `${dateInWords(addedAt)}, ${timeInWords(addedAt)}`;
  const makeCurrent = (): void => {
    workspace.commitAnd(
      [{ document: evidenceDocument(file.id), field: 'current', value: id }],
      {
        name: `an earlier version of ${file.name} made current again`,
        path: evidencePath(file.id),
      },
      () => notify(`The version of ${when} counts again. Ctrl+Z takes that back.`),
    );
  };
  const button = (words: string, act: () => void) => (
    <button type="button" className="link-button" onClick={act}>
      {words}
      <span className="nhsuk-u-visually-hidden">: the version of {when}</span>
    </button>
  );
  return (
    <li className="versions__one" aria-current={isCurrent || undefined}>
      <p className="versions__name">
        <span dir="auto">{name || 'A version without its name'}</span> <span className="muted">{sizeInWords(size)}</span>
        {isCurrent && <span className="nhsuk-tag note-tag">Counts now</span>}
      </p>
      <p className="small muted">
        {nameOf(addedBy)}, {when}
        {gone && <strong className="versions__gone"> ({gone})</strong>}
      </p>
      {!isCurrent && (
        <div className="versions__do">
          {gone === null && (
            <>
              {button('Open', () => void giveOut.open(file, revision))}
              {button('Save a copy', () => void giveOut.save(file, revision))}
            </>
          )}
          {button('Make current again', makeCurrent)}
        </div>
      )}
      {giveOut.result}
    </li>
  );
}
