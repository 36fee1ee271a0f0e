/**
 * A table as CSV (RFC 4180) that spreadsheet programs open as it is: UTF-8 with a byte order mark, lines ended by CR LF,
 * every row as wide as the widest.
 *
 * A cell that a spreadsheet would take for a formula gets an apostrophe in front: what people typed is never run.
 */
export function csv(rows: readonly (readonly string[])[]): string {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const lines = rows.map((row) => Array.from({ length: width }, (_, column) => cell(row[column] ?? '')).join(','));
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}

function cell(text: string): string {
  const harmless = BEGINS_A_FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** Also behind spaces and in full-width form: some programs pass over the one and translate the other. */
const BEGINS_A_FORMULA = /^(?:[\t\r]|\s*[=+\-@＝＋－＠])/;
