import { sizeInWords } from '../../../../src-shared/size-in-words.ts';
import { count } from '../../../../src-shared/words.ts';
import { type FileOfPack, filesOfPack } from '../../pack/files-of-pack.ts';
import type { Block, Row } from '../../tree/document-tree.ts';
import type { EmbeddedFile, Sources } from '../document-kind.ts';
import type { Assessed } from './assessed.ts';
import { cellOf, column, heading, keyValues, paragraph, strong, text } from './blocks.ts';

/** What is attached to an assurance pack and what is not, how to get at it, and how to prove it genuine. */
export function manifest({ document }: Assessed, { folded, embedded }: Sources): Block[] {
  const files = filesOfPack(folded, document);
  const begin: Block[] = [{ kind: 'page break' }, heading(1, 'What is in this pack')];
  if (files.length === 0) return [...begin, paragraph('This assessment uses no evidence files, so none are attached.')];
  const became = new Map(files.map((file) => [file, embedded.get(file.hash) ?? NOT_ADDED]));
  const attached = files.filter((file) => became.get(file)?.kind === 'embedded');
  return [
    ...begin,
    paragraph(inShort(files, attached), 'lead'),
    ...(attached.length === 0 ? [] : howTo()),
    {
      kind: 'table',
      caption: [text('The evidence files')],
      columns: [column('File', { weight: 1 }), column('Size', 'fit', 'right'), column('In the pack')],
      rows: files.map((file) => fileRow(file, became.get(file) ?? NOT_ADDED)),
    },
  ];
}

const NOT_ADDED: EmbeddedFile = { kind: 'left out', why: 'It was not added to this document.' };

function inShort(files: readonly FileOfPack[], attached: readonly FileOfPack[]): string {
  const size = sizeInWords(attached.reduce((sum, file) => sum + file.size, 0));
  if (attached.length === 0) return `None of ${count(files.length, 'evidence file')} is attached. The table says why.`;
  if (attached.length === files.length)
    return files.length === 1
      ? `The evidence file that the answers use is attached to this document, ${size}.`
      : `All ${files.length} evidence files that the answers use are attached to this document, ${size} together.`;
  const missing = files.length - attached.length;
  return `${attached.length} of ${files.length} evidence files ${attached.length === 1 ? 'is' : 'are'} attached to this document, ${size} together. ${missing} ${missing === 1 ? 'is' : 'are'} left out; the table says why.`;
}

function howTo(): Block[] {
  return [
    keyValues([
      [
        'To open them',
        'Open this document in a PDF reader on a computer, and show its attachments: in most readers behind a paper clip at the side. Choose a file there to open or save it. On paper, and in programs that only show pages, they cannot be seen.',
      ],
      ['Which versions', 'Each file is here as it was attached last. Earlier versions that it replaced are not in the pack.'],
      [
        'To check one',
        'Each file has a fingerprint, its SHA-256, which is another one if anything in the file is. Save the file, work its fingerprint out, and compare it with the one below. Capitals do not matter.',
      ],
      ['On Windows', 'In PowerShell, in the folder of the file: Get-FileHash "name of the file"'],
      ['On a Mac or Linux', 'In a terminal, in the folder of the file: shasum -a 256 "name of the file"'],
    ]),
  ];
}

/** Its name does not head the row: a screen reader would read the fingerprint before every cell. */
function fileRow({ name, size, describedAs, hash }: FileOfPack, became: EmbeddedFile): Row {
  return {
    cells: [
      cellOf([
        paragraph([strong(became.kind === 'embedded' ? became.name : name)]),
        ...(became.kind === 'embedded' ? [] : [paragraph(became.why)]),
        paragraph(`${describedAs}.`, 'quiet'),
        paragraph(`SHA-256 ${hash}`, 'quiet'),
      ]),
      cellOf([paragraph(sizeInWords(size))]),
      cellOf([paragraph(became.kind === 'embedded' ? 'Attached' : [strong('Left out')])]),
    ],
  };
}
