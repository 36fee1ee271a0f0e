import { type BrokenRule, unless } from './broken-rule.ts';
import {
  asDictionary,
  dictionaryAt,
  entry,
  isTrue,
  nameAt,
  numberAt,
  type PdfObjects,
  streamBytes,
  textAt,
} from './pdf-objects.ts';

/** What holds of the document as a whole: header, catalog, metadata, pages. */
export function documentRules({ catalog, context, bytes, pages }: PdfObjects): BrokenRule[] {
  const header = Buffer.from(bytes.subarray(0, 9)).toString('latin1');
  const language = textAt(catalog, 'Lang') ?? '';
  const metadata = entry(catalog, 'Metadata');
  const xmp = metadata ? Buffer.from(streamBytes(metadata)).toString('utf8') : '';
  const information = asDictionary(context.lookup(context.trailerInfo.Info));
  const title = /<dc:title>\s*<rdf:Alt>\s*<rdf:li xml:lang="x-default">([^<]+)</.exec(xmp)?.[1];
  return [
    ...unless(/^%PDF-1\.[0-7][\r\n]$/.test(header), '6.1-1', `the header is ${JSON.stringify(header)}`),
    ...unless(isTrue(dictionaryAt(catalog, 'MarkInfo'), 'Marked'), '6.2-1', 'the document is not marked as tagged'),
    ...unless(!isTrue(dictionaryAt(catalog, 'MarkInfo'), 'Suspects'), '7.1-4', 'the document says that its tags are suspect'),
    ...unless(metadata !== undefined, '7.1-8', 'there is no metadata stream'),
    ...unless(
      entry(asDictionary(metadata), 'Filter') === undefined,
      'metadata',
      'the metadata is compressed, so nothing else can read it',
    ),
    ...unless(title !== undefined, '7.1-9', 'the metadata has no title'),
    ...unless(
      unescaped(title ?? '') === textAt(information, 'Title'),
      'title',
      'metadata and information dictionary name two titles',
    ),
    ...unless(
      isTrue(dictionaryAt(catalog, 'ViewerPreferences'), 'DisplayDocTitle'),
      '7.1-10',
      'the window shows the file name, not the title',
    ),
    ...unless(dictionaryAt(catalog, 'StructTreeRoot') !== undefined, '7.1-11', 'there is no structure tree'),
    ...unless(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(language), '7.2-29', `the language is ${JSON.stringify(language)}`),
    ...unless(context.trailerInfo.Encrypt === undefined, '7.16-1', 'the document is encrypted'),
    ...unless(pages.length > 0, 'pages', 'there is no page'),
    ...unless(dictionaryAt(catalog, 'PageLabels') !== undefined, 'page labels', 'pages have no labels'),
    ...unless(
      pages.length < 3 || (numberAt(dictionaryAt(catalog, 'Outlines'), 'Count') ?? 0) > 0,
      'bookmarks',
      'more than two pages and no bookmarks',
    ),
    ...pages.flatMap(({ dictionary }, at) =>
      unless(
        nameAt(dictionary, 'Tabs') === 'S',
        '7.18.3-1',
        `page ${at + 1} is not tabbed through in the order of its structure`,
      ),
    ),
  ];
}

function unescaped(text: string): string {
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
}
