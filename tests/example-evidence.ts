import { addEvidenceFile, linkEvidenceFile, replaceEvidenceFile } from '../src-shared/assessment/evidence-acts.ts';
import {
  type EvidenceFileId,
  evidenceFileId,
  evidenceHash,
  type RevisionId,
  revisionId,
} from '../src-shared/assessment/identifiers.ts';
import type { Draft } from '../src-shared/assessment/record.ts';
import { ASSESSMENT, idOf } from './arbitraries.ts';

/** Invented evidence files for tests, named by a number: file, first revision and bytes go together. */

export const fileOf = (number: number): EvidenceFileId => evidenceFileId.parse(idOf(0xf000 + number));

/** @param version 1 for the first revision */
export const revisionOf = (number: number, version = 1): RevisionId => revisionId.parse(idOf(0xe000 + number * 16 + version));

export const hashOf = (number: number, version = 1) => evidenceHash.parse((number * 16 + version).toString(16).padStart(64, '0'));

const bytes = (number: number, version: number, name: string) =>
  ({ hash: hashOf(number, version), size: number * 1_024 * version, name, patientCheck: 'nothing-found' }) as const;

/** A new file, not linked to anything. */
export function exampleFile(number: number, name = `Document ${number}.pdf`): Draft[] {
  return addEvidenceFile(fileOf(number), revisionOf(number), bytes(number, 1, name));
}

export function newerVersion(number: number, version: number, name = `Document ${number}.pdf`): Draft[] {
  return replaceEvidenceFile(fileOf(number), revisionOf(number, version), bytes(number, version, name));
}

/** Links a file to a row: `linked(1, '101', '1a-letter')`. */
export function linked(number: number, requirement: string, row: string, assessment = ASSESSMENT): Draft[] {
  return linkEvidenceFile({ assessment, requirement, row }, fileOf(number));
}
