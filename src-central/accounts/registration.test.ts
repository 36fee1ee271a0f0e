import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { centralDatabases } from '../../tests/central-databases.ts';
import {
  ask,
  type CentralService,
  detailsMailedTo,
  mailsTo,
  registrationOf,
  signInPerson,
  startCentralService,
} from '../../tests/central-service.ts';

describe.each(centralDatabases)('registering, on $name', ({ open }) => {
  let central: CentralService;
  beforeAll(async () => {
    central = await startCentralService(await open());
  });
  afterAll(() => central.close());

  it('sends the details in two mails, of which neither is enough alone, and the details work', async () => {
    const sent = registrationOf();
    const answer = await ask(central, 'POST', '/registrations', { body: sent });
    expect(answer).toMatchObject({ status: 201, body: { organisation: sent.organisation, standing: 'confirmed' } });
    const [first, second, ...more] = await mailsTo(central, sent.email);
    expect(more).toEqual([]);
    expect(first?.body).toContain(`Organisation code: ${sent.odsCode}\nUser name: jsmith`);
    expect(first?.body).not.toMatch(/One-time password:/);
    expect(second?.body).toMatch(/One-time password: ([A-Z2-9]{4}-){4}[A-Z2-9]{4}\n/);
    expect(second?.body).not.toMatch(new RegExp(`jsmith|${sent.odsCode}`));
    for (const mail of [first, second]) expect(mail?.body).toContain('Practice run: nothing has left this computer');
    expect((await signInPerson(central, await detailsMailedTo(central, sent.email))).organisation).toBe(sent.organisation);
  });

  it('sent again it gets the same answer and no second mail; with other content it is refused', async () => {
    const sent = registrationOf();
    const first = await ask(central, 'POST', '/registrations', { body: sent });
    const again = await ask(central, 'POST', '/registrations', { body: sent });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(await mailsTo(central, sent.email)).toHaveLength(2);
    const other = await ask(central, 'POST', '/registrations', { body: { ...sent, town: 'Durham' } });
    expect([other.status, other.body.error.code]).toEqual([409, 'identifier-used']);
  });

  it('of twenty at the same moment for one code one is let through, and a repetition of it still gets its answer', async () => {
    const sent = Array.from({ length: 20 }, (_, index) => registrationOf({ odsCode: 'EX9000', email: `r${index}@example.org` }));
    const answers = await Promise.all(sent.map((body) => ask(central, 'POST', '/registrations', { body })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status === 409);
    expect(refused.map(({ body }) => body.error.code)).toEqual(Array.from({ length: 19 }, () => 'code-taken'));
    expect(refused[0]?.body.error.words).toMatch(/Ask its administrator.*or ask the operator/);
    const winner = sent[answers.findIndex(({ status }) => status === 201)];
    expect((await ask(central, 'POST', '/registrations', { body: winner })).status).toBe(201);
  });

  it('the same request twenty times at once is one registration and two mails', async () => {
    const sent = registrationOf();
    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(central, 'POST', '/registrations', { body: sent })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(await mailsTo(central, sent.email)).toHaveLength(2);
  });

  it.each([
    ['a field that it does not know', { parent: randomUUID() }],
    ['a role that it asks for', { role: 'central-administrator' }],
    ['terms that were not accepted', { termsAccepted: false }],
    ['a code that is none', { odsCode: 'A-1' }],
    ['an address with a second line', { email: 'jane@example.org\nBcc: all@example.org' }],
    ['a name with a line break', { forename: 'Jane\r\nBcc: all@example.org' }],
    ['a name that is an address to go to', { surname: 'https://example.org/pay' }],
    ['a name of a megabyte', { name: 'x'.repeat(500_000) }],
  ])('refuses %s, and stores nothing', async (_what, changes) => {
    const sent = registrationOf(changes);
    const answer = await ask(central, 'POST', '/registrations', { body: sent });
    expect([answer.status, answer.body.error.code]).toEqual([400, 'not-understood']);
    const held = await central.database.selectFrom('organisation').select('id').where('ods_code', '=', sent.odsCode).execute();
    expect(held).toEqual([]);
  });

  it('nobody registers under the operator’s own code', async () => {
    const answer = await ask(central, 'POST', '/registrations', { body: registrationOf({ odsCode: 'OPERATOR' }) });
    expect(answer.body.error.code).toBe('code-taken');
  });

  it('one address cannot send mails without end', async () => {
    const body = registrationOf({ odsCode: 'EX9000' });
    let refused = 0;
    for (let times = 0; times < 130; times += 1) {
      const answer = await ask(central, 'POST', '/registrations', {
        body: { ...body, organisation: randomUUID() },
        address: '192.0.2.1',
      });
      if (answer.status === 429) refused += 1;
    }
    expect(refused).toBe(10);
    expect((await ask(central, 'POST', '/registrations', { body: registrationOf(), address: '192.0.2.2' })).status).toBe(201);
  });
});
