import { firstKeySet, type PinnedService, type SignedKeySet } from '../src-shared/submission/key-set.ts';
import { type NewReceipt, signReceipt } from '../src-shared/submission/receipt.ts';
import { receiptClaims } from '../src-shared/submission/receipt-claims.ts';
import { makeSigningKey, publicPart, type SigningKey } from '../src-shared/submission/signing-key.ts';
import { ASSESSMENT, idOf } from './arbitraries.ts';

/** An invented service with its root and its first key, and what it says of an invented publication. */

const SERVICE = 'https://toolkit.example.org/';
export const KEYS_BEGIN = new Date('2026-04-01T00:00:00.000Z');

export interface ExampleService {
  readonly root: SigningKey;
  readonly key: SigningKey;
  readonly keys: SignedKeySet;
  readonly pinned: PinnedService;
}

export async function exampleService(service = SERVICE): Promise<ExampleService> {
  const [root, key] = await Promise.all([makeSigningKey(), makeSigningKey()]);
  const keys = await firstKeySet(service, key.key, root, KEYS_BEGIN);
  return { root, key, keys, pinned: { service, root: publicPart(root.key) } };
}

const hash = (digits: string): string => digits.repeat(32);

export function exampleClaims(said: Partial<NewReceipt> = {}): NewReceipt {
  const {
    format: _format,
    key: _key,
    ...claims
  } = receiptClaims.parse({
    format: 1,
    key: 'k'.repeat(43),
    submission: idOf(1),
    organisation: { name: 'Riverside Surgery', odsCode: 'EX0001' },
    operator: { name: 'Example Federation', remark: null },
    assessment: ASSESSMENT,
    set: { id: 'igt/14.1/example-practice', hash: hash('a1') },
    levels: { '101': 2, '102': 3, '201': 2, '202': 'not relevant' },
    score: { points: 7, outOf: 9 },
    statement: { version: 1, hash: hash('b2') },
    acceptance: { way: 'on-this-computer', name: 'Łucja Ørsted', role: 'Partner', organisation: 'Riverside Surgery' },
    snapshot: { format: 1, hash: hash('c3') },
    evidence: { hash: hash('d4'), files: 5 },
    accepted: '2027-03-31T21:58:00.000Z',
    received: '2027-03-31T22:58:59.000Z',
    due: { at: '2027-03-31T22:59:59.999Z', late: false },
  });
  return { ...claims, ...said };
}

export async function exampleReceipt({ key }: ExampleService, said: Partial<NewReceipt> = {}): Promise<string> {
  return signReceipt(exampleClaims(said), key);
}
