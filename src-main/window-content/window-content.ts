import { readFile } from 'node:fs/promises';
import { extname, join, normalize, resolve, sep } from 'node:path';

export interface ContentReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Serves the built renderer to the shells from its fixed origin; nothing else is reachable from the window. */
export type WindowContent = (method: string, url: string) => Promise<ContentReply>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** No inline script, no foreign address, no string that becomes code. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/**
 * @param folder the built renderer
 * @param origin the shell's fixed origin; other addresses are refused
 */
export function windowContent(folder: string, origin: string): WindowContent {
  const root = resolve(folder) + sep;
  const answer = async (method: string, url: string): Promise<ContentReply> => {
    if (method !== 'GET' && method !== 'HEAD') return plain(405, 'Only GET and HEAD are answered.');
    if (url !== origin && !url.startsWith(`${origin}/`)) return plain(403, 'This address does not belong to the app.');
    const path = pathOf(url.slice(origin.length));
    if (path === null) return plain(400, 'This address cannot be read.');
    const wanted = normalize(join(root, path));
    if (!wanted.startsWith(root)) return plain(403, 'This address lies outside the app.');
    // Pages have no dot in their address: they are all drawn by the one document.
    const file = extname(path) === '' ? join(root, 'index.html') : wanted;
    const body = await readFile(file).catch(() => null);
    if (body === null) return plain(404, 'There is no such file in the app.');
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const cache = file.startsWith(`${root}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache';
    return { status: 200, headers: { ...HEADERS, 'content-type': type, 'cache-control': cache }, body };
  };
  return async (method, url) => {
    const reply = await answer(method, url);
    return method === 'HEAD' ? { ...reply, body: Buffer.alloc(0) } : reply;
  };
}

function pathOf(rest: string): string | null {
  try {
    const path = decodeURIComponent(rest.split(/[?#]/)[0] ?? '');
    return path.includes('\0') || path.includes('\\') ? null : path || '/';
  } catch {
    return null;
  }
}

function plain(status: number, words: string): ContentReply {
  return { status, headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' }, body: Buffer.from(words) };
}
