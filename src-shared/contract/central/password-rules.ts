import { accepted, type Result, refused } from '../../result.ts';

/** What a password has to be. The same in the app, which says so while it is typed, and at the service, which decides. */

export const SHORTEST_PASSWORD = 12;
const LONGEST_PASSWORD = 200;

/** The form in which a password is hashed: the same letters typed on another keyboard give the same password. */
export function plainPassword(typed: string): string {
  return typed.normalize('NFKC');
}

/** What is known of the person and could be guessed; empty strings are passed over. */
interface Known {
  readonly userName: string;
  readonly organisationCode: string;
  readonly organisationName: string;
  readonly email: string;
}

/** Refuses in words what is short, or what somebody who knows the person would try first. No rule asks for signs or digits. */
export function checkPassword(typed: string, known: Known): Result<string, string> {
  const password = plainPassword(typed);
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) {
    return refused(
      `A password has at least ${SHORTEST_PASSWORD} characters. Three words that have nothing to do with each other are easy to remember.`,
    );
  }
  if (length > LONGEST_PASSWORD) return refused(`A password has at most ${LONGEST_PASSWORD} characters.`);
  const letters = password.toLowerCase();
  if (isOneRun(letters))
    return refused('This is the same few characters over and over, or a row of the keyboard. Choose something else.');
  const bare = letters.replace(/[^a-z]/g, '');
  if (COMMON.some((word) => bare === word || bare === word + word)) {
    return refused('This is one of the first passwords that anybody would try. Choose something else.');
  }
  if (isMadeOf(letters, knownWords(known))) {
    return refused('This is made of your name or your organisation’s, which others know too. Choose something else.');
  }
  return accepted(password);
}

const ROWS = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '12345678901234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
];

function isOneRun(letters: string): boolean {
  if (new Set(letters).size < 4) return true;
  if (/^(.{1,4})\1+$/u.test(letters)) return true;
  return ROWS.some((row) => row.includes(letters) || [...row].reverse().join('').includes(letters));
}

const COMMON = [
  'password',
  'passphrase',
  'welcome',
  'letmein',
  'letmeinplease',
  'changeme',
  'qwertyuiop',
  'administrator',
  'iloveyou',
  'correcthorsebatterystaple',
  'informationgovernance',
  'igtoolkit',
  'nhspassword',
  'mypassword',
  'football',
  'liverpool',
  'sunshine',
];

function knownWords(known: Known): string[] {
  const mailbox = known.email.split('@')[0] ?? '';
  return [known.userName, known.organisationCode, ...known.organisationName.split(/\s+/), ...mailbox.split(/[._-]/), known.email]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 3);
}

/** Whether fewer than six letters are left when the known words, digits and signs are taken out. */
function isMadeOf(letters: string, words: readonly string[]): boolean {
  const rest = [...words].sort((a, b) => b.length - a.length).reduce((left, word) => left.replaceAll(word, ''), letters);
  return rest !== letters && rest.replace(/[^\p{L}]/gu, '').length < 6;
}
