import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evidenceDocument, ORGANISATION } from '../../src-shared/assessment/document.ts';
import { exampleFile, fileOf, hashOf, linked } from '../../tests/example-evidence.ts';
import { fileText, practiceComputer, says } from '../../tests/example-practice.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { writeCatalogue } from '../../tests/small-catalogue.ts';
import type { CheckReport } from './check-file.ts';
import { run, type Said, USAGE } from './run.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const set = exampleSet(5);
const [first = '', ...others] = set.requirements.map(({ number }) => number);

let folder = '';
let catalogue = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'igt-cli-'));
  catalogue = join(folder, 'assets', 'catalogue');
  writeCatalogue(catalogue, set);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function check(path: string): { said: Said; report: CheckReport } {
  const said = run(['check', path], catalogue);
  return { said, report: JSON.parse(said.out) };
}

/** A practice that answered every requirement at level 2, but for what `except` leaves to the caller. */
function answered(except: readonly string[] = []): ReturnType<typeof practiceComputer> {
  const practice = practiceComputer(1);
  practice.act([{ document: ORGANISATION, field: 'roles/ig-lead', value: practice.by }]);
  for (const number of [first, ...others].filter((one) => !except.includes(one)))
    practice.act([
      ...['1a', '1b', '2a', '2b'].map((criterion) => says(number, `criteria/${criterion}`, true)),
      says(number, 'comment', 'Seen to.'),
    ]);
  return practice;
}

