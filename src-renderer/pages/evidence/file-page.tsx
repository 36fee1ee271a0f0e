import { useCallback, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { evidenceDocument } from '../../../src-shared/assessment/document.ts';
import { type EvidenceFile, readEvidenceFile, reviewStanding } from '../../../src-shared/assessment/evidence-file.ts';
import { evidenceUses } from '../../../src-shared/assessment/evidence-uses.ts';
import { EMPTY_DOCUMENT } from '../../../src-shared/assessment/fold.ts';
import { evidenceFileId } from '../../../src-shared/assessment/identifiers.ts';
import { readRemovals, removedHashes } from '../../../src-shared/assessment/removal.ts';
import { dayInLondon } from '../../../src-shared/assessment/toolkit-year.ts';
import { sizeInWords } from '../../../src-shared/size-in-words.ts';
import { useGiveOut } from '../../evidence/use-give-out.tsx';
import { useKeyState } from '../../keys/key-state.ts';
import { Page } from '../../parts/page.tsx';
import { useFolded } from '../../session/session.ts';
import { FileDetails } from './file-details.tsx';
import { ConcernMarks, ReviewMark } from './file-marks.tsx';
import { FileUses } from './file-uses.tsx';
import { FileVersions } from './file-versions.tsx';
import { KeyClosed } from './key-closed.tsx';
import { LeaveTheList } from './leave-the-list.tsx';
import { concernsOf } from './listed-files.ts';
import { NotOpenable } from './not-openable.tsx';
import { Preview } from './preview/preview.tsx';
import { RemovedFile } from './removed-file.tsx';
import { useStoredFiles } from './stored-files.ts';

/** The page of one evidence file, by the id in the address. */
export function FilePage({ id }: { readonly id: string }) {
  const folded = useFolded();
  const known = evidenceFileId.safeParse(id);
  const fields = known.success ? folded.get(evidenceDocument(known.data)) : undefined;
  const file = useMemo(
    () => (known.success ? readEvidenceFile(known.data, fields ?? EMPTY_DOCUMENT) : null),
    [known.success, known.data, fields],
  );
  const removal = readRemovals(folded).find(
    ({ document, field }) => known.success && document === evidenceDocument(known.data) && field === '',
  );
  if (removal)
    return (
      <Page title="This file was removed for good" caption={<Link href="/evidence">Evidence</Link>}>
        <RemovedFile removal={removal} />
      </Page>
    );
  if (file) return <OneFile file={file} />;
  return (
    <Page title="This file is not here" caption={<Link href="/evidence">Evidence</Link>}>
      <p className="prose">
        It may belong to another organisation on this computer. <Link href="/evidence">See all evidence</Link>
      </p>
    </Page>
  );
}

/** One file: what it is and looks like, where it is used, its dates and its versions. */
function OneFile({ file }: { readonly file: EvidenceFile }) {
  const folded = useFolded();
  const [looks, setLooks] = useState(0);
  const stored = useStoredFiles(
    useMemo(() => [file], [file]),
    looks,
  );
  const lookAgain = useCallback(() => setLooks((times) => times + 1), []);
  const giveOut = useGiveOut();
  const keyKind = useKeyState()?.kind ?? null;
  const uses = evidenceUses(folded).get(file.id) ?? [];
  const concerns = concernsOf(file, stored);
  const isGone = concerns.includes('missing') || concerns.includes('damaged');
  const removal = removedHashes(folded).get(file.current.hash);
  const standing = reviewStanding(file, dayInLondon(new Date()));
  return (
    <Page
      title={<span dir="auto">{file.name}</span>}
      windowTitle={file.name}
      caption={
        <>
          <Link href="/evidence">Evidence</Link> <span aria-hidden="true">›</span> {sizeInWords(file.current.size)}
        </>
      }
    >
      <div data-help="evidence-files">
        {(concerns.length > 0 || standing !== 'none') && (
          <p className="files__marks">
            <ConcernMarks concerns={concerns} />
            {standing !== 'none' && <ReviewMark review={file.review} standing={standing} />}
          </p>
        )}
        <KeyClosed />
        {isGone &&
          (removal ? (
            <RemovedFile removal={removal} />
          ) : (
            <NotOpenable file={file} isDamaged={concerns.includes('damaged')} onBack={lookAgain} />
          ))}
        <div className="evidence-file">
          <div className="evidence-file__work">
            {!isGone && (
              <>
                <div className="buttons evidence-file__buttons">
                  <button type="button" className="nhsuk-button" onClick={() => void giveOut.open(file, file.current)}>
                    Open
                  </button>
                  <button
                    type="button"
                    className="nhsuk-button nhsuk-button--secondary"
                    onClick={() => void giveOut.save(file, file.current)}
                  >
                    Save a copy
                  </button>
                </div>
                {giveOut.result}
              </>
            )}
            <FileDetails file={file} />
            <FileUses file={file} uses={uses} />
            <FileVersions file={file} stored={stored} onReplaced={lookAgain} />
            <LeaveTheList file={file} uses={uses} />
          </div>
          <section className="evidence-file__preview" aria-labelledby="preview">
            <h2 className="nhsuk-heading-s" id="preview">
              Preview
            </h2>
            <div className="preview">
              {isGone ? (
                <p className="preview__words">There is nothing to show until the document is here again.</p>
              ) : (
                <Preview key={`${file.current.id} ${keyKind}`} name={file.name} revision={file.current} />
              )}
            </div>
          </section>
        </div>
      </div>
    </Page>
  );
}
