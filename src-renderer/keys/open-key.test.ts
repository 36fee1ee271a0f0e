import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Keys, keysOf } from '../../src-main/keys/keys.ts';
import { keyCheck } from '../../src-main/keys/seal.ts';
import { workspacesIn } from '../../src-main/workspaces/workspaces.ts';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { type TestKeychain, testKeychain } from '../../tests/key-parts.ts';
import { mainParts } from '../../tests/main-parts.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { bridgeTo, newWorkspace, until } from '../../tests/window-parts.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import { useKnownKey } from './key-state.ts';
import { openKey, useKeyDialog } from './open-key.ts';

beforeEach(() => {
  useKeyDialog.setState({ asked: null });
  useKnownKey.setState({ workspace: null, state: null, refusal: null });
});

/** The window over main's own keys, with a new workspace. */
async function started(keychain: TestKeychain | null): Promise<{ client: BridgeClient; workspace: WorkspaceId; keys: Keys }> {
  const data = await temporaryFolder();
  const { folder } = workspacesIn(data);
  const shell = keychain ? ({ kind: 'chromium', keychain: keychain.find } as const) : null;
  const main = await mainParts(data, shell ? { keys: keysOf({ folder, shell: () => shell }) } : {});
  const client = bridgeTo(main);
  return { client, workspace: await newWorkspace(client), keys: main.keys };
}

const asked = () => useKeyDialog.getState().asked;

describe('before something is attached', () => {
  it('a keychain takes the key, and nobody is asked', async () => {
    const { client, workspace } = await started(testKeychain());
    expect(await openKey(client, workspace)).toBe(true);
    expect(asked()).toBeNull();
    expect(useKnownKey.getState().state).toMatchObject({ kind: 'open', protectedBy: 'keychain' });
    expect(await openKey(client, workspace)).toBe(true);
  });

  it('without one the person is asked, once for all files', async () => {
    const { client, workspace } = await started(null);
    const all = [1, 2, 3].map(() => openKey(client, workspace));
    await until(() => asked() !== null);
    expect(asked()?.purpose).toBe('open');
    asked()?.end(true);
    expect(await Promise.all(all)).toEqual([true, true, true]);
    expect(asked()).toBeNull();
  });

  it('whoever would rather not is asked again the next time', async () => {
    const { client, workspace } = await started(null);
    for (let times = 0; times < 2; times += 1) {
      const opening = openKey(client, workspace);
      await until(() => asked() !== null);
      asked()?.end(false);
      expect(await opening).toBe(false);
    }
  });

  it('a key that came from another computer is offered to be protected here, once, and can be used at any rate', async () => {
    const { client, workspace, keys } = await started(null);
    const key = Uint8Array.from(randomBytes(32));
    await keys.adopt(workspace, key, { format: 1, check: keyCheck(key), passphrase: null, recoveryCodes: [] });
    const opening = openKey(client, workspace);
    await until(() => asked() !== null);
    expect(asked()?.purpose).toBe('protect');
    asked()?.end(false);
    expect(await opening).toBe(true);
    expect(await openKey(client, workspace)).toBe(true);
    expect(asked()).toBeNull();
  });

  it('a keychain that does not take it leaves the other ways', async () => {
    const keychain = testKeychain();
    keychain.secrets.set = () => keychain.secrets;
    const { client, workspace } = await started(keychain);
    const opening = openKey(client, workspace);
    await until(() => asked() !== null);
    asked()?.end(false);
    expect(await opening).toBe(false);
  });

  it('where main would not say how it stands, that is kept to be shown', async () => {
    const { client, workspace } = await started(null);
    await client.call('workspaces.remove', { workspace });
    const opening = openKey(client, workspace);
    await until(() => asked() !== null);
    expect(useKnownKey.getState()).toMatchObject({
      state: null,
      refusal: expect.stringContaining('not on this computer any more'),
    });
    asked()?.end(false);
    expect(await opening).toBe(false);
  });
});
