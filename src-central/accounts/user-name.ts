/** The name that somebody signs in with: the first letter of the forename and the surname, in plain small letters. */
export function userNameFor(forename: string, surname: string, taken: (name: string) => boolean): string {
  const base = `${plainLetters(forename).slice(0, 1)}${plainLetters(surname).slice(0, 20)}` || 'user';
  if (!taken(base)) return base;
  let number = 2;
  while (taken(`${base}${number}`)) number += 1;
  return `${base}${number}`;
}

/** How a typed user name is looked for. */
export function userNameKey(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

function plainLetters(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('æ', 'ae')
    .replace(/[^a-z]/g, '');
}
