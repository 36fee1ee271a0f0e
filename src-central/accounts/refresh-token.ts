import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/**
 * A refresh token is `organisation.session.generation.secret.proof`. The computer makes the secret, 256 random bits, and keeps it
 * before it asks: an answer that was lost on the way is asked for again with the same secret, and nothing has been used up. The
 * proof is the service's own, so that an old token is known to have been genuine without any of them being stored.
 */
export interface RefreshToken {
  readonly organisation: string;
  readonly session: string;
  /** Counts from 1; one more with every renewal. */
  readonly generation: number;
  readonly secret: string;
}

/** What the database keeps of a session's current token. */
export interface StoredToken {
  readonly generation: number;
  readonly hash: string;
}

type Renewal =
  | { readonly kind: 'renew'; readonly to: StoredToken }
  /** The same renewal again, because its answer was lost: the same answer. */
  | { readonly kind: 'repeat' }
  /** A token that was replaced before: somebody has a copy, so the whole family ends. */
  | { readonly kind: 'reuse' }
  /** Of a time that this database does not know (an older backup), or not this session's. */
  | { readonly kind: 'unknown' };

const SHAPE = /^([0-9a-f-]{36})\.([0-9a-f-]{36})\.([1-9][0-9]{0,8})\.([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})$/;

export function writeRefreshToken(token: RefreshToken, key: Uint8Array): string {
  return `${token.organisation}.${token.session}.${token.generation}.${token.secret}.${proof(token, key)}`;
}

/** Reads a token whose proof is right; null for anything else. */
export function readRefreshToken(text: string, key: Uint8Array): RefreshToken | null {
  const parts = SHAPE.exec(text);
  if (!parts) return null;
  const [, organisation = '', session = '', generation = '', secret = '', shown = ''] = parts;
  const token = { organisation, session, generation: Number(generation), secret };
  return timingSafeEqual(Buffer.from(shown), Buffer.from(proof(token, key))) ? token : null;
}

export function storedForm(token: Pick<RefreshToken, 'generation' | 'secret'>): StoredToken {
  return { generation: token.generation, hash: createHash('sha256').update(`refresh token|${token.secret}`).digest('hex') };
}

/** What presenting a genuine token means, given the session's current one. `next` is the secret of the token asked for. */
export function judgeRenewal(shown: RefreshToken, next: string, current: StoredToken): Renewal {
  const held = storedForm(shown);
  if (shown.generation === current.generation) {
    return held.hash === current.hash
      ? { kind: 'renew', to: storedForm({ generation: shown.generation + 1, secret: next }) }
      : { kind: 'unknown' };
  }
  if (shown.generation > current.generation) return { kind: 'unknown' };
  const asked = storedForm({ generation: shown.generation + 1, secret: next });
  return asked.generation === current.generation && asked.hash === current.hash ? { kind: 'repeat' } : { kind: 'reuse' };
}

function proof(token: RefreshToken, key: Uint8Array): string {
  const what = `refresh token|${token.organisation}|${token.session}|${token.generation}|${token.secret}`;
  return createHmac('sha256', key).update(what).digest('base64url');
}
