import type { PDFContext, PDFDict, PDFRawStream } from 'pdf-lib';
import type { PlacedDocument } from '../layout/placed.ts';
import { date, dictionary, name, plainStream, text } from './objects.ts';

type Described = Pick<PlacedDocument, 'title' | 'subject' | 'author' | 'madeAt'>;

/** What made the file. Without a version: the same input gives the same bytes in each of them. */
const PRODUCER = 'IG Toolkit Desktop';

/** The properties as readers of all ages know them. */
export function information(context: PDFContext, { title, subject, author, madeAt }: Described): PDFDict {
  return dictionary(context, {
    Title: text(property(title)),
    Subject: text(property(subject)),
    Author: text(property(author)),
    Creator: text(PRODUCER),
    Producer: text(PRODUCER),
    CreationDate: date(madeAt),
    ModDate: date(madeAt),
  });
}

/** The same as XMP, which accessibility rules ask for. Not compressed, so that any program finds it. */
export function metadata(context: PDFContext, described: Described): PDFRawStream {
  return plainStream(context, Buffer.from(packet(described), 'utf8'), { Type: name('Metadata'), Subtype: name('XML') });
}

function packet({ title, subject, author, madeAt }: Described): string {
  const moment = `${madeAt.toISOString().slice(0, 19)}Z`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${xml(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${xml(subject)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>
<xmp:CreateDate>${moment}</xmp:CreateDate>
<xmp:ModifyDate>${moment}</xmp:ModifyDate>
<xmp:MetadataDate>${moment}</xmp:MetadataDate>
<pdf:Producer>${PRODUCER}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function xml(words: string): string {
  return property(words).replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

/** In one line and without the control characters that no XML may hold, so that a title is the same in both places. */
function property(words: string): string {
  return words.toWellFormed().replaceAll(/[^\u{20}-\u{7e}\u{a0}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, ' ');
}
