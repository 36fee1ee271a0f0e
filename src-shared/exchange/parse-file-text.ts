import { accepted, type Result, refused } from '../result.ts';
import { FILE_FORMAT } from './assessment-file.ts';
import type { FileProblem } from './file-problems.ts';

/** Begins like an assessment file: enough of the format's name to know it by. */
const BEGINS_LIKE_OURS = new RegExp(`^\\s*\\{\\s*"format"\\s*:\\s*"${FILE_FORMAT}"`);

/** The list of changes and the file close together. */
const ENDS_LIKE_OURS = /\]\s*\}$/;

/** Parses the JSON of a file, or says in words what is there instead. */
export function parseFileText(text: string): Result<unknown, FileProblem> {
  // Some editors put a byte order mark in front when they save.
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const parsed = parseJson(json);
  return parsed.ok ? parsed : refused({ place: 'the file', words: whyNotJson(json) });
}

function whyNotJson(text: string): string {
  const another = 'Choose a file that this app exported.';
  const trimmed = text.trim();
  if (trimmed === '') return `It is empty. ${another}`;
  if (trimmed.startsWith('PK\u0003\u0004'))
    return `It is a zip archive or an office document, not an assessment file. ${another}`;
  if (trimmed.startsWith('%PDF')) return `It is a PDF document, not an assessment file. ${another}`;
  if (!BEGINS_LIKE_OURS.test(text)) return `It is not JSON, or it breaks off before it says what it is. ${another}`;
  const lines = text.split('\n');
  if (!ENDS_LIKE_OURS.test(trimmed)) return `It breaks off in line ${lines.length}: the end is missing. Copy or export it again.`;
  // Each change is a line of its own, so the first that cannot be read alone is the place.
  const damaged = lines.findIndex((line) => /^\s*\{./.test(line) && !parseJson(line.trim().replace(/,$/, '')).ok);
  const where = damaged < 0 ? '' : ` at line ${damaged + 1}`;
  return `It cannot be read${where}: a piece of it is missing or was altered. Copy or export it again.`;
}

function parseJson(text: string): Result<unknown, null> {
  try {
    return accepted(JSON.parse(text));
  } catch {
    return refused(null);
  }
}
