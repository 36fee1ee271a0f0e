import { writeFile } from 'node:fs/promises';
import { beforeEach, expect, test } from 'vitest';
import { ORGANISATION } from '../../src-shared/assessment/document.ts';
import { readEvidenceFiles } from '../../src-shared/assessment/known-files.ts';
import { evidenceParts, pick } from '../../tests/evidence-parts.ts';
import { docx } from '../../tests/example-documents.ts';
import { bridgeTo, failingStore, freshBrowser, opened } from '../../tests/window-parts.ts';
import { attachNew, attachRevision } from './bring-in.ts';
import { copySource, fileSource } from './byte-sources.ts';
import { noteRecorded } from './note-recorded.ts';

const act = (name: string) => ({ name, path: '/evidence' });

beforeEach(freshBrowser);

/** A document that was attached, opened in another program and changed there. */
async function changedCopy() {
  const main = await evidenceParts();
  const [before, after] = ['Before', 'After'].map((text) => docx(`<w:p><w:t>${text}</w:t></w:p>`)) as [Buffer, Buffer];
  const client = bridgeTo(main, (file) => main.picked.get(String((file as File).name)) ?? null);
  const store = await opened(client, main.workspace);
  store.commit([{ document: ORGANISATION, field: 'name', value: 'Riverside' }], act('x'));
  const picked = new File([new Uint8Array(before)], 'policy.docx');
  main.picked.set('policy.docx', main.picked.get(await pick(main, 'policy.docx', before)) ?? '');
  const parts = { workspace: store, by: store.person, openKey: async () => true };
  const add = (bringIn: ReturnType<typeof attachNew>) =>
    store.incoming.add({ at: 'here', name: 'policy.docx', size: 1 }, bringIn);
  await add(attachNew(parts, fileSource(client, store.id, picked), { places: [] }, act));
  await store.settled();
  const [file] = readEvidenceFiles(store.folded);
  if (!file) throw new Error('nothing was attached');
  const { id, name, current } = file;
  await main.ask('evidence.open', { workspace: store.id, hash: current.hash, name, file: id, revision: current.id });
  await writeFile(main.opened[0] ?? '', after);
  const copies = async () => (await main.ask('evidence.copies', { workspace: store.id })).copies;
  const [copy] = await copies();
  if (!copy) throw new Error('no copy is open');
  return { store, copies, copy, keep: () => add(attachRevision(parts, copySource(client, copy), file, act)) };
}

test('a changed copy counts as unchanged once its newer version is saved', async () => {
  const { store, copy, copies, keep } = await changedCopy();
  expect((await keep()).kind).toBe('recorded');
  expect(await noteRecorded(store, copy)).toBe(true);
  expect((await copies()).map(({ changed }) => changed)).toEqual([false]);
});

test('while its newer version cannot be saved the copy stays a changed one, because nothing else has those bytes on record', async () => {
  const { store, copy, copies, keep } = await changedCopy();
  const mend = failingStore('add');
  expect((await keep()).kind).toBe('recorded');
  expect(await noteRecorded(store, copy)).toBe(false);
  expect((await copies()).map(({ changed }) => changed)).toEqual([true]);
  mend();
});
