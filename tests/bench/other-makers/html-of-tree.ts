import type { Block, DocumentTree, FigureBlock, Inline, TableBlock } from '../../../src-main/pdf/tree/document-tree.ts';
import { unreachable } from '../../../src-shared/result.ts';
import { headingsOf, idOf } from './headings-of.ts';
import { signOf } from './words-of.ts';

/**
 * What stands in the head of a page that a browser prints: the shipped faces, a look near to ours, and the running lines.
 *
 * @param fonts addresses of the faces
 */
export function headOf({ furniture, title }: DocumentTree, fonts: { readonly regular: string; readonly strong: string }): string {
  const corner = (name: string, content: string, width: number): string =>
    `@${name} { content: ${content}; font: 8.75pt Sheet; width: ${width}% }`;
  return `<meta charset="utf-8"><title>${escaped(title)}</title><style>
@font-face { font-family: Sheet; font-weight: 400; src: url(${fonts.regular}) }
@font-face { font-family: Sheet; font-weight: 600; src: url(${fonts.strong}) }
@page { size: A4; margin: 68pt 62pt; ${[
    corner('top-left', quoted(furniture.left), 50),
    corner('top-right', quoted(furniture.right), 50),
    corner('bottom-left', quoted(furniture.foot), 75),
    corner('bottom-right', '"Page " counter(page) " of " counter(pages)', 25),
  ].join(' ')} }
${STYLE}</style>`;
}

/**
 * A document as the body of that page: the same texts, headings, tables and links. A browser cannot say in the contents on which page a
 * heading stands, so it need not.
 */
export function bodyOf({ blocks }: DocumentTree): string {
  return htmlOfBlocks(blocks, blocks);
}

const STYLE = `
body { margin: 0; font: 10.75pt/15.25pt Sheet; font-variant-ligatures: none; color: #1d282d }
h1, h2, h3, h4, th, strong { font-weight: 600 } h1, h2, h3, h4, caption { break-after: avoid }
h1 { font-size: 24pt; line-height: 29pt; margin: 30pt 0 10pt } h2 { font-size: 16.5pt; line-height: 21pt; margin: 24pt 0 7pt; color: #0f566b }
h3 { font-size: 13pt; line-height: 17pt; margin: 17pt 0 4pt } h4 { font-size: 10.75pt; line-height: 15pt; margin: 12pt 0 3pt }
p { margin: 7.5pt 0; max-width: 41em; white-space: pre-line } .lead { font-size: 13.5pt; line-height: 19pt } .quiet { font-size: 9.25pt; line-height: 13pt; color: #495a63 }
.typed { border-left: 2.5pt solid #b9c3c8; padding-left: 12pt } .break { break-before: page } .group { break-inside: avoid }
table { width: 100%; border-collapse: collapse; font-size: 10pt; line-height: 13.75pt } caption { text-align: left; font-size: 11.25pt; margin: 16pt 0 5pt }
th, td { text-align: left; vertical-align: top; padding: 5pt 14pt 5.5pt 0; border-bottom: .6pt solid #b9c3c8 } tr { break-inside: avoid } td p, th p { margin: 4pt 0 } .right { text-align: right }
ul, ol { padding-left: 17pt } .check { list-style: none; padding: 0 } .box { border-left: 4pt solid #0f566b; background: #e9f2f5; padding: 11pt }
.cover { break-after: page; padding-top: 60pt } .product { font-size: 15pt; color: #0f566b } .title { font-size: 36pt; line-height: 41pt } .under { font-size: 15pt; line-height: 21pt }
.bar { display: grid; grid-template-columns: 2fr 3fr 1fr; gap: 7pt } .track { border: .6pt solid #6d7d86; height: 11pt } .track div { background: #0f566b; height: 11pt }
.mark { display: inline-block; width: 14pt; height: 7pt; border: .6pt solid #0f566b } a { color: #0f566b }`;

function htmlOfBlocks(blocks: readonly Block[], all: readonly Block[]): string {
  return blocks.map((block) => htmlOfBlock(block, all)).join('');
}

