import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startCentral } from '../tests/central/central-process.ts';
import { centralDatabases } from '../tests/central-databases.ts';
import { temporaryFolder } from '../tests/temporary-folder.ts';

/** The address of a PostgreSQL database, or nothing for PGlite in the folder. */
type Address = { readonly DATABASE_URL?: string };

describe.each(centralDatabases)('a process of the service, on $name', ({ open }) => {
  async function address(): Promise<Address> {
    const place = await open();
    return place.kind === 'postgresql' ? { DATABASE_URL: place.url } : {};
  }

  it('says in words where it listens, lets a request under way end, and then ends in order', async () => {
    const DATA = await temporaryFolder();
    const central = await startCentral({ DATA, ...(await address()) });
    expect(central.said()).toContain('Practice service on this computer (Practice run: nothing has left this computer)');
    const body = JSON.stringify({ odsCode: 'EX0001', message: 'hello' });
    const sent = request(`${central.address}/nowhere`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': String(body.length), expect: '100-continue' },
    });
    sent.flushHeaders();
    await once(sent, 'continue');
    sent.write(body.slice(0, 10));
    central.end();
    await expect.poll(() => central.said(), { timeout: 20_000 }).toContain('requests under way are finished first');
    sent.end(body.slice(10));
    const [answer] = await once(sent, 'response');
    answer.resume();
    expect(answer.statusCode).toBe(404);
    expect(await central.ended).toBe(0);
    expect(central.said()).toContain('Ended. Everything received is in the database.');
  });

  it('finds after a kill what it had stored', async () => {
    const DATA = await temporaryFolder();
    const environment = { DATA, ...(await address()) };
    const first = await startCentral(environment);
    first.kill();
    await first.ended;
    const second = await startCentral(environment);
    expect((await fetch(`${second.address}/ready`)).status).toBe(200);
    second.end();
    expect(await second.ended).toBe(0);
  });

  it('shares its database with a second one, or refuses in words where it cannot', async () => {
    const DATA = await temporaryFolder();
    const place = await address();
    const both = await Promise.allSettled([
      startCentral({ DATA, ...place }),
      startCentral({ DATA: place.DATABASE_URL ? join(DATA, 'second') : DATA, ...place }),
    ]);
    const running = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    if (place.DATABASE_URL) expect([running.length, refused]).toEqual([2, []]);
    else
      expect([running.length, refused]).toEqual([
        1,
        [expect.stringContaining('Another process of this service is using the database')],
      ]);
    for (const one of running) {
      expect((await fetch(`${one.address}/ready`)).status).toBe(200);
      one.end();
      expect(await one.ended).toBe(0);
    }
  });
});

it('a process that is told nonsense says what is wrong and does not start', async () => {
  await expect(startCentral({ PORT: 'eighty' })).rejects.toThrow('PORT must be a whole number');
  await expect(startCentral({ DATABASE_URL: 'postgresql://127.0.0.1:1/none' })).rejects.toThrow('PostgreSQL cannot be reached');
});
