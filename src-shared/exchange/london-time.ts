const LONDON = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'short', timeStyle: 'short' });

/** `2026-11-22 10:32` in the United Kingdom, which sorts and which spreadsheets know as a date. */
export function londonTime(wall: string): string {
  const part = Object.fromEntries(LONDON.formatToParts(new Date(wall)).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day} ${part.hour}:${part.minute}`;
}
