import { Font, renderToBuffer } from '@react-pdf/renderer';
import pdfmake from 'pdfmake';
import type { Page } from 'playwright-core';
import { loadFaces } from '../../../src-main/pdf/fonts/load-faces.ts';
import { makePdf } from '../../../src-main/pdf/make-pdf.ts';
import type { DocumentTree } from '../../../src-main/pdf/tree/document-tree.ts';
import { bodyOf, headOf } from './html-of-tree.ts';
import * as definition from './pdfmake-definition.ts';
import * as document from './react-pdf-document.ts';

/** Takes a document in whatever form it is made from, and then makes the whole PDF file of it in memory. */
export type Prepared = () => Promise<Uint8Array>;
export type Maker = (tree: DocumentTree) => Promise<Prepared>;

export const printWithOurs: Maker = async (tree) => async () => makePdf(tree);

/** Chromium's own tagged print with bookmarks, of a page that is loaded and laid out for the screen with the shipped fonts. */
export function printWithChromium(page: Page): Maker {
  const { font } = loadFaces();
  const address = (face: 'regular' | 'strong'): string =>
    `data:font/ttf;base64,${Buffer.from(font(face).bytes).toString('base64')}`;
  const fonts = { regular: address('regular'), strong: address('strong') };
  let isLoaded = false;
  return async (tree) => {
    if (!isLoaded)
      await page.setContent(`<!doctype html><html lang="en-GB"><head>${headOf(tree, fonts)}</head><body></body></html>`);
    isLoaded = true;
    await page.evaluate(async (body) => {
      globalThis.document.body.innerHTML = body;
      await globalThis.document.fonts.ready;
      for (let frame = 0; frame < 2; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    }, bodyOf(tree));
    return () => page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true });
  };
}

/** pdfmake, with the fonts in its memory. */
export function printWithPdfmake(): Maker {
  const { font } = loadFaces();
  for (const face of ['regular', 'strong'] as const) pdfmake.virtualfs.writeFileSync(`${face}.ttf`, font(face).bytes);
  pdfmake.setFonts({ [definition.FAMILY]: { normal: 'regular.ttf', bold: 'strong.ttf' } });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  return async (tree) => {
    const prepared = definition.pdfmakeDefinition(tree);
    return () => pdfmake.createPdf(prepared).getBuffer();
  };
}

/** @react-pdf/renderer, without looking for places to hyphenate. */
export function printWithReactPdf(): Maker {
  const { font } = loadFaces();
  const address = (face: 'regular' | 'strong'): string =>
    `data:font/ttf;base64,${Buffer.from(font(face).bytes).toString('base64')}`;
  Font.register({
    family: document.FAMILY,
    fonts: [
      { src: address('regular'), fontWeight: 400 },
      { src: address('strong'), fontWeight: 600 },
    ],
  });
  Font.registerHyphenationCallback((word) => [word]);
  return async (tree) => {
    const prepared = document.reactPdfDocument(tree);
    return () => renderToBuffer(prepared);
  };
}
