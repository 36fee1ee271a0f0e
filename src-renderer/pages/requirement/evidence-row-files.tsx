import { Link } from 'wouter';
import type { EvidenceItem } from '../../../src-shared/assessment/answer.ts';
import { type EvidenceFile, reviewStanding } from '../../../src-shared/assessment/evidence-file.ts';
import type { EvidenceFileId } from '../../../src-shared/assessment/identifiers.ts';
import { sizeInWords } from '../../../src-shared/size-in-words.ts';
import { evidencePath } from '../../assessment/paths.ts';
import { useGiveOut } from '../../evidence/use-give-out.tsx';
import { ConcernMarks, ReviewMark } from '../evidence/file-marks.tsx';
import { concernsOf } from '../evidence/listed-files.ts';
import type { RequirementEditing } from './requirement-editing.ts';

interface Props {
  readonly item: EvidenceItem;
  readonly editing: RequirementEditing;
  /** Takes the link away; the file stays among the evidence. */
  readonly onTakeOut: (file: EvidenceFileId, name: string) => void;
}

/** The files that prove one row, and links that prove nothing any more. */
export function EvidenceRowFiles({ item, editing, onTakeOut }: Props) {
  if (item.files.length + item.lostFiles.length === 0) return null;
  return (
    <ul className="row-files" aria-label={`Files of ${item.title}`}>
      {item.files.map((id) => {
        const file = editing.files.get(id);
        return file && <RowFile key={id} file={file} editing={editing} onTakeOut={() => onTakeOut(id, file.name)} />;
      })}
      {item.lostFiles.map((id) => (
        <LostFile key={id} id={id} editing={editing} onTakeOut={onTakeOut} />
      ))}
    </ul>
  );
}

interface FileProps {
  readonly file: EvidenceFile;
  readonly editing: RequirementEditing;
  readonly onTakeOut: () => void;
}

function RowFile({ file, editing, onTakeOut }: FileProps) {
  const giveOut = useGiveOut();
  const standing = reviewStanding(file, editing.today);
  return (
    <li className="row-files__file">
      <Link href={evidencePath(file.id)} className="row-files__name" dir="auto">
        {file.name}
      </Link>
      <span className="small muted">{sizeInWords(file.current.size)}</span>
      <ConcernMarks concerns={concernsOf(file, editing.stored)} />
      {standing !== 'none' && (
        <span className="small">
          <ReviewMark review={file.review} standing={standing} />
        </span>
      )}
      <span className="row-files__buttons">
        <button type="button" className="link-button" onClick={() => void giveOut.open(file, file.current)}>
          Open<span className="nhsuk-u-visually-hidden"> {file.name}</span>
        </button>
        {!editing.sealed && (
          <button type="button" className="link-button" onClick={onTakeOut}>
            Take out<span className="nhsuk-u-visually-hidden"> {file.name}</span>
          </button>
        )}
      </span>
      {giveOut.result}
    </li>
  );
}

function LostFile({ id, editing, onTakeOut }: Omit<Props, 'item'> & { readonly id: EvidenceFileId }) {
  const file = editing.files.get(id);
  const name = file?.name ?? 'a file that is not on record';
  return (
    <li className="row-files__file">
      {file ? (
        <Link href={evidencePath(id)} className="row-files__name" dir="auto">
          {file.name}
        </Link>
      ) : (
        <span>A file that is not on record any more</span>
      )}
      <span className="nhsuk-tag file-mark file-mark--bad">{file ? 'Taken off the list' : 'Not there'}</span>
      <span className="small">It proves nothing here any more.</span>
      {!editing.sealed && (
        <span className="row-files__buttons">
          <button type="button" className="link-button" onClick={() => onTakeOut(id, name)}>
            Take out<span className="nhsuk-u-visually-hidden"> {name}</span>
          </button>
        </span>
      )}
    </li>
  );
}
