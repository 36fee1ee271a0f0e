import type { Faces } from '../fonts/face.ts';
import { prepareText } from '../text/prepare-text.ts';
import type { Inline, PlaceId } from '../tree/document-tree.ts';
import { cutWhereLinesMayEnd } from './break-opportunities.ts';
import type { Leaf, StructureElement } from './structure.ts';
import { element } from './structure-elements.ts';
import type { Atom, Target, WordLink, Words } from './words.ts';

export interface WordTagging {
  readonly faces: Faces;
  readonly places: ReadonlyMap<PlaceId, Target>;
}

export interface TaggedWords {
  readonly words: Words;
  /** For the structure: leaves and the elements of links and boxes. Empty where nothing would be drawn. */
  readonly kids: readonly (StructureElement | Leaf)[];
}

/**
 * Gives each word its leaf. Texts beside each other share one; a link and a box have an element of their own.
 * @param strong true where all of it is bold: headings, cells that name their row
 */
export function tagWords(inlines: readonly Inline[], strong: boolean, tagging: WordTagging): TaggedWords {
  const words: Atom[] = [];
  const kids: (StructureElement | Leaf)[] = [];
  let open: Leaf | null = null;
  const leafOfText = (): Leaf => {
    if (open === null) {
      open = { kind: 'leaf' };
      kids.push(open);
    }
    return open;
  };
  for (const inline of inlines) {
    switch (inline.kind) {
      case 'text':
        // One by one: a long comment has more words than a call may have arguments.
        for (const atom of besideBox(
          words.at(-1),
          textAtoms(inline.text, strong || inline.strong, leafOfText, null, tagging.faces),
        ))
          words.push(atom);
        break;
      case 'level':
        words.push(
          { kind: 'bar', mark: inline.mark },
          ...heldTogether(textAtoms(inline.words, true, leafOfText, null, tagging.faces)),
        );
        break;
      case 'box': {
        const leaf: Leaf = { kind: 'leaf' };
        const checkBox = { isTicked: inline.box.state === 'ticked', spoken: inline.box.spoken };
        kids.push(element('Form', [leaf], { checkBox }));
        words.push({ kind: 'box', box: inline.box, leaf });
        open = null;
        break;
      }
      case 'link': {
        const to = linkTo(inline.to, tagging.places);
        if (to === null) {
          words.push(...textAtoms(inline.text, strong, leafOfText, null, tagging.faces));
          break;
        }
        const leaf: Leaf = { kind: 'leaf' };
        const link: WordLink = { element: element('Link', [leaf]), contents: inline.text, to };
        const atoms = textAtoms(inline.text, strong, () => leaf, link, tagging.faces);
        if (atoms.some(({ kind }) => kind === 'text')) {
          kids.push(link.element);
          open = null;
        }
        words.push(...atoms);
        break;
      }
    }
  }
  return { words, kids };
}

/** Words of one text that all belong to a leaf that is known already. */
export function wordsOfLeaf(text: string, strong: boolean, leaf: Leaf, faces: Faces, link: WordLink | null = null): Words {
  return textAtoms(text, strong, () => leaf, link, faces);
}

function linkTo(to: Extract<Inline, { kind: 'link' }>['to'], places: WordTagging['places']): WordLink['to'] | null {
  if (to.kind === 'web') {
    return to;
  }
  const target = places.get(to.place);
  return target === undefined ? null : { kind: 'target', target };
}

function textAtoms(text: string, strong: boolean, leafOf: () => Leaf, link: WordLink | null, faces: Faces): readonly Atom[] {
  const face = faces[strong ? 'strong' : 'regular'];
  const atoms: Atom[] = [];
  for (const prepared of prepareText(text, faces)) {
    if (prepared.kind === 'line end') {
      atoms.push({ kind: 'line end' });
      continue;
    }
    const leaf = leafOf();
    const shared = { kind: 'text', face: face.name, leaf, link } as const;
    if (prepared.kind === 'mark') {
      const before = atoms.at(-1);
      if (before?.kind === 'text' && before.after === 'hold') {
        atoms[atoms.length - 1] = { ...before, after: 'may end' };
      }
      atoms.push({ ...shared, run: face.shape(prepared.shown), hanging: 0, actualText: prepared.actual, after: 'may end' });
      continue;
    }
    for (const piece of cutWhereLinesMayEnd(prepared.text)) {
      const run = face.shape(piece.text);
      const hanging = piece.text.length > 1 && piece.text.endsWith(' ') ? (run.glyphs.at(-1)?.advance ?? 0) : 0;
      atoms.push({ ...shared, run, hanging, actualText: null, after: piece.after });
    }
  }
  return atoms;
}

/** The first words of a level mark stay on its line, as in `Level 2`; the others may go on below where a column is narrow. */
function heldTogether(atoms: readonly Atom[]): readonly Atom[] {
  return atoms.map((atom, index) =>
    atom.kind === 'text' && index === 0 && atoms.length > 1 ? { ...atom, after: 'hold' } : atom,
  );
}

/** The space behind a box holds on to it: no box stands alone at a line end. */
function besideBox(before: Atom | undefined, [first, ...rest]: readonly Atom[]): readonly Atom[] {
  if (first === undefined) {
    return [];
  }
  const isSpace = first.kind === 'text' && first.run.glyphs.length === 1 && first.run.glyphs[0]?.text === ' ';
  return [before?.kind === 'box' && isSpace ? { ...first, after: 'hold', hanging: first.run.width } : first, ...rest];
}
