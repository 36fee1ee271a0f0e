import { dateInWords, timeInWords } from '../parts/words.ts';

/** What browsers call a picture that has no name of its own. */
const NAMELESS = /^image\.\w+$/i;

/**
 * The files of a paste. A picture without a name of its own is called after the moment, so that it can be told from others:
 * `Screenshot 29 November 2026 14.32.png`.
 *
 * @param intoText true where the paste goes into a text box: if it carries text as well, the text is meant
 */
export function pastedFiles(data: Pick<DataTransfer, 'files' | 'types'>, intoText: boolean, now: Date): File[] {
  if (intoText && data.types.includes('text/plain')) return [];
  return [...data.files].map((file) =>
    NAMELESS.test(file.name)
      ? new File(
          [file],
          `Screenshot ${dateInWords(now)} ${timeInWords(now).replace(':', '.')}${file.name.slice('image'.length)}`,
          {
            type: file.type,
          },
        )
      : file,
  );
}
