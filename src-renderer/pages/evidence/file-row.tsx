import { type KeyboardEvent, memo } from 'react';
import { Link, useLocation } from 'wouter';
import { sizeInWords } from '../../../src-shared/size-in-words.ts';
import { evidencePath } from '../../assessment/paths.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { count, dateInWords, dayInWords } from '../../parts/words.ts';
import { ConcernMarks, ReviewMark } from './file-marks.tsx';
import type { ListedFile } from './listed-files.ts';
import { UseLinks } from './use-links.tsx';

interface Props {
  readonly listed: ListedFile;
  readonly measure?: (element: Element | null) => void;
  readonly index?: number;
}

/** One file of the list; Enter anywhere in its row opens it. */
export const FileRow = memo(function FileRow({ listed: { file, uses, review, concerns }, measure, index }: Props) {
  const path = evidencePath(file.id);
  const [, go] = useLocation();
  const nameOf = usePersonName();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.target === event.currentTarget) go(path);
  };
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index === undefined ? undefined : index + 2}
      onKeyDown={onKeyDown}
      className="files__row"
    >
      <td className="files__name">
        <Link href={path} className="files__link" dir="auto">
          {file.name}
        </Link>
        {(concerns.length > 0 || file.earlier.length > 0) && (
          <span className="files__marks small">
            <ConcernMarks concerns={concerns} />
            {file.earlier.length > 0 && <span className="muted">{count(file.earlier.length + 1, 'version')}</span>}
          </span>
        )}
      </td>
      <td className="files__used small" data-column="Used for">
        <UseLinks uses={uses} rest={`${path}#uses`} />
      </td>
      <td className="files__size small" data-column="Size">
        {sizeInWords(file.current.size)}
      </td>
      <td className="files__added small" data-column="Added">
        <span>
          {nameOf(file.current.addedBy)} <span className="muted">{dateInWords(file.current.addedAt)}</span>
        </span>
      </td>
      <td className="files__dates small" data-column="Dates">
        {file.effective === null && file.review === null && <span className="muted">No dates yet</span>}
        {file.effective && <span>From {dayInWords(file.effective)}</span>}
        <ReviewMark review={file.review} standing={review} />
      </td>
    </tr>
  );
});
