import { useEffect, useRef, useState } from 'react';
import { drawPage, type OpenedPdf, textOfPage } from './pdf-document.ts';

interface Props {
  readonly pdf: OpenedPdf;
  readonly number: number;
  /** 1 is as wide as the room that is there. */
  readonly zoom: number;
}

/** One page as a picture, with its text behind it for whoever cannot see it. */
export function PdfPage({ pdf, number, zoom }: Props) {
  const room = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [text, setText] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isDrawn, setDrawn] = useState(false);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = room.current;
    if (!element) return;
    const watching = new ResizeObserver(() => setWidth(element.clientWidth));
    watching.observe(element);
    return () => watching.disconnect();
  }, []);
  useEffect(() => {
    if (width === 0) return;
    const stopping = new AbortController();
    void (async () => {
      const page = await pdf.page(number);
      if (stopping.signal.aborted || !canvas.current) return;
      if (!page.ok) return setProblem(page.refusal);
      // Of the room, and not in pixels: a window that is made smaller has it fit before it is drawn anew.
      canvas.current.style.width = `${zoom * 100}%`;
      const failed = await drawPage(page.value, canvas.current, width * zoom, stopping.signal);
      if (stopping.signal.aborted) return;
      setProblem(failed);
      setDrawn(failed === null);
      const said = await textOfPage(page.value);
      if (!stopping.signal.aborted) setText(said);
    })();
    return () => stopping.abort();
  }, [pdf, number, zoom, width]);
  return (
    <>
      {problem && <p className="preview__words">{problem}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard */}
      <section className="preview__scroll" ref={room} aria-label={`Page ${number}`} tabIndex={0} hidden={problem !== null}>
        <canvas ref={canvas} className="preview__page" role="img" aria-label={`Picture of page ${number}`} data-drawn={isDrawn} />
        <div className="nhsuk-u-visually-hidden" data-testid="text-of-page">
          {text === '' ? 'This page has no text that can be read aloud. It is most likely a scan or a picture.' : text}
        </div>
      </section>
    </>
  );
}
