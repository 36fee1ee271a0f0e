import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { centralDatabases } from '../../tests/central-databases.ts';
import {
  addedUser,
  ask,
  type CentralAnswer,
  type CentralService,
  detailsMailedTo,
  mailsTo,
  newSecret,
  PASSWORD,
  registeredAdministrator,
  type SignedInPerson,
  signInPerson,
  startCentralService,
} from '../../tests/central-service.ts';

describe.each(centralDatabases)('the users of an organisation, on $name', ({ open }) => {
  let central: CentralService;
  let administrator: SignedInPerson;
  let users: string;
  beforeAll(async () => {
    central = await startCentralService(await open());
    administrator = await registeredAdministrator(central);
    users = `/organisations/${administrator.organisation}/users`;
  });
  afterAll(() => central.close());

  function me(person: SignedInPerson): Promise<CentralAnswer> {
    return ask(central, 'GET', '/me', { token: person.token });
  }

  function setRole(by: SignedInPerson, user: string, role: string): Promise<CentralAnswer> {
    return ask(central, 'PUT', `${users}/${user}/role`, { body: { role }, token: by.token });
  }

  it('one who is added gets two mails and a user name of their own; sent again nothing more happens', async () => {
    const body = {
      id: randomUUID(),
      forename: 'Jane',
      surname: 'Smith',
      email: 'other-jane@example.org',
      telephone: '',
      role: 'auditor',
    };
    const added = await ask(central, 'POST', users, { body, token: administrator.token });
    expect(added).toMatchObject({ status: 201, body: { id: body.id, userName: 'jsmith2', role: 'auditor', waiting: true } });
    expect((await ask(central, 'POST', users, { body, token: administrator.token })).body).toEqual(added.body);
    expect(await mailsTo(central, body.email)).toHaveLength(2);
    const other = await ask(central, 'POST', users, { body: { ...body, role: 'user' }, token: administrator.token });
    expect(other.body.error.code).toBe('identifier-used');
    const person = await signInPerson(central, await detailsMailedTo(central, body.email));
    expect((await me(person)).body.me).toMatchObject({ role: 'auditor', waiting: false });
  });

  it('ten with the same name at once have ten user names', async () => {
    const bodies = Array.from({ length: 10 }, () => ({
      id: randomUUID(),
      forename: 'Amir',
      surname: 'Khan',
      email: 'a@example.org',
      telephone: '',
      role: 'user',
    }));
    const answers = await Promise.all(bodies.map((body) => ask(central, 'POST', users, { body, token: administrator.token })));
    expect(new Set(answers.map(({ body }) => body.userName)).size).toBe(10);
  });

  it.each(['user', 'internal-reviewer', 'auditor'])('the role “%s” sees who is there and manages nobody', async (role) => {
    const person = await addedUser(central, administrator, role);
    expect((await ask(central, 'GET', users, { token: person.token })).status).toBe(200);
    const body = { id: randomUUID(), forename: 'X', surname: 'Y', email: 'x@example.org', telephone: '', role: 'administrator' };
    const tried = [
      await ask(central, 'POST', users, { body, token: person.token }),
      await setRole(person, person.user, 'administrator'),
      await ask(central, 'DELETE', `${users}/${administrator.user}`, { token: person.token }),
      await ask(central, 'POST', `${users}/${administrator.user}/details`, { token: person.token }),
      await ask(central, 'POST', `${users}/${administrator.user}/sign-out`, { token: person.token }),
    ];
    expect(tried.map(({ status, body: { error } }) => [status, error.code])).toEqual(tried.map(() => [403, 'not-allowed']));
  });

  it('a removed user’s next request is refused, with every token they have, and nothing of theirs is left to sign in with', async () => {
    const person = await addedUser(central, administrator, 'user');
    expect((await me(person)).status).toBe(200);
    expect((await ask(central, 'DELETE', `${users}/${person.user}`, { token: administrator.token })).status).toBe(200);
    expect((await me(person)).body.error.code).toBe('sign-in-needed');
    const renewal = { refreshToken: person.refreshToken, secret: newSecret() };
    expect((await ask(central, 'POST', '/sign-in/renewals', { body: renewal })).status).toBe(401);
    const { organisationCode, userName } = person;
    const computer = { device: '0123456789abcdef', name: 'Reception' };
    const signIn = { organisationCode, userName, password: PASSWORD, computer, secret: newSecret() };
    expect((await ask(central, 'POST', '/sign-in', { body: signIn })).body.error.code).toBe('wrong-details');
    await ask(central, 'POST', '/forgotten-details', { body: { organisationCode, email: person.email } });
    expect(await mailsTo(central, person.email)).toHaveLength(2);
    const listed = (await ask(central, 'GET', users, { token: administrator.token })).body.users;
    expect(listed.map(({ id }: { id: string }) => id)).not.toContain(person.user);
    expect((await ask(central, 'DELETE', `${users}/${person.user}`, { token: administrator.token })).status).toBe(404);
  });

  it('another role counts from the next request on, without signing in again', async () => {
    const person = await addedUser(central, administrator, 'user');
    expect((await setRole(administrator, person.user, 'administrator')).body.role).toBe('administrator');
    expect((await mailsTo(central, person.email)).at(-1)?.subject).toContain('Organisation administrator');
    expect((await setRole(person, person.user, 'user')).status).toBe(200);
    expect((await setRole(person, person.user, 'administrator')).body.error.code).toBe('not-allowed');
  });

  it('the last administrator can neither be removed nor given another role', async () => {
    expect((await setRole(administrator, administrator.user, 'user')).body.error.code).toBe('last-administrator');
    const removal = await ask(central, 'DELETE', `${users}/${administrator.user}`, { token: administrator.token });
    expect([removal.status, removal.body.error.code]).toEqual([409, 'last-administrator']);
  });

  it('two administrators who remove each other at the same moment leave one', async () => {
    const first = await registeredAdministrator(central);
    const second = await addedUser(central, first, 'administrator');
    const path = `/organisations/${first.organisation}/users`;
    const both = await Promise.all([
      ask(central, 'DELETE', `${path}/${second.user}`, { token: first.token }),
      ask(central, 'DELETE', `${path}/${first.user}`, { token: second.token }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect([(await me(first)).status, (await me(second)).status].sort()).toEqual([200, 401]);
  });

  it('a role of the operator is none of an organisation', async () => {
    const body = {
      id: randomUUID(),
      forename: 'X',
      surname: 'Y',
      email: 'x@example.org',
      telephone: '',
      role: 'central-administrator',
    };
    expect((await ask(central, 'POST', users, { body, token: administrator.token })).body.error.code).toBe('role-not-here');
    expect((await setRole(administrator, administrator.user, 'central-reviewer')).body.error.code).toBe('role-not-here');
  });

  it('an administrator sends details anew, five times an hour, and signs a lost computer out', async () => {
    const person = await addedUser(central, administrator, 'user');
    for (let times = 0; times < 5; times += 1) {
      expect((await ask(central, 'POST', `${users}/${person.user}/details`, { token: administrator.token })).status).toBe(202);
    }
    expect((await ask(central, 'POST', `${users}/${person.user}/details`, { token: administrator.token })).status).toBe(429);
    expect(await mailsTo(central, person.email)).toHaveLength(12);
    expect((await me(person)).status).toBe(200);
    expect((await ask(central, 'POST', `${users}/${person.user}/sign-out`, { token: administrator.token })).status).toBe(200);
    expect((await me(person)).status).toBe(401);
  });
});
