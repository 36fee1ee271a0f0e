import { expect, test } from 'vitest';
import { loadFaces } from '../fonts/load-faces.ts';
import { everyBlock } from './every-block.ts';
import { layOut } from './lay-out.ts';

const { faces } = loadFaces();

test('every leaf of the structure is drawn, once a page', () => {
  for (const print of ['normal', 'large'] as const) {
    const placed = layOut({ ...everyBlock(), print }, faces);
    const inStructure = JSON.stringify(placed.structure).split('"kind":"leaf"').length - 1;
    const drawn = new Set(
      placed.pages.flatMap(({ fragments }) => fragments.map(({ belongsTo }) => belongsTo)).filter(({ kind }) => kind === 'leaf'),
    );
    expect(drawn.size).toBe(inStructure);
    for (const { fragments } of placed.pages) {
      const leaves = fragments.map(({ belongsTo }) => belongsTo).filter(({ kind }) => kind === 'leaf');
      expect(new Set(leaves).size).toBe(leaves.length);
    }
  }
});
