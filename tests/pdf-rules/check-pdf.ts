import { annotationRules } from './annotation-rules.ts';
import type { BrokenRule } from './broken-rule.ts';
import { contentRules } from './content-rules.ts';
import { documentRules } from './document-rules.ts';
import { fontRules } from './font-rules.ts';
import { readObjects } from './pdf-objects.ts';
import { structureRules } from './structure-rules.ts';

/**
 * Holds a PDF that we wrote against the machine-checkable rules of PDF/UA-1 that such documents can break, and against a few of our own. It
 * checks no rule about what our documents do not have: pictures, media, scripts, forms to fill in on screen, encryption. That nothing is
 * broken is no claim of conformance: half of the standard is for people to judge.
 */
export async function checkPdf(bytes: Uint8Array): Promise<BrokenRule[]> {
  const pdf = await readObjects(bytes);
  return [...documentRules(pdf), ...contentRules(pdf), ...structureRules(pdf), ...annotationRules(pdf), ...fontRules(pdf)];
}