describe('check', () => {
  test('everything at level 2: satisfactory, 66 percent, no blocker, exit status 0', () => {
    const { said, report } = check(written('whole.json', fileText(answered().log, set)));
    expect(said).toMatchObject({ status: 0, error: '' });
    expect(report).toMatchObject({
      wellFormed: true,
      problems: [],
      organisation: { name: 'Riverside Surgery', odsCode: 'EX0001' },
      assessment: { id: 'assessment/igt/14.1/example-practice/2026-27', year: '2026-27' },
      set: { id: 'igt/14.1/example-practice', name: 'Example practice', sameTexts: true },
      answered: { done: 5, of: 5 },
      score: { points: 10, outOf: 15, percentage: 66 },
      outcome: 'satisfactory',
      blockers: [],
      warnings: [],
    });
    expect(report.wellFormed && report.levels?.[0]).toEqual({
      number: '14.1-101',
      title: 'The example practice has seen to matter 101',
      level: 'Level 2',
      state: 'answered',
    });
  });

  test('before everything is answered there is neither percentage nor outcome, and blockers say what is left', () => {
    const practice = answered([first]);
    practice.act([says('699', 'comment', 'Of another set')]);
    const { said, report } = check(written('part.json', fileText(practice.log, set)));
    expect(said.status).toBe(0);
    expect(report).toMatchObject({
      answered: { done: 4, of: 5 },
      score: { points: 8, outOf: 15, percentage: null },
      outcome: null,
    });
    expect(report.wellFormed && report.blockers).toEqual([
      {
        kind: 'no level yet',
        words: 'Requirement 101 has no level yet.',
        place: { page: 'requirement', number: '101', section: 'levels' },
      },
    ]);
    expect(report.wellFormed && report.warnings).toEqual([
      { place: '“changes”', words: expect.stringContaining('requirement 699, which is not in the set') },
    ]);
  });

  test('below level 2 somewhere is not satisfactory without a plan', () => {
    const practice = answered([first]);
    practice.act([{ document: ORGANISATION, field: 'roles/ig-lead', value: null }]);
    practice.act([says(first, 'level-0', true), says(first, 'comment', 'Not begun')]);
    expect(check(written('below.json', fileText(practice.log, set))).report).toMatchObject({
      score: { percentage: 53 },
      outcome: 'not satisfactory',
      warnings: [
        { place: 'people', words: 'Nobody is named as information governance lead.' },
        { place: `requirement ${first} (levels)`, words: expect.stringContaining('below level 2') },
      ],
    });
  });

  test('evidence files are listed with what they are used for; the documents are not looked for', () => {
    const practice = answered();
    practice.act([...exampleFile(1, 'Training log.xlsx'), ...linked(1, '101', '1a-letter'), ...linked(1, '102', '1b-plan')]);
    practice.act([{ document: evidenceDocument(fileOf(1)), field: 'review', value: '2027-03-31' }]);
    const { report } = check(written('evidence.json', fileText(practice.log, set)));
    expect(report.wellFormed && report.evidenceFiles).toEqual([
      {
        name: 'Training log.xlsx',
        size: 1_024,
        sha256: hashOf(1),
        effective: null,
        review: '2027-03-31',
        usedFor: ['14.1-101 1a', '14.1-102 1b'],
      },
    ]);
  });

  test('a set that is not here leaves levels open and says so', () => {
    const text = fileText(answered().log, set).replaceAll('example-practice', 'unheard-of');
    const { said, report } = check(written('unheard.json', text));
    expect(said.status).toBe(0);
    expect(report).toMatchObject({
      set: { id: 'igt/14.1/unheard-of', name: null, sameTexts: null },
      levels: null,
      answered: null,
      score: null,
      outcome: null,
      blockers: null,
    });
    expect(report.wellFormed && report.warnings).toMatchObject([{ words: expect.stringContaining('not on this computer') }]);
  });

  test('other texts than those here are a warning', () => {
    const { report } = check(written('texts.json', fileText(answered().log, exampleSet(4))));
    expect(report).toMatchObject({ set: { sameTexts: false } });
    expect(report.wellFormed && report.warnings[0]?.words).toContain('differ');
  });

  test('a damaged file: its problems with their places, exit status 1', () => {
    const { said, report } = check(written('damaged.json', fileText(answered().log, set).replace('"Seen to."', '7')));
    expect(said.status).toBe(1);
    expect(report).toMatchObject({
      wellFormed: false,
      problems: [{ place: expect.stringMatching(/^change \d+ of \d+ \(answers\/101\/comment\)$/) }],
    });
  });

  test.each([
    ['a missing file', () => join(folder, 'nowhere.json'), /There is no such file/],
    ['a file below a file', () => join(written('plain.txt', 'x'), 'y.json'), /There is no such file/],
    ['a folder', () => folder, /It is a folder/],
    ['an empty file', () => written('empty.json', ''), /It is empty/],
    ['something that is not text', () => written('bytes.json', new Uint8Array([0xff, 0xfe, 0x00])), /not text in UTF-8/],
    ['something that is not a file', () => '/dev/null', /It is not a file/],
  ])('%s is refused in words', (_, path, words) => {
    const { said, report } = check(path());
    expect(said.status).toBe(1);
    expect(report).toMatchObject({ wellFormed: false, problems: [{ words: expect.stringMatching(words) }] });
  });

  test('100 MB are refused before a byte is read', () => {
    const path = written('large.json', '');
    truncateSync(path, 100 * 1024 * 1024);
    // Without the right to read it, so that reading would give other words. (An administrator may read it all the same.)
    chmodSync(path, 0o000);
    const before = process.memoryUsage().rss;
    expect(check(path).report).toMatchObject({
      problems: [{ words: expect.stringContaining('It has 100 MB. The largest file we open is 50 MB') }],
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
  });
});

describe('sets and set', () => {
  test('the sets are listed', () => {
    expect(JSON.parse(run(['sets'], catalogue).out)).toEqual([
      { id: 'igt/14.1/example-practice', name: 'Example practice', requirements: 5, confidence: 'assumed' },
    ]);
  });

  test('one set is printed complete', () => {
    expect(JSON.parse(run(['set', 'igt/14.1/example-practice'], catalogue).out)).toEqual(set);
  });

  test('a set that there is not says so on standard error', () => {
    expect(run(['set', 'igt/14.1/circus'], catalogue)).toEqual({
      out: '',
      error: 'There is no requirement set "igt/14.1/circus". “sets” lists those there are.\n',
      status: 1,
    });
  });
});

test.each([
  [[]],
  [['check']],
  [['check', 'a', 'b']],
  [['sets', 'x']],
  [['set']],
  [['help']],
  [['--help']],
  [['check', '--quick', 'a']],
  [['check', '']],
])('%j shows the usage, exit status 2', (given) => {
  expect(run(given, catalogue)).toEqual({ out: '', error: USAGE, status: 2 });
});

describe('as a program', () => {
  /** The program with a catalogue of its own, as it lies in a folder of its own. */
  function program(...given: string[]): { status: number | null; out: string; error: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'src-main', 'cli', 'igt.ts'), ...given], {
      cwd: tmpdir(),
      encoding: 'utf8',
    });
    return { status, out: stdout, error: stderr };
  }

  beforeAll(() => {
    mkdirSync(join(folder, 'src-main'));
    for (const part of ['src-shared', 'src-main/cli', 'src-main/catalogue', 'package.json'])
      cpSync(join(ROOT, part), join(folder, part), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  });

  test('it finds the catalogue beside itself, wherever it is started', () => {
    const sets = program('sets');
    expect(sets).toMatchObject({ status: 0, error: '' });
    expect(JSON.parse(sets.out)).toHaveLength(1);
    expect(program('check', written('again.json', fileText(answered().log, set)))).toMatchObject({ status: 0, error: '' });
  });

  test('its exit status says what happened', () => {
    expect(program()).toEqual({ status: 2, out: '', error: USAGE });
    expect(program('check', join(folder, 'nowhere.json')).status).toBe(1);
    expect(program('set', 'nothing')).toMatchObject({
      status: 1,
      out: '',
      error: expect.stringContaining('There is no requirement set'),
    });
  });
});
