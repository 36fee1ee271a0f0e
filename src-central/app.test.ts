import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalBody } from '../src-shared/contract/central/refusals.ts';
import { centralDatabases } from '../tests/central-databases.ts';
import { ask, type CentralService, startCentralService } from '../tests/central-service.ts';
import { practiceOperator } from './operator/practice-operator.ts';

describe.each(centralDatabases)('the service, on $name', ({ open }) => {
  let central: CentralService;
  beforeAll(async () => {
    central = await startCentralService(await open());
  });
  afterAll(() => central.close());

  it('says that it runs, and that it is ready', async () => {
    expect(await ask(central, 'GET', '/health')).toMatchObject({ status: 200, body: { standing: 'running' } });
    expect(await ask(central, 'GET', '/ready')).toMatchObject({ status: 200, body: { standing: 'ready' } });
  });

  it('says who runs it', async () => {
    expect((await ask(central, 'GET', '/operator')).body).toEqual(practiceOperator);
  });

  it('refuses an address that it does not have in the shape of every refusal', async () => {
    const { status, body } = await ask(central, 'GET', '/nowhere');
    expect([status, refusalBody.parse(body).error.code]).toEqual([404, 'not-found']);
  });
});
