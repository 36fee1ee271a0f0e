import type { FastifyRequest } from 'fastify';
import type { ServiceParts } from '../app.ts';
import { Refused } from '../http/refused.ts';
import { claimWithin, dropOldTries, giveBack, triesKey } from './tries.ts';

/**
 * How often one network address may do something. Many practices share one address, so these are high; what one account can be
 * tried with is limited by itself.
 */
const LIMITS = {
  'wrong sign-in': { most: 300, seconds: 600 },
  registration: { most: 120, seconds: 3_600 },
  'forgotten details': { most: 120, seconds: 3_600 },
  'taken code question': { most: 60, seconds: 3_600 },
  confirmation: { most: 60, seconds: 3_600 },
} as const;

/** How often something may be done about one account or organisation, from wherever. */
const SUBJECT_LIMITS = {
  'forgotten details': { most: 3, seconds: 3_600 },
  'details sent': { most: 5, seconds: 3_600 },
  'taken code question': { most: 5, seconds: 24 * 3_600 },
  confirmation: { most: 10, seconds: 24 * 3_600 },
} as const;

/** Counts one for the address that asks. Refuses with `too-many-tries` and when to come back. */
export async function limitAddress(parts: ServiceParts, request: FastifyRequest, what: keyof typeof LIMITS): Promise<void> {
  // Now and then, by whoever comes: no process is the one that tidies.
  if (parts.randomBytes(1)[0] === 0) await dropOldTries(parts.database, parts.now());
  await claim(parts, addressKey(request, what), LIMITS[what]);
}

/** Takes back what `limitAddress` counted, for somebody who turned out to be right. */
export function forgiveAddress(parts: ServiceParts, request: FastifyRequest, what: keyof typeof LIMITS): Promise<void> {
  return giveBack(parts.database, addressKey(request, what));
}

/** Counts one for a subject, such as a code with an address. */
export function limitSubject(parts: ServiceParts, what: keyof typeof SUBJECT_LIMITS, subject: readonly string[]): Promise<void> {
  return claim(parts, triesKey(['subject', what, ...subject]), SUBJECT_LIMITS[what]);
}

async function claim(
  parts: ServiceParts,
  key: string,
  limit: { readonly most: number; readonly seconds: number },
): Promise<void> {
  const wait = await claimWithin(parts.database, key, limit, parts.now());
  if (wait !== null) throw new Refused('too-many-tries', { retryAfter: wait });
}

function addressKey(request: FastifyRequest, what: string): string {
  return triesKey(['address', what, networkOf(request.ip)]);
}

/** A whole IPv6 network of one customer counts as one. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!address.includes(':')) return address;
  const [front = '', back] = address.split('::');
  const groups = front === '' ? [] : front.split(':');
  const behind = back === undefined || back === '' ? [] : back.split(':');
  const missing = back === undefined ? 0 : 8 - groups.length - behind.length;
  return [...groups, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...behind].slice(0, 4).join(':').toLowerCase();
}
