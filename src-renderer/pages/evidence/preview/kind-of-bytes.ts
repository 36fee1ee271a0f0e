/** What can be shown in the app. */
export type PreviewKind =
  | { readonly kind: 'image'; readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' }
  | { readonly kind: 'pdf' }
  | { readonly kind: 'table' }
  | { readonly kind: 'text' };

/** How many bytes from the start `kindOfBytes` wants to see. */
export const BYTES_TO_KNOW = 4_096;

const TEXT_ENDINGS = new Set(['txt', 'csv', 'tsv', 'md', 'log']);

/**
 * What a file is, by its first bytes and not by what its name says: a program named `photo.png` is not shown as a picture. Pictures
 * that are drawn from text (SVG) can hold scripts and are never among them.
 *
 * @returns null for what is not shown in the app
 */
export function kindOfBytes(name: string, start: Uint8Array): PreviewKind | null {
  const begins = (at: number, ...bytes: number[]): boolean => bytes.every((byte, index) => start[at + index] === byte);
  if (begins(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { kind: 'image', type: 'image/png' };
  if (begins(0, 0xff, 0xd8, 0xff)) return { kind: 'image', type: 'image/jpeg' };
  if (begins(0, 0x47, 0x49, 0x46, 0x38)) return { kind: 'image', type: 'image/gif' };
  if (begins(0, 0x52, 0x49, 0x46, 0x46) && begins(8, 0x57, 0x45, 0x42, 0x50)) return { kind: 'image', type: 'image/webp' };
  if (isPdf(start)) return { kind: 'pdf' };
  const ending = name.toLowerCase().split('.').at(-1) ?? '';
  if (!TEXT_ENDINGS.has(ending) || !couldBeText(start)) return null;
  return { kind: ending === 'csv' || ending === 'tsv' ? 'table' : 'text' };
}

/** `%PDF-` may have something in front of it, within the first 1,024 bytes. */
function isPdf(start: Uint8Array): boolean {
  return String.fromCharCode(...start.subarray(0, 1_024)).includes('%PDF-');
}

function couldBeText(start: Uint8Array): boolean {
  return isUtf16(start) || !start.includes(0);
}

export function isUtf16(start: Uint8Array): boolean {
  return (start[0] === 0xff && start[1] === 0xfe) || (start[0] === 0xfe && start[1] === 0xff);
}
