import { MOST_PDF_PAGES } from './limits.ts';
import type { NumberCollector } from './number-collector.ts';
import { CannotBeRead, DAMAGED, filesWithin, NO_TEXT, PASSWORD, pagesWithoutText, TOO_LONG } from './words.ts';

/**
 * Reads the text of a PDF file: pages, form fields, comments, properties. Nothing is drawn and no program of the document is
 * run: fonts are not loaded, pictures are not unpacked, and there is no address from which the library could fetch anything.
 *
 * @param bytes the file; given away
 * @throws CannotBeRead when some of it was not looked through
 */
export async function readPdf(bytes: Buffer<ArrayBuffer>, numbers: NumberCollector): Promise<void> {
  // Its other half would otherwise be loaded from a file beside it, which in a bundle there is not.
  Reflect.set(globalThis, 'pdfjsWorker', await import('pdfjs-dist/legacy/build/pdf.worker.mjs'));
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    // The library does not take Node's kind of bytes.
    data: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length),
    disableFontFace: true,
    useSystemFonts: true,
    useWorkerFetch: false,
    useWasm: false,
    enableXfa: false,
    verbosity: 0,
  });
  try {
    const pdf = await task.promise;
    if (pdf.numPages > MOST_PDF_PAGES) throw new CannotBeRead(TOO_LONG);
    const { info } = await pdf.getMetadata();
    for (const said of Object.values(info)) if (typeof said === 'string') numbers.add(`${said}\n`);
    const bare: number[] = [];
    for (let number = 1; number <= pdf.numPages && !numbers.full(); number += 1) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
      if (text.trim() === '') bare.push(number);
      numbers.add(`\n${text}\n`);
      for (const { fieldValue, contentsObj } of await page.getAnnotations())
        for (const said of [fieldValue, contentsObj?.str].flat()) if (typeof said === 'string') numbers.add(`${said}\n`);
      page.cleanup();
    }
    const within = Object.keys((await pdf.getAttachments()) ?? {}).length;
    if (within > 0) throw new CannotBeRead(filesWithin(within));
    if (bare.length === pdf.numPages) throw new CannotBeRead(NO_TEXT);
    if (bare.length > 0) throw new CannotBeRead(pagesWithoutText(bare, pdf.numPages));
  } catch (error) {
    if (error instanceof CannotBeRead) throw error;
    throw new CannotBeRead((error as Error).name === 'PasswordException' ? PASSWORD : DAMAGED);
  } finally {
    await task.destroy();
  }
}
