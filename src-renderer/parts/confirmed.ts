/** What has to be typed to remove an organisation: its name, or a word where it has none. */
export function wordsToType(name: string): string {
  return name.trim().replace(/\s+/g, ' ') || 'remove';
}

/** Whether it was typed; capitals and spaces do not matter. */
export function isConfirmed(typed: string, name: string): boolean {
  const plain = (text: string): string => text.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('en-GB');
  return plain(typed) === plain(wordsToType(name));
}
