import type { z } from 'zod';
import { requirementSet } from './requirement-set.ts';

const MOST_NAMED = 8;

/**
 * What is wrong with a requirement set that a person corrected in a file: one sentence for each fault, with its place. The
 * first eight, and how many more there are; empty when nothing is.
 *
 * @param raw the file's content, parsed as JSON
 */
export function faultsOfSet(raw: unknown): string[] {
  const parsed = requirementSet.safeParse(raw);
  if (parsed.success) return [];
  const faults = parsed.error.issues.map((issue) => {
    const place = placeInSet(issue.path, raw);
    return `${place === '' ? 'The file' : place}: ${whatIsWrong(issue)}.`;
  });
  const more = faults.length - MOST_NAMED;
  return more > 0
    ? [...faults.slice(0, MOST_NAMED), `There ${more === 1 ? 'is 1 more' : `are ${more} more`} like these.`]
    : faults;
}

/** `Requirement 115 › levels › 1 › criteria › 2`: lists count from one, requirements go by their number. */
function placeInSet(path: readonly PropertyKey[], raw: unknown): string {
  const [first, second] = path;
  if (first !== 'requirements' || typeof second !== 'number') return path.map(step).join(' › ');
  const number = member(member(member(raw, 'requirements'), second), 'number');
  const name = typeof number === 'string' ? `Requirement ${number.slice(0, 20)}` : `Requirement in place ${second + 1}`;
  return [name, ...path.slice(2).map(step)].join(' › ');
}

function step(part: PropertyKey): string {
  return typeof part === 'number' ? String(part + 1) : String(part);
}

function whatIsWrong(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && issue.message.endsWith('received undefined')
        ? 'it is missing'
        : `it should be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `it should be ${issue.values.map(String).join(' or ')}`;
    case 'too_small':
      return issue.origin === 'array' ? `it needs at least ${issue.minimum}` : `it is shorter than ${issue.minimum} characters`;
    case 'too_big':
      return issue.origin === 'array' ? `it has more than ${issue.maximum}` : `it is longer than ${issue.maximum} characters`;
    case 'unrecognized_keys':
      return `${issue.keys.map((key) => `“${key.slice(0, 40)}”`).join(', ')} is not known here`;
    case 'custom':
      return issue.message.replace(/\.$/, '');
    case 'invalid_format':
      return issue.message.startsWith('Invalid') ? 'it does not have the form it needs' : issue.message;
    default:
      return 'it does not have the form it needs';
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text in quotes',
  array: 'a list in square brackets',
  object: 'a group in curly brackets',
  boolean: 'true or false',
};

function member(of: unknown, name: PropertyKey): unknown {
  return typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
}
