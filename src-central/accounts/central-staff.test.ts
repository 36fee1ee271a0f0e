import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { centralDatabases } from '../../tests/central-databases.ts';
import {
  addedUser,
  ask,
  type CentralAnswer,
  type CentralService,
  detailsMailedTo,
  mailsTo,
  registeredAdministrator,
  registrationOf,
  type SignedInPerson,
  signInPerson,
  startCentralService,
} from '../../tests/central-service.ts';
import { practiceOperator } from '../operator/practice-operator.ts';
import { addCentralAdministrator } from './add-administrator.ts';

describe.each(centralDatabases)('the operator, on $name', ({ open }) => {
  let central: CentralService;
  let staff: SignedInPerson;
  beforeAll(async () => {
    central = await startCentralService(await open(), { confirmsAtOnce: false });
    const made = await add('Olive', 'Operator', 'olive@operator.example');
    expect(made).toEqual({ ok: true, value: { organisationCode: 'OPERATOR', userName: 'ooperator' } });
    staff = await signInPerson(central, await detailsMailedTo(central, 'olive@operator.example'));
  });
  afterAll(() => central.close());

  function add(forename: string, surname: string, email: string): ReturnType<typeof addCentralAdministrator> {
    const { database, clock } = central;
    const parts = {
      database,
      operator: practiceOperator,
      now: () => clock.now,
      randomBytes: (size: number) => randomBytes(size),
    };
    return addCentralAdministrator(parts, { forename, surname, email });
  }

  async function standingOf(person: SignedInPerson): Promise<string> {
    return (await ask(central, 'GET', '/me', { token: person.token })).body.organisation.standing;
  }

  async function audit(): Promise<{ what: string; staff: string; organisation: string | null }[]> {
    return (await ask(central, 'GET', '/operator/audit', { token: staff.token })).body.entries;
  }

  function importCsv(csv: string, type: string | null = null): Promise<CentralAnswer> {
    return ask(central, 'POST', '/operator/directory', { body: { csv, type }, token: staff.token });
  }

  it('the command makes administrators, refuses what it cannot write to, and makes the operator once', async () => {
    expect((await add('', 'X', 'x@example.org')).ok).toBe(false);
    expect((await add('X', 'Y', 'nowhere')).ok).toBe(false);
    expect((await add('Otto', 'Operator', 'otto@operator.example')).ok).toBe(true);
    const second = await signInPerson(central, await detailsMailedTo(central, 'otto@operator.example'));
    expect([second.organisation, second.userName]).toEqual([staff.organisation, 'ooperator2']);
  });

  it('an organisation is provisional until an administrator of the service confirms it, which is recorded and told', async () => {
    const person = await registeredAdministrator(central);
    expect(await standingOf(person)).toBe('provisional');
    const path = `/operator/organisations/${person.organisation}/confirmation`;
    expect((await ask(central, 'POST', path, { token: staff.token })).body.standing).toBe('confirmed');
    expect((await ask(central, 'POST', path, { token: staff.token })).status).toBe(200);
    expect(await standingOf(person)).toBe('confirmed');
    expect((await mailsTo(central, person.email)).filter(({ subject }) => subject.endsWith('is confirmed'))).toHaveLength(1);
    expect((await audit()).find(({ organisation }) => organisation === person.organisation)).toMatchObject({
      what: 'confirmed the organisation',
      staff: 'Olive Operator',
    });
    expect(
      (await ask(central, 'POST', `/operator/organisations/${staff.organisation}/confirmation`, { token: staff.token })).status,
    ).toBe(404);
    expect(
      (await ask(central, 'POST', `/operator/organisations/${randomUUID()}/confirmation`, { token: staff.token })).status,
    ).toBe(404);
  });

  it('each list that is read is recorded, and so is reading the record', async () => {
    const before = (await audit()).length;
    const listed = await ask(central, 'GET', '/operator/organisations?standing=provisional', { token: staff.token });
    expect(listed.status).toBe(200);
    expect((await audit()).slice(0, 2).map(({ what }) => what)).toEqual(['read the list of organisations', 'read this log']);
    expect((await audit()).length).toBe(before + 3);
  });

  it('a central reviewer is added like any user, and does not manage organisations', async () => {
    const reviewer = await addedUser(central, staff, 'central-reviewer');
    const answer = await ask(central, 'GET', '/operator/organisations', { token: reviewer.token });
    expect([answer.status, answer.body.error.code]).toEqual([403, 'not-allowed']);
    const email = 'x@example.org';
    const body = { id: randomUUID(), forename: 'X', surname: 'Y', email, telephone: '', role: 'administrator' };
    const wrongKind = await ask(central, 'POST', `/organisations/${staff.organisation}/users`, { body, token: staff.token });
    expect(wrongKind.body.error.code).toBe('role-not-here');
  });

  it('a directory is imported, suggests without a sign-in, and never shows an address', async () => {
    const csv =
      'Code,Name,Type,Town,Postcode,Region,Commissioner,E-mail\nEX7001,Old Mill,general-practice,Durham,DH1 1AA,Y54,16C,office@oldmill.example\n,No code,,,,,,';
    const imported = await importCsv(csv);
    expect(imported.body).toEqual({ taken: 1, passedOver: [{ line: 3, why: 'It has no organisation code in its column.' }] });
    const suggested = await ask(central, 'GET', '/directory/ex7001');
    expect(suggested.body).toMatchObject({ odsCode: 'EX7001', name: 'Old Mill', type: 'general-practice', town: 'Durham' });
    expect(JSON.stringify(suggested.body)).not.toContain('office@');
    expect((await ask(central, 'GET', '/directory/EX7002')).status).toBe(404);
    expect((await importCsv('<html>')).body.error.code).toBe('not-a-directory');
  });

  it('an address in the directory confirms by using its one-time password', async () => {
    await importCsv('code,name,email\nEX7010,Old Mill,Office@oldmill.example');
    const person = await registeredAdministrator(central, { odsCode: 'EX7010', email: 'office@oldmill.example' });
    expect(await standingOf(person)).toBe('confirmed');
  });

  it('where somebody else registered, the address in the directory gets a code, and only that code confirms', async () => {
    await importCsv('code,name,email\nEX7011,Old Mill,office11@oldmill.example');
    const person = await registeredAdministrator(central, { odsCode: 'EX7011' });
    expect(await standingOf(person)).toBe('provisional');
    const [mail] = await mailsTo(central, 'office11@oldmill.example');
    const code = /^Confirmation code: (.*)$/m.exec(mail?.body ?? '')?.[1];
    const confirm = (body: object): Promise<CentralAnswer> => ask(central, 'POST', '/registrations/confirmations', { body });
    expect((await confirm({ odsCode: 'EX7011', code: 'ABCD-EFGH-JKMN-PQRS-TWXY' })).status).toBe(404);
    expect((await confirm({ odsCode: 'EX7010', code })).status).toBe(404);
    expect((await confirm({ odsCode: 'ex7011', code })).body).toEqual({ standing: 'confirmed' });
    expect(await standingOf(person)).toBe('confirmed');
    expect((await confirm({ odsCode: 'EX7011', code })).status).toBe(404);
  });

  it('a hosted team is confirmed by its host, once that is confirmed itself', async () => {
    const host = await registeredAdministrator(central);
    const team = await registeredAdministrator(central, { host: host.organisationCode });
    expect((await mailsTo(central, host.email)).at(-1)?.subject).toContain('hosts it');
    const path = `/organisations/${host.organisation}/hosted/${team.organisation}/confirmation`;
    expect((await ask(central, 'POST', path, { token: host.token })).body.error.code).toBe('host-provisional');
    await ask(central, 'POST', `/operator/organisations/${host.organisation}/confirmation`, { token: staff.token });
    expect((await ask(central, 'POST', path, { token: host.token })).body.standing).toBe('confirmed');
    expect(await standingOf(team)).toBe('confirmed');
    const notTheirs = await registeredAdministrator(central);
    const elsewhere = `/organisations/${host.organisation}/hosted/${notTheirs.organisation}/confirmation`;
    expect((await ask(central, 'POST', elsewhere, { token: host.token })).status).toBe(404);
    expect(await standingOf(notTheirs)).toBe('provisional');
    const unknown = await ask(central, 'POST', '/registrations', { body: registrationOf({ host: 'NOBODY' }) });
    expect(unknown.body.error.code).toBe('host-unknown');
  });

  it('who finds a code taken asks its administrator, once', async () => {
    const person = await registeredAdministrator(central);
    const body = question(person, 'administrator');
    for (const _again of [1, 2])
      expect((await ask(central, 'POST', '/registrations/taken-code-questions', { body })).status).toBe(202);
    const asked = (await mailsTo(central, person.email)).filter(({ subject }) => subject.startsWith('Somebody asks'));
    expect(asked).toHaveLength(1);
    expect(asked[0]?.body).toContain('> I am the new manager.');
    expect((await ask(central, 'POST', '/registrations/taken-code-questions', { body: { ...body, message: 'x' } })).status).toBe(
      409,
    );
    const nobody = { ...question(person, 'administrator'), odsCode: 'NOBODY' };
    expect((await ask(central, 'POST', '/registrations/taken-code-questions', { body: nobody })).status).toBe(404);
  });

  it('or asks the operator, who hands it over: a new administrator, and the former one is told and stays', async () => {
    const person = await registeredAdministrator(central);
    const body = question(person, 'operator');
    await ask(central, 'POST', '/registrations/taken-code-questions', { body });
    const open = (await ask(central, 'GET', '/operator/hand-overs', { token: staff.token })).body.handOvers;
    expect(open).toHaveLength(1);
    expect(open[0]).toMatchObject({ id: body.id, organisation: { id: person.organisation }, email: body.email });
    const decide = (decision: string): Promise<CentralAnswer> =>
      ask(central, 'POST', `/operator/hand-overs/${body.id}/decision`, { body: { decision }, token: staff.token });
    expect((await decide('hand over')).status).toBe(200);
    expect((await decide('hand over')).status).toBe(200);
    expect((await decide('refuse')).body.error.code).toBe('decided-before');
    const newOne = await signInPerson(central, await detailsMailedTo(central, body.email));
    expect([newOne.organisation, newOne.userName]).toEqual([person.organisation, 'nkeeper']);
    expect((await mailsTo(central, person.email)).at(-1)?.subject).toContain('has a new administrator');
    expect((await ask(central, 'GET', '/me', { token: person.token })).status).toBe(200);
    expect((await ask(central, 'GET', '/operator/hand-overs', { token: staff.token })).body.handOvers).toEqual([]);
  });

  function question(person: SignedInPerson, whom: 'administrator' | 'operator') {
    return {
      id: randomUUID(),
      odsCode: person.organisationCode,
      whom,
      forename: 'Nora',
      surname: 'Keeper',
      email: `${randomUUID()}@example.org`,
      telephone: '',
      message: 'I am the new manager.',
    };
  }
});
