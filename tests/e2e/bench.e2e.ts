import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PROJECT } from '../../scripts/system/folders.ts';
import { expect, test } from './app-fixture.ts';

interface PrintedRow {
  readonly name: string;
  readonly ours: number;
  readonly other: number | null;
  readonly against: string | null;
  readonly ratio: number | null;
  readonly aim: number | null;
  readonly met: boolean | null;
}

const bench = (...parameters: readonly string[]) =>
  promisify(execFile)(process.execPath, [join(PROJECT, 'tests', 'bench', 'bench.ts'), ...parameters]);

/** The names of all rows, as the bench says them to somebody who asks for one that is not there. */
async function names(): Promise<readonly string[]> {
  const asked = await bench('--only', 'no such row').catch((error: { readonly code: number; readonly stderr: string }) => error);
  if (!('code' in asked) || asked.code !== 2) throw new Error('the bench found a row that is not there');
  return asked.stderr
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim());
}

test('every row of the bench gives figures; what they are is for people to read', async () => {
  test.setTimeout(300_000);
  const { stdout, stderr } = await bench('--json', '--short');
  expect(stderr.split('\n')[0]).toMatch(/cores.*Node \d+.*load/);
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as PrintedRow);
  expect(rows.map(({ name }) => name)).toEqual(await names());
  for (const { name, ours, other, against, ratio, aim, met } of rows) {
    expect(ours, name).toBeGreaterThan(0);
    expect([against === null, ratio === null], name).toEqual([other === null, other === null]);
    if (other !== null) expect(Math.min(other, ratio ?? 0), name).toBeGreaterThan(0);
    expect(met === null, name).toBe(aim === null);
  }
});
