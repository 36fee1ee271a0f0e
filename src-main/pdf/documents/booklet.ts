import type { RequirementSet } from '../../../src-shared/catalogue/requirement-set.ts';
import type { PrintedDocument } from '../../../src-shared/contract/printing.ts';
import { accepted } from '../../../src-shared/result.ts';
import { count, dateInWords, INITIATIVES } from '../../../src-shared/words.ts';
import type { Block, CoverBlock, DocumentTree } from '../tree/document-tree.ts';
import type { DocumentKind, Sources } from './document-kind.ts';
import { blankForm } from './parts/blank-form.ts';
import { heading, keyValues, paragraph } from './parts/blocks.ts';
import { setFileName } from './parts/file-name.ts';
import { furnitureOf, PRODUCT } from './parts/furniture.ts';
import { honestNotice } from './parts/honest-notice.ts';
import { description, guidance, help, requirementTitle } from './parts/requirement-text.ts';

/** All requirements of a set, blank, to fill in by hand. */
export const booklet: DocumentKind<Extract<PrintedDocument, { kind: 'booklet' }>> = {
  fileName: (_, { set }) => setFileName(set, 'booklet'),
  tree: ({ print }, sources) => {
    const { set, at } = sources;
    return accepted({
      title: `IG Toolkit ${set.version} booklet: ${set.name}`,
      subject: `All ${set.requirements.length} requirements of IG Toolkit ${set.version} for ${set.name}, blank, to fill in by hand.`,
      author: PRODUCT,
      madeAt: at,
      furniture: furnitureOf(set, null, null),
      print,
      blocks: [cover(sources), ...howToUse(set), { kind: 'contents', title: 'Contents', depth: 2 }, ...requirements(set, print)],
    });
  },
};

function cover({ set, at }: Sources): CoverBlock {
  const line: Block = { kind: 'writing lines', lines: 1 };
  return {
    kind: 'cover',
    product: PRODUCT,
    title: set.name,
    under: `IG Toolkit ${set.version}: ${count(set.requirements.length, 'requirement')} to read, and to answer by hand`,
    blocks: [
      keyValues([
        ['Organisation', [line]],
        ['Organisation code', [line]],
        ['Toolkit year', [line]],
        ['Filled in by', [line]],
      ]),
      paragraph(`Printed on ${dateInWords(at)}.`, 'quiet'),
      honestNotice(),
    ],
  };
}

function howToUse({ words, note }: RequirementSet): Block[] {
  return [
    heading(1, 'How to use this booklet'),
    paragraph(
      'Take one requirement at a time, in any order. Each begins on a new page, so you can give it to whoever knows the answer.',
      'lead',
    ),
    {
      kind: 'list',
      marks: 'numbers',
      items: [
        'Read what the requirement means. The guidance says how to tell where you stand.',
        'Tick what is true today, not what is planned. Each level is reached when everything in it, and in the levels below it, is ticked. If nothing of level 1 is done yet, tick level 0.',
        'In the evidence table, tick what you have and write where it is kept.',
        'Write a general comment: what supports your level, or at level 0 what is missing. A sentence or two is enough.',
        'Later, enter it all in the app. It works out the levels, and tells you what is left to do.',
      ].map((step) => [paragraph(step)]),
    },
    paragraph('Level 2 in every requirement is the pass mark. Level 3 usually needs a year of checking.'),
    paragraph(
      `Name nobody you look after, and write no NHS numbers here. Once it is filled in, the booklet says where your ${words.organisation} is weak: keep it with your other confidential papers.`,
    ),
    paragraph(note, 'quiet'),
  ];
}

function requirements(set: RequirementSet, print: DocumentTree['print']): Block[] {
  return [...Map.groupBy(set.requirements, ({ initiative }) => initiative)].flatMap(([initiative, own]) =>
    own.flatMap((requirement, at): Block[] => [
      { kind: 'page break' },
      ...(at === 0 ? [heading(1, INITIATIVES[initiative])] : []),
      requirementTitle(set, requirement, 2),
      ...description(requirement),
      ...guidance(requirement, 3),
      ...blankForm(requirement, 3, print),
      ...help(requirement, 3, print),
    ]),
  );
}
