import { mkdir, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { evidenceFileId, revisionId } from '../../src-shared/assessment/identifiers.ts';
import { diskError, wrapFileSystem } from '../../tests/disk-faults.ts';
import { attach, damage, type EvidenceParts, evidenceParts, sha256 } from '../../tests/evidence-parts.ts';
import { docx } from '../../tests/example-documents.ts';

const FILE = '00000000-0000-4000-8000-0000000000f1';
const REVISION = '00000000-0000-4000-9000-0000000000f1';
const LOG = docx('<w:p><w:t>Training log</w:t></w:p>');
const CHANGED = docx('<w:p><w:t>Training log, now with Ann</w:t></w:p>');

/** Opens a document that was attached. @returns where the program finds it */
async function opened(main: EvidenceParts, name = 'Training log.docx', content: Buffer = LOG) {
  const { hash } = await attach(main, 'as picked.docx', content);
  const { workspace } = main;
  const answer = await main.ask('evidence.open', { workspace, hash, name, file: FILE, revision: REVISION });
  if (answer.kind !== 'opened') throw new Error(answer.words);
  const path = main.opened.at(-1) ?? '';
  return { hash, copy: answer.copy, path };
}

async function copiesOf(main: EvidenceParts) {
  return (await main.ask('evidence.copies', { workspace: main.workspace })).copies;
}

const folders = (main: EvidenceParts) => readdir(join(main.data, 'opened')).catch(() => []);

describe('opening', () => {
  test('a document makes a private copy under its own name and hands it to its program', async () => {
    const main = await evidenceParts();
    const { copy, path } = await opened(main);
    expect(path.startsWith(join(main.data, 'opened'))).toBe(true);
    expect(path.endsWith('Training log.docx')).toBe(true);
    expect(await readFile(path)).toEqual(LOG);
    if (process.platform !== 'win32') {
      expect((await stat(path)).mode & 0o777).toBe(0o600);
      expect((await stat(dirname(path))).mode & 0o777).toBe(0o700);
    }
    expect(await copiesOf(main)).toEqual([
      { copy, workspace: main.workspace, file: FILE, revision: REVISION, name: 'Training log.docx', changed: false },
    ]);
  });

  test('twice finds the same copy, also when it was changed', async () => {
    const main = await evidenceParts();
    const first = await opened(main);
    await writeFile(first.path, CHANGED);
    const second = await opened(main);
    expect([second.copy, second.path]).toEqual([first.copy, first.path]);
    expect(await readFile(second.path)).toEqual(CHANGED);
    expect(await folders(main)).toHaveLength(1);
  });

  test('under a name that was made to lead somewhere else, or to be none', async () => {
    const main = await evidenceParts();
    for (const name of [
      '../../../x.docx',
      'con.docx',
      '..\\x.docx',
      `${'x'.repeat(900)}.docx`,
      'log\u202exslx.docx',
      'copy.json.docx',
    ]) {
      const { path, copy } = await opened(main, name);
      expect(dirname(dirname(path)), name).toBe(join(main.data, 'opened'));
      expect(await readFile(path), name).toEqual(LOG);
      await main.ask('evidence.close-copy', { copy });
    }
    expect(await folders(main)).toEqual([]);
  });

  test.each([
    ['list.xlsm', 'nothing that could run a program itself; .xlsm files are not among them'],
    ['Training log.pdf', 'is not what its ending .pdf says'],
  ])('%s is saved instead, and no copy is made', async (name, words) => {
    const main = await evidenceParts();
    const { hash } = await attach(main, name, LOG);
    const { workspace } = main;
    const answer = await main.ask('evidence.open', { workspace, hash, name, file: FILE, revision: REVISION });
    expect(answer).toMatchObject({ kind: 'save instead', words: expect.stringContaining(words) });
    expect([main.opened, await folders(main)]).toEqual([[], []]);
  });

  test('where no program takes it, it is saved instead and the copy is gone', async () => {
    const main = await evidenceParts({ openDocument: async () => false });
    const { hash } = await attach(main, 'log.docx', LOG);
    const { workspace } = main;
    const answer = await main.ask('evidence.open', { workspace, hash, name: 'log.docx', file: FILE, revision: REVISION });
    expect(answer).toMatchObject({ kind: 'save instead', words: expect.stringContaining('No program on this computer') });
    expect(await folders(main)).toEqual([]);
  });

  test('where no program takes it the second time, what was changed in the copy stays', async () => {
    let takes = true;
    const main = await evidenceParts({ openDocument: async (path) => takes && path !== '' });
    const { hash } = await attach(main, 'log.docx', LOG);
    const asked = { workspace: main.workspace, hash, name: 'log.docx', file: FILE, revision: REVISION };
    expect((await main.ask('evidence.open', asked)).kind).toBe('opened');
    const [folder = ''] = await folders(main);
    await writeFile(join(main.data, 'opened', folder, 'log.docx'), CHANGED);
    takes = false;
    expect((await main.ask('evidence.open', asked)).kind).toBe('save instead');
    expect((await copiesOf(main)).map(({ changed }) => changed)).toEqual([true]);
  });

  test('gives a copy its name only when it is whole: what a kill cuts short must not look changed', async () => {
    const main = await evidenceParts();
    const { workspace } = main;
    const seen: string[] = [];
    const pieces = async function* () {
      yield LOG.subarray(0, 10);
      const [folder = ''] = await folders(main);
      seen.push(...(await readdir(join(main.data, 'opened', folder))));
      yield LOG.subarray(10);
    };
    const ids = { file: evidenceFileId.parse(FILE), revision: revisionId.parse(REVISION) };
    const opening = { workspace, ...ids, hash: sha256(LOG), name: 'log.docx', as: 'log.docx' };
    const { path } = await main.evidence.copies.make(opening, pieces());
    expect(seen.sort()).toEqual(['copy.json', 'log.docx.part']);
    expect(await readFile(path)).toEqual(LOG);
  });

  test('a damaged file leaves no copy behind, and the damage is noted', async () => {
    const main = await evidenceParts();
    const content = Buffer.concat([LOG, Buffer.alloc(2_000_000)]);
    const { hash } = await attach(main, 'log.docx', content);
    await damage(main, hash, 1_900_000);
    const { workspace } = main;
    const asked = { workspace, hash, name: 'log.docx', file: FILE, revision: REVISION };
    expect((await main.refusal('evidence.open', asked)).words).toMatch(/^This file is damaged on this computer/);
    expect([main.opened, await folders(main)]).toEqual([[], []]);
    expect((await main.ask('evidence.state', { workspace, hashes: [hash] })).damaged).toEqual([hash]);
  });

  test('on a full disk says so and leaves nothing', async () => {
    const main = await evidenceParts();
    const { hash } = await attach(main, 'log.docx', LOG);
    wrapFileSystem('open', (real, parameters) =>
      String(parameters[0]).endsWith('log.docx.part') ? Promise.reject(diskError('ENOSPC')) : real(...parameters),
    );
    const { workspace } = main;
    const refusal = await main.refusal('evidence.open', { workspace, hash, name: 'log.docx', file: FILE, revision: REVISION });
    expect(refusal).toMatchObject({ code: 'disk full', words: expect.stringContaining('make a copy of this file to open') });
    expect(await folders(main)).toEqual([]);
  });

  test('without the key nothing is opened', async () => {
    const main = await evidenceParts({ isKeyOpen: false });
    const asked = { workspace: main.workspace, hash: sha256(LOG), name: 'log.docx', file: FILE, revision: REVISION };
    expect((await main.refusal('evidence.open', asked)).code).toBe('key needed');
  });
});

describe('a changed copy', () => {
  test('is known by its bytes: one that was only saved again is not changed', async () => {
    const main = await evidenceParts();
    const { path } = await opened(main);
    await writeFile(path, LOG);
    await utimes(path, new Date(), new Date(Date.now() + 60_000));
    expect((await copiesOf(main)).map(({ changed }) => changed)).toEqual([false]);
    await writeFile(path, CHANGED);
    expect((await copiesOf(main)).map(({ changed }) => changed)).toEqual([true]);
    await writeFile(path, LOG);
    expect((await copiesOf(main)).map(({ changed }) => changed)).toEqual([false]);
  });

  test('is known also when its size and its time are as before', async () => {
    const main = await evidenceParts();
    const { path } = await opened(main);
    await copiesOf(main);
    const { mtime } = await stat(path);
    const other = Buffer.from(LOG);
    other[other.length - 1] = 1;
    await writeFile(path, other);
    await utimes(path, mtime, mtime);
    expect((await copiesOf(main)).map(({ changed }) => changed)).toEqual([true]);
  });

  test('is taken in like a picked file, and counts as unchanged once it is on record', async () => {
    const main = await evidenceParts({
      lookForPatientNumbers: async ({ name }) => ({ kind: 'read', numbers: [`943 476 5919 in ${name}`] }),
    });
    const { workspace } = main;
    const { copy, path } = await opened(main);
    await writeFile(path, CHANGED);
    const taken = await main.ask('evidence.take-copy', { copy });
    expect(taken).toEqual({
      hash: sha256(CHANGED),
      size: CHANGED.length,
      name: 'Training log.docx',
      notes: [],
      patientNumbers: { kind: 'read', numbers: ['943 476 5919 in Training log.docx'] },
    });
    expect(await main.bytes(taken.hash)).toEqual(CHANGED);
    // Until a change says so it is not evidence, and the copy is still the only one.
    expect((await copiesOf(main)).map(({ changed }) => changed)).toEqual([true]);
    const revision = '00000000-0000-4000-9000-0000000000f2';
    await main.ask('evidence.copy-recorded', { copy, revision, hash: taken.hash });
    expect(await copiesOf(main)).toMatchObject([{ copy, workspace, revision, changed: false }]);
    // The program is still open there; what it saves next is a change again.
    await writeFile(path, LOG);
    expect(await copiesOf(main)).toMatchObject([{ copy, revision, changed: true }]);
  });

  test('that is too large is refused like a picked file', async () => {
    const main = await evidenceParts();
    const { copy, path } = await opened(main);
    await writeFile(path, Buffer.alloc(51 * 1_048_576));
    expect((await main.refusal('evidence.take-copy', { copy })).code).toBe('too large');
    await writeFile(path, '');
    expect((await main.refusal('evidence.take-copy', { copy })).words).toContain('Training log.docx');
    expect(await copiesOf(main)).toHaveLength(1);
  });

  test('survives the end of the app, is offered at the next start and goes when it is closed', async () => {
    const main = await evidenceParts();
    const { copy, path } = await opened(main);
    await writeFile(path, CHANGED);
    await main.evidence.closeAll();
    const again = await main.again();
    expect(await copiesOf(again)).toMatchObject([{ copy, changed: true, name: 'Training log.docx' }]);
    expect((await again.ask('evidence.take-copy', { copy })).hash).toBe(sha256(CHANGED));
    await again.ask('evidence.close-copy', { copy });
    expect([await copiesOf(again), await folders(again)]).toEqual([[], []]);
    expect((await again.refusal('evidence.take-copy', { copy })).words).toBe(
      'This copy is not there any more. Open the file again.',
    );
    // Closed twice is closed.
    await again.ask('evidence.close-copy', { copy });
  });
});

describe('what was saved beside a copy under another name', () => {
  test('is offered at the next start as a changed copy of its own, also where the copy itself is gone', async () => {
    const main = await evidenceParts();
    const first = await opened(main);
    await writeFile(join(dirname(first.path), 'Training log 2027.docx'), CHANGED);
    await writeFile(join(dirname(first.path), '~$aining log.docx'), 'a lock of Word');
    await main.evidence.closeAll();
    const again = await main.again();
    const [found, ...others] = await copiesOf(again);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ name: 'Training log 2027.docx', file: FILE, revision: REVISION, changed: true });
    expect((await again.ask('evidence.take-copy', { copy: found?.copy })).hash).toBe(sha256(CHANGED));
    expect(await folders(again)).toHaveLength(1);
  });

  test('stays when the copy is closed, and goes with its organisation', async () => {
    const main = await evidenceParts();
    const { copy, path } = await opened(main);
    await writeFile(join(dirname(path), 'Other.pdf'), '%PDF-1.7');
    await main.ask('evidence.close-copy', { copy });
    expect((await copiesOf(main)).map(({ name, changed }) => [name, changed])).toEqual([['Other.pdf', true]]);
    await main.ask('workspaces.remove', { workspace: main.workspace });
    expect(await folders(main)).toEqual([]);
  });
});

