import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Change, change } from '../../src-shared/assessment/change.ts';
import { type WorkspaceId, workspaceId } from '../../src-shared/assessment/identifiers.ts';
import { DATA_FORMAT } from '../../src-shared/contract/bridge.ts';
import { changeOf } from '../../tests/arbitraries.ts';
import { diskError, wrapFileHandles, wrapFileSystem } from '../../tests/disk-faults.ts';
import { newerJournal } from '../../tests/journal-files.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import { type Workspaces, workspacesIn } from './workspaces.ts';

const one = (id: number): Change => change.parse(changeOf({ id, field: 'answers/101/comment', value: `Said ${id}` }));
const NOBODY = workspaceId.parse('01990000-0000-7000-8000-00000000ffff');

/** The workspaces of a data folder, as a start of the app has them. */
function open(data: string): Workspaces {
  const workspaces = workspacesIn(data);
  onTestFinished(() => workspaces.close());
  return workspaces;
}

const fileOf = (data: string, id: WorkspaceId): string => join(data, 'workspaces', id, 'workspace.json');

/** Every file of the data folder with its bytes and the time of its last change. */
async function everything(data: string): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const entry of await readdir(data, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) found[path] = `${(await stat(path)).mtimeMs} ${await readFile(path, 'utf8')}`;
  }
  return found;
}

async function refusalOf(asked: Promise<unknown>): Promise<BridgeRefused['refusal']> {
  const error: unknown = await asked.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BridgeRefused)) throw new Error(`not refused: ${String(error)}`);
  return error.refusal;
}

