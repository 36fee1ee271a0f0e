import type { Faces, GlyphRun } from '../fonts/face.ts';
import type { Found } from './bookmarks.ts';
import type { Artifact, Draw, Fragment, PlacedLink, PlacedPage } from './placed.ts';
import { backgroundArtifact, layoutArtifact, type Owner, type Piece } from './strips.ts';
import type { Leaf } from './structure.ts';
import type { Target } from './words.ts';

/** A page before its fragments are made: pieces with y downwards from the upper edge of the paper. */
export interface LoosePage {
  readonly label: string;
  readonly pieces: readonly Piece[];
}

export interface Composing {
  readonly width: number;
  readonly height: number;
  readonly order: ReadonlyMap<Leaf, number>;
  readonly found: ReadonlyMap<Target, Found>;
  readonly labels: readonly string[];
  readonly faces: Faces;
}

/**
 * Makes the fragments of a page: one a leaf, in reading order, backgrounds before and other artifacts after them. Page numbers of contents are
 * filled in here.
 */
export function composePage({ label, pieces }: LoosePage, composing: Composing): PlacedPage {
  const { width, height, order } = composing;
  const ofLeaves = new Map<Leaf, Draw[]>();
  const ofArtifacts = new Map<Artifact['type'], Draw[]>([['background', []], ['header', []], ['layout', []], ['footer', []]]); // biome-ignore format: order
  const links: PlacedLink[] = [];
  const put = (owner: Owner, ...draws: readonly Draw[]): void => {
    const known = owner.kind === 'leaf' ? ofLeaves.get(owner) : ofArtifacts.get(owner.type);
    if (known !== undefined) {
      known.push(...draws);
    } else if (owner.kind === 'leaf') {
      ofLeaves.set(owner, [...draws]);
    }
  };
  for (const piece of pieces) {
    switch (piece.kind) {
      case 'text': {
        const { owner, y, ...text } = piece;
        put(owner, { ...text, y: height - y });
        break;
      }
      case 'shape': {
        const points = piece.shape.points.map(([x, y]) => [x, height - y] as const);
        put(piece.owner, { kind: 'shape', ...piece.shape, points });
        break;
      }
      case 'page number': {
        const { number, dots } = numberAndDots(piece, composing);
        put(piece.owner, number);
        put(layoutArtifact, ...dots);
        break;
      }
      case 'link': {
        const { link, x, y, ...size } = piece;
        const to = link.to.kind === 'web' ? link.to : pageOf(link.to.target, composing);
        links.push({
          element: link.element,
          contents: link.contents,
          area: { x, y: height - y - size.height, width: size.width, height: size.height },
          to,
        });
        break;
      }
      case 'target':
        break;
    }
  }
  const leaves = [...ofLeaves].sort(([one], [other]) => (order.get(one) ?? 0) - (order.get(other) ?? 0));
  const read = leaves.map(([belongsTo, draws]): Fragment => ({ belongsTo, draws }));
  const artifacts = [...ofArtifacts].filter(([, draws]) => draws.length > 0);
  const artifactsOf = (isBehind: boolean): readonly Fragment[] =>
    artifacts
      .filter(([type]) => (type === backgroundArtifact.type) === isBehind)
      .map(([type, draws]): Fragment => ({ belongsTo: { kind: 'artifact', type }, draws }));
  return { width, height, label, fragments: [...artifactsOf(true), ...read, ...artifactsOf(false)], links };
}

function pageOf(target: Target, { found }: Composing): Extract<PlacedLink['to'], { kind: 'page' }> {
  const at = found.get(target);
  if (at === undefined) {
    throw new Error(`nothing leads to "${target.bookmark}"`);
  }
  return { kind: 'page', ...at };
}

/** The number stands at the right; dots on a grid of their own lead to it. */
function numberAndDots(
  { target, size, colour, face, from, to, y }: Extract<Piece, { kind: 'page number' }>,
  composing: Composing,
): { readonly number: Draw; readonly dots: readonly Draw[] } {
  const scale = size / 1000;
  const run = composing.faces[face].shape(composing.labels[pageOf(target, composing).page] ?? '');
  const text = { kind: 'text', size, colour, y: composing.height - y, actualText: null } as const;
  const x = to - run.width * scale;
  const dot = composing.faces.regular.shape(' .');
  const every = dot.width * scale;
  const lead = Math.floor((x - size * 0.5 - from - size * 0.3) / every);
  const dots: GlyphRun = {
    face: 'regular',
    glyphs: Array.from({ length: Math.max(lead, 0) }, () => dot.glyphs).flat(),
    width: dot.width * Math.max(lead, 0),
  };
  const end = to - Math.ceil((to - x + size * 0.5) / every) * every;
  return {
    number: { ...text, run, x },
    dots: lead < 2 ? [] : [{ ...text, run: dots, x: end - dots.width * scale }],
  };
}
