import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Change } from '../../../src-shared/assessment/change.ts';
import { ORGANISATION } from '../../../src-shared/assessment/document.ts';
import { concurrentWithHolding, fold } from '../../../src-shared/assessment/fold.ts';
import { type ActionId, workspaceId } from '../../../src-shared/assessment/identifiers.ts';
import { HONEST_NOTICE } from '../../../src-shared/honest-notice.ts';
import { ASSESSMENT } from '../../../tests/arbitraries.ts';
import { computer } from '../../../tests/computer.ts';
import { RecordsDatabase } from '../../database/records-database.ts';
import { writeChanges } from '../../database/write-changes.ts';
import { activityCsv } from './activity-csv.ts';
import { type FoundActs, findActs, findSince } from './find-acts.ts';
import { foundInWords } from './found-words.ts';
import { mayBeTakenBack } from './may-be-taken-back.ts';
import { groupActs, readActs, recordedElsewhere } from './read-acts.ts';

const everything = (): boolean => true;

async function databaseWith(changes: readonly Change[]): Promise<RecordsDatabase> {
  const database = new RecordsDatabase(workspaceId.parse('00000000-0000-7000-8000-0000000000c1'));
  onTestFinished(() => database.delete());
  await writeChanges(database, changes);
  return database;
}

async function find(database: RecordsDatabase, fits: (change: Change) => boolean = everything): Promise<FoundActs> {
  let last: FoundActs | undefined;
  for await (const found of findActs(database, fits)) last = found;
  if (!last) throw new Error('nothing was yielded');
  return last;
}

const name = (value: string) => ({ document: ORGANISATION, field: 'name', value });
const code = (value: string) => ({ document: ORGANISATION, field: 'ods-code', value });
const actionOf = (changes: readonly Change[]): ActionId => (changes[0] as Change).action;

/** Two computers that act at the same moments: their changes lie between each other. */
function twoAtOnce() {
  const here = computer(1);
  const there = computer(2);
  const acts = [0, 1, 2].flatMap((act) => {
    here.wall += 1_000;
    there.wall = here.wall;
    return [here.act([name(`Here ${act}`), code(`H${act}`)]).changes, there.act([name(`There ${act}`), code(`T${act}`)]).changes];
  });
  return { here, there, acts, changes: acts.flat() };
}

describe('acts', () => {
  it('are found once each, the newest first, also where their changes lie between those of others', async () => {
    const { acts, changes } = twoAtOnce();
    const database = await databaseWith(changes);
    const found = await find(database);
    expect(found).toMatchObject({ looked: 12, complete: true });
    expect(new Set(found.actions)).toEqual(new Set(acts.map(actionOf)));
    expect(found.actions).toHaveLength(6);
    const read = await readActs(database, found.actions);
    expect(read.map(({ action }) => action)).toEqual(found.actions);
    for (const act of read) expect(act.changes.map(({ field }) => field)).toEqual(['name', 'ods-code']);
    const newest = read.map(({ changes: own }) => own.at(-1)?.at ?? '');
    expect(newest).toEqual([...newest].sort().reverse());
  });

  it('are found by any change that fits, and read whole', async () => {
    const { changes } = twoAtOnce();
    const database = await databaseWith(changes);
    const found = await find(database, ({ value }) => value === 'T1');
    expect(found.actions).toHaveLength(1);
    const [act] = await readActs(database, found.actions);
    expect(act?.changes.map(({ value }) => value)).toEqual(['There 1', 'T1']);
  });

  it('that are asked for and not there are left out', () => {
    const { changes, acts } = twoAtOnce();
    expect(groupActs(acts.map(actionOf).slice(0, 2), changes)).toHaveLength(2);
    expect(groupActs(acts.map(actionOf), [])).toEqual([]);
  });

  it('done since are put in front; older ones from elsewhere have everything looked through again', async () => {
    const here = computer(1);
    const there = computer(2);
    there.wall -= 1_000;
    here.act([name('One')]);
    const database = await databaseWith(here.log);
    const before = await find(database);
    here.wall += 1_000;
    const fresh = here.act([name('Two')]).changes;
    await writeChanges(database, fresh);
    const since = await findSince(database, everything, before, 2);
    expect(since?.actions).toEqual([actionOf(fresh), ...before.actions]);
    await writeChanges(database, there.act([code('EX1')]).changes);
    expect(since && (await findSince(database, everything, since, 3))).toBeNull();
  });

  it('are counted in words', () => {
    const actions = Array.from({ length: 1_204 }, (_, at) => `${at}` as ActionId);
    const found = { actions, looked: 3_000, newest: null, complete: true };
    expect(foundInWords(found, false)).toBe('1,204 acts');
    expect(foundInWords(found, true)).toBe('1,204 acts fit');
    expect(foundInWords({ ...found, actions: actions.slice(0, 1) }, true)).toBe('1 act fits');
    expect(foundInWords({ ...found, complete: false }, true)).toBe('1,204 acts so far, 3,000 changes looked at…');
  });
});

