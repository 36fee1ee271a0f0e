import { extname } from 'node:path';

const LONGEST = 255;
const LONGEST_ENDING = 20;

/**
 * A file's own name as it is recorded: data for people, never a path, so separators and the like stay. Only what no text may
 * hold goes, and one that is too long to be shown is cut before its ending.
 */
export function keptName(name: string): string {
  const whole = name.replaceAll('\u0000', '').toWellFormed();
  if (whole.trim() === '') return 'File without a name';
  const characters = [...whole];
  if (characters.length <= LONGEST) return whole;
  const ending = [...extname(whole)];
  const kept = ending.length <= LONGEST_ENDING ? ending : [];
  return [...characters.slice(0, LONGEST - 1 - kept.length), '…', ...kept].join('');
}
