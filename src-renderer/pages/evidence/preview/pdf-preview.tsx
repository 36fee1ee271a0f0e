import { useEffect, useState } from 'react';
import type { Result } from '../../../../src-shared/result.ts';
import { type OpenedPdf, openPdf } from './pdf-document.ts';
import { PdfPage } from './pdf-page.tsx';

interface Props {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** How wide a page is drawn: 1 is as wide as the room that is there. */
const ZOOMS = [0.5, 0.75, 1, 1.5, 2, 3] as const;

/** A PDF, page by page. */
export function PdfPreview({ name, bytes }: Props) {
  const [opened, setOpened] = useState<Result<OpenedPdf, string> | null>(null);
  const [number, setNumber] = useState(1);
  const [zoom, setZoom] = useState<number>(1);
  useEffect(() => {
    let pdf: OpenedPdf | null = null;
    let isWanted = true;
    void openPdf(bytes).then((found) => {
      if (found.ok) pdf = found.value;
      if (!isWanted) return pdf?.close();
      setNumber(1);
      setOpened(found);
    });
    return () => {
      isWanted = false;
      pdf?.close();
    };
  }, [bytes]);

  if (opened === null) return <p className="preview__words">Opening the preview…</p>;
  if (!opened.ok) return <p className="preview__words">{opened.refusal}</p>;
  const { pages } = opened.value;
  const nextZoom = ZOOMS.find((one) => one > zoom);
  const lastZoom = ZOOMS.findLast((one) => one < zoom);
  const button = (words: string, hidden: string, act: (() => void) | null) => (
    <button
      type="button"
      className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
      aria-disabled={act === null || undefined}
      onClick={() => act?.()}
    >
      {words} <span className="nhsuk-u-visually-hidden">{hidden}</span>
    </button>
  );
  return (
    <section className="preview__pdf" aria-label={`Pages of ${name}`}>
      <div className="preview__tools">
        {pages > 1 && button('Previous', 'page', number > 1 ? () => setNumber(number - 1) : null)}
        <span role="status">
          Page {number} of {pages}
        </span>
        {pages > 1 && button('Next', 'page', number < pages ? () => setNumber(number + 1) : null)}
        <span className="preview__zoom">
          {button('−', 'Smaller', lastZoom === undefined ? null : () => setZoom(lastZoom))}
          <span>{Math.round(zoom * 100)} %</span>
          {button('+', 'Larger', nextZoom === undefined ? null : () => setZoom(nextZoom))}
        </span>
      </div>
      <PdfPage key={number} pdf={opened.value} number={number} zoom={zoom} />
    </section>
  );
}
