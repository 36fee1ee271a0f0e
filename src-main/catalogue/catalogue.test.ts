import { cpSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type RequirementSet, requirementSetId } from '../../src-shared/catalogue/requirement-set.ts';
import { bridge } from '../../src-shared/contract/bridge.ts';
import { diskError, wrapFileHandles } from '../../tests/disk-faults.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { writeCatalogue } from '../../tests/small-catalogue.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import { type Catalogue, catalogue } from './catalogue.ts';

const SHIPPED = exampleSet(6);
const ASSETS = fileURLToPath(new URL('../../assets/catalogue/', import.meta.url));

interface Sets {
  readonly own: string;
  /** The catalogue as a start of the app has it. */
  readonly start: () => Catalogue;
}

async function sets(): Promise<Sets> {
  const folder = await temporaryFolder();
  const shipped = join(folder, 'catalogue');
  writeCatalogue(shipped, SHIPPED);
  for (const path of ['dspt', 'igt/calendar.json']) cpSync(join(ASSETS, path), join(shipped, path), { recursive: true });
  const own = join(folder, 'requirement-sets');
  return { own, start: () => catalogue(shipped, own) };
}

/** The set with its title corrected, as a person would. */
function corrected(name = 'Example practice, corrected'): RequirementSet {
  return { ...SHIPPED, name };
}

async function refusal(asked: Promise<unknown>): Promise<BridgeRefused['refusal']> {
  const error: unknown = await asked.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof BridgeRefused)) throw new Error(`not refused: ${String(error)}`);
  return error.refusal;
}

describe('a corrected set', () => {
  test('is kept beside the shipped one under an id of its own, and is there after a restart', async () => {
    const { start } = await sets();
    const here = start();
    const loaded = await here.load(JSON.stringify(corrected()));
    expect(loaded).toMatchObject({ name: 'Example practice, corrected', local: true, requirements: SHIPPED.requirements.length });
    expect(loaded.id).toMatch(/^igt\/14\.1\/example-practice~[0-9a-f]{8}$/);
    for (const one of [here, start()]) {
      const listed = await one.list();
      expect(listed.map(({ id, local }) => [id, local])).toEqual([
        [SHIPPED.id, false],
        [loaded.id, true],
      ]);
      for (const summary of listed) expect(bridge['catalogue.load'].output.safeParse(summary).success).toBe(true);
      expect(await one.set(loaded.id)).toEqual({ ...corrected(), id: loaded.id });
      expect(await one.set(SHIPPED.id)).toEqual(SHIPPED);
    }
  });

  test('that is loaded again is the same one; corrected further it is another', async () => {
    const { start, own } = await sets();
    const here = start();
    const first = await here.load(JSON.stringify(corrected()));
    expect(await here.load(JSON.stringify(corrected(), null, 4))).toEqual(first);
    // As it was saved from here, with the id it was given.
    expect(await here.load(JSON.stringify(await here.set(first.id)))).toEqual(first);
    const second = await here.load(JSON.stringify({ ...(await here.set(first.id)), name: 'Corrected again' }));
    expect(second.id).not.toBe(first.id);
    expect(second.id.split('~')).toHaveLength(2);
    expect(await readdir(own)).toHaveLength(2);
  });

  test('may be of a kind of organisation that is not shipped', async () => {
    const { start } = await sets();
    const own = { ...SHIPPED, id: 'igt/14.1/mobile-clinic', organisation_type: 'mobile-clinic', name: 'Mobile clinic' };
    expect(await start().load(JSON.stringify(own))).toMatchObject({ organisationType: 'mobile-clinic', local: true });
  });
});

describe('what is refused, in words, and kept nowhere', () => {
  const [first, second, ...rest] = SHIPPED.requirements;
  if (!first || !second) throw new Error('the example set has requirements');
  test.each([
    ['the shipped set itself', JSON.stringify(SHIPPED), /says the same as the set that came with the app/],
    ['the shipped set under another id', JSON.stringify({ ...SHIPPED, id: `${SHIPPED.id}~00000000` }), /says the same/],
    [
      'a number that stands twice',
      JSON.stringify({ ...SHIPPED, requirements: [first, { ...second, number: first.number }, ...rest] }),
      new RegExp(`Requirement ${first.number} is in this file twice`),
    ],
    [
      'a set of a newer version',
      JSON.stringify({ ...corrected(), version: '15', id: 'igt/15/example-practice' }),
      /not a requirement set as this app writes it[\s\S]*version/,
    ],
    ['a set with something that only a newer app knows', JSON.stringify({ ...corrected(), deadline: '2030-01-01' }), /deadline/],
    [
      'a set that says it is for another kind of organisation than its id',
      JSON.stringify({ ...corrected(), organisation_type: 'dental-practice' }),
      /dental-practice/,
    ],
    ['a set without requirements', JSON.stringify({ ...corrected(), requirements: [] }), /requirements/],
    ['half a character in a text', JSON.stringify(corrected('Example \uD83C practice')), /character/],
    ['a pattern that is none', JSON.stringify({ ...corrected(), code_shape: { pattern: '(', words: 'x' } }), /pattern/],
    ['an assessment file', '{"format":"igt-desktop assessment","formatNumber":1,"changes":[]}', /not a requirement set/],
    ['a file that was cut off', JSON.stringify(corrected()).slice(0, -200), /piece of it is missing/],
    ['something else', 'PK\u0003\u0004', /not JSON/],
    ['nothing', '', /not JSON/],
    ['null', 'null', /not a requirement set/],
    ['a list', '[1,2,3]', /not a requirement set/],
  ])('%s', async (_what, text, words) => {
    const { start, own } = await sets();
    const here = start();
    const said = await refusal(here.load(text));
    expect(said.code).toBe('does not fit');
    expect(said.words).toMatch(words);
    expect(said.words).not.toMatch(/invalid|please|!|undefined|✖/i);
    expect(await here.list()).toHaveLength(1);
    expect(await readdir(own).catch(() => [])).toEqual([]);
  });

  test('a set that is not on this computer', async () => {
    const { start } = await sets();
    const said = await refusal(start().set(requirementSetId.parse('igt/14.1/example-practice~00000000')));
    expect(said.code).toBe('not found');
    expect(said.words).toContain('Settings');
  });

  test('a set that the disk does not take: said as what it is, and half of it is not listed', async () => {
    const { start, own } = await sets();
    const here = start();
    const restore = await wrapFileHandles('sync', async () => {
      throw diskError('ENOSPC');
    });
    const said = await refusal(here.load(JSON.stringify(corrected())));
    restore();
    expect(said.code).toBe('disk full');
    expect(await here.list()).toHaveLength(1);
    expect(await readdir(own)).toEqual([]);
  });
});

test('other things in the folder of corrected sets are passed over, and keep nobody from starting', async () => {
  const { start, own } = await sets();
  const loaded = await start().load(JSON.stringify(corrected()));
  const [name] = await readdir(own);
  const whole = await readFile(join(own, name ?? ''), 'utf8');
  await mkdir(join(own, 'New folder'));
  await mkdir(join(own, 'folder.json'));
  await writeFile(join(own, '.DS_Store'), 'x');
  await writeFile(join(own, 'damaged.json'), whole.slice(0, 500));
  await writeFile(join(own, 'empty.json'), '');
  // What a power cut left of a set that was being kept.
  await writeFile(join(own, `${name}.4711.0123abcd.tmp`), whole);
  expect((await start().list()).map(({ id }) => id)).toEqual([SHIPPED.id, loaded.id]);
});
