import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { temporaryFolder } from '../../../tests/temporary-folder.ts';
import { openDocument } from './open-document.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Linux asks these for the program; without a desktop it takes the one that `BROWSER` names. */
function onlyProgram(path: string): void {
  for (const name of ['DISPLAY', 'WAYLAND_DISPLAY', 'XDG_CURRENT_DESKTOP', 'DESKTOP_SESSION', 'KDE_FULL_SESSION'])
    vi.stubEnv(name, '');
  vi.stubEnv('BROWSER', path);
}

test.runIf(process.platform === 'linux')(
  'a document reaches the program that is there for it, by its path as it is',
  async () => {
    const folder = await temporaryFolder();
    const [program, told] = [join(folder, 'program'), join(folder, 'told')];
    await writeFile(program, `#!/bin/sh\nprintf '%s' "$1" > '${told}'\n`);
    await chmod(program, 0o700);
    onlyProgram(program);
    const document = join(folder, 'Training log & $(list).pdf');
    await writeFile(document, '%PDF-1.7');
    expect(await openDocument(document)).toBe(true);
    // On a busy computer the program may come later than the answer.
    await vi.waitFor(async () => expect(await readFile(told, 'utf8')).toContain('Training log & $(list).pdf'), 10_000);
  },
);

test.runIf(process.platform === 'linux')('without a program it says so', async () => {
  const folder = await temporaryFolder();
  onlyProgram(join(folder, 'not there'));
  await writeFile(join(folder, 'a.pdf'), '%PDF-1.7');
  expect(await openDocument(join(folder, 'a.pdf'))).toBe(false);
});
