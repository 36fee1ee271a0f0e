import { createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { recoveryCodeOf, withBackups } from '../backup-parts.ts';
import { attach } from '../evidence-parts.ts';
import { some } from '../journal-parts.ts';

/**
 * What docs/backup.md says can be done by hand, done by hand: from here on nothing of the app is used, only the folder of the
 * backup and the recovery code as it stands on paper.
 */
interface Recovered {
  readonly changes: readonly { readonly document: string; readonly field: string; readonly value: unknown }[];
  readonly evidence: (hash: string) => Promise<Buffer>;
}

async function byHand(folder: string, code: string): Promise<Recovered> {
  const newest = (await readdir(join(folder, 'backups'))).sort().at(-1) ?? '';
  const { files } = JSON.parse(await readFile(join(folder, 'backups', newest), 'utf8'));
  const file = async (path: string): Promise<Buffer> => {
    const { pieces } = files.find((one: { path: string }) => one.path === path);
    const parts = pieces.map(({ object }: { object: string }) => readFile(join(folder, 'objects', object.slice(0, 2), object)));
    return Buffer.concat(await Promise.all(parts));
  };
  const changes = [];
  for (const { path } of files) {
    if (!path.startsWith('journal/')) continue;
    const bytes = await file(path);
    const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    for (const line of text.split('\n')) if (/^\w+ \d+ kept /.test(line)) changes.push(JSON.parse(line.slice(line.indexOf('{'))));
  }
  const envelope = JSON.parse((await file('key-envelope.json')).toString('utf8'));
  const [{ salt, key }] = envelope.recoveryCodes;
  const dataKey = unsealed(
    derived(bitsOf(code), Buffer.from(salt, 'hex'), 'igt evidence key, recovery code'),
    Buffer.from(key.nonce, 'hex'),
    Buffer.from(key.sealed, 'hex'),
    null,
  );
  return {
    changes,
    evidence: async (hash) => {
      const names = derived(dataKey, Buffer.alloc(0), 'igt evidence names');
      const name = `${createHmac('sha256', names).update(Buffer.from(hash, 'hex')).digest('hex')}.evidence`;
      return opened(await readFile(join(folder, 'evidence', name.slice(0, 2), name)), dataKey);
    },
  };
}

/** The recovery code's 128 bits: five for each of the first 26 characters, and two that are nothing. */
function bitsOf(code: string): Buffer {
  const bits = [...code.replaceAll(' ', '').slice(0, 26)]
    .map((character) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(character).toString(2).padStart(5, '0'))
    .join('');
  return Buffer.from(Array.from({ length: 16 }, (_, at) => Number.parseInt(bits.slice(at * 8, at * 8 + 8), 2)));
}

/** A file as docs/evidence-store.md describes it. */
function opened(file: Buffer, dataKey: Buffer): Buffer {
  const header = file.subarray(0, 52);
  const key = derived(dataKey, header.subarray(20), 'igt evidence file');
  const sealedLength = header.readUInt32BE(16) + 16;
  const end = file.length - 56;
  const nonce = (index: number, isEnd: boolean): Buffer => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt32BE(index, 7);
    bytes[11] = isEnd ? 1 : 0;
    return bytes;
  };
  const chunks: Buffer[] = [];
  for (let at = 52; at < end; at += sealedLength)
    chunks.push(unsealed(key, nonce(chunks.length, false), file.subarray(at, Math.min(at + sealedLength, end)), header));
  const said = unsealed(key, nonce(chunks.length, true), file.subarray(end), header);
  const plain = Buffer.concat(chunks);
  expect(createHash('sha256').update(plain).digest('hex')).toBe(said.toString('hex', 0, 32));
  return plain;
}

function derived(secret: Buffer, salt: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, salt, purpose, 32));
}

function unsealed(key: Buffer, nonce: Buffer, sealed: Buffer, additional: Buffer | null): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce);
  if (additional) decipher.setAAD(additional);
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - 16)), decipher.final()]);
}

test('a backup is brought back by hand, as it is described: the changes, and evidence with the recovery code', async () => {
  const main = await withBackups();
  const { workspace, elsewhere } = main;
  const large = randomBytes(600_000);
  const { hash } = await attach(main, 'policy.pdf', large);
  await main.ask('journal.append', { workspace, changes: some(1, 10) });
  const code = await recoveryCodeOf(main);
  await main.made();
  // In more pieces than one.
  await main.ask('journal.append', { workspace, changes: some(11, 5) });
  await main.made();
  const [own = ''] = await readdir(join(elsewhere, 'IG Toolkit backups'));
  const { changes, evidence } = await byHand(join(elsewhere, 'IG Toolkit backups', own), code);
  expect(changes).toEqual((await main.ask('journal.read', { workspace, documents: null, after: 0, limit: 100 })).changes);
  const named = changes.find(({ document, field }) => document.startsWith('evidence/') && field.endsWith('/hash'));
  expect(named?.value).toBe(hash);
  expect(await evidence(hash)).toEqual(large);
});
