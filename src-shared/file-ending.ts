/** `List.csv` is `List` and `.csv`; a name without an ending has an empty one. */
export function splitName(name: string): { readonly stem: string; readonly ending: string } {
  const found = /^(.+)(\.[A-Za-z0-9]{1,8})$/.exec(name);
  return found ? { stem: found[1] ?? '', ending: found[2] ?? '' } : { stem: name, ending: '' };
}

/** The name with its ending, once: programs open a file by it, so it is not for the person to lose. */
export function withEnding(typed: string, ending: string): string {
  const stem = typed.trim();
  return stem.toLowerCase().endsWith(ending.toLowerCase()) ? stem : `${stem}${ending}`;
}

/** What a file is called outside the app: as people call it here, with the ending of the file that was attached. */
export function nameOutside(name: string, own: string): string {
  return withEnding(name, splitName(own).ending);
}
