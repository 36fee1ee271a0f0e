/** How single values are written in a PDF. */

/** Text in any script, as UTF-16BE in hexadecimal digits: nothing in it needs an escape. */
export function textValue(text: string): string {
  return hexValue(Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(text.toWellFormed(), 'utf16le').swap16()]));
}

export function hexValue(bytes: Uint8Array): string {
  return `<${Buffer.from(bytes).toString('hex').toUpperCase()}>`;
}

/** For readers that know only plain ASCII: marks go from their letters, anything else becomes a line. */
export function plainTextValue(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/gu, '_');
  return `(${plain.replace(/[()\\]/g, '\\$&')})`;
}

/** `/application#2Fpdf` */
export function nameValue(name: string): string {
  return `/${name.replace(/[^A-Za-z0-9.+_-]/g, (one) => `#${one.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`)}`;
}

/** `(D:20270331143200Z)` */
export function dateValue(at: Date): string {
  return `(D:${at.toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z)`;
}

export function referenceValue(object: number): string {
  return `${object} 0 R`;
}
