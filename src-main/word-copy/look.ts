import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat } from 'docx';
import type { DocumentTree } from '../pdf/tree/document-tree.ts';

/** Measures are in twentieths of a point, sizes of letters in half points, as word processors count. */

export const PAGE = { width: 11_906, height: 16_838, margin: 1_134 } as const;
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.margin;

/** A step to the right: under a tick box, in a list. */
export const STEP = 454;

export const COLOURS = {
  text: '212B32',
  quiet: '4C6272',
  rule: 'AEB7BD',
  head: 'E8EDEE',
  note: 'F0F4F5',
  warning: 'FFF9C4',
} as const;

/** Every computer with a word processor has it or its twin, in the scripts that people type. */
const FONT = 'Arial';
/** Has tick boxes where the text's own font has none. */
export const SYMBOL_FONT = 'Segoe UI Symbol';

export interface Look {
  readonly body: number;
  readonly quiet: number;
}

/** Large print is set in 18 points, as the UK Association for Accessible Formats advises. */
export function lookOf(print: DocumentTree['print']): Look {
  return print === 'large' ? { body: 36, quiet: 36 } : { body: 22, quiet: 19 };
}

/** Real styles with the names that word processors know, so that their outline and their screen readers find the headings. */
export function stylesOf({ body, quiet }: Look): IStylesOptions {
  const headingOf = (scale: number, before: number) => ({
    run: { font: FONT, size: Math.round(body * scale), bold: true, color: COLOURS.text },
    paragraph: { keepNext: true, keepLines: true, spacing: { before, after: 100 } },
  });
  const own = (id: string, name: string, run: object, paragraph: object = {}) => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run,
    paragraph,
  });
  return {
    default: {
      document: {
        run: {
          font: FONT,
          size: body,
          sizeComplexScript: body,
          color: COLOURS.text,
          language: { value: 'en-GB', bidirectional: 'ar-SA' },
        },
        paragraph: { spacing: { after: 120, line: 276 } },
      },
      title: {
        run: { font: FONT, size: Math.round(body * 2.2), bold: true },
        paragraph: { spacing: { before: 2_400, after: 160 } },
      },
      heading1: headingOf(1.75, 360),
      heading2: headingOf(1.35, 300),
      heading3: headingOf(1.12, 240),
      heading4: headingOf(1, 200),
      caption: {
        run: { size: body, bold: true, color: COLOURS.text },
        paragraph: { keepNext: true, spacing: { before: 160, after: 80 } },
      },
    },
    characterStyles: [{ id: 'QuietWords', name: 'Quiet words', run: { color: COLOURS.quiet } }],
    paragraphStyles: [
      own('Lead', 'Lead', { size: Math.round(body * 1.15) }, { spacing: { after: 200 } }),
      own('Quiet', 'Quiet', { size: quiet, color: COLOURS.quiet }),
      own(
        'Typed',
        'Typed',
        {},
        { contextualSpacing: true, border: { left: { style: 'single', size: 12, space: 8, color: COLOURS.rule } } },
      ),
      own('ContentsTitle', 'Contents title', { size: Math.round(body * 1.35), bold: true }, { keepNext: true }),
      ...[1, 2, 3].map((level) =>
        own(`TOC${level}`, `toc ${level}`, {}, { indent: { left: (level - 1) * STEP }, spacing: { after: 60 } }),
      ),
    ],
  };
}

export const BULLETS = 'bullets';
export const NUMBERS = 'numbers';
/** How many levels a list can have. */
export const DEEPEST = 9;

export const NUMBERING: INumberingOptions = {
  config: [
    { reference: BULLETS, levels: levelsOf(() => ({ format: LevelFormat.BULLET, text: '•' })) },
    { reference: NUMBERS, levels: levelsOf((level) => ({ format: LevelFormat.DECIMAL, text: `%${level + 1}.` })) },
  ],
};

function levelsOf(
  look: (level: number) => { readonly format: (typeof LevelFormat)[keyof typeof LevelFormat]; readonly text: string },
) {
  return Array.from({ length: DEEPEST }, (_, level) => ({
    level,
    alignment: AlignmentType.LEFT,
    ...look(level),
    style: { paragraph: { indent: { left: (level + 1) * STEP, hanging: STEP } } },
  }));
}
