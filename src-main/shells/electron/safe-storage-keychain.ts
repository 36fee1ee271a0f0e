import type { Keychain } from '../keychain.ts';
import type { Shell } from '../shell.ts';
import type { ElectronParts } from './electron-parts.ts';

const NAMES: Partial<Record<NodeJS.Platform, string>> = { win32: 'Windows data protection', darwin: 'the macOS Keychain' };
const LINUX_NAMES: Readonly<Record<string, string>> = {
  gnome_libsecret: 'the password store of your desktop',
  kwallet: 'KWallet',
  kwallet5: 'KWallet',
  kwallet6: 'KWallet',
};

/** Electron's safe storage as a keychain, looked for once. Only after Electron is ready. */
export function safeStorageKeychain(
  electron: Pick<ElectronParts, 'safeStorage'>,
  platform: NodeJS.Platform = process.platform,
): Shell['keychain'] {
  let found: Promise<Keychain> | undefined;
  return () => {
    found ??= find(electron.safeStorage, platform);
    return found;
  };
}

async function find(storage: ElectronParts['safeStorage'], platform: NodeJS.Platform): Promise<Keychain> {
  const available = await storage.isAsyncEncryptionAvailable().catch(() => false);
  const backend = platform === 'linux' && available ? storage.getSelectedStorageBackend() : null;
  const name = backend === null ? NAMES[platform] : LINUX_NAMES[backend];
  // On Linux “available” includes a fixed password that everybody can look up in Chromium's source (`basic_text`).
  if (!available || name === undefined) return { kind: 'none', words: wordsFor(platform) };
  return {
    kind: 'available',
    name,
    protect: async (key) => (await storage.encryptStringAsync(Buffer.from(key).toString('hex'))).toString('base64'),
    reveal: async (kept) => {
      const encrypted = Buffer.from(kept, 'base64');
      const first = await storage.decryptStringAsync(encrypted);
      if (!first.shouldReEncrypt) return { key: Buffer.from(first.result, 'hex'), keepInstead: null };
      // Electron's documentation asks to decrypt once more after the keychain has changed its key.
      const { result } = await storage.decryptStringAsync(encrypted);
      const again = await storage.encryptStringAsync(result);
      return { key: Buffer.from(result, 'hex'), keepInstead: again.toString('base64') };
    },
  };
}

function wordsFor(platform: NodeJS.Platform): string {
  return platform === 'linux'
    ? 'No password store is open on this computer (such as GNOME Keyring or KWallet).'
    : 'The keychain of this computer does not answer.';
}
