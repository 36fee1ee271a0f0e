export interface ReadTable {
  readonly rows: readonly (readonly string[])[];
  /** How many columns the widest row that is shown has. */
  readonly columns: number;
  /** True when the text holds more rows or columns than were read. */
  readonly isCut: boolean;
}

/**
 * Reads the start of a table of separated values (RFC 4180, with a comma, a semicolon or a tab between them). Total: quotation
 * marks that do not close end with the text.
 *
 * @param most how many rows and columns are read
 */
export function readTable(text: string, most: { readonly rows: number; readonly columns: number }): ReadTable {
  const separator = separatorOf(text);
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let isQuoted = false;
  let isCut = false;
  const endCell = (): void => {
    if (row.length < most.columns) row.push(cell);
    else isCut = true;
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  };
  let at = 0;
  for (; at < text.length && rows.length < most.rows; at += 1) {
    const character = text[at] ?? '';
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (character === '"' && cell === '') isQuoted = true;
    else if (character === separator) endCell();
    else if (character === '\n') endRow();
    else if (character !== '\r' || text[at + 1] !== '\n') cell += character;
  }
  if (at >= text.length && (cell !== '' || row.length > 0)) endRow();
  return {
    rows,
    columns: rows.reduce((widest, { length }) => Math.max(widest, length), 0),
    isCut: isCut || text.slice(at).trim() !== '',
  };
}

/** What stands between the values of the first line; a comma where nothing says otherwise. */
function separatorOf(text: string): string {
  const line = text.slice(0, 10_000).split('\n', 1)[0] ?? '';
  const counts = [',', ';', '\t'].map((separator) => ({ separator, times: line.split(separator).length }));
  return counts.reduce((most, one) => (one.times > most.times ? one : most)).separator;
}
