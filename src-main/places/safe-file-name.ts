/** File systems stop at 255 bytes, and a file that is being written has a longer name for a moment. */
const LONGEST_NAME = 200;
const LONGEST_ENDING = 20;

/**
 * A name that every file system takes and every list shows: no separators, no characters that steer or hide, no dot or space
 * at either end, no reserved Windows name, at most 200 bytes. A long one is cut before its ending, between characters.
 */
export function safeFileName(name: string): string {
  const plain = bare(name.replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]/gu, ' ').replace(/\s+/g, ' '));
  const ending = /\.[^. ]+$/.exec(plain)?.[0] ?? '';
  const isEnding = ending.length < plain.length && Buffer.byteLength(ending) <= LONGEST_ENDING;
  const stem = isEnding ? plain.slice(0, plain.length - ending.length) : plain;
  const short = bare(`${cut(stem, LONGEST_NAME - LONGEST_ENDING - 1)}${isEnding ? ending : ''}`) || 'file';
  return RESERVED.test(short) ? `_${short}` : short;
}

/** With any ending they are reserved too, and in capitals or not. */
const RESERVED = /^(con|prn|aux|nul|(com|lpt)[\d¹²³]|conin\$|conout\$) *(\.|$)/i;
const CHARACTERS = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });

/** Without dots and spaces at its ends: one in front hides a file, and Windows drops those behind. */
function bare(name: string): string {
  return name.replace(/^[. ]+|[. ]+$/g, '');
}

function cut(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text;
  let kept = '';
  let length = 0;
  for (const { segment } of CHARACTERS.segment(text)) {
    length += Buffer.byteLength(segment);
    if (length > bytes) break;
    kept += segment;
  }
  return kept;
}
