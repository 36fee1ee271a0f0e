import { spawnSync } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { diskError, wrapFileHandles, wrapFileSystem } from '../../tests/disk-faults.ts';
import { exampleFile, linked } from '../../tests/example-evidence.ts';
import { EXPORTED_AT, fileText, practiceComputer, says } from '../../tests/example-practice.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { writeCatalogue } from '../../tests/small-catalogue.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { USAGE } from './run.ts';
import { runPdf } from './run-pdf.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const set = exampleSet(5);

/** A folder with a small catalogue, and the file of a practice that has said something of requirement 101. */
async function prepared() {
  const folder = await temporaryFolder();
  const catalogue = join(folder, 'catalogue');
  writeCatalogue(catalogue, set);
  const practice = practiceComputer(1);
  practice.act([says('101', 'comment', 'Seen to in March.')]);
  const [file, name] = [join(folder, 'practice.igt.json'), (ending: string) => join(folder, `out${ending}`)];
  await writeFile(file, fileText(practice.log, set));
  const pdf = (...given: string[]) => runPdf(given, catalogue, EXPORTED_AT);
  return { folder, catalogue, practice, file, name, pdf };
}

const beginning = async (path: string): Promise<string> => (await readFile(path)).subarray(0, 5).toString('latin1');

describe('every kind of document', () => {
  test.each([
    ['booklet', [], false],
    ['requirement', ['--requirement', '101'], false],
    ['requirement', ['--requirement', '101', '--large'], true],
    ['assessment', [], true],
    ['readiness', [], true],
    ['partners-note', ['--large'], true],
    ['statement', [], true],
    ['pack', [], true],
    ['word', [], true],
  ])('%s %j', async (what, others, hasAnswers) => {
    const { file, name, pdf } = await prepared();
    const given = [what, '--set', set.id, ...others, ...(hasAnswers ? ['--assessment', file] : [])];
    const said = await pdf(...given, '--out', name('.one'));
    expect(said).toEqual({ status: 0, error: '', out: expect.stringContaining(JSON.stringify(name('.one'))) });
    expect(await beginning(name('.one'))).toMatch(what === 'word' ? /^PK/ : /^%PDF-$/);
    await pdf(...given, '--out', name('.two'));
    expect((await readFile(name('.one'))).equals(await readFile(name('.two')))).toBe(true);
  });

  test('the pack of a file holds no evidence: what is left out is named, with the reason, twice', async () => {
    const { practice, file, name, pdf } = await prepared();
    practice.act(exampleFile(1, 'Training log.txt'));
    practice.act(linked(1, '101', '1a-letter'));
    await writeFile(file, fileText(practice.log, set));
    const said = await pdf('pack', '--set', set.id, '--assessment', file, '--out', name('.pdf'));
    const why = 'The pack was made from an assessment file, and such a file holds no evidence.';
    expect(said.error).toBe(`Training log.txt is not in it. ${why}\n`);
    expect(JSON.parse(said.out)).toEqual({ file: name('.pdf'), leftOut: [{ name: 'Training log.txt', why }] });
    expect(await beginning(name('.pdf'))).toBe('%PDF-');
  });

  test('from the command line itself, with the shipped catalogue', { timeout: 60_000 }, async () => {
    const out = join(await temporaryFolder(), 'x.pdf');
    const igt = (...given: string[]) =>
      spawnSync(process.execPath, [join(ROOT, 'src-main', 'cli', 'igt.ts'), 'pdf', ...given], { encoding: 'utf8' });
    const given = ['requirement', '--set', 'igt/14.1/general-practice', '--requirement', '117', '--out', out];
    const first = igt(...given);
    expect([first.status, first.stderr]).toEqual([0, '']);
    expect(await beginning(out)).toBe('%PDF-');
    const again = igt(...given);
    expect([again.status, again.stdout]).toEqual([1, '']);
    expect(again.stderr).toMatch(/is there already and was left as it is/);
  });
});

