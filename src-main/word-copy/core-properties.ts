import type { DocumentTree } from '../pdf/tree/document-tree.ts';
import { writableText } from './writable-text.ts';

/** Where the library keeps what we write in its place. */
export const CORE_PROPERTIES = 'docProps/core.xml';

/** The properties of the file. Our own, because the library's say the time of now and no language. */
export function coreProperties({ title, subject, author, madeAt }: DocumentTree): string {
  const made = madeAt.toISOString().replace(/\.\d+/, '');
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${escaped(title)}</dc:title>`,
    `<dc:subject>${escaped(subject)}</dc:subject>`,
    `<dc:creator>${escaped(author)}</dc:creator>`,
    '<dc:language>en-GB</dc:language>',
    `<dcterms:created xsi:type="dcterms:W3CDTF">${made}</dcterms:created>`,
    `<dcterms:modified xsi:type="dcterms:W3CDTF">${made}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('');
}

function escaped(text: string): string {
  return writableText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
