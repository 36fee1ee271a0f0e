import { lazy, Suspense, useEffect, useState } from 'react';
import type { EvidenceRevision } from '../../../../src-shared/assessment/evidence-file.ts';
import { unreachable } from '../../../../src-shared/result.ts';
import { sizeInWords } from '../../../../src-shared/size-in-words.ts';
import { useSession, useWorkspace } from '../../../session/session.ts';
import { ImagePreview } from './image-preview.tsx';
import { BYTES_TO_KNOW, kindOfBytes, type PreviewKind } from './kind-of-bytes.ts';
import { readBytes, type StoredBytes } from './read-bytes.ts';
import { TextPreview } from './text-preview.tsx';

// It is by far the largest part of the window, and most visits never show a PDF.
const PdfPreview = lazy(() => import('./pdf-preview.tsx').then((part) => ({ default: part.PdfPreview })));

/** Larger ones are read when somebody asks for it. */
const SHOWN_AT_ONCE = 8 * 1024 * 1024;
/** Of a text its start is shown. */
const MOST_TEXT = 512 * 1024;

type Shown =
  | { readonly kind: 'looking' }
  | { readonly kind: 'none'; readonly words: string }
  | { readonly kind: 'large'; readonly what: PreviewKind }
  | { readonly kind: 'reading'; readonly read: number; readonly of: number }
  | { readonly kind: 'shown'; readonly what: PreviewKind; readonly bytes: Uint8Array<ArrayBuffer>; readonly isCut: boolean };

interface Props {
  readonly name: string;
  readonly revision: EvidenceRevision;
}

/** A file as it looks, where the app can show it. Nothing in it is run, and nothing is fetched for it. */
export function Preview({ name, revision: { hash, name: ownName, size } }: Props) {
  const { bridge } = useSession();
  const workspace = useWorkspace();
  const [shown, setShown] = useState<Shown>({ kind: 'looking' });
  const [isWanted, setWanted] = useState(size <= SHOWN_AT_ONCE);
  useEffect(() => {
    const stopping = new AbortController();
    const from: StoredBytes = { bridge, workspace: workspace.id, hash };
    void look(from, ownName, isWanted, stopping.signal, setShown);
    return () => stopping.abort();
  }, [bridge, workspace, hash, ownName, isWanted]);

  switch (shown.kind) {
    case 'looking':
      return <p className="preview__words">Opening the preview…</p>;
    case 'none':
      return <p className="preview__words">{shown.words}</p>;
    case 'large':
      return (
        <div className="preview__words">
          <p>This file has {sizeInWords(size)}, so its preview takes a moment.</p>
          <button
            type="button"
            className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
            onClick={() => setWanted(true)}
          >
            Show the preview
          </button>
        </div>
      );
    case 'reading':
      return (
        <p className="preview__words">
          <label>
            Reading, {sizeInWords(shown.read)} of {sizeInWords(shown.of)}{' '}
            <progress className="preview__progress" max={shown.of} value={shown.read} />
          </label>
        </p>
      );
    case 'shown':
      return <ShownBytes name={name} what={shown.what} bytes={shown.bytes} isCut={shown.isCut} />;
    default:
      return unreachable(shown);
  }
}

async function look(
  from: StoredBytes,
  name: string,
  isWanted: boolean,
  stopped: AbortSignal,
  show: (shown: Shown) => void,
): Promise<void> {
  show({ kind: 'looking' });
  const start = await readBytes(from, BYTES_TO_KNOW, stopped);
  if (start === null) return;
  if (!start.ok) return show({ kind: 'none', words: start.refusal });
  const what = kindOfBytes(name, start.value.bytes);
  if (what === null)
    return show({ kind: 'none', words: 'This kind of file is not shown here. Open it in its own program, or save a copy.' });
  const isText = what.kind === 'text' || what.kind === 'table';
  if (!isText && !isWanted) return show({ kind: 'large', what });
  const most = isText ? MOST_TEXT : start.value.size;
  const all = await readBytes(from, Math.max(1, most), stopped, (read, of) => show({ kind: 'reading', read, of }));
  if (all === null) return;
  if (!all.ok) return show({ kind: 'none', words: all.refusal });
  show({ kind: 'shown', what, bytes: all.value.bytes, isCut: all.value.bytes.length < all.value.size });
}

interface ShownProps {
  readonly name: string;
  readonly what: PreviewKind;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly isCut: boolean;
}

function ShownBytes({ name, what, bytes, isCut }: ShownProps) {
  switch (what.kind) {
    case 'image':
      return <ImagePreview name={name} type={what.type} bytes={bytes} />;
    case 'pdf':
      return (
        <Suspense fallback={<p className="preview__words">Opening the preview…</p>}>
          <PdfPreview name={name} bytes={bytes} />
        </Suspense>
      );
    case 'table':
    case 'text':
      return <TextPreview name={name} asTable={what.kind === 'table'} bytes={bytes} isCut={isCut} />;
    default:
      return unreachable(what);
  }
}
