/** Why a file, or a part of it, cannot be looked through: whole sentences for the person, to stand below the file's name. */
export class CannotBeRead extends Error {
  constructor(words: string) {
    super(words);
    this.name = 'CannotBeRead';
  }
}

const LOOK_YOURSELF = 'Look through it yourself.';

const KINDS_WE_READ =
  'We look through text files, Word (docx), Excel (xlsx), PowerPoint (pptx) and PDF files; what is in others cannot be looked through here.';

export const EMPTY = 'The file is empty.';
export const PICTURE = `This is a picture. We cannot read scans and photographs. ${LOOK_YOURSELF}`;
export const OTHER_KIND = `${KINDS_WE_READ} ${LOOK_YOURSELF}`;
export const PASSWORD = `The file is protected with a password, so we cannot look through it. ${LOOK_YOURSELF}`;
export const OLDER_OFFICE = `The file is in the format of Office before 2007 (such as doc or xls), which we cannot read. Save it as docx or xlsx, or look through it yourself.`;
export const OTHER_ARCHIVE = `The file is an archive (zip). We do not look into the files in it. ${LOOK_YOURSELF}`;
export const DAMAGED = `The file is damaged or not written as it should be, so we cannot look through all of it. Open it to see whether it is whole. ${LOOK_YOURSELF}`;
export const TOO_LONG = `The file is too long to be looked through to its end. ${LOOK_YOURSELF}`;
export const TOO_LARGE = `The file is too large to be looked through. ${LOOK_YOURSELF}`;
export const UNPACKS_TOO_LARGE = `The file unpacks to far more than a document holds, so we stopped before its end. Ask whoever made it.`;
export const TOO_MANY_PARTS = `The file has far more parts than a document has, so we did not look into it. Ask whoever made it.`;
export const TOOK_TOO_LONG = `Looking through the file took too long, so we stopped before its end. ${LOOK_YOURSELF}`;
export const TOOK_TOO_MUCH_MEMORY = `Looking through the file took more memory than a document needs, so we stopped before its end. ${LOOK_YOURSELF}`;
export const READER_FAILED = `Something went wrong while we looked through the file, so we may not have seen all of it. ${LOOK_YOURSELF}`;
export const NO_TEXT = `We found no text in the file. If it holds scans or photographs, we cannot read those. ${LOOK_YOURSELF}`;

/** @param pages the numbers of those without text, from 1 */
export function pagesWithoutText(pages: readonly number[], all: number): string {
  const shown = pages.slice(0, 5).join(', ');
  const which = pages.length > 5 ? `pages ${shown} and others` : pages.length === 1 ? `page ${shown}` : `pages ${shown}`;
  return `${pages.length} of ${all} pages ${pages.length === 1 ? 'has' : 'have'} no text that we can read (${which}). If they are scans or photographs, look at them yourself.`;
}

/** @param files how many files lie within it */
export function filesWithin(files: number): string {
  return `The text was looked through, but not the ${files === 1 ? 'file' : `${files} files`} embedded in it. Look at ${files === 1 ? 'it' : 'them'} yourself.`;
}
