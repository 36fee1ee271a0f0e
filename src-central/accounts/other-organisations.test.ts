import { randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { RouteContract } from '../../src-shared/contract/central/route.ts';
import { centralDatabases } from '../../tests/central-databases.ts';
import {
  addedUser,
  ask,
  type CentralService,
  registeredAdministrator,
  type SignedInPerson,
  startCentralService,
} from '../../tests/central-service.ts';

/** Every route of the contract, whoever wrote it: all that the files of the contract export. */
async function everyRoute(): Promise<RouteContract[]> {
  const folder = resolve(import.meta.dirname, '../../src-shared/contract/central');
  const files = globSync('**/*.ts', { cwd: folder }).filter((file) => !file.endsWith('.test.ts'));
  const modules: object[] = await Promise.all(files.map((file) => import(resolve(folder, file))));
  return modules.flatMap((module) => Object.values(module)).filter((value) => isRoute(value));
}

function isRoute(value: unknown): value is RouteContract {
  return typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'output' in value;
}

const routes = await everyRoute();
const guarded = routes.filter(({ access }) => access !== 'anyone');

describe('the contract', () => {
  it('has the routes that this looks at', () => {
    expect(guarded.length).toBeGreaterThan(20);
    expect(guarded.filter(({ path }) => path.includes(':organisation')).length).toBeGreaterThan(7);
  });

  it.each(routes.map((each) => [`${each.method} ${each.path}`, each] as const))(
    '%s refuses fields that it does not know',
    (_name, each) => {
      for (const schema of [each.params, each.query, each.body]) {
        if (schema === undefined) continue;
        const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
        const objects = [shape, ...((shape.oneOf ?? shape.anyOf ?? []) as (typeof shape)[])].filter(
          ({ type }) => type === 'object',
        );
        for (const object of objects) expect(object.additionalProperties).toBe(false);
      }
    },
  );
});

describe.each(centralDatabases)('another organisation’s token, on $name', ({ open }) => {
  let central: CentralService;
  let theirs: SignedInPerson;
  let other: SignedInPerson;
  let ids: Record<string, string>;
  beforeAll(async () => {
    central = await startCentralService(await open());
    theirs = await registeredAdministrator(central);
    other = await registeredAdministrator(central);
    const user = await addedUser(central, theirs, 'user');
    const hosted = await registeredAdministrator(central, { host: theirs.organisationCode });
    const [computer] = (await ask(central, 'GET', '/me/computers', { token: theirs.token })).body.computers;
    ids = {
      organisation: theirs.organisation,
      subject: theirs.organisation,
      user: user.user,
      hosted: hosted.organisation,
      session: computer.session,
    };
  });
  afterAll(() => central.close());

  /** The route's address with ids of the organisation whose token is not shown. */
  function addressOf({ path }: RouteContract): string {
    return path.replaceAll(/:(\w+)/g, (_whole, name: string) => ids[name] ?? randomUUID());
  }

  it.each(guarded.map((each) => [`${each.method} ${each.path}`, each] as const))('%s needs a sign-in', async (_name, each) => {
    const answer = await ask(central, each.method, addressOf(each), each.body ? { body: {} } : {});
    expect([answer.status, answer.body.error.code]).toEqual([401, 'sign-in-needed']);
  });

  const named = guarded.filter(({ path }) => path.includes(':'));
  it.each(named.map((each) => [`${each.method} ${each.path}`, each] as const))('%s finds nothing', async (_name, each) => {
    const answer = await ask(central, each.method, addressOf(each), { token: other.token, ...(each.body ? { body: {} } : {}) });
    expect([answer.status, answer.body.error.code]).toEqual([404, 'not-found']);
  });

  const ofOperator = guarded.filter(({ path }) => path.startsWith('/operator'));
  it.each(ofOperator.map((each) => [`${each.method} ${each.path}`, each] as const))(
    '%s is not there for an organisation',
    async (_name, each) => {
      const answer = await ask(central, each.method, addressOf(each), {
        token: theirs.token,
        ...(each.body ? { body: {} } : {}),
      });
      expect([answer.status, answer.body.error.code]).toEqual([404, 'not-found']);
    },
  );

  it('and their own finds what there is, unchanged by all that', async () => {
    expect((await ask(central, 'GET', '/me', { token: theirs.token })).status).toBe(200);
    const users = await ask(central, 'GET', `/organisations/${theirs.organisation}/users`, { token: theirs.token });
    expect(users.body.users.map(({ role }: { role: string }) => role).sort()).toEqual(['administrator', 'user']);
    const hosted = await ask(central, 'GET', `/organisations/${theirs.organisation}/hosted`, { token: theirs.token });
    expect(hosted.body.organisations).toHaveLength(1);
  });
});
