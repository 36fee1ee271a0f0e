import { randomUUID } from 'node:crypto';
import { type AddressInfo, connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MOST_CHANGES, PUSH_BODY_LIMIT } from '../../src-shared/contract/central/changes.ts';
import { organisationId } from '../../src-shared/contract/central/identifiers.ts';
import { changesAddress, newChange, newChanges, pullAll, pullFrom, pushOf, pushTo } from '../../tests/central-changes.ts';
import { centralDatabases } from '../../tests/central-databases.ts';
import {
  addedUser,
  ask,
  type CentralService,
  registeredAdministrator,
  type SignedInPerson,
  startCentralService,
} from '../../tests/central-service.ts';
import { ofOrganisation } from '../database/of-organisation.ts';

const YEAR = 365 * 24 * 3_600_000;

describe.each(centralDatabases)('pushing changes, on $name', ({ open }) => {
  let central: CentralService;
  let person: SignedInPerson;
  beforeAll(async () => {
    central = await startCentralService(await open());
  });
  beforeEach(async () => {
    person = await registeredAdministrator(central);
  });
  afterAll(() => central.close());

  const positions = async (of = person): Promise<number[]> =>
    (await pullAll(central, of)).changes.map(({ position }) => position);

  it('stores each change once when the same push comes twice, and acknowledges it both times', async () => {
    const changes = newChanges(5);
    const first = await pushTo(central, person, changes);
    const again = await pushTo(central, person, changes);
    expect(first).toMatchObject({ status: 200, body: { stored: 5, refused: [], clockOff: null } });
    expect(again).toMatchObject({ status: 200, body: { stored: 0, refused: [], proof: first.body.proof } });
    const { changes: held } = await pullAll(central, person);
    expect(held.map(({ change }) => change)).toEqual(changes);
    expect(held[0]).toMatchObject({
      position: 1,
      account: person.user,
      received: new Date(central.clock.now).toISOString(),
      clockOff: null,
    });
  });

  it('stores each change once when the same and overlapping pushes come at the same time', async () => {
    const changes = newChanges(30);
    const sent = [changes, changes, changes.slice(0, 20), changes.slice(10), [...changes].reverse(), [...changes, ...changes]];
    const answers = await Promise.all(sent.map((part) => pushTo(central, person, part)));
    expect(answers.map(({ status }) => status)).toEqual(sent.map(() => 200));
    expect(answers.reduce((sum, { body }) => sum + body.stored, 0)).toBe(30);
    expect(await positions()).toEqual(changes.map((_, index) => index + 1));
  });

  it('gives positions without a gap when many push different changes at the same time and some are refused', async () => {
    const sent = Array.from({ length: 8 }, (_, index) => newChanges(index + 1));
    await Promise.all(sent.map((part) => pushTo(central, person, [newChange({ id: sent[0]?.[0]?.id }), ...part])));
    const all = sent.flat();
    const { changes: held } = await pullAll(central, person);
    expect(held.map(({ position }) => position)).toEqual(held.map((_, index) => index + 1));
    expect(held.length).toBeGreaterThanOrEqual(all.length);
  });

  it('refuses by name what it can never take, and takes the rest', async () => {
    const good = newChanges(2);
    const late = { ...newChange(), at: '004102444800000-00000-a1b2c3d4e5f60718' };
    const shapeless = { ...newChange(), mood: 'good' };
    const broken = { ...newChange(), value: 'half of a pair: \ud800' };
    const misfit = newChange({ field: 'answers/117/level-0', value: 'yes' });
    const answer = await pushTo(central, person, [good[0], late, shapeless, broken, misfit, good[1]]);
    expect(answer.status).toBe(200);
    expect(answer.body.stored).toBe(2);
    expect(answer.body.refused.map(({ id, code }: { id: string; code: string }) => [id, code])).toEqual([
      [late.id, 'stamp-too-late'],
      [shapeless.id, 'not-a-change'],
      [broken.id, 'not-a-change'],
      [misfit.id, 'does-not-fit'],
    ]);
    expect((await pullAll(central, person)).changes.map(({ change }) => change)).toEqual(good);
  });

  it('refuses another change under an id that it holds, and keeps what it holds', async () => {
    const held = newChange();
    await pushTo(central, person, [held]);
    const altered = { ...held, value: 'Something else.' };
    const answer = await pushTo(central, person, [altered, newChange()]);
    expect(answer.body).toMatchObject({ stored: 1, refused: [{ id: held.id, code: 'id-used' }] });
    expect((await pullAll(central, person)).changes[0]?.change).toEqual(held);
  });

  it('keeps and passes on fields, documents and texts that it does not know, as they are', async () => {
    const changes = [
      newChange({ field: 'answers/117/mood/x', value: 3 }),
      newChange({ document: 'plan/2027', field: 'brand-new', value: false }),
      newChange({ value: '“\u0001\u2028\ud83d\ude00"\\' }),
      newChange({ value: Number.MIN_SAFE_INTEGER, field: 'brand-new' }),
      newChange({ value: null, was: randomUUID() }),
    ];
    expect((await pushTo(central, person, changes)).body).toMatchObject({ stored: 5, refused: [] });
    expect((await pullAll(central, person)).changes.map(({ change }) => change)).toEqual(changes);
  });

  it('takes a change of a computer whose clock is a year off, and flags it', async () => {
    const change = newChange({ wall: new Date(central.clock.now + YEAR).toISOString() });
    const sentAt = new Date(central.clock.now + YEAR).toISOString();
    const body = { sentAt, changes: [change] };
    const answer = await ask(central, 'POST', changesAddress(person), { body, token: person.token });
    expect(answer).toMatchObject({ status: 200, body: { stored: 1, clockOff: YEAR } });
    expect((await pullAll(central, person)).changes[0]).toMatchObject({ clockOff: YEAR, change });
  });

  it('is not there for another organisation, and a change is of whoever’s organisation pushed it', async () => {
    const other = await registeredAdministrator(central);
    const changes = newChanges(2);
    await pushTo(central, person, changes);
    const theirs = { ...other, token: person.token };
    expect((await pushTo(central, theirs, newChanges(1))).status).toBe(404);
    expect((await pullFrom(central, theirs)).status).toBe(404);
    expect((await ask(central, 'GET', `/organisations/${other.organisation}/digests`, { token: person.token })).status).toBe(404);
    expect((await pushTo(central, other, changes)).body.stored).toBe(2);
    expect(await positions(other)).toEqual([1, 2]);
    expect(await positions(person)).toEqual([1, 2]);
  });

  it('is for those whose role may change, and ends with the account', async () => {
    const auditor = await addedUser(central, person, 'auditor');
    expect((await pushTo(central, auditor, newChanges(1))).body.error.code).toBe('not-allowed');
    expect((await pullFrom(central, auditor)).status).toBe(200);
    const user = await addedUser(central, person, 'user');
    expect((await pushTo(central, user, newChanges(1))).status).toBe(200);
    const removal = await ask(central, 'DELETE', `/organisations/${person.organisation}/users/${user.user}`, {
      token: person.token,
    });
    expect(removal.status).toBe(200);
    expect((await pushTo(central, user, newChanges(1))).status).toBe(401);
    expect((await ask(central, 'POST', changesAddress(person), { body: pushOf(central, []) })).status).toBe(401);
    expect(await positions()).toEqual([1]);
  });

  it('refuses bodies that are malformed, of another type or too large, and stores nothing of them', async () => {
    const send = async (payload: string | Buffer, headers: Record<string, string> = {}): Promise<[number, string]> => {
      const answer = await central.service.inject({
        method: 'POST',
        url: changesAddress(person),
        payload,
        headers: { authorization: `Bearer ${person.token}`, 'content-type': 'application/json', ...headers },
      });
      return [answer.statusCode, answer.json().error.code];
    };
    const good = JSON.stringify(pushOf(central, newChanges(3)));
    const gzip = { 'content-encoding': 'gzip' };
    expect(await send(good.slice(0, -5))).toEqual([400, 'malformed']);
    expect(await send(gzipSync(good).subarray(0, -20), gzip)).toEqual([400, 'malformed']);
    expect(await send(good, gzip)).toEqual([400, 'malformed']);
    expect(await send(good, { 'content-type': 'text/csv' })).toEqual([415, 'wrong-content-type']);
    expect(await send(good, { 'content-encoding': 'br' })).toEqual([415, 'wrong-content-type']);
    expect(await send('{"changes":[]}')).toEqual([400, 'not-understood']);
    expect(await send(JSON.stringify(pushOf(central, [{ id: 'x' }])))).toEqual([400, 'not-understood']);
    expect(await send(JSON.stringify({ ...pushOf(central, []), more: 1 }))).toEqual([400, 'not-understood']);
    expect(await send(JSON.stringify(pushOf(central, newChanges(MOST_CHANGES + 1))))).toEqual([400, 'not-understood']);
    expect(await send(' '.repeat(PUSH_BODY_LIMIT + 1))).toEqual([413, 'too-large']);
    expect(await send(gzipSync(' '.repeat(PUSH_BODY_LIMIT + 1)), gzip)).toEqual([413, 'too-large']);
    expect(await positions()).toEqual([]);
  });

  it('stores nothing of a push whose connection ends half-way, and goes on', async () => {
    await central.service.listen({ host: '127.0.0.1', port: 0 });
    const { port } = central.service.server.address() as AddressInfo;
    const body = JSON.stringify(pushOf(central, newChanges(10)));
    const head = `POST ${changesAddress(person)} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${person.token}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
    const socket = connect(port, '127.0.0.1');
    await new Promise<void>((resolve) => socket.write(head + body.slice(0, body.length / 2), () => resolve()));
    socket.destroy();
    const answer = await fetch(`http://127.0.0.1:${port}${changesAddress(person)}`, {
      headers: { authorization: `Bearer ${person.token}` },
    });
    expect(await answer.json()).toMatchObject({ changes: [], more: false });
  });

  it('takes a full push of the longest texts that fits, and a push of nothing', async () => {
    const long = newChanges(12, { value: '\u0001'.repeat(100_000) });
    expect((await pushTo(central, person, long)).body).toMatchObject({ stored: 12, refused: [] });
    expect((await pushTo(central, person, newChanges(MOST_CHANGES))).body.stored).toBe(MOST_CHANGES);
    expect((await pushTo(central, person, [])).body).toMatchObject({ stored: 0, refused: [] });
  });

  it('says when to come back to an organisation that sends without pause', async () => {
    await pushTo(central, person, newChanges(1));
    const rows = ofOrganisation(central.database, organisationId.parse(person.organisation));
    await rows.update('change_counter').set({ window_requests: 3_000 }).execute();
    const answer = await pushTo(central, person, newChanges(1));
    expect([answer.status, answer.body.error.code, answer.headers['retry-after']]).toEqual([429, 'sending-too-much', '600']);
    await rows
      .update('change_counter')
      .set({ window_began: central.clock.now - 600_000 })
      .execute();
    expect((await pushTo(central, person, newChanges(1))).status).toBe(200);
    expect(await positions()).toEqual([1, 2]);
  });

  it('tells an app that is too old which version it needs', async () => {
    const answer = await central.service.inject({
      method: 'POST',
      url: changesAddress(person),
      payload: pushOf(central, newChanges(1)),
      headers: { authorization: `Bearer ${person.token}`, 'igt-app-version': '0.0.9' },
    });
    expect(answer.statusCode).toBe(426);
    expect(answer.json().error).toMatchObject({ code: 'app-too-old', words: expect.stringContaining('0.1.0') });
    expect(await positions()).toEqual([]);
  });
});