test('workspaces are listed from the oldest to the newest, also by the next start', async () => {
  const data = await temporaryFolder();
  const workspaces = open(data);
  expect(await workspaces.list()).toEqual([]);
  const made = [];
  for (const name of ['Riverside Surgery', '', 'Praxis 🏥 مرحبا']) {
    made.push(await workspaces.create(name));
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
  expect(await workspaces.list()).toEqual(made);
  expect(await open(data).list()).toEqual(made);
});

test('a new name stands, and the last of several given right after each other', async () => {
  const data = await temporaryFolder();
  const workspaces = open(data);
  const { id, createdAt } = await workspaces.create('First');
  const names = Array.from({ length: 30 }, (_, at) => `${'Long name '.repeat(40 - at)}${at}`);
  await Promise.all(names.map((name) => workspaces.rename(id, name)));
  expect(await workspaces.list()).toEqual([{ id, createdAt, name: names.at(-1) }]);
});

test('each has a journal of its own, opened once', async () => {
  const workspaces = open(await temporaryFolder());
  const [a, b] = [await workspaces.create('A'), await workspaces.create('B')];
  const [first, second] = await Promise.all([workspaces.journal(a.id), workspaces.journal(a.id)]);
  expect(second).toBe(first);
  await first.append([one(1)]);
  expect((await workspaces.journal(b.id)).position).toBe(0);
});

test('a folder that a virus scanner holds for a moment is removed and brought here all the same', async () => {
  const data = await temporaryFolder();
  const workspaces = open(data);
  const { id } = await workspaces.create('Riverside');
  let held = 0;
  wrapFileSystem('rename', (real, parameters) => {
    held += 1;
    return held % 2 === 1 ? Promise.reject(diskError('EBUSY')) : real(...parameters);
  });
  await workspaces.remove(id);
  await workspaces.bring(id, (into) => writeFile(join(into, 'workspace.json'), '{"format":3,"name":"Back"}'));
  expect([held, (await workspaces.list()).map(({ name }) => name)]).toEqual([4, ['Back']]);
});

test('removing one removes its folder, also while its journal is open, and leaves the others', async () => {
  const data = await temporaryFolder();
  const workspaces = open(data);
  const [a, b] = [await workspaces.create('A'), await workspaces.create('B')];
  await (await workspaces.journal(a.id)).append([one(1)]);
  await (await workspaces.journal(b.id)).append([one(2)]);
  await workspaces.remove(a.id);
  expect(await readdir(join(data, 'workspaces'))).toEqual([b.id]);
  expect(await workspaces.list()).toEqual([b]);
  expect((await workspaces.journal(b.id)).position).toBe(1);
  for (const asked of [() => workspaces.journal(a.id), () => workspaces.rename(a.id, 'x'), () => workspaces.remove(a.id)])
    expect((await refusalOf(asked())).code).toBe('not found');
});

test('what a removal that was cut short has left is cleared away by the next start, and never listed', async () => {
  const data = await temporaryFolder();
  const { id } = await open(data).create('A');
  const left = join(data, 'workspaces', `removed-${id}`);
  await cp(dirname(fileOf(data, id)), left, { recursive: true });
  const listed = await open(data).list();
  expect(listed.map((one) => one.id)).toEqual([id]);
  expect(await readdir(join(data, 'workspaces'))).toEqual([id]);
});

test('a workspace that is not there is said to be not there', async () => {
  const workspaces = open(await temporaryFolder());
  for (const asked of [workspaces.journal(NOBODY), workspaces.rename(NOBODY, 'x'), workspaces.remove(NOBODY)])
    expect((await refusalOf(asked)).code).toBe('not found');
});

test('other things in the folder are passed over', async () => {
  const data = await temporaryFolder();
  const workspaces = open(data);
  const made = await workspaces.create('A');
  const root = join(data, 'workspaces');
  await mkdir(join(root, 'New folder'));
  await mkdir(join(root, NOBODY));
  await writeFile(join(root, '.DS_Store'), 'x');
  await writeFile(join(root, '01990000-0000-7000-8000-00000000aaaa'), 'a file by that name');
  expect(await workspaces.list()).toEqual([made]);
});

test('a folder that was copied by hand goes by its own name', async () => {
  const data = await temporaryFolder();
  const workspaces = open(data);
  const made = await workspaces.create('A');
  await (await workspaces.journal(made.id)).append([one(1)]);
  await cp(join(data, 'workspaces', made.id), join(data, 'workspaces', NOBODY), { recursive: true });
  expect((await workspaces.list()).map(({ id }) => id).sort()).toEqual([made.id, NOBODY].sort());
  await (await workspaces.journal(NOBODY)).append([one(2)]);
  expect((await workspaces.journal(made.id)).position).toBe(1);
});

describe('where the small file with the name is damaged, the organisation is still there', () => {
  test.each([
    ['empty', ''],
    ['cut off', '{"format":1,"na'],
    ['something else', '[]'],
    ['without the name', '{"format":1}'],
    ['gone', null],
  ])('%s', async (_what, content) => {
    const data = await temporaryFolder();
    const first = open(data);
    const { id } = await first.create('Riverside Surgery');
    await (await first.journal(id)).append([one(1), one(2)]);
    await first.close();
    if (content === null) await rm(fileOf(data, id));
    else await writeFile(fileOf(data, id), content);
    const next = open(data);
    expect(await next.list()).toEqual([{ id, name: '', createdAt: expect.stringMatching(/^\d{4}-.*Z$/) }]);
    expect((await (await next.journal(id)).read(0, 10, null)).changes).toEqual([one(1), one(2)]);
    await next.rename(id, 'Riverside Surgery');
    expect(await open(data).list()).toMatchObject([{ id, name: 'Riverside Surgery' }]);
    await next.remove(id);
    expect(await readdir(join(data, 'workspaces'))).toEqual([]);
  });

  test('a file that cannot be read just now does not hide it, and is not written over', async () => {
    const data = await temporaryFolder();
    const { id } = await open(data).create('Riverside Surgery');
    await rm(fileOf(data, id));
    await mkdir(fileOf(data, id));
    const next = open(data);
    expect(await next.list()).toMatchObject([{ id }]);
    expect((await refusalOf(next.journal(id))).code).toBe('cannot read');
    expect((await refusalOf(next.rename(id, 'x'))).code).toBe('cannot read');
  });
});

test('where the folder of all of them cannot be read, that is said: an empty list would look as if everything were lost', async () => {
  const data = await temporaryFolder();
  const workspaces = open(data);
  await workspaces.create('A');
  wrapFileSystem('readdir', async () => {
    throw diskError('EIO');
  });
  expect((await refusalOf(workspaces.list())).code).toBe('cannot read');
});

test('a workspace of data format 1 is brought up to date when it is opened, and an older version refuses it from then on', async () => {
  const data = await temporaryFolder();
  const { id, createdAt } = await open(data).create('Riverside Surgery');
  await writeFile(fileOf(data, id), JSON.stringify({ format: 1, id, name: 'Riverside Surgery', createdAt }));
  const old = join(dirname(fileOf(data, id)), 'journal.jsonl');
  await writeFile(old, `{"journal":"igt-desktop","format":1}\n${JSON.stringify(one(1))}\n${JSON.stringify(one(2))}\n`);
  const workspaces = open(data);
  expect(await workspaces.list()).toEqual([{ id, name: 'Riverside Surgery', createdAt }]);
  expect((await (await workspaces.journal(id)).read(0, 10, null)).changes).toEqual([one(1), one(2)]);
  expect(JSON.parse(await readFile(fileOf(data, id), 'utf8'))).toEqual({
    format: DATA_FORMAT,
    id,
    name: 'Riverside Surgery',
    createdAt,
  });
  await workspaces.close();
  expect((await (await open(data).journal(id)).read(0, 10, null)).changes).toEqual([one(1), one(2)]);
  expect((await readdir(dirname(old))).sort()).toEqual(['journal', 'workspace.json']);
});

describe('data of a newer version are refused untouched', () => {
  test.each([
    [
      'of which the name can be read',
      { format: DATA_FORMAT + 1, name: 'Riverside Surgery', createdAt: '2027-01-01T00:00:00.000Z', key: 'x' },
      'Riverside Surgery',
    ],
    ['of another shape', { format: 99, names: { en: 'Riverside Surgery' } }, ''],
  ])('%s', async (_what, content, name) => {
    const data = await temporaryFolder();
    const first = open(data);
    const { id } = await first.create('Before');
    await (await first.journal(id)).append([one(1)]);
    await first.close();
    await writeFile(fileOf(data, id), JSON.stringify(content));
    const before = await everything(data);
    const next = open(data);
    // It is listed, because an organisation that is missing from the list looks lost.
    expect(await next.list()).toMatchObject([{ id, name }]);
    for (const asked of [() => next.journal(id), () => next.rename(id, 'x'), () => next.remove(id)]) {
      const { code, words } = await refusalOf(asked());
      expect(code).toBe('newer data');
      expect(words).toMatch(/newer version of the app .*Nothing was touched\. Install the newer version/);
    }
    await next.close();
    expect(await everything(data)).toEqual(before);
  });

  test('also where only the journal is newer', async () => {
    const data = await temporaryFolder();
    const first = open(data);
    const { id } = await first.create('Before');
    await first.journal(id);
    await first.close();
    await newerJournal(dirname(fileOf(data, id)));
    const before = await everything(data);
    const next = open(data);
    expect((await refusalOf(next.journal(id))).code).toBe('newer data');
    // Refused once is not refused for ever: the next try looks afresh.
    expect((await refusalOf(next.journal(id))).code).toBe('newer data');
    expect(await everything(data)).toEqual(before);
  });
});

describe('a disk that fails', () => {
  test('no half-made workspace is listed', async () => {
    const workspaces = open(await temporaryFolder());
    const restore = await wrapFileHandles('sync', async () => {
      throw diskError('ENOSPC');
    });
    const refusal = await refusalOf(workspaces.create('A'));
    restore();
    expect(refusal.code).toBe('disk full');
    expect(await workspaces.list()).toEqual([]);
    expect(await workspaces.create('B')).toMatchObject({ name: 'B' });
  });

  test('the old name stands, and the words say what could not be done', async () => {
    const data = await temporaryFolder();
    const workspaces = open(data);
    const { id } = await workspaces.create('Before');
    const restore = wrapFileSystem('rename', async () => {
      throw diskError('ENOSPC');
    });
    expect((await refusalOf(workspaces.rename(id, 'After'))).code).toBe('disk full');
    restore();
    expect(await workspaces.list()).toMatchObject([{ name: 'Before' }]);
  });
});

test('a new workspace’s folder is flushed too: a power cut must not take it away with all that is in it', async () => {
  const data = await temporaryFolder();
  const flushed: number[] = [];
  await wrapFileHandles('sync', async function (real) {
    const found = await this.stat();
    if (found.isDirectory()) flushed.push(found.ino);
    return real();
  });
  const { id } = await open(data).create('A');
  const folders = await Promise.all([data, join(data, 'workspaces'), join(data, 'workspaces', id)].map((path) => stat(path)));
  // Windows has no such call and needs none.
  if (process.platform !== 'win32') expect(flushed).toEqual(expect.arrayContaining(folders.map(({ ino }) => ino)));
});
