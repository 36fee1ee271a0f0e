const LONGEST = 160;
const LONGEST_WORD = 30;

/** The beginning of a text, cut between two words where there is a gap, and never through a character. */
export function shortened(text: string): string {
  // A little over is not worth a button.
  if (text.length <= LONGEST + LONGEST_WORD) return text;
  const cut = text.slice(0, LONGEST);
  const gap = cut.search(/\s\S*$/);
  return (gap > LONGEST - LONGEST_WORD ? cut.slice(0, gap) : cut).toWellFormed().replace(/�$/, '');
}
