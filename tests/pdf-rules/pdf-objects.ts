import {
  decodePDFRawStream,
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib';

/** A PDF as it was written, read back object by object. */
export interface PdfObjects {
  readonly bytes: Uint8Array;
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly pages: readonly { readonly ref: PDFRef; readonly dictionary: PDFDict }[];
}

export async function readObjects(bytes: Uint8Array): Promise<PdfObjects> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
  return {
    bytes,
    context: document.context,
    catalog: document.catalog,
    pages: document.getPages().map((page) => ({ ref: page.ref, dictionary: page.node })),
  };
}

/** What an entry is, references followed; undefined where there is none. */
export function entry(dictionary: PDFDict | undefined, key: string): PDFObject | undefined {
  return dictionary?.lookup(PDFName.of(key)) ?? undefined;
}

export function dictionaryAt(dictionary: PDFDict | undefined, key: string): PDFDict | undefined {
  return asDictionary(entry(dictionary, key));
}

export function asDictionary(object: PDFObject | undefined): PDFDict | undefined {
  if (object instanceof PDFDict) return object;
  return object instanceof PDFRawStream ? object.dict : undefined;
}

export function nameAt(dictionary: PDFDict | undefined, key: string): string | undefined {
  const found = entry(dictionary, key);
  return found instanceof PDFName ? found.decodeText() : undefined;
}

export function numberAt(dictionary: PDFDict | undefined, key: string): number | undefined {
  const found = entry(dictionary, key);
  return found instanceof PDFNumber ? found.asNumber() : undefined;
}

export function textAt(dictionary: PDFDict | undefined, key: string): string | undefined {
  const found = entry(dictionary, key);
  return found instanceof PDFString || found instanceof PDFHexString ? found.decodeText() : undefined;
}

export function isTrue(dictionary: PDFDict | undefined, key: string): boolean {
  return entry(dictionary, key) === PDFBool.True;
}

/** The entry as a list, references followed: one object counts as a list of one. */
export function listAt(dictionary: PDFDict | undefined, key: string): PDFObject[] {
  const found = entry(dictionary, key);
  if (found === undefined) return [];
  return found instanceof PDFArray ? found.asArray().map((item, at) => found.lookup(at) ?? item) : [found];
}

/** The reference that an entry is, not followed. */
export function referenceAt(dictionary: PDFDict | undefined, key: string): PDFRef | undefined {
  const found = dictionary?.get(PDFName.of(key));
  return found instanceof PDFRef ? found : undefined;
}

export function streamBytes(stream: PDFObject | undefined): Uint8Array {
  if (!(stream instanceof PDFRawStream)) throw new Error('expected a stream');
  return decodePDFRawStream(stream).decode();
}