describe('what was recorded at the same time elsewhere', () => {
  it('is what does not hold and was made without knowing what does', async () => {
    const here = computer(1);
    const there = computer(2);
    here.act([name('First')]);
    there.receive(here.log);
    here.wall += 1_000;
    there.wall += 2_000;
    const lost = here.act([name('Here')]).changes;
    there.act([name('There')]);
    const database = await databaseWith([...here.log, ...there.log]);
    expect(await recordedElsewhere(database, there.log, fold(there.log, here.folded))).toEqual(new Set());
    expect(await recordedElsewhere(database, lost, fold(there.log, here.folded))).toEqual(new Set(lost.map(({ id }) => id)));
  });

  it('is what the shared rule says, whoever acts and hears of the other when', async () => {
    const step = fc.record({ acts: fc.boolean(), first: fc.boolean(), onName: fc.boolean() });
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const computers = [computer(1), computer(2)] as const;
        for (const [at, { acts, first, onName }] of steps.entries()) {
          const [one, other] = first ? computers : [computers[1], computers[0]];
          one.wall += 1_000;
          if (acts) one.act([onName ? name(`${at}`) : code(`${at}`)]);
          else one.receive(other.log);
        }
        computers[0].receive(computers[1].log);
        const { log, folded } = computers[0];
        round += 1;
        const database = new RecordsDatabase(workspaceId.parse(`00000000-0000-7000-9000-${String(round).padStart(12, '0')}`));
        await writeChanges(database, log);
        const wanted = [...Map.groupBy(log, ({ field }) => field).values()].flatMap(concurrentWithHolding);
        expect(await recordedElsewhere(database, log, folded)).toEqual(new Set(wanted.map(({ id }) => id)));
        await database.delete();
      }),
      { numRuns: 60 },
    );
  });
});

describe('taking back', () => {
  it('is offered while all of an act holds, and nothing of it is sealed', () => {
    const here = computer(1);
    const both = here.act([name('One'), code('EX1')]).changes;
    expect(mayBeTakenBack(both, here.folded)).toBe(true);
    const over = here.act([name('Two')]).changes;
    expect(mayBeTakenBack(both, here.folded)).toBe(false);
    expect(mayBeTakenBack(over, here.folded)).toBe(true);
    const answer = here.act([{ document: ASSESSMENT, field: 'answers/101/comment', value: 'x' }]).changes;
    expect(mayBeTakenBack(answer, here.folded)).toBe(true);
    const sealed = here.act([{ document: ASSESSMENT, field: 'sealed/copy-1/hash', value: 'a'.repeat(64) }]).changes;
    expect(mayBeTakenBack(answer, here.folded)).toBe(false);
    expect(mayBeTakenBack(sealed, here.folded)).toBe(false);
    here.act([{ document: ASSESSMENT, field: 'sealed/copy-1/reopened', value: true }]);
    expect(mayBeTakenBack(answer, here.folded)).toBe(true);
  });
});

describe('as CSV', () => {
  const words = { folded: new Map(), sets: new Map() };

  it('every change that fits is a line, its act numbered, the honest notice last', async () => {
    const { changes } = twoAtOnce();
    const database = await databaseWith(changes);
    const made = await activityCsv(
      database,
      ({ field }) => field === 'name',
      words,
      () => 'Sam Okafor',
    );
    const lines = made.ok ? made.value.trimEnd().split('\r\n') : [];
    expect(lines).toHaveLength(8);
    expect(lines[1]).toMatch(/^1,2026-09-01 13:00,Sam Okafor,Organisation details,name,There 2,People and organisation$/);
    expect(lines[6]).toMatch(/^6,/);
    expect(lines[7]).toContain(HONEST_NOTICE[1]);
  });

  it('is refused where it would be too long, with what to do', async () => {
    const { changes } = twoAtOnce();
    const made = await activityCsv(await databaseWith(changes), everything, words, () => '', 300);
    expect(made).toMatchObject({ ok: false, refusal: expect.stringContaining('Choose a shorter time') });
  });
});
