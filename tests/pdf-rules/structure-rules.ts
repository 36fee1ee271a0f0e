import { PDFArray, PDFName, PDFNumber } from 'pdf-lib';
import { type BrokenRule, broken, unless } from './broken-rule.ts';
import { dictionaryAt, type entry, type PdfObjects, referenceAt, textAt } from './pdf-objects.ts';
import { attribute, elementsBelow, everyElement, structureOf, type WrittenElement } from './structure-tree.ts';

const STANDARD = new Set(
  'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure Formula Form'.split(
    ' ',
  ),
);

/** What may stand in what: the rules 7.2-3 to 7.2-28 for tables, lists and contents. */
const MAY_HOLD: Readonly<Record<string, readonly string[]>> = {
  Table: ['Caption', 'THead', 'TBody', 'TFoot', 'TR'],
  THead: ['TR'],
  TBody: ['TR'],
  TFoot: ['TR'],
  TR: ['TH', 'TD'],
  L: ['L', 'LI', 'Caption'],
  LI: ['Lbl', 'LBody'],
  TOC: ['TOC', 'TOCI', 'Caption'],
  TOCI: ['Lbl', 'Reference', 'NonStruct', 'P', 'TOC'],
};
const MUST_STAND_IN: Readonly<Record<string, readonly string[]>> = {
  THead: ['Table'],
  TBody: ['Table'],
  TFoot: ['Table'],
  TR: ['Table', 'THead', 'TBody', 'TFoot'],
  TH: ['TR'],
  TD: ['TR'],
  LI: ['L'],
  LBody: ['LI'],
  TOCI: ['TOC'],
};
const MAY_BE_EMPTY = new Set(['TD', 'TH']);

/** The structure tree as a screen reader walks it. */
export function structureRules(pdf: PdfObjects): BrokenRule[] {
  const top = structureOf(pdf);
  const root = dictionaryAt(pdf.catalog, 'StructTreeRoot');
  const all = [...everyElement(top)];
  return [
    ...unless(top.length === 1 && top[0]?.role === 'Document', 'structure', 'the root is not one Document element'),
    ...all.flatMap((element) => [
      ...unless(STANDARD.has(element.role), '7.1-5', `${element.role} is no standard structure type`),
      ...unless(
        element.dictionary.lookup(PDFName.of('P')) === (element.parent?.dictionary ?? root) &&
          referenceAt(element.dictionary, 'P') !== undefined,
        '7.1-12',
        `${element.role} does not lead back to what it stands in`,
      ),
      ...unless(element.kids.length > 0 || MAY_BE_EMPTY.has(element.role), 'structure', `${element.role} is empty`),
      ...nestingRules(element),
      ...elementRules(element),
    ]),
    ...headingRules(all),
  ];
}

function nestingRules(element: WrittenElement): BrokenRule[] {
  const held = MAY_HOLD[element.role];
  const wanted = MUST_STAND_IN[element.role];
  return [
    ...(held === undefined
      ? []
      : elementsBelow(element).flatMap(({ role }) => unless(held.includes(role), '7.2', `${role} stands in ${element.role}`))),
    ...(held === undefined
      ? []
      : unless(
          element.kids.every(({ kind }) => kind === 'element'),
          '7.2',
          `${element.role} holds content of its own`,
        )),
    ...unless(
      wanted === undefined || wanted.includes(element.parent?.role ?? ''),
      '7.2',
      `${element.role} stands in ${element.parent?.role}`,
    ),
  ];
}

function elementRules(element: WrittenElement): BrokenRule[] {
  const { role, dictionary } = element;
  switch (role) {
    case 'Figure':
      return [
        ...unless(
          (textAt(dictionary, 'Alt') ?? '').trim() !== '' || textAt(dictionary, 'ActualText') !== undefined,
          '7.3-1',
          'a figure has no words',
        ),
        ...unless(attribute(element, 'BBox') instanceof PDFArray, 'figure', 'a figure does not say where it is'),
      ];
    case 'TH':
      return unless(
        ['Row', 'Column', 'Both'].includes(nameOf(attribute(element, 'Scope'))),
        '7.5-1',
        'a header cell does not say of what',
      );
    case 'Table':
      return tableRules(element);
    case 'L':
      return unless(
        nameOf(attribute(element, 'ListNumbering')) !== '' ||
          !elementsBelow(element).some((item) => elementsBelow(item).some((one) => one.role === 'Lbl')),
        '7.6-1',
        'a list with labels does not say how it is numbered',
      );
    case 'Form':
      return formRules(element);
    case 'Link':
      return unless(
        element.kids.some(({ kind }) => kind === 'object'),
        '7.18.5-1',
        'a link leads nowhere',
      );
    default:
      return [];
  }
}

/** Every row has as many columns; whole columns and rows that cells span are counted. */
function tableRules(table: WrittenElement): BrokenRule[] {
  const rows = elementsBelow(table).flatMap((part) =>
    part.role === 'TR' ? [part] : elementsBelow(part).filter(({ role }) => role === 'TR'),
  );
  const widths = new Set(
    rows.map((row) => elementsBelow(row).reduce((sum, cell) => sum + numberOf(attribute(cell, 'ColSpan')), 0)),
  );
  const hasHeaders = rows.some((row) => elementsBelow(row).some(({ role }) => role === 'TH'));
  return [
    ...unless(widths.size === 1, '7.2-43', `the rows of a table have ${[...widths].join(', ')} columns`),
    ...unless(hasHeaders, '7.5-2', 'a table has no header cell'),
    ...elementsBelow(table).flatMap(({ role }, at) =>
      unless(role !== 'Caption' || at === 0, '7.2', 'a caption does not come first'),
    ),
  ];
}

/** A box that nobody can tick on screen says what it is; any other form element has its widget as the only kid. */
function formRules(element: WrittenElement): BrokenRule[] {
  const role = nameOf(attribute(element, 'Role'));
  const isWidget = element.kids.length === 1 && element.kids[0]?.kind === 'object';
  return [
    ...unless(role !== '' || isWidget, '7.18.4-2', 'a form element is neither a widget nor says its role'),
    ...unless(
      role !== 'cb' || ['on', 'off', 'neutral'].includes(nameOf(attribute(element, 'checked'))),
      'form',
      'a tick box does not say whether it is ticked',
    ),
    ...unless(role === '' || (textAt(element.dictionary, 'Alt') ?? '') !== '', 'form', 'a tick box has no words'),
  ];
}

/** The first heading is H1 and none is skipped on the way down. */
function headingRules(all: readonly WrittenElement[]): BrokenRule[] {
  const levels = all.flatMap(({ role }) => (/^H[1-6]$/.test(role) ? [Number(role.slice(1))] : []));
  return [
    ...unless(levels.length > 0, 'headings', 'there is no heading'),
    ...levels.flatMap((level, at) =>
      level > (levels[at - 1] ?? 0) + 1 ? [broken('7.4.2-1', `H${level} follows H${levels[at - 1] ?? 0}`)] : [],
    ),
  ];
}

function nameOf(object: ReturnType<typeof entry>): string {
  return object instanceof PDFName ? object.decodeText() : '';
}

function numberOf(object: ReturnType<typeof entry>): number {
  return object instanceof PDFNumber ? object.asNumber() : 1;
}
