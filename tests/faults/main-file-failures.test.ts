import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Reply } from '../../src-main/bridge/answer-call.ts';
import { DEFAULT_SETTINGS } from '../../src-shared/contract/settings.ts';
import { type MainParts, mainParts } from '../main-parts.ts';
import { SAM } from '../window-parts.ts';
import { failingFiles } from './failing-files.ts';
import { leftBehind } from './kill/on-disk.ts';

/** What main writes besides journal, evidence and backups: whole files, each of them the old one or the new one. */
interface Writing {
  readonly what: string;
  readonly words: RegExp;
  readonly prepare: (main: MainParts) => Promise<string>;
  readonly write: (main: MainParts, made: string) => Promise<Reply>;
  /** What stands in the file, or null. */
  readonly read: (main: MainParts, made: string) => Promise<unknown>;
  readonly old: unknown;
  readonly changed: unknown;
}

const LARGER = { ...DEFAULT_SETTINGS, textSize: 'larger' as const };

async function created(main: MainParts): Promise<string> {
  const reply = await main.answer('workspaces.create', { name: 'Riverside Surgery' });
  if (!reply.ok) throw new Error(reply.refusal.words);
  return (reply.value as { id: string }).id;
}

const json = async (...path: string[]): Promise<Record<string, unknown>> =>
  JSON.parse(await readFile(join(...path), 'utf8')) as Record<string, unknown>;

const WRITINGS: readonly Writing[] = [
  {
    what: 'the settings',
    words: /keep your settings/,
    prepare: async (main) => {
      await main.answer('settings.save', DEFAULT_SETTINGS);
      return '';
    },
    write: (main) => main.answer('settings.save', LARGER),
    read: async ({ data }) => (await json(data, 'settings.json')).textSize,
    old: DEFAULT_SETTINGS.textSize,
    changed: LARGER.textSize,
  },
  {
    what: 'the name of a workspace',
    words: /name/,
    prepare: created,
    write: (main, workspace) => main.answer('workspaces.rename', { workspace, name: 'Hillside Surgery' }),
    read: async ({ data }, workspace) => (await json(data, 'workspaces', workspace, 'workspace.json')).name,
    old: 'Riverside Surgery',
    changed: 'Hillside Surgery',
  },
  {
    what: 'a new workspace',
    words: /organisation/,
    prepare: async () => '',
    write: (main) => main.answer('workspaces.create', { name: 'Riverside Surgery' }),
    read: async (main) => {
      const started = await main.answer('app.start', {});
      return started.ok ? (started.value as { workspaces: unknown[] }).workspaces.length : null;
    },
    old: 0,
    changed: 1,
  },
  {
    what: 'a PIN',
    words: /PIN/,
    prepare: async () => '',
    // Whether the first try stands or not, the PIN is the same.
    write: async (main) => {
      const first = await main.answer('lock.set-pin', { person: SAM, pin: '2580', given: null });
      if (first.ok || first.refusal.code !== 'not allowed') return first;
      return main.answer('lock.set-pin', { person: SAM, pin: '2580', given: { person: SAM, pin: '2580' } });
    },
    read: async (main) => {
      const state = await main.answer('lock.state', { person: SAM });
      return state.ok ? (state.value as { withPin: unknown[] }).withPin.length > 0 : null;
    },
    old: false,
    changed: true,
  },
];

describe.each(['ENOSPC', 'EIO', 'EPERM'])('a disk that fails (%s)', (code) => {
  test.each(WRITINGS)(
    'while $what is written, at every call: refused in words, the old file or the new one, nothing half there',
    async ({ words, prepare, write, read, old, changed }) => {
      const files = await failingFiles();
      const count = async (): Promise<number> => {
        const main = await mainParts();
        const made = await prepare(main);
        const from = files.calls.length;
        expect((await write(main, made)).ok).toBe(true);
        return files.calls.length - from;
      };
      const calls = await count();
      expect(calls).toBeGreaterThanOrEqual(4);
      for (let at = 0; at < calls; at += 1) {
        const main = await mainParts();
        const made = await prepare(main);
        files.failAt(at, code, Number.POSITIVE_INFINITY);
        const reply = await write(main, made);
        files.mend();
        expect(reply, `call ${at}`).toMatchObject({
          ok: false,
          refusal: { code: code === 'ENOSPC' ? 'disk full' : 'cannot write', words: expect.stringMatching(words) },
        });
        expect([old, changed]).toContainEqual(await read(main, made));
        expect([await leftBehind(main.data), main.bugs]).toEqual([[], []]);
        expect((await write(main, made)).ok).toBe(true);
        expect(await read(main, made)).toEqual(changed);
      }
    },
    120_000,
  );
});
