import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { missingOf } from './ensure-debian-packages.ts';

describe('the programs that are missing', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'igt-programs-'));
    vi.stubEnv('PATH', ['/nowhere', folder].join(delimiter));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  it('are those that no folder of the path has as something to run', () => {
    const [here, text, gone] = ['here', 'text', 'gone'].map((program) => ({ program, package: `lib-${program}` }));
    for (const [name, mode] of [
      ['here', 0o755],
      ['text', 0o644],
    ] as const) {
      writeFileSync(join(folder, name), '');
      chmodSync(join(folder, name), mode);
    }
    expect(missingOf([here, text, gone].flatMap((one) => one ?? []))).toEqual([text, gone]);
  });
});