describe('copies go', () => {
  test('unchanged ones when the app closes, and what a killed one has left at the next start', async () => {
    const main = await evidenceParts();
    await opened(main);
    await main.evidence.closeAll();
    expect(await folders(main)).toEqual([]);
    await opened(main);
    const again = await main.again();
    expect([await copiesOf(again), await folders(again)]).toEqual([[], []]);
  });

  test('one whose program has moved or renamed the file', async () => {
    const main = await evidenceParts();
    const { path } = await opened(main);
    await rm(path);
    expect(await copiesOf(main)).toEqual([]);
    await main.evidence.closeAll();
    expect(await folders(main)).toEqual([]);
  });

  test('with their workspace, changed or not, and no others', async () => {
    const main = await evidenceParts();
    const { path } = await opened(main);
    await writeFile(path, CHANGED);
    const other = await main.ask('workspaces.create', { name: 'Hillside' });
    await main.ask('workspaces.remove', { workspace: other.id });
    expect(await folders(main)).toHaveLength(1);
    await main.ask('workspaces.remove', { workspace: main.workspace });
    expect(await folders(main)).toEqual([]);
  });

  test('one that a program holds is closed for the window and goes at the next start, changed or not', async () => {
    const main = await evidenceParts();
    const { copy, path } = await opened(main);
    await writeFile(path, CHANGED);
    const unwrap = wrapFileSystem('rm', async () => {
      throw diskError('EBUSY');
    });
    await main.ask('evidence.close-copy', { copy });
    expect(await copiesOf(main)).toEqual([]);
    expect(await folders(main)).toHaveLength(1);
    unwrap();
    const again = await main.again();
    expect([await copiesOf(again), await folders(again)]).toEqual([[], []]);
  });

  test('a folder whose note was never written goes; one whose note cannot be read stays as it is', async () => {
    const main = await evidenceParts();
    const [empty, unreadable] = ['0123456789abcdef', 'fedcba9876543210'].map((name) => join(main.data, 'opened', name));
    for (const folder of [empty, unreadable]) await mkdir(folder as string, { recursive: true });
    await writeFile(join(unreadable as string, 'copy.json'), '{"format":2}');
    await writeFile(join(main.data, 'opened', 'notes.txt'), 'somebody else’s');
    const again = await main.again();
    expect(await copiesOf(again)).toEqual([]);
    expect((await folders(again)).sort()).toEqual(['fedcba9876543210', 'notes.txt']);
  });

  test('something else in the place of the file is never read', async () => {
    const main = await evidenceParts();
    const { copy, path } = await opened(main);
    await rm(path);
    await writeFile(join(main.data, 'secret.txt'), 'secret');
    await symlink(join(main.data, 'secret.txt'), path);
    expect(await copiesOf(main)).toEqual([]);
    expect((await main.refusal('evidence.take-copy', { copy })).code).toBe('not found');
  });
});

test('a copy that was never made is refused', async () => {
  const main = await evidenceParts();
  for (const copy of ['copy-0123456789abcdef'])
    expect((await main.refusal('evidence.take-copy', { copy })).code).toBe('not found');
  for (const copy of ['copy-../../etc/passwd', 'copy-', '../x'])
    expect((await main.refusal('evidence.take-copy', { copy })).code).toBe('not understood');
});
