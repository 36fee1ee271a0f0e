import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { centralDatabases } from '../../tests/central-databases.ts';
import { ask, type CentralService, registeredAdministrator } from '../../tests/central-service.ts';
import { publishAs, pushEverything, startForPublishing } from '../../tests/central-submissions.ts';
import { publishedPractice } from '../../tests/example-submission.ts';

describe.each(centralDatabases)('publishing at a service that confirms registrations, on $name', ({ open }) => {
  let central: CentralService;
  beforeAll(async () => {
    central = await startForPublishing(await open(), { confirmsAtOnce: false });
  });
  afterAll(() => central.close());

  it('makes its keys once, when several ask first', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => ask(central, 'GET', '/keys')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  it('waits for the confirmation, and says so', async () => {
    const person = await registeredAdministrator(central);
    await pushEverything(central, person, publishedPractice());
    const early = await publishAs(central, person);
    expect([early.status, early.body.error.code]).toEqual([409, 'organisation-provisional']);
    expect(early.body.error.words).toContain('not confirmed yet');
    await central.database.updateTable('organisation').set({ standing: 'confirmed' }).execute();
    expect((await publishAs(central, person)).status).toBe(200);
  });

  it('does not sign while its clock is before its first key', async () => {
    const person = await registeredAdministrator(central);
    await central.database.updateTable('organisation').set({ standing: 'confirmed' }).execute();
    await ask(central, 'GET', '/keys');
    await pushEverything(central, person, publishedPractice());
    central.clock.now -= 60_000;
    expect((await publishAs(central, person)).body.error.code).toBe('clock-behind');
    central.clock.now += 60_000;
    expect((await publishAs(central, person)).status).toBe(200);
  });
});
