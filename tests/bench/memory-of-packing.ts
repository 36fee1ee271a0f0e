import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileDurably } from '../../src-main/data-folder/write-file-durably.ts';
import { REAL_DISK } from '../../src-main/disk/disk.ts';
import { Conditions } from '../../src-main/evidence/conditions.ts';
import { openEvidenceStore } from '../../src-main/evidence/store/evidence-store.ts';
import { makePack } from '../../src-main/pdf/pack/make-pack.ts';
import { change } from '../../src-shared/assessment/change.ts';
import { type DocumentId, documentId } from '../../src-shared/assessment/document.ts';
import { fold } from '../../src-shared/assessment/fold.ts';
import { accepted } from '../../src-shared/result.ts';

/**
 * A process of its own, so that nothing else is in its memory: makes an assurance pack as main does, from an evidence store that
 * is there, and prints by how many kilobytes the memory of the process has grown at its highest. Given a folder with the store,
 * a finished `document.pdf`, and `packing.json`: the key of the store, the journal's changes, an assessment that uses one file,
 * and one that uses all.
 */
const packing = z.strictObject({ dataKey: z.string(), changes: z.array(change), one: documentId, all: documentId });
const [folder = ''] = process.argv.slice(2);
const { dataKey, changes, one, all } = packing.parse(JSON.parse(await readFile(join(folder, 'packing.json'), 'utf8')));
const folded = fold(changes);
const document = await readFile(join(folder, 'document.pdf'));
const evidence = {
  store: await openEvidenceStore(REAL_DISK, join(folder, 'evidence'), Buffer.from(dataKey, 'hex')),
  conditions: await Conditions.in(folder),
};

async function pack(assessment: DocumentId): Promise<void> {
  const made = await makePack({
    folded,
    assessment,
    openEvidence: async () => evidence,
    makeDocument: async () => accepted(document),
    write: (content) => writeFileDurably(join(folder, 'pack.pdf'), content),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  if (!made.ok || made.value.leftOut.length > 0) throw new Error('the pack is not what it should be');
}

// All code has run once before it is measured.
await pack(one);
const before = process.memoryUsage().rss;
let highest = before;
const watching = setInterval(() => {
  highest = Math.max(highest, process.memoryUsage().rss);
}, 5);
await pack(all);
clearInterval(watching);
process.stdout.write(JSON.stringify({ grown: Math.round((highest - before) / 1024) }));
