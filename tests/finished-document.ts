import { makePdf } from '../src-main/pdf/make-pdf.ts';

/** A finished document of two pages, as our painter writes it. */
export function finishedDocument(title = 'Assurance pack'): Uint8Array {
  const page = {
    kind: 'paragraph',
    tone: 'body',
    words: [{ kind: 'text', text: 'What the files prove.', strong: false }],
  } as const;
  return makePdf({
    title,
    subject: 'A test',
    author: 'Riverside Surgery',
    madeAt: new Date('2026-09-02T13:32:00.000Z'),
    furniture: { left: 'Riverside Surgery', right: 'IG Toolkit 14.1', foot: 'A test' },
    print: 'normal',
    blocks: [{ kind: 'heading', level: 1, words: page.words }, page, { kind: 'page break' }, page],
  });
}
