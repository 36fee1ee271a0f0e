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

test('every row of the bench gives figures; what they are is for people to read', async () => {
  test.setTimeout(240_000);
  const { stdout, stderr } = await bench('--json', '--short');
  expect(stderr.split('\n')[0]).toMatch(/cores.*Node \d+.*load/);
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as PrintedRow);
  expect(new Set(rows.map(({ name }) => name)).size).toBe(18);
  for (const { name, ours, other, against, ratio, aim, met } of rows) {
    expect(ours, name).toBeGreaterThan(0);
    expect(other === null ? [against, ratio] : [other > 0, (ratio ?? 0) > 0], name).toEqual(
      other === null ? [null, null] : [true, true],
    );
    expect(met === null, name).toBe(aim === null);
  }
});

test('the bench says which rows there are when none has the wanted name', async () => {
  await expect(bench('--only', 'no such row')).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('fold of 100,000 changes'),
  });
});
