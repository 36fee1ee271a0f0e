import { Document, Footer, Header, type ISectionOptions, Packer, PageNumber, Paragraph, Tab, TextRun } from 'docx';
import type { DocumentTree } from '../pdf/tree/document-tree.ts';
import { around } from './around.ts';
import { written } from './blocks.ts';
import { CORE_PROPERTIES, coreProperties } from './core-properties.ts';
import { NUMBERING, PAGE, stylesOf, TEXT_WIDTH } from './look.ts';
import { setOneTime } from './one-time.ts';
import { writableText } from './writable-text.ts';

/**
 * The document as a file for word processors (`.docx`): the same words in the same order as the printed one, with real headings,
 * lists and tables. The same tree gives the same bytes.
 */
export async function wordCopy(tree: DocumentTree): Promise<Uint8Array> {
  const start = around(tree);
  const hasCover = tree.blocks[0]?.kind === 'cover';
  const document = new Document({
    styles: stylesOf(start.look),
    numbering: NUMBERING,
    sections: [{ ...furniture(tree, hasCover), children: written(tree.blocks, start) }],
  });
  start.links.register(document);
  const packed = await Packer.pack(document, 'uint8array', undefined, [{ path: CORE_PROPERTIES, data: coreProperties(tree) }]);
  setOneTime(packed);
  return packed;
}

/** Header and foot of every page; the cover has only the foot. */
function furniture({ furniture: { left, right, foot } }: DocumentTree, hasCover: boolean): Omit<ISectionOptions, 'children'> {
  const page = {
    size: { width: PAGE.width, height: PAGE.height },
    margin: { top: PAGE.margin, right: PAGE.margin, bottom: PAGE.margin, left: PAGE.margin },
  };
  const header = new Header({
    children: [
      new Paragraph({
        style: 'Quiet',
        tabStops: [{ type: 'right', position: TEXT_WIDTH }],
        children: [new TextRun({ children: [writableText(left), new Tab(), writableText(right)] })],
      }),
    ],
  });
  const footer = (): Footer =>
    new Footer({
      children: [
        new Paragraph({ style: 'Quiet', spacing: { after: 0 }, children: [new TextRun(writableText(foot))] }),
        new Paragraph({
          style: 'Quiet',
          alignment: 'right',
          children: [new TextRun({ children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })],
        }),
      ],
    });
  return {
    properties: { page, titlePage: hasCover },
    headers: hasCover ? { default: header, first: new Header({ children: [new Paragraph('')] }) } : { default: header },
    footers: hasCover ? { default: footer(), first: footer() } : { default: footer() },
  };
}
