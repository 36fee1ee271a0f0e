import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../tests/temporary-folder.ts';

const START = resolve(import.meta.dirname, 'start.ts');

it('the command adds the first administrator, and says in words what it lacks', async () => {
  const folder = await temporaryFolder();
  const run = (...given: string[]) => {
    const ended = spawnSync(process.execPath, [START, ...given], {
      env: { PATH: process.env.PATH, DATA: folder },
      encoding: 'utf8',
    });
    return [ended.status, ended.stderr] as const;
  };
  expect(run('--add-administrator', 'olive@operator.example')).toEqual([2, 'Nobody was added. Give a forename and a surname.\n']);
  const [status, said] = run('--add-administrator', 'olive@operator.example', '--forename', 'Olive', '--surname', 'Operator');
  expect([status, said]).toEqual([
    0,
    'Added ooperator with the organisation code OPERATOR. The details go out in two e-mails while the service runs.\n',
  ]);
}, 120_000);
