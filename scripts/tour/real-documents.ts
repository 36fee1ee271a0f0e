import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { chromium } from 'playwright-core';
import { findBrowser } from '../../src-main/shells/chromium/find-browser.ts';

/** Where documents lie that other programs have made: what people really attach. */
export interface RealDocuments {
  /** Printed by a browser. */
  readonly pdf: string;
  /** A photograph: colours all over, no text. */
  readonly photo: string;
  /** Made by a word processor's library. */
  readonly word: string;
}

/** Where they lie in a folder. */
export function realDocumentsAt(folder: string): RealDocuments {
  return {
    pdf: join(folder, 'Training log.pdf'),
    photo: join(folder, 'Cabinet.jpg'),
    word: join(folder, 'Letter.docx'),
  };
}

/**
 * Makes a PDF, a photograph and a Word document.
 *
 * @param letter the paragraphs of the Word document
 */
export async function realDocuments(
  folder: string,
  letter: readonly string[] = ['Everybody was trained.'],
): Promise<RealDocuments> {
  const browser = findBrowser(process.env);
  if (!browser) throw new Error('there is no browser to print with; npm start installs Chromium or says how');
  const documents = realDocumentsAt(folder);
  const running = await chromium.launch({ executablePath: browser.path, chromiumSandbox: process.getuid?.() !== 0 });
  try {
    const page = await running.newPage({ viewport: { width: 1200, height: 900 } });
    await page.setContent('<h1>Training log</h1><p>Sam Okafor, trained on 12 February 2026</p>');
    await writeFile(documents.pdf, await page.pdf({ format: 'A4', tagged: true }));
    await page.setContent(
      '<style>body { height: 100vh; margin: 0; background: conic-gradient(red, gold, teal, navy, red) }</style>',
    );
    await page.screenshot({ path: documents.photo, type: 'jpeg', quality: 90 });
  } finally {
    await running.close();
  }
  const children = [
    new Paragraph({ text: 'Letter to all staff', heading: HeadingLevel.HEADING_1 }),
    ...letter.map((text) => new Paragraph(text)),
  ];
  await writeFile(documents.word, await Packer.toBuffer(new Document({ sections: [{ children }] })));
  return documents;
}
