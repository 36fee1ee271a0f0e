const UNITS = ['kB', 'MB', 'GB', 'TB'];

/** A number of bytes as people read it: `41 MB`, `1.5 MB`, `0 bytes`. Steps of 1,024, as file managers on Windows count. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1_024) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  let size = bytes / 1_024;
  let unit = 0;
  // What would be rounded up to a whole 1,024 is one of the next unit.
  while (size >= 1_023.5 && unit < UNITS.length - 1) {
    size /= 1_024;
    unit += 1;
  }
  return `${size < 9.95 && unit > 0 ? size.toFixed(1).replace('.0', '') : Math.round(size)} ${UNITS[unit]}`;
}
