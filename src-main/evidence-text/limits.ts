/**
 * How much is spent on looking through one file. A file can be made so that a few kilobytes unpack to terabytes, or so that a
 * reader never comes to its end. The largest file that we attach by default has 50 MB, and an honest document of that size
 * stays far below all of these.
 */

const MB = 1_048_576;

/** Word, Excel and PDF files are read from the end or in leaps, so they have to be in memory as a whole. */
export const LARGEST_DOCUMENT = 64 * MB;

/** Text is read as a stream; more than this of it takes too long. */
export const LONGEST_TEXT_FILE = 256 * MB;

/** What the parts of one file may unpack to, all together. What a file says of itself is not believed, only counted. */
export const LARGEST_UNPACKED = 256 * MB;

export const MOST_ZIP_ENTRIES = 10_000;
export const MOST_PDF_PAGES = 5_000;

/** The bridge answers with at most so many; whoever has more of them in a file knows enough. */
export const MOST_NUMBERS = 200;

export const LONGEST_LOOK_MS = 30_000;

/** JavaScript's own memory; the thread ends when it has more. */
export const LARGEST_HEAP_MB = 192;

/** Memory beside it, such as the bytes that were unpacked: looked at so often, and the thread is ended when it has more. */
export const LARGEST_BESIDE_HEAP = LARGEST_DOCUMENT + 128 * MB;
export const WATCH_MEMORY_MS = 50;
