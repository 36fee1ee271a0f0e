import { unreachable } from '../../../src-shared/result.ts';
import type { Block, CheckItem, ContentsBlock, CoverBlock, FigureBlock, Inline } from '../tree/document-tree.ts';
import type { FoundHeading } from './headings.ts';
import type { Leaf, StructureElement } from './structure.ts';
import { element } from './structure-elements.ts';
import type { LookName } from './style.ts';
import { tagKeyValues, tagTable } from './tag-rows.ts';
import { tagWords, type WordTagging, wordsOfLeaf } from './tag-words.ts';
import type { TaggedBlock, TaggedText } from './tagged.ts';
import type { Target, WordLink, Words } from './words.ts';

export interface Tagging extends WordTagging {
  readonly headings: readonly FoundHeading[];
  /** Headings in reading order, one at each call. */
  readonly nextHeading: () => Target;
}

/** Blocks with their leaves, and what the structure holds for them. */
export interface Tagged {
  readonly blocks: readonly TaggedBlock[];
  readonly kids: readonly (StructureElement | Leaf)[];
}

/** What blocks stand in: it decides how their words look. */
export interface Setting {
  readonly look: 'body' | 'cell';
  readonly strong: boolean;
}

export const inColumn: Setting = { look: 'body', strong: false };

/**
 * Makes the part of the structure that blocks come to, and the same blocks with words that know their leaves. Where they will stand is not
 * asked. A group is no part of the structure: it speaks of paper only.
 */
export function tagBlocks(blocks: readonly Block[], setting: Setting, tagging: Tagging): Tagged {
  const all = blocks.map((block) => tagBlock(block, setting, tagging));
  return { blocks: all.flatMap((one) => one.blocks), kids: all.flatMap((one) => one.kids) };
}

function tagBlock(block: Block, setting: Setting, tagging: Tagging): Tagged {
  switch (block.kind) {
    case 'heading': {
      const target = tagging.nextHeading();
      return tagText(block.words, `heading ${block.level}`, { strong: true, target }, tagging);
    }
    case 'paragraph': {
      const isProse = block.tone === 'lead' || block.tone === 'quiet';
      const look = isProse && setting.look === 'body' ? block.tone : block.tone === 'quiet' ? 'quiet' : setting.look;
      return tagText(block.words, look, { strong: setting.strong, isTyped: block.tone === 'typed' }, tagging);
    }
    case 'list':
      return tagList(block, setting, tagging);
    case 'check list':
      return tagCheckList(block.items, setting, tagging);
    case 'key values':
      return tagKeyValues(block, tagging);
    case 'table':
      return tagTable(block, tagging);
    case 'figure':
      return tagFigure(block, tagging);
    case 'box': {
      const { blocks, kids } = tagBlocks(block.blocks, setting, tagging);
      return { blocks: [{ kind: 'box', tone: block.tone, blocks }], kids: kids.length === 0 ? [] : [element('Div', kids)] };
    }
    case 'group': {
      const { blocks, kids } = tagBlocks(block.blocks, setting, tagging);
      return { blocks: [{ kind: 'group', blocks }], kids };
    }
    case 'cover':
      return tagCover(block, tagging);
    case 'contents':
      return tagContents(block, tagging);
    case 'writing lines':
    case 'page break':
      return { blocks: [block], kids: [] };
    default:
      return unreachable(block);
  }
}

interface TextSetting {
  readonly strong: boolean;
  readonly isTyped?: boolean;
  readonly target?: Target;
}

function tagText(words: readonly Inline[], look: LookName, setting: TextSetting, tagging: WordTagging): Tagged {
  const tagged = tagWords(words, setting.strong, tagging);
  if (tagged.words.length === 0) {
    return { blocks: [], kids: [] };
  }
  const text = textBlock(look, tagged.words, setting);
  return { blocks: [text], kids: tagged.kids.length === 0 ? [] : [element(roleOf(look), tagged.kids)] };
}

function textBlock(look: LookName, words: Words, setting: Partial<TextSetting> = {}): TaggedText {
  return { kind: 'text', look, words, isTyped: setting.isTyped ?? false, target: setting.target ?? null };
}

function roleOf(look: LookName): 'H1' | 'H2' | 'H3' | 'H4' | 'P' {
  switch (look) {
    case 'heading 1':
    case 'cover title':
      return 'H1';
    case 'heading 2':
      return 'H2';
    case 'heading 3':
      return 'H3';
    case 'heading 4':
      return 'H4';
    default:
      return 'P';
  }
}

