import type { PDFDict } from 'pdf-lib';
import { pageOperations } from './content-rules.ts';
import type { Operand } from './content-stream.ts';
import { characterMap } from './font-rules.ts';
import { dictionaryAt, entry, type PdfObjects, streamBytes } from './pdf-objects.ts';
import { everyElement, structureOf } from './structure-tree.ts';

/** What is read from a finished document by whoever goes by its structure. */
export interface SpokenText {
  /** What each element says itself, in the order of the structure tree; elements that say nothing are left out. */
  readonly elements: readonly { readonly role: string; readonly text: string }[];
  /** What stands beside the structure on each page: what runs on every page, dots, bullets that nobody hears. */
  readonly artifacts: readonly string[];
}

/** Reads a document back as a screen reader does: the structure tree, each part of it by its characters (`ToUnicode`, `ActualText`). */
export function spokenText(pdf: PdfObjects): SpokenText {
  const said = new Map<string, string>();
  const artifacts = pdf.pages.map((page) => readPage(page, said));
  const elements = [...everyElement(structureOf(pdf))].map(({ role, kids }) => ({
    role,
    text: kids.map((kid) => (kid.kind === 'content' ? (said.get(`${kid.page} ${kid.id}`) ?? '') : '')).join(''),
  }));
  return { elements: elements.filter(({ text }) => text !== ''), artifacts };
}

interface Mark {
  /** Which part of the page's content it is; null in an artifact. */
  readonly id: number | null;
  /** The characters behind what is drawn are said instead of it. */
  readonly isSpoken: boolean;
}

/** @param said is given what the page's parts say @returns what its artifacts say */
function readPage(page: PdfObjects['pages'][number], said: Map<string, string>): string {
  const fonts = dictionaryAt(dictionaryAt(page.dictionary, 'Resources'), 'Font');
  const open: Mark[] = [];
  let meanings: ReadonlyMap<number, string> = new Map();
  let artifacts = '';
  const say = (text: string): void => {
    const id = open.findLast((mark) => mark.id !== null)?.id;
    if (id === undefined || id === null) artifacts += text;
    else said.set(`${page.ref} ${id}`, (said.get(`${page.ref} ${id}`) ?? '') + text);
  };
  for (const { operator, operands } of pageOperations(page)) {
    if (operator === 'BDC' || operator === 'BMC') {
      const actual = propertyOf(operands, 'ActualText');
      const id = propertyOf(operands, 'MCID');
      open.push({ id: id?.kind === 'number' ? id.value : null, isSpoken: actual !== undefined });
      if (actual?.kind === 'string') say(textOf(actual.bytes));
    } else if (operator === 'EMC') open.pop();
    else if (operator === 'Tf' && operands[0]?.kind === 'name') meanings = meaningsOf(dictionaryAt(fonts, operands[0].name));
    else if ((operator === 'Tj' || operator === 'TJ') && !open.some(({ isSpoken }) => isSpoken))
      say(
        codesOf(operands)
          .map((code) => meanings.get(code) ?? '\ufffd')
          .join(''),
      );
  }
  return artifacts;
}

function propertyOf([, properties]: readonly Operand[], name: string): Operand | undefined {
  return properties?.kind === 'dictionary' ? properties.entries.get(name) : undefined;
}

function codesOf(operands: readonly Operand[]): number[] {
  return operands
    .flatMap((operand) => (operand.kind === 'array' ? operand.items : [operand]))
    .flatMap((operand) =>
      operand.kind === 'string'
        ? Array.from({ length: operand.bytes.length / 2 }, (_, at) => Buffer.from(operand.bytes).readUInt16BE(2 * at))
        : [],
    );
}

/** UTF-16 with its mark at the beginning, or ASCII where that is enough. */
function textOf(bytes: Uint8Array): string {
  const units = Buffer.from(bytes);
  const isWide = units.length >= 2 && units.readUInt16BE(0) === 0xfeff;
  return isWide ? Buffer.from(units.subarray(2)).swap16().toString('utf16le') : units.toString('latin1');
}

const known = new WeakMap<PDFDict, ReadonlyMap<number, string>>();

function meaningsOf(font: PDFDict | undefined): ReadonlyMap<number, string> {
  if (!font) throw new Error('a page names a font that it does not have');
  const found = known.get(font) ?? characterMap(Buffer.from(streamBytes(entry(font, 'ToUnicode'))).toString('latin1'));
  known.set(font, found);
  return found;
}
