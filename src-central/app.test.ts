import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalBody } from '../src-shared/contract/central/refusals.ts';
import { buildService } from './app.ts';
import { migrate } from './database/migrate.ts';
import { migrations } from './database/migrations/migrations.ts';
import { openDatabase } from './database/open-database.ts';
import { practiceOperator } from './operator/practice-operator.ts';

const opened = await openDatabase({ kind: 'memory' });
const service = await buildService({
  database: opened.database,
  operator: practiceOperator,
  now: Date.now,
  confirmsAtOnce: true,
  randomBytes,
  log: 'silent',
});

describe('the service', () => {
  beforeAll(async () => {
    expect((await service.inject('/ready')).statusCode).toBe(503);
    expect(await migrate(opened.database)).toEqual(migrations.map(({ name }) => name));
  });
  afterAll(async () => {
    await service.close();
    await opened.close();
  });

  it('says that it runs, and that it is ready once the database has its shape', async () => {
    expect((await service.inject('/health')).json()).toEqual({ standing: 'running' });
    expect((await service.inject('/ready')).json()).toEqual({ standing: 'ready' });
  });

  it('says who runs it', async () => {
    expect((await service.inject('/operator')).json()).toEqual(practiceOperator);
  });

  it('refuses an address that it does not have in the shape of every refusal', async () => {
    const answer = await service.inject('/nowhere');
    expect(answer.statusCode).toBe(404);
    expect(refusalBody.parse(answer.json()).error.code).toBe('not-found');
  });
});
