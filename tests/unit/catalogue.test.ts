import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readCalendar, readCatalogue, readStatements, readTodaysReturn } from '../../src-main/catalogue/read-catalogue.ts';
import { EXAMPLE_CODE } from '../../src-shared/assessment/ods-code.ts';
import type { Requirement, RequirementSet } from '../../src-shared/catalogue/requirement-set.ts';
import { requirementSetHash } from '../../src-shared/catalogue/set-hash.ts';
import { assuranceStatement, nameOfStatement } from '../../src-shared/catalogue/statement.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const CATALOGUE = join(PROJECT, 'assets', 'catalogue');
const TEXTS = join(CATALOGUE, 'igt', '14.1', 'requirements');
const SETS = readCatalogue(CATALOGUE);
const INITIATIVE_OF: Readonly<Record<string, string>> = { 1: 'IGM', 2: 'CDPA', 3: 'ISA', 4: 'CLIN', 5: 'SU', 6: 'CORP' };

/** Every text of a value, with the way to it. */
function textsOf(value: unknown, way = ''): { readonly way: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ way, text: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, way === '' ? key : `${way}.${key}`));
}

/** What people read of a set; not the patterns and ids that only the app reads. */
function readTexts(set: RequirementSet): { readonly way: string; readonly text: string }[] {
  return textsOf(set).filter(({ way }) => !/(^|\.)(id|pattern|initiative|number|item|confidence)$/.test(way));
}

const rowsOf = ({ levels }: Requirement) =>
  (['1', '2', '3'] as const).flatMap((level) => levels[level].criteria.flatMap(({ evidence }) => evidence));

describe('the sets', () => {
  test('are the thirteen kinds of organisation, each complete and with an id and a hash of its own', () => {
    expect(SETS.map(({ organisation_type }) => organisation_type).sort()).toEqual([
      'any-qualified-provider-clinical',
      'any-qualified-provider-non-clinical',
      'care-home',
      'commercial-third-party',
      'community-pharmacy',
      'dental-practice',
      'dispensing-appliance-contractor',
      'eye-care',
      'general-practice',
      'hospice',
      'nhs-business-partner',
      'prison',
      'voluntary-sector',
    ]);
    expect(new Set(SETS.map(({ id }) => id)).size).toBe(SETS.length);
    expect(new Set(SETS.map(requirementSetHash)).size).toBe(SETS.length);
    expect(new Set(SETS.map(({ name }) => name)).size).toBe(SETS.length);
    for (const { id, organisation_type, version } of SETS) expect(id).toBe(`igt/${version}/${organisation_type}`);
  });

  test('general practice has its 13 numbers, and they are sourced', () => {
    const practice = SETS.find(({ organisation_type }) => organisation_type === 'general-practice');
    expect(practice?.requirements.map(({ number }) => number)).toEqual([
      '114',
      '115',
      '116',
      '117',
      '211',
      '212',
      '213',
      '304',
      '316',
      '317',
      '318',
      '319',
      '320',
    ]);
    expect(practice?.confidence).toBe('sourced');
    expect(practice?.requirements.map(({ number_confidence }) => number_confidence)).toEqual(Array(13).fill('sourced'));
  });

  test('whose numbers are assumed say so on their first screen, and that they can be corrected', () => {
    for (const { id, confidence, note } of SETS)
      if (confidence === 'assumed') expect(note, id).toMatch(/^No published list of requirement numbers .*corrected by file/);
  });

  test('a kind of organisation without NHS smartcards is not asked about them', () => {
    // 304 is the smartcard requirement.
    for (const type of [
      'commercial-third-party',
      'any-qualified-provider-non-clinical',
      'voluntary-sector',
      'care-home',
      'hospice',
      'dental-practice',
      'eye-care',
    ])
      expect(
        SETS.find(({ organisation_type }) => organisation_type === type)?.requirements.some(({ number }) => number === '304'),
        type,
      ).toBe(false);
  });
});

