const LONGEST = 60;

/** A file's name where people can type it, or empty: then a word stands for it. Names come with anything in them. */
export function typeableName(name: string): string {
  return name.length <= LONGEST && /^[\p{Script=Latin}\p{Mn}\p{N}\p{P}\p{Zs}+=^`~|<>$£€]+$/u.test(name) ? name : '';
}
