import { access, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { type BridgeMethod, type BridgeOutput, bridge } from '../../src-shared/contract/bridge.ts';
import { idOf } from '../../tests/arbitraries.ts';
import { type MainParts, mainParts } from '../../tests/main-parts.ts';

/** The answer of a call that must be accepted, parsed as the window parses it. */
async function ask<Method extends BridgeMethod>(main: MainParts, method: Method, input: unknown): Promise<BridgeOutput<Method>> {
  const reply = await main.answer(method, input);
  if (!reply.ok) throw new Error(`${method} was refused: ${reply.refusal.words}`);
  return bridge[method].output.parse(reply.value) as BridgeOutput<Method>;
}

async function started(): Promise<{ main: MainParts; workspace: WorkspaceId; folder: string }> {
  const main = await mainParts();
  const { id } = await ask(main, 'workspaces.create', { name: 'Riverside Surgery' });
  return { main, workspace: id, folder: join(main.data, 'workspaces', id) };
}

const BY_KEY_FILE = { kind: 'key file' };

describe('over the bridge', () => {
  test('a key is made, gets a recovery code and is confirmed; the key itself never crosses', async () => {
    const { main, workspace } = await started();
    expect((await ask(main, 'keys.state', { workspace })).kind).toBe('none yet');
    const replies: unknown[] = [await ask(main, 'keys.protect', { workspace, by: BY_KEY_FILE })];
    const made = await ask(main, 'keys.new-recovery-code', { workspace });
    const [one, other] = made.state.toConfirm ?? [0, 0];
    const groups = [made.groups[one], made.groups[other]];
    replies.push(made, await ask(main, 'keys.confirm-recovery-code', { workspace, groups }));
    replies.push(await ask(main, 'keys.open', { workspace, with: { kind: 'recovery code', code: made.groups.join(' ') } }));
    expect(replies.at(-1)).toMatchObject({ kind: 'opened', state: { recoveryCode: 'confirmed' } });
    const key = Buffer.from(await main.keys.dataKey(workspace));
    for (const form of ['hex', 'base64'] as const) expect(JSON.stringify(replies)).not.toContain(key.toString(form));
  });

  test('ids that are forged, passphrases that are too short and codes without end are refused, and leave nothing', async () => {
    const { main, workspace, folder } = await started();
    const before = await readdir(folder);
    const calls: [BridgeMethod, unknown, string][] = [
      ['keys.state', { workspace: idOf(404) }, 'not found'],
      ['keys.protect', { workspace: idOf(404), by: BY_KEY_FILE }, 'not found'],
      ['keys.state', { workspace: '../../elsewhere' }, 'not understood'],
      ['keys.set-aside', { workspace: null }, 'not understood'],
      ['keys.protect', { workspace, by: { kind: 'passphrase', passphrase: 'short' } }, 'not understood'],
      ['keys.protect', { workspace, by: { kind: 'nothing' } }, 'not understood'],
      ['keys.open', { workspace, with: { kind: 'recovery code', code: '0'.repeat(201) } }, 'not understood'],
      ['keys.open', { workspace, with: { kind: 'passphrase', passphrase: 'nothing is there' } }, 'key needed'],
      ['keys.new-recovery-code', { workspace }, 'key needed'],
      ['keys.confirm-recovery-code', { workspace, groups: ['0000', '0000'] }, 'not found'],
    ];
    for (const [method, input, code] of calls) {
      const reply = await main.answer(method, input);
      expect(reply.ok ? reply.value : reply.refusal.code).toBe(code);
    }
    expect(await readdir(folder)).toEqual(before);
    expect(main.bugs).toEqual([]);
  });

  test('with its workspace a key is gone, also from memory', async () => {
    const { main, workspace, folder } = await started();
    await ask(main, 'keys.protect', { workspace, by: BY_KEY_FILE });
    await ask(main, 'workspaces.remove', { workspace });
    await expect(access(folder)).rejects.toThrow('ENOENT');
    await expect(main.keys.dataKey(workspace)).rejects.toMatchObject({ refusal: { code: 'not found' } });
  });
});
