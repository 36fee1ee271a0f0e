import { parseArgs } from 'node:util';
import type { PrintedKind } from '../../src-shared/contract/printing.ts';

/** What `igt pdf` was asked for. */
export interface PdfArguments {
  /** `word` is the assessment for word processors. */
  readonly what: PrintedKind | 'word';
  readonly set: string;
  readonly requirement: string | null;
  /** The path of an assessment file. */
  readonly assessment: string | null;
  readonly large: boolean;
  /** The path to write to. */
  readonly out: string;
}

/** Which of the two a document needs: `may` leaves it to the person. */
type Need = 'must' | 'may' | 'never';

const NEEDS: Readonly<Record<PdfArguments['what'], { readonly requirement: Need; readonly assessment: Need }>> = {
  requirement: { requirement: 'must', assessment: 'may' },
  booklet: { requirement: 'never', assessment: 'never' },
  assessment: { requirement: 'never', assessment: 'must' },
  readiness: { requirement: 'never', assessment: 'must' },
  'partners-note': { requirement: 'never', assessment: 'must' },
  statement: { requirement: 'never', assessment: 'must' },
  pack: { requirement: 'never', assessment: 'must' },
  word: { requirement: 'never', assessment: 'must' },
};

/** @returns null for words that ask for nothing we know, or leave something out that it needs */
export function pdfArguments(given: readonly string[]): PdfArguments | null {
  const words = parsed(given);
  if (words === null) return null;
  const { values, positionals } = words;
  const [what, ...rest] = positionals;
  if (what === undefined || rest.length > 0 || !isKnown(what)) return null;
  const { set, requirement, assessment, large = false, out } = values;
  if (!set || !out || !fits(NEEDS[what].requirement, requirement) || !fits(NEEDS[what].assessment, assessment)) return null;
  return { what, set, requirement: requirement ?? null, assessment: assessment ?? null, large, out };
}

function isKnown(what: string): what is PdfArguments['what'] {
  return Object.hasOwn(NEEDS, what);
}

function fits(need: Need, given: string | undefined): boolean {
  if (given === '') return false;
  return given === undefined ? need !== 'must' : need !== 'never';
}

function parsed(given: readonly string[]) {
  const text = { type: 'string' } as const;
  const options = { set: text, requirement: text, assessment: text, out: text, large: { type: 'boolean' } } as const;
  try {
    return parseArgs({ args: [...given], options, allowPositionals: true });
  } catch {
    return null;
  }
}
