import { z } from 'zod';

const MOST = 3;
const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'nothing',
};

/**
 * What a schema found wrong, in words for a person: where, and what should stand there. The first three faults, and how many
 * more there are. What schemas of this project say themselves is kept; the schema library's own words are not for people.
 *
 * @returns `levels.1.summary should be text; requirements[3].number: a requirement number is three digits, such as 117`
 */
export function faultsInWords({ issues }: z.ZodError): string {
  const said = [...new Set(issues.map((issue) => `${placeOf(issue)}${wordsOf(issue)}`))];
  const more = said.length - MOST;
  return [...said.slice(0, MOST), ...(more > 0 ? [`${more} more like ${more === 1 ? 'this' : 'these'}`] : [])].join('; ');
}

function placeOf({ path }: z.core.$ZodIssue): string {
  return path.length === 0 ? 'it' : z.core.toDotPath(path);
}

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return ` should be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return ` should be ${issue.values.map(String).join(' or ')}`;
    case 'unrecognized_keys':
      return ` has parts that this version does not know (${issue.keys.join(', ').slice(0, 100)})`;
    case 'too_small':
    case 'too_big':
      return /^Too (small|big)/.test(issue.message) ? ` is too ${sizeOf(issue)}` : `: ${issue.message}`;
    default:
      return issue.message.startsWith('Invalid') ? ' has another form than it should have' : `: ${issue.message}`;
  }
}

function sizeOf(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const isLong = issue.origin === 'string' || issue.origin === 'array';
  return issue.code === 'too_small' ? (isLong ? 'short' : 'small') : isLong ? 'long' : 'big';
}
