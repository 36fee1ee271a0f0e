import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Change } from '../../src-shared/assessment/change.ts';
import type { DocumentId } from '../../src-shared/assessment/document.ts';
import { AFTER_PROBLEMS, readAssessmentFile } from '../../src-shared/exchange/read-assessment-file.ts';
import { accepted, type Result, refused } from '../../src-shared/result.ts';
import { compareWithReceipt, comparisonInWords } from '../../src-shared/submission/compare-with-receipt.ts';
import { verifyReceipt } from '../../src-shared/submission/receipt.ts';
import type { ReceiptClaims } from '../../src-shared/submission/receipt-claims.ts';
import { receiptInWords } from '../../src-shared/submission/receipt-in-words.ts';
import { type ServiceKeys, serviceKeys } from '../../src-shared/submission/service-keys.ts';
import { type VerifyRefusal, verifyRefusalInWords } from '../../src-shared/submission/verify-refusal.ts';
import { readImportFile } from './read-import-file.ts';
import { type Said, usage } from './run.ts';

/** What `igt verify` prints. */
export type VerifyReport =
  | { readonly genuine: false; readonly why: VerifyRefusal['kind'] | 'cannot be read'; readonly words: string }
  | {
      readonly genuine: true;
      readonly words: readonly string[];
      /** Whose keys it was checked with. */
      readonly service: string;
      readonly claims: ReceiptClaims;
      /** Null where no assessment file was given. */
      readonly assessment: AssessmentReport | null;
    };

interface AssessmentReport {
  /** True where the file holds what was published. */
  readonly matches: boolean;
  readonly words: string;
  /** Whether the evidence that it lists is what the receipt vouches for; null where that cannot be told. */
  readonly sameEvidence: boolean | null;
}

/**
 * Verifies a receipt without any connection, and compares it with an assessment file where one is named.
 *
 * @param given the words after `verify`
 * @param assetsFolder the folder `assets`, where an app that is built for a service has its keys
 * @returns exit status 0 only where the receipt is genuine and the file, if any, holds what was published
 */
export async function runVerify(given: readonly string[], assetsFolder: string): Promise<Said> {
  const words = parsed(given);
  if (words === null) return usage();
  const { receipt, keys = join(assetsFolder, 'service-keys.json'), assessment } = words;
  if (words.keys === undefined && !existsSync(keys))
    return printed({
      genuine: false,
      why: 'cannot be read',
      words:
        'This app is built for no service, so it has no keys to check with. Name the file with the service’s keys: --keys FILE.',
    });
  return printed(await report(receipt, keys, assessment));
}

async function report(receiptPath: string, keysPath: string, assessmentPath: string | undefined): Promise<VerifyReport> {
  const text = textOf(receiptPath, 'the file with the receipt');
  if (!text.ok) return unread(text.refusal);
  const service = keysOf(keysPath);
  if (!service.ok) return unread(service.refusal);
  const file = assessmentPath === undefined ? null : assessmentOf(assessmentPath);
  if (file && !file.ok) return unread(file.refusal);
  const { keys, ...pinned } = service.value;
  const verified = await verifyReceipt(text.value, keys, pinned);
  if (!verified.ok) return { genuine: false, why: verified.refusal.kind, words: verifyRefusalInWords(verified.refusal) };
  const claims = verified.value;
  return {
    genuine: true,
    words: receiptInWords(claims),
    service: pinned.service,
    claims,
    assessment: file === null ? null : compared(claims, file.value),
  };
}

function unread(words: string): VerifyReport {
  return { genuine: false, why: 'cannot be read', words };
}

interface InFile {
  readonly assessment: DocumentId;
  readonly changes: readonly Change[];
}

function compared(claims: ReceiptClaims, { assessment, changes }: InFile): AssessmentReport {
  const comparison = compareWithReceipt(claims, assessment, changes);
  const isSame = comparison.kind === 'the same';
  return { matches: isSame, words: comparisonInWords(comparison), sameEvidence: isSame ? comparison.sameEvidence : null };
}

function textOf(path: string, what: string): Result<string, string> {
  const text = readImportFile(path, what);
  return text.ok ? text : refused(`${text.refusal.place}: ${text.refusal.words}`);
}

function keysOf(path: string): Result<ServiceKeys, string> {
  const text = textOf(path, 'the file with the service’s keys');
  if (!text.ok) return text;
  const keys = serviceKeys.safeParse(parseJson(text.value));
  return keys.success
    ? accepted(keys.data)
    : refused(
        `${path} is not a file with a service’s keys: it names its address (service), its root, and the signed list (keys).`,
      );
}

function assessmentOf(path: string): Result<InFile, string> {
  const text = textOf(path, 'the assessment file');
  if (!text.ok) return text;
  const file = readAssessmentFile(text.value);
  return file.ok ? file : refused([...file.refusal.map(({ place, words }) => `${place}: ${words}`), AFTER_PROBLEMS].join('\n'));
}

function parsed(given: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      options: { keys: text, assessment: text },
      allowPositionals: true,
    });
    const [receipt, ...rest] = positionals;
    const isWhole = receipt !== undefined && rest.length === 0 && ![receipt, values.keys, values.assessment].includes('');
    return isWhole ? { receipt, keys: values.keys, assessment: values.assessment } : null;
  } catch {
    return null;
  }
}

function printed(report: VerifyReport): Said {
  const isGood = report.genuine && report.assessment?.matches !== false && report.assessment?.sameEvidence !== false;
  return { out: `${JSON.stringify(report, null, 2)}\n`, error: '', status: isGood ? 0 : 1 };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
