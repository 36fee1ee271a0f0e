import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { loadFaces } from '../../src-main/pdf/fonts/load-faces.ts';
import { layOut } from '../../src-main/pdf/layout/lay-out.ts';
import type { Artifact, Draw, Fragment } from '../../src-main/pdf/layout/placed.ts';
import { paint } from '../../src-main/pdf/paint/paint.ts';
import { withNoteOfMissing } from '../../src-main/pdf/text/note-of-missing.ts';
import { differences, gridsOfText, pageGrids } from '../page-images/page-grids.ts';
import { type DocumentToApprove, documentsToApprove } from '../page-images/pages-to-approve.ts';
import { havePdfPrograms } from '../pdf-tools.ts';
import { saidIn } from '../placed-documents.ts';

/** Pages look as they did when somebody looked at them. `npm run approve:pages` approves them anew. */

const { faces, font } = loadFaces();
const documents = documentsToApprove();

type Drawn = (fragment: Fragment) => Fragment['draws'];

/**
 * What is other than approved, a text a page.
 *
 * @param drawn what is drawn of a fragment, where it is not all of it
 */
async function changed({ file, tree }: DocumentToApprove, drawn: Drawn = ({ draws }) => draws): Promise<string[]> {
  const placed = layOut(withNoteOfMissing(tree(), faces), faces);
  const pages = placed.pages.map((page) => ({
    ...page,
    fragments: page.fragments.map((fragment) => ({ ...fragment, draws: drawn(fragment) })),
  }));
  const pdf = paint({ ...placed, pages }, { regular: font('regular').bytes, strong: font('strong').bytes });
  const [approved, found] = [gridsOfText(await readFile(file, 'utf8')), await pageGrids(pdf)];
  return Array.from({ length: Math.max(approved.length, found.length) }, (_, at) => at + 1).flatMap((number) => {
    const [before, now] = [approved[number - 1], found[number - 1]];
    if (!before || !now) return [`page ${number} is ${before ? 'gone' : 'new'}`];
    const rows = differences(before, now);
    return rows.length === 0 ? [] : [`page ${number}\n${rows.join('\n')}`];
  });
}

describe.skipIf(!havePdfPrograms)('the pages of', () => {
  test.each(documents)('$name look as they were approved', async (document) => {
    expect((await changed(document)).join('\n')).toBe('');
  });

  const document = (name: string): DocumentToApprove => {
    const found = documents.find((one) => one.name === name);
    if (!found) throw new Error(`there is no ${name}`);
    return found;
  };
  /** All but what is named, of what does not belong to the structure. */
  const without =
    (type: Artifact['type'], isGone: (draw: Draw, at: number) => boolean = () => true): Drawn =>
    ({ belongsTo, draws }) =>
      belongsTo.kind === 'artifact' && belongsTo.type === type ? draws.filter((draw, at) => !isGone(draw, at)) : draws;
  const isText = ({ kind }: Draw): boolean => kind === 'text';

  test.each<readonly [string, string, Drawn]>([
    ['a page without its foot', 'assessment, normal print', without('footer')],
    ['a page without its number', 'assessment, normal print', without('footer', (draw, at) => isText(draw) && at === 2)],
    ['a page without its head', 'requirement, large print', without('header')],
    [
      'a table without the head of a column',
      'requirement, normal print',
      (one) => (saidIn(one) === 'Details and files' ? [] : one.draws),
    ],
    ['a table that has no head where it goes on', 'every block, normal print', without('layout', isText)],
    ['a table without its lines', 'assessment, normal print', without('background')],
    ['boxes to tick that are not there', 'readiness, large print', (one) => (one.draws.some(isText) ? one.draws : [])],
    ['a word that is not there', 'partners-note, large print', (one) => (saidIn(one) === 'Initiative' ? [] : one.draws)],
  ])('the comparison finds %s', async (_what, name, drawn) => {
    expect(await changed(document(name), drawn)).not.toEqual([]);
  });
});
