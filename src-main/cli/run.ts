import { parseArgs } from 'node:util';
import type { RequirementSet } from '../../src-shared/catalogue/requirement-set.ts';
import { readCatalogue } from '../catalogue/read-catalogue.ts';
import { checkFile } from './check-file.ts';

export const USAGE = `Usage:
  npm run -s igt -- check FILE   what an assessment file says, as JSON; exit status 1 if it is not well-formed
  npm run -s igt -- sets         the requirement sets, as JSON
  npm run -s igt -- set ID       one requirement set, complete, as JSON
  npm run -s igt -- verify RECEIPT [--keys FILE] [--assessment FILE]
                                 whether a receipt is genuine and what it says, as JSON, without a connection; exit status 1 if it is
                                 not, or if the assessment file does not hold what was published
  npm run -s igt -- pdf WHAT --set ID [--assessment FILE] [--requirement NUMBER] [--large] --out FILE
                                 a printed document, never written over a file that is there. WHAT is one of
                                   requirement                           --requirement; --assessment adds the answers
                                   booklet                               the whole set, blank
                                   assessment readiness partners-note statement    --assessment
                                   pack                                  --assessment; it holds no evidence files
                                   word                                  --assessment, for word processors (.docx)
`;

/** What a command said: text for standard output, text for standard error, exit status. */
export interface Said {
  readonly out: string;
  readonly error: string;
  readonly status: 0 | 1 | 2;
}

/**
 * Runs one command; `pdf` is run by `run-pdf.ts`, which brings everything that documents are made with, and `verify` by `run-verify.ts`.
 *
 * @param given the words after the program's name
 * @param catalogueFolder the folder `assets/catalogue`
 */
export function run(given: readonly string[], catalogueFolder: string): Said {
  const words = positionals(given);
  if (words === null) return usage();
  const [command, subject, ...rest] = words;
  const sets = (): RequirementSet[] => readCatalogue(catalogueFolder);
  if (command === 'sets' && subject === undefined) return printed(sets().map(summary));
  if (subject === undefined || subject === '' || rest.length > 0) return usage();
  if (command === 'check') {
    const report = checkFile(subject, sets);
    return { ...printed(report), status: report.wellFormed ? 0 : 1 };
  }
  return command === 'set' ? oneSet(sets(), subject) : usage();
}

function oneSet(sets: readonly RequirementSet[], id: string): Said {
  const set = sets.find((one) => one.id === id);
  return set ? printed(set) : noSuchSet(id);
}

export function noSuchSet(id: string): Said {
  return { out: '', error: `There is no requirement set ${JSON.stringify(id)}. “sets” lists those there are.\n`, status: 1 };
}

function summary({ id, name, requirements, confidence }: RequirementSet): Record<string, unknown> {
  return { id, name, requirements: requirements.length, confidence };
}

function positionals(given: readonly string[]): string[] | null {
  try {
    return parseArgs({ args: [...given], options: {}, allowPositionals: true }).positionals;
  } catch {
    return null;
  }
}

function printed(value: unknown): Said {
  return { out: `${JSON.stringify(value, null, 2)}\n`, error: '', status: 0 };
}

/** What is said to words that ask for nothing we know. */
export function usage(): Said {
  return { out: '', error: USAGE, status: 2 };
}