describe.each(SETS.map((set) => [set.id, set] as const))('%s', (_id, set) => {
  test('its numbers go up, each once, in the initiative that their first digit says', () => {
    const numbers = set.requirements.map(({ number }) => Number(number));
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    for (const { number, initiative } of set.requirements) expect(initiative, number).toBe(INITIATIVE_OF[number[0] ?? '']);
  });

  test('its criteria are lettered without a gap, level by level', () => {
    for (const { number, levels } of set.requirements)
      for (const level of ['1', '2', '3'] as const) {
        const ids = levels[level].criteria.map(({ id }) => id);
        expect(ids, number).toEqual(ids.map((_, at) => `${level}${'abcde'[at]}`));
      }
  });

  test('its suggested evidence has names that can be kept for ever, each once', () => {
    for (const requirement of set.requirements) {
      const ids = rowsOf(requirement).map(({ id }) => id);
      expect(new Set(ids).size, requirement.number).toBe(ids.length);
      for (const id of ids) {
        // A name made of words: a running number or a year would invite being counted on.
        expect(id, requirement.number).toMatch(/^[123][a-e](-[a-z][a-z0-9]*|-[0-9]+[a-z]+)+$/);
        expect(id, requirement.number).not.toMatch(/-(todo|tmp|xxx|row|evidence\d+)$|20\d\d/);
      }
    }
  });

  test('nothing is left open, and every word in braces was filled in', () => {
    for (const { way, text } of readTexts(set)) {
      expect(text, way).not.toMatch(/[{}]|undefined|\[object|TODO|TBC|XXX|lorem/i);
      expect(text, way).toBe(text.trim());
      expect(text.isWellFormed(), way).toBe(true);
    }
  });

  test('is written as the house writes', () => {
    for (const { way, text } of readTexts(set)) {
      expect(text, way).not.toMatch(/\bplease\b|!|\binvalid\b/i);
      // Blanks to fill in stand apart in templates.
      if (!way.includes('.templates.')) expect(text, way).not.toMatch(/ {2}| ,| \.(?!\w)|\.\.(?!\.)/);
    }
  });

  test('nothing is called official that no source says', () => {
    for (const requirement of set.requirements) {
      if (requirement.title.confidence === 'sourced') continue;
      for (const { way, text } of textsOf(requirement)) expect(text, `${requirement.number} ${way}`).not.toMatch(/\bofficial\b/i);
    }
  });
});

describe('the files beside the core texts', () => {
  const types = new Map(SETS.map((set) => [set.organisation_type, set]));
  test('each belong to a set that has the requirement, and change something in it', () => {
    for (const number of readdirSync(TEXTS))
      for (const name of readdirSync(join(TEXTS, number)).filter((file) => file !== 'core.json')) {
        const sector = basename(name, '.json');
        const where = `${number}/${name}`;
        expect(types.has(sector), where).toBe(true);
        expect(
          types.get(sector)?.requirements.some((requirement) => requirement.number === number),
          where,
        ).toBe(true);
        const {
          number: _number,
          sector: _sector,
          source: _source,
          confidence: _confidence,
          ...own
        } = JSON.parse(readFileSync(join(TEXTS, number, name), 'utf8')) as Record<string, unknown>;
        expect(Object.keys(own).length, where).toBeGreaterThan(0);
      }
  });

  test('a suggested row of the same name is about the same criterion everywhere, and every core text is used by a set', () => {
    const criterionOf = new Map<string, string>();
    for (const { requirements } of SETS)
      for (const { number, levels } of requirements)
        for (const level of ['1', '2', '3'] as const)
          for (const { id, evidence } of levels[level].criteria)
            for (const row of evidence) {
              const key = `${number} ${row.id}`;
              expect(criterionOf.get(key) ?? id, key).toBe(id);
              criterionOf.set(key, id);
            }
    const used = new Set(SETS.flatMap(({ requirements }) => requirements.map(({ number }) => number)));
    expect(readdirSync(TEXTS).filter((number) => !used.has(number))).toEqual([]);
  });
});

test('the calendar says that 14.1 was the last version, 2017/18 its official year, and later years are somebody’s own', () => {
  const calendar = readCalendar(CATALOGUE);
  expect(calendar.versions).toHaveLength(1);
  expect(calendar.versions[0]).toMatchObject({
    version: '14.1',
    official_year: '2017-18',
    released: '2017-07-05',
    official_due: '2018-03-31',
    last: true,
  });
  expect(calendar.later_years).toMatchObject({ version: '14.1', suggested_due: '03-31' });
  expect(calendar.later_years.whose).toMatch(/your own/);
});

test('what a practice’s requirements name of today’s return is in the list of what it asks', () => {
  const asked = new Set(JSON.stringify(readTodaysReturn(CATALOGUE)).match(/\d{1,2}\.\d\.\d{1,2}/g));
  const practice = SETS.find(({ organisation_type }) => organisation_type === 'general-practice');
  for (const { number, today } of practice?.requirements ?? [])
    for (const { item } of today) expect(asked.has(item), `${number} names ${item}`).toBe(true);
});

describe('the assurance statement', () => {
  const statements = readStatements(CATALOGUE);

  test('a version that was shipped is never changed: receipts name it by its hash', () => {
    expect(statements.map(nameOfStatement)).toEqual([
      { version: 1, hash: '1f7da7d8bda6914f858bbba3c88bc8264550687f02b5ad12beaa962b513416c0' },
    ]);
  });

  test('it says whose wording it is, that it is no DSPT return, and nothing that only a lawyer reads', () => {
    for (const statement of statements) {
      expect(statement.wording).toMatch(/this project’s own.*not the text that the NHS used/);
      const said = statement.clauses.map(({ text }) => text).join(' ');
      expect(said).toMatch(/does not complete our Data Security and Protection Toolkit \(DSPT\) return/);
      expect(said).not.toMatch(/hereby|herein|shall|aforesaid|pursuant|!|please/i);
    }
  });

  test('clauses are numbered from 1 without a gap', () => {
    const [statement] = statements;
    const gap = { ...statement, clauses: statement?.clauses.filter(({ number }) => number !== 3) };
    expect(assuranceStatement.safeParse(gap).success).toBe(false);
  });
});

describe('examples are of nobody', () => {
  /** What is handed to people: the catalogue, the tour and the first page. */
  const FILES = ['assets', 'scripts/tour', 'README.md', 'docs', 'src-renderer'].flatMap((path) =>
    filesUnder(join(PROJECT, path)),
  );
  function filesUnder(path: string): string[] {
    if (extname(path) !== '') return [path];
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(json|md|tsx?|svg|txt)$/.test(entry.name) && !/\.test\.ts$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));
  }
  const shown = FILES.map((path) => ({ name: relative(PROJECT, path), text: readFileSync(path, 'utf8') }));

  test('codes are EX and four digits, which no list of issued shapes has', () => {
    const issued = SETS.flatMap(({ code_shape }) => (code_shape ? [new RegExp(code_shape.pattern)] : []));
    // The shapes that are public: practices, branches, pharmacies, dentists, trusts and sites, independents, social care sites.
    const codes =
      /\b(?:[A-HJ-Z]\d{5}(?:\d{3})?|F(?=[A-Z]*\d)[A-Z0-9]{4}|V\d{5,6}|V(?=[A-Z]*\d)[A-Z0-9]{4}|R[A-Z]\d|R\d[A-Z]|8[A-Z]{2}\d{2}|8[A-Z]\d{3}|Y\d{4,5}|EX\d{4})\b/g;
    const found = shown.flatMap(({ name, text }) => [...text.matchAll(codes)].map(([code]) => ({ name, code })));
    for (const { name, code } of found) {
      expect(code, name).toMatch(EXAMPLE_CODE);
      expect(
        issued.some((shape) => shape.test(code)),
        `${name}: ${code}`,
      ).toBe(false);
    }
    expect(found.some(({ name }) => name.startsWith('scripts/tour'))).toBe(true);
  });

  test('nothing looks like an NHS number', () => {
    for (const { name, text } of shown) {
      // Ten digits in a row or as people write them, 3-3-4, and not a part of a longer number, a stamp or an identifier.
      const found = text.match(/(?<![\w.-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w-])/g) ?? [];
      expect(found, name).toEqual([]);
    }
  });
});