function tagList(block: Extract<Block, { kind: 'list' }>, setting: Setting, tagging: Tagging): Tagged {
  const items = block.items.map((blocks, index) => {
    const leaf: Leaf = { kind: 'leaf' };
    const label = wordsOfLeaf(block.marks === 'bullets' ? '•' : `${index + 1}.`, false, leaf, tagging.faces);
    return { label, leaf, body: tagBlocks(blocks, setting, tagging) };
  });
  const listNumbering = block.marks === 'bullets' ? 'Disc' : 'Decimal';
  const kids = items.map(({ leaf, body }) => element('LI', [element('Lbl', [leaf]), element('LBody', body.kids)]));
  return items.length === 0
    ? { blocks: [], kids: [] }
    : {
        blocks: [{ kind: 'list', items: items.map(({ label, body }) => ({ label, blocks: body.blocks })) }],
        kids: [element('L', kids, { listNumbering })],
      };
}

function tagCheckList(items: readonly CheckItem[], setting: Setting, tagging: Tagging): Tagged {
  const all = items.map(({ box, label, words, below }) => {
    const boxLeaf: Leaf = { kind: 'leaf' };
    const checkBox = { isTicked: box.state === 'ticked', spoken: box.spoken };
    const labelled = tagWords([{ kind: 'text', text: label, strong: true }], true, tagging);
    const text = tagText(words, setting.look, { strong: setting.strong }, tagging);
    const under = tagBlocks(below, setting, tagging);
    return {
      item: { box, boxLeaf, label: labelled.words, blocks: [...text.blocks, ...under.blocks] },
      kid: element('LI', [
        element('Lbl', [element('Form', [boxLeaf], { checkBox }), ...labelled.kids]),
        element('LBody', [...text.kids, ...under.kids]),
      ]),
    };
  });
  return all.length === 0
    ? { blocks: [], kids: [] }
    : {
        blocks: [{ kind: 'check list', items: all.map(({ item }) => item) }],
        kids: [
          element(
            'L',
            all.map(({ kid }) => kid),
            { listNumbering: 'None' },
          ),
        ],
      };
}

function tagFigure({ drawing, alternative }: FigureBlock, { faces }: Tagging): Tagged {
  if (drawing.bars.length === 0) {
    return { blocks: [], kids: [] };
  }
  const leaf: Leaf = { kind: 'leaf' };
  const words = (text: string, strong = false): Words => wordsOfLeaf(text, strong, leaf, faces);
  const bars = drawing.bars.map(({ name, value, share }) => ({ name: words(name), value: words(value, true), share }));
  const markName = words(drawing.mark?.name ?? '');
  return {
    blocks: [{ kind: 'figure', drawing, leaf, bars, markName }],
    kids: [element('Figure', [leaf], { alternative })],
  };
}

function tagCover({ product, title, under, blocks }: CoverBlock, tagging: Tagging): Tagged {
  const plain = (text: string): readonly Inline[] => [{ kind: 'text', text, strong: false }];
  const above = tagWords(plain(product), true, tagging);
  const main = tagWords(plain(title), true, tagging);
  const below = tagWords(plain(under), false, tagging);
  const rest = tagBlocks(blocks, inColumn, tagging);
  const kids = [
    ...(above.kids.length === 0 ? [] : [element('P', above.kids)]),
    ...(main.kids.length === 0 ? [] : [element('H1', main.kids)]),
    ...(below.kids.length === 0 ? [] : [element('P', below.kids)]),
    ...rest.kids,
  ];
  const target: Target = { level: 1, bookmark: title };
  const titleBlock = textBlock('cover title', main.words, { target });
  return { blocks: [{ kind: 'cover', product: above.words, title: titleBlock, under: below.words, blocks: rest.blocks }], kids };
}

function tagContents({ title, depth }: ContentsBlock, tagging: Tagging): Tagged {
  const heading = tagWords([{ kind: 'text', text: title, strong: true }], true, tagging);
  const entries = tagging.headings
    .filter(({ target }) => target.level <= depth && target.bookmark !== '')
    .map(({ target }) => {
      const leaf: Leaf = { kind: 'leaf' };
      const numberLeaf: Leaf = { kind: 'leaf' };
      const link: WordLink = {
        element: element('Link', [leaf, numberLeaf]),
        contents: target.bookmark,
        to: { kind: 'target', target },
      };
      return { target, numberLeaf, link, words: wordsOfLeaf(target.bookmark, target.level === 1, leaf, tagging.faces) };
    });
  const items = entries.map(({ link }) => element('TOCI', [element('Reference', [link.element])]));
  const target: Target = { level: 1, bookmark: title };
  return {
    blocks: [{ kind: 'contents', title: textBlock('heading 1', heading.words, { target }), entries }],
    kids: [element('H1', heading.kids), ...(items.length === 0 ? [] : [element('TOC', items)])],
  };
}
