import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PROJECT } from '../../scripts/system/folders.ts';
import { outputOfPdfProgram } from '../../scripts/system/pdf-programs.ts';
import { say } from '../../scripts/system/run.ts';
import { makePdf } from '../../src-main/pdf/make-pdf.ts';
import { pageGrids, textOfGrids } from './page-grids.ts';
import { documentsToApprove } from './pages-to-approve.ts';

/**
 * `npm run approve:pages`: the pages as they are now become the approved ones. It leaves each as a PDF and as pictures in `out/pages`, to be
 * looked at before anything is committed.
 */
const PICTURES = join(PROJECT, 'out', 'pages');

await rm(PICTURES, { recursive: true, force: true });
await mkdir(PICTURES, { recursive: true });
const documents = documentsToApprove();
const folder = dirname(documents[0]?.file ?? '');
await mkdir(folder, { recursive: true });
for (const { name, file, tree } of documents) {
  const pdf = makePdf(tree());
  const text = textOfGrids(await pageGrids(pdf));
  const isNew = text !== (await readFile(file, 'utf8').catch(() => ''));
  if (isNew) await writeFile(file, text);
  const picture = join(PICTURES, basename(file, '.txt'));
  await writeFile(`${picture}.pdf`, pdf);
  await outputOfPdfProgram('pdftoppm', ['-r', '70', '-png', `${picture}.pdf`, picture]);
  say(`${isNew ? 'approved anew' : 'as it was'}: ${name}`);
}
const known = new Set(documents.map(({ file }) => basename(file)));
for (const name of await readdir(folder)) if (!known.has(name)) await rm(join(folder, name));
say(`Look at the pages in ${PICTURES}.`);
