import { Parser } from 'htmlparser2';
import { fromBufferPromise } from 'yauzl';

/** The XML parts of a word-processor document by their names. */
export async function partsOfDocx(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes));
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const pieces: Buffer[] = [];
    for await (const piece of await zip.openReadStreamPromise(entry)) pieces.push(piece as Buffer);
    parts.set(entry.fileName, Buffer.concat(pieces).toString('utf8'));
  }
  return parts;
}

export interface ReadParagraph {
  readonly style: string | null;
  readonly text: string;
  readonly isRightToLeft: boolean;
}

/** Every paragraph of a part in reading order, tabs and line ends as such. */
export function paragraphsOfPart(xml: string): ReadParagraph[] {
  const paragraphs: { style: string | null; text: string; isRightToLeft: boolean }[] = [];
  let inText = false;
  const parser = new Parser(
    {
      onopentag: (name, { 'w:val': value }) => {
        const last = paragraphs.at(-1);
        if (name === 'w:p') paragraphs.push({ style: null, text: '', isRightToLeft: false });
        else if (!last) return;
        else if (name === 'w:pStyle') last.style = value ?? null;
        else if (name === 'w:bidi') last.isRightToLeft = true;
        else if (name === 'w:tab' && value === undefined) last.text += '\t';
        else if (name === 'w:br') last.text += '\n';
        else if (name === 'w:t') inText = true;
      },
      ontext: (text) => {
        const last = paragraphs.at(-1);
        if (inText && last) last.text += text;
      },
      onclosetag: (name) => {
        if (name === 'w:t') inText = false;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return paragraphs;
}

/** Why a part is no well-formed XML, as far as a writer can get it wrong; null when it is. */
export function faultOfXml(xml: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const character = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.exec(xml);
  if (character) return `a character that XML cannot hold: U+${character[0].charCodeAt(0).toString(16)}`;
  if (!xml.isWellFormed()) return 'half of a pair';
  const open: string[] = [];
  let end = 0;
  for (const tag of xml.matchAll(/<[?!]?(\/?)([\w:.-]*)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/g)) {
    const between = xml.slice(end, tag.index);
    if (/[<>]/.test(between) || /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(between + (tag[3] ?? '')))
      return `"${between.slice(0, 80)}"`;
    end = tag.index + tag[0].length;
    const [whole, slash, name = '', rest = ''] = tag;
    if (whole.startsWith('<?') || whole.startsWith('<!')) continue;
    if (slash === '/') {
      if (open.pop() !== name) return `</${name}> closes nothing`;
    } else if (!rest.endsWith('/')) open.push(name);
  }
  if (/\S/.test(xml.slice(end))) return 'words after the end';
  return open.length === 0 ? null : `<${open.at(-1)}> is not closed`;
}
