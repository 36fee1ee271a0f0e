/** As many bytes as one call can take as arguments. */
const STEP = 0x8000;

/** Bytes as base64, for the bridge. */
export function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += STEP) text += String.fromCharCode(...bytes.subarray(at, at + STEP));
  return btoa(text);
}