function htmlOfBlock(block: Block, all: readonly Block[]): string {
  const inside = (blocks: readonly Block[]): string => htmlOfBlocks(blocks, all);
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} id="${escaped(idOf(block))}">${htmlOfWords(block.words)}</h${block.level}>`;
    case 'paragraph':
      return `<p class="${block.tone}">${htmlOfWords(block.words)}</p>`;
    case 'list': {
      const tag = block.marks === 'bullets' ? 'ul' : 'ol';
      return `<${tag}>${block.items.map((item) => `<li>${inside(item)}</li>`).join('')}</${tag}>`;
    }
    case 'check list':
      return `<ul class="check">${block.items
        .map(
          ({ box, label, words, below }) =>
            `<li>${htmlOfWords([{ kind: 'box', box }])} <strong>${escaped(label)}</strong> ${htmlOfWords(words)}${inside(below)}</li>`,
        )
        .join('')}</ul>`;
    case 'key values':
      return `<table>${block.rows
        .map(({ key, value }) => `<tr><th scope="row">${escaped(key)}</th><td>${inside(value)}</td></tr>`)
        .join('')}</table>`;
    case 'table':
      return htmlOfTable(block, inside);
    case 'figure':
      return htmlOfFigure(block);
    case 'box':
      return `<div class="box">${inside(block.blocks)}</div>`;
    case 'group':
      return `<div class="group">${inside(block.blocks)}</div>`;
    case 'cover':
      return `<div class="cover"><p class="product">${escaped(block.product)}</p><p class="title">${escaped(block.title)}</p><p class="under">${escaped(block.under)}</p>${inside(block.blocks)}</div>`;
    case 'contents':
      return `<h1>${escaped(block.title)}</h1><ul class="check">${headingsOf(all, block.depth)
        .map(({ words, id }) => `<li><a href="#${encodeURIComponent(id)}">${escaped(words)}</a></li>`)
        .join('')}</ul>`;
    case 'writing lines':
      return '<p>&nbsp;</p><hr>'.repeat(block.lines);
    case 'page break':
      return '<div class="break"></div>';
    default:
      return unreachable(block);
  }
}

function htmlOfTable({ caption, columns, rows }: TableBlock, inside: (blocks: readonly Block[]) => string): string {
  const side = (at: number): string => (columns[at]?.align === 'right' ? ' class="right"' : '');
  const head = columns.map(({ title }, at) => `<th scope="col"${side(at)}>${escaped(title)}</th>`).join('');
  const body = rows
    .map(({ cells }) => {
      let at = 0;
      const made = cells.map(({ blocks, isRowHeader, span }) => {
        const attributes = `${side(at)}${span > 1 ? ` colspan="${span}"` : ''}`;
        at += span;
        return isRowHeader ? `<th scope="row"${attributes}>${inside(blocks)}</th>` : `<td${attributes}>${inside(blocks)}</td>`;
      });
      return `<tr>${made.join('')}</tr>`;
    })
    .join('');
  return `<table><caption>${htmlOfWords(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

function htmlOfFigure({ drawing: { bars, mark }, alternative }: FigureBlock): string {
  const rows = bars.map(
    ({ name, value, share }) =>
      `<div class="bar"><span>${escaped(name)}</span><div class="track"><div style="width: ${(share ?? 0) * 100}%"></div></div><span>${escaped(value)}</span></div>`,
  );
  return `<div role="img" aria-label="${escaped(alternative)}">${rows.join('')}${mark ? `<p class="quiet">${escaped(mark.name)}</p>` : ''}</div>`;
}

function htmlOfWords(words: readonly Inline[]): string {
  return words
    .map((inline) => {
      switch (inline.kind) {
        case 'text':
          return inline.strong ? `<strong>${escaped(inline.text)}</strong>` : escaped(inline.text);
        case 'link': {
          const { to } = inline;
          const address = to.kind === 'web' ? to.address : `#${encodeURIComponent(to.place)}`;
          return `<a href="${escaped(address)}">${escaped(inline.text)}</a>`;
        }
        case 'level':
          return `<span class="mark"></span> ${escaped(inline.words)}`;
        case 'box':
          return `<span role="img" aria-label="${escaped(inline.box.spoken)}">${signOf(inline.box)}</span>`;
        default:
          return unreachable(inline);
      }
    })
    .join('');
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** As a text of a style sheet. */
function quoted(words: string): string {
  return `"${words.replaceAll(/["\\<]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;
}
