import type { DocumentTree } from '../tree/document-tree.ts';
import type { Colour } from './placed.ts';

/** How documents look: measures in points, colours of the app. Text keeps at least 4.5:1 against what it stands on. */
export interface Style {
  readonly page: PageMeasures;
  readonly looks: Readonly<Record<LookName, Look>>;
  /** Lines of prose are no longer than this many times their type size; tables take the whole column. */
  readonly measure: number;
  readonly list: { readonly indent: number; readonly between: number };
  readonly checkList: { readonly indent: number; readonly labelWidth: number; readonly between: number };
  readonly rows: { readonly above: number; readonly below: number; readonly between: number };
  readonly box: { readonly pad: number; readonly bar: number };
  readonly typed: { readonly indent: number; readonly bar: number };
  readonly writingLine: number;
  readonly bars: { readonly height: number; readonly between: number };
}

interface PageMeasures {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  /** Where the running header begins and the running footer ends, from the edges of the paper. */
  readonly edge: number;
  /** Between running header or footer and what the page says. */
  readonly clear: number;
}

export type LookName =
  | 'heading 1'
  | 'heading 2'
  | 'heading 3'
  | 'heading 4'
  | 'body'
  | 'lead'
  | 'quiet'
  | 'cell'
  | 'column title'
  | 'caption'
  | 'running'
  | 'cover product'
  | 'cover title'
  | 'cover under'
  | 'contents 1'
  | 'contents 2'
  | 'contents 3';

/** One kind of line: type size, from line to line, and how far it keeps from what stands before and after it. */
export interface Look {
  readonly size: number;
  readonly leading: number;
  readonly colour: Colour;
  readonly before: number;
  readonly after: number;
}

export const colours = {
  ink: hex('#1d282d'),
  muted: hex('#495a63'),
  brand: hex('#0f566b'),
  brandSoft: hex('#e9f2f5'),
  warn: hex('#8a5200'),
  warnSoft: hex('#fdf4e1'),
  strongLine: hex('#6d7d86'),
  line: hex('#b9c3c8'),
  soft: hex('#f3f6f7'),
  paper: hex('#ffffff'),
} as const;

export function styleOf(print: DocumentTree['print']): Style {
  return print === 'large' ? large : normal;
}

const a4 = { width: 595.28, height: 841.89 };
const { ink, muted, brand } = colours;

const normal: Style = {
  page: { ...a4, left: 62, right: 62, edge: 34, clear: 22 },
  looks: {
    'heading 1': { size: 24, leading: 29, colour: ink, before: 30, after: 10 },
    'heading 2': { size: 16.5, leading: 21, colour: brand, before: 24, after: 7 },
    'heading 3': { size: 13, leading: 17, colour: ink, before: 17, after: 4 },
    'heading 4': { size: 10.75, leading: 15, colour: ink, before: 12, after: 3 },
    body: { size: 10.75, leading: 15.25, colour: ink, before: 7.5, after: 7.5 },
    lead: { size: 13.5, leading: 19, colour: ink, before: 9, after: 12 },
    quiet: { size: 9.25, leading: 13, colour: muted, before: 5, after: 6 },
    cell: { size: 10, leading: 13.75, colour: ink, before: 4, after: 4 },
    'column title': { size: 9.5, leading: 13, colour: ink, before: 0, after: 0 },
    caption: { size: 11.25, leading: 15, colour: ink, before: 16, after: 5 },
    running: { size: 8.75, leading: 12, colour: muted, before: 0, after: 0 },
    'cover product': { size: 15, leading: 20, colour: brand, before: 0, after: 0 },
    'cover title': { size: 36, leading: 41, colour: ink, before: 0, after: 0 },
    'cover under': { size: 15, leading: 21, colour: muted, before: 10, after: 20 },
    'contents 1': { size: 10.75, leading: 15, colour: ink, before: 8, after: 0 },
    'contents 2': { size: 10.75, leading: 15, colour: ink, before: 3, after: 0 },
    'contents 3': { size: 10, leading: 14, colour: muted, before: 2, after: 0 },
  },
  measure: 41,
  list: { indent: 17, between: 3.5 },
  checkList: { indent: 20, labelWidth: 22, between: 10.5 },
  rows: { above: 5, below: 5.5, between: 14 },
  box: { pad: 11, bar: 4 },
  typed: { indent: 12, bar: 2.5 },
  writingLine: 25,
  bars: { height: 11, between: 7 },
};

const large: Style = {
  page: { ...a4, left: 48, right: 48, edge: 30, clear: 22 },
  looks: {
    'heading 1': { size: 30, leading: 37, colour: ink, before: 34, after: 14 },
    'heading 2': { size: 25, leading: 31, colour: brand, before: 30, after: 11 },
    'heading 3': { size: 21, leading: 27, colour: ink, before: 24, after: 8 },
    'heading 4': { size: 18, leading: 25, colour: ink, before: 18, after: 6 },
    body: { size: 18, leading: 25.5, colour: ink, before: 12, after: 12 },
    lead: { size: 20, leading: 28, colour: ink, before: 12, after: 16 },
    quiet: { size: 16, leading: 22.5, colour: muted, before: 9, after: 10 },
    cell: { size: 16.5, leading: 23, colour: ink, before: 6, after: 6 },
    'column title': { size: 16, leading: 22, colour: ink, before: 0, after: 0 },
    caption: { size: 18, leading: 25, colour: ink, before: 22, after: 8 },
    running: { size: 16, leading: 20, colour: muted, before: 0, after: 0 },
    'cover product': { size: 22, leading: 28, colour: brand, before: 0, after: 0 },
    'cover title': { size: 36, leading: 42, colour: ink, before: 0, after: 0 },
    'cover under': { size: 20, leading: 27, colour: muted, before: 8, after: 14 },
    'contents 1': { size: 18, leading: 25, colour: ink, before: 7, after: 0 },
    'contents 2': { size: 18, leading: 25, colour: ink, before: 3, after: 0 },
    'contents 3': { size: 17, leading: 24, colour: muted, before: 4, after: 0 },
  },
  measure: 41,
  list: { indent: 27, between: 6 },
  checkList: { indent: 32, labelWidth: 36, between: 17 },
  rows: { above: 8, below: 8.5, between: 16 },
  box: { pad: 16, bar: 6 },
  typed: { indent: 17, bar: 3.5 },
  writingLine: 36,
  bars: { height: 17, between: 11 },
};

function hex(written: string): Colour {
  const part = (at: number): number => Number.parseInt(written.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}
