import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { digestWith, EMPTY_DIGEST } from '../../src-shared/assessment/digest.ts';
import { newId } from '../../src-shared/assessment/new-id.ts';
import {
  atSecondComputer,
  changesAddress,
  newChange,
  newChanges,
  pullAll,
  pullFrom,
  pushTo,
} from '../../tests/central-changes.ts';
import { centralDatabases } from '../../tests/central-databases.ts';
import {
  ask,
  type CentralAnswer,
  type CentralService,
  registeredAdministrator,
  type SignedInPerson,
  startCentralService,
} from '../../tests/central-service.ts';
import { beginEpoch } from './epoch.ts';

describe.each(centralDatabases)('pulling changes, on $name', ({ open }) => {
  let central: CentralService;
  let person: SignedInPerson;
  beforeAll(async () => {
    central = await startCentralService(await open());
  });
  beforeEach(async () => {
    person = await registeredAdministrator(central);
  });
  afterAll(() => central.close());

  const digests = (query = ''): Promise<CentralAnswer> =>
    ask(central, 'GET', `/organisations/${person.organisation}/digests${query}`, { token: person.token });

  /** Copies what a backup would hold; the answer puts it back, as a restore does. */
  async function backUp(): Promise<() => Promise<void>> {
    const tables = ['change', 'change_counter', 'document_digest'].map(
      (name) => [sql.table(name), sql.table(`backup_of_${name}`)] as const,
    );
    for (const [table, copy] of tables) {
      await sql`drop table if exists ${copy}`.execute(central.database);
      await sql`create table ${copy} as select * from ${table}`.execute(central.database);
    }
    return async () => {
      for (const [table, copy] of tables) {
        await sql`delete from ${table}`.execute(central.database);
        await sql`insert into ${table} select * from ${copy}`.execute(central.database);
      }
    };
  }

  it('gives pages in the order of positions, and says whether there is more', async () => {
    const changes = newChanges(25);
    await pushTo(central, person, changes);
    const first = await pullFrom(central, person, { limit: '10' });
    expect(first.body.changes.map(({ position }: { position: number }) => position)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(first.body.more).toBe(true);
    const rest = await pullAll(central, person, { limit: '10', after: first.body.next });
    expect(rest.changes.map(({ change }) => change)).toEqual(changes.slice(10));
    const nothing = await pullFrom(central, person, { after: rest.next });
    expect(nothing.body).toEqual({ changes: [], next: rest.next, more: false });
  });

  it('ends a page early where its texts are long, and still gives every one', async () => {
    const long = newChanges(60, { value: 'x'.repeat(100_000) });
    for (let at = 0; at < long.length; at += 20) await pushTo(central, person, long.slice(at, at + 20));
    const first = await pullFrom(central, person);
    expect(first.body.changes.length).toBeGreaterThan(30);
    expect(first.body.changes.length).toBeLessThan(45);
    expect((await pullAll(central, person)).changes.map(({ change }) => change)).toEqual(long);
  });

  it('leaves out what this computer pushed when asked, and moves on past it', async () => {
    const colleague = await atSecondComputer(central, person);
    const [mine, theirs, mineAgain] = [newChanges(3), newChanges(2), newChanges(4)];
    await pushTo(central, person, mine);
    await pushTo(central, colleague, theirs);
    await pushTo(central, person, mineAgain);
    const pulled = await pullAll(central, person, { own: 'left-out', limit: '2' });
    expect(pulled.changes.map(({ change }) => change)).toEqual(theirs);
    expect((await pullFrom(central, person, { after: pulled.next })).body.changes).toEqual([]);
    expect((await pullAll(central, colleague, { own: 'left-out' })).changes).toHaveLength(7);
  });

  it('is compressed for whoever takes gzip', async () => {
    await pushTo(central, person, newChanges(50));
    const ask = (encoding: string) =>
      central.service.inject({
        url: changesAddress(person),
        headers: { authorization: `Bearer ${person.token}`, 'accept-encoding': encoding },
      });
    const [plain, compressed] = [await ask('gzip;q=0, br'), await ask('br, gzip')];
    expect([plain.headers['content-encoding'], compressed.headers['content-encoding']]).toEqual([undefined, 'gzip']);
    expect(compressed.rawPayload.length).toBeLessThan(plain.rawPayload.length / 4);
    expect(JSON.parse(gunzipSync(compressed.rawPayload).toString())).toEqual(plain.json());
  });

  it('sees everything in the end while others push at the same time', async () => {
    const colleague = await atSecondComputer(central, person);
    const sent = Array.from({ length: 20 }, () => newChanges(3));
    let pushing = true;
    const pushed = Promise.all(sent.map((part, index) => pushTo(central, index % 2 ? person : colleague, part))).then(() => {
      pushing = false;
    });
    const seen: string[] = [];
    let after: string | undefined;
    for (let last = false; !last; ) {
      last = !pushing;
      const page = await pullAll(central, person, { limit: '7', ...(after === undefined ? {} : { after }) });
      seen.push(...page.changes.map(({ change }) => change.id));
      after = page.next;
    }
    await pushed;
    expect(seen).toHaveLength(60);
    expect(new Set(seen)).toEqual(new Set(sent.flat().map(({ id }) => id)));
  });

  it('gives the digest of each document, as every computer makes it', async () => {
    const [answers, people] = [newChanges(4), newChanges(2, { document: `person/${newId()}`, field: 'name' })];
    await pushTo(central, person, [...answers.slice(0, 2), ...people]);
    await pushTo(central, person, answers);
    const { next } = await pullAll(central, person);
    expect((await digests()).body).toEqual({
      upTo: next,
      more: false,
      documents: [answers, people].map((changes) => ({
        document: changes[0]?.document,
        digest: digestWith(EMPTY_DIGEST, changes),
      })),
    });
  });

  it('gives digests in pages', async () => {
    const documents = Array.from({ length: 1_001 }, () => newChange({ document: `person/${newId()}`, field: 'name' }));
    await pushTo(central, person, documents.slice(0, 1_000));
    await pushTo(central, person, documents.slice(1_000));
    const first = await digests();
    expect([first.body.documents.length, first.body.more]).toEqual([1_000, true]);
    const second = await digests(`?after=${encodeURIComponent(first.body.documents.at(-1).document)}`);
    expect([second.body.documents.length, second.body.more]).toEqual([1, false]);
  });

  it('notices a restore by the cursor, however far the service has gone on since', async () => {
    const [kept, lost] = [newChanges(3), newChanges(2)];
    await pushTo(central, person, kept);
    const restore = await backUp();
    const before = await pullAll(central, person);
    await pushTo(central, person, lost);
    const after = await pullAll(central, person);
    await restore();
    expect((await pullFrom(central, person, { after: before.next })).status).toBe(200);
    expect((await pullFrom(central, person, { after: after.next })).body.error.code).toBe('history-differs');
    // The last change comes back to the very position that it had, behind another one that the cursor has not seen.
    await pushTo(central, person, [newChange(), lost[1]]);
    const again = await pullFrom(central, person, { after: after.next });
    expect([again.status, again.body.error.code]).toEqual([409, 'history-differs']);
  });

  it('notices a restore by the proof of a push that no pull has seen, and takes again what it lacks', async () => {
    const kept = newChanges(3);
    await pushTo(central, person, kept);
    const restore = await backUp();
    const { next: after } = await pullAll(central, person);
    const lost = newChanges(2);
    const { proof } = (await pushTo(central, person, lost)).body;
    expect((await pullFrom(central, person, { after, proof })).status).toBe(200);
    await restore();
    expect((await pullFrom(central, person, { after, proof })).body.error.code).toBe('history-differs');
    const held = (await digests()).body.documents;
    expect(held[0].digest).toEqual(digestWith(EMPTY_DIGEST, kept));
    const again = await pushTo(central, person, [...kept, ...lost]);
    expect(again.body.stored).toBe(2);
    const all = await pullAll(central, person, { proof: again.body.proof });
    expect(all.changes.map(({ change }) => change)).toEqual([...kept, ...lost]);
  });

  it('makes every computer compare when the operator says that the database was restored', async () => {
    await pushTo(central, person, newChanges(1));
    const { next } = await pullAll(central, person);
    await beginEpoch(central.database, randomUUID());
    expect((await pullFrom(central, person, { after: next })).body.error.code).toBe('history-differs');
    expect((await pullAll(central, person)).changes).toHaveLength(1);
  });

  it('refuses a cursor and a limit that are none', async () => {
    for (const query of [{ after: '5' }, { limit: '0' }, { limit: '1001' }, { limit: 'x' }, { own: 'x' }, { more: '1' }])
      expect((await pullFrom(central, person, query as unknown as Record<string, string>)).body.error.code).toBe(
        'not-understood',
      );
    const beyond = `${randomUUID()}.999999999999999.${'A'.repeat(22)}`;
    expect((await pullFrom(central, person, { after: beyond })).status).toBe(409);
  });
});