describe('what is not understood says how it is used, with exit status 2', () => {
  const [id, out] = [
    ['--set', set.id],
    ['--out', 'x.pdf'],
  ];
  test.each([
    [[]],
    [['booklet']],
    [['booklet', ...id]],
    [['booklet', ...out]],
    [['leaflet', ...id, ...out]],
    [['toString', ...id, ...out]],
    [['booklet', 'pack', ...id, ...out]],
    [['booklet', ...id, ...out, '--requirement', '101']],
    [['booklet', ...id, ...out, '--assessment', 'x']],
    [['requirement', ...id, ...out]],
    [['assessment', ...id, ...out]],
    [['assessment', ...id, ...out, '--assessment', '']],
    [['booklet', ...id, ...out, '--force']],
    [['booklet', ...id, '--out']],
  ])('%j', async (given) => {
    const { pdf } = await prepared();
    expect(await pdf(...given)).toEqual({ out: '', error: USAGE, status: 2 });
  });
});

describe('what cannot be made says why, with exit status 1, and leaves no file', () => {
  test.each([
    ['an unknown set', ['booklet', '--set', 'igt/14.1/nobody'], /^There is no requirement set "igt\/14\.1\/nobody"/],
    ['an unknown requirement', ['requirement', '--set', set.id, '--requirement', '699'], /^Requirement 699 is not in/],
    ['a requirement that is no number', ['requirement', '--set', set.id, '--requirement', '1O1'], /^"1O1" is not the number/],
    ['a missing file', ['pack', '--set', set.id, '--assessment', 'no such file'], /^no such file: There is no such file/],
    ['a file that is none', ['pack', '--set', set.id, '--assessment', ROOT], /It is a folder/],
    ['another file', ['pack', '--set', set.id, '--assessment', join(ROOT, 'package.json')], /Nothing was taken in\./],
  ])('%s', async (_what, given, words) => {
    const { folder, name, pdf } = await prepared();
    const before = await readdir(folder);
    const said = await pdf(...given, '--out', name('.pdf'));
    expect([said.status, said.out]).toEqual([1, '']);
    expect(said.error).toMatch(words);
    expect(await readdir(folder)).toEqual(before);
  });

  test('a file of another set', async () => {
    const { folder, file, name } = await prepared();
    const other = join(folder, 'other');
    writeCatalogue(other, { ...set, organisation_type: 'other-practice' });
    const said = await runPdf(
      ['assessment', '--set', 'igt/14.1/other-practice', '--assessment', file, '--out', name('.pdf')],
      other,
    );
    expect(said).toEqual({
      out: '',
      error:
        'practice.igt.json answers the requirement set igt/14.1/example-practice, and --set names igt/14.1/other-practice.\n',
      status: 1,
    });
  });

  test('a folder that is not there, and a file or folder that is', async () => {
    const { folder, name, pdf } = await prepared();
    const booklet = (out: string) => pdf('booklet', '--set', set.id, '--out', out);
    expect(await booklet(join(folder, 'nowhere', 'x.pdf'))).toMatchObject({
      status: 1,
      error: expect.stringMatching(/^There is no folder .*nowhere\. Make it first/),
    });
    await writeFile(name('.pdf'), 'the old one');
    await mkdir(name('.folder'));
    for (const out of [name('.pdf'), name('.folder')])
      expect(await booklet(out)).toMatchObject({ status: 1, error: expect.stringContaining('is there already') });
    expect(await readFile(name('.pdf'), 'utf8')).toBe('the old one');
    expect(await readdir(folder)).not.toContain('nowhere');
  });

  test.each([
    ['a read-only folder', 'EROFS', /^We may not save out\.pdf in .*locked or read-only \(EROFS\)/],
    ['a full disk', 'ENOSPC', /^The disk is full, so we could not save out\.pdf/],
  ])('%s', async (_what, code, words) => {
    const { folder, file, name, pdf } = await prepared();
    const before = await readdir(folder);
    for (const what of ['assessment', 'pack', 'word']) {
      const restore = await wrapFileHandles('writeFile', async () => {
        throw diskError(code);
      });
      const said = await pdf(what, '--set', set.id, '--assessment', file, '--out', name('.pdf'));
      restore();
      expect([said.status, said.out]).toEqual([1, '']);
      expect(said.error).toMatch(words);
      expect(await readdir(folder)).toEqual(before);
    }
  });

  test('a file that a program holds', { timeout: 20_000 }, async () => {
    const { folder, name, pdf } = await prepared();
    const before = await readdir(folder);
    const restore = wrapFileSystem('rename', async () => {
      throw Object.assign(diskError('EBUSY'), { syscall: 'rename' });
    });
    const said = await pdf('booklet', '--set', set.id, '--out', name('.pdf'));
    restore();
    expect(said.error).toMatch(/^out\.pdf is open in another program/);
    expect(await readdir(folder)).toEqual(before);
  });
});
