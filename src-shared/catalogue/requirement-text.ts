import { z } from 'zod';

/**
 * The schema of the requirement texts under `assets/catalogue/igt/14.1/requirements/<number>/`.
 *
 * `core.json` says what the requirement means for every kind of organisation. Beside it lies one file for each sector
 * that has something of its own to say, laid on top of the core when a requirement set is resolved.
 */

/** How far a statement can be relied on. Shown on screen in words; never dressed up. */
export const confidence = z.enum(['sourced', 'reported', 'from-memory', 'assumed']);
export type Confidence = z.infer<typeof confidence>;

const sentence = z.string().trim().min(3).max(4_000);

export const requirementNumber = z.string().regex(/^[1-6]\d\d$/, 'a requirement number is three digits, such as 117');
export const criterionId = z.string().regex(/^[123][a-z]$/, 'a criterion is a level and a letter, such as 1a');
/** Kept for ever once shipped: evidence that people recorded hangs on it. */
export const evidenceRowId = z
  .string()
  .max(80, 'a suggested evidence row has at most 80 characters: it is part of the names of fields')
  .regex(/^[123][a-z]-[a-z0-9]+(-[a-z0-9]+)*$/, 'a suggested evidence row is a criterion and a slug, such as 1a-job-description');

export const initiativeCode = z.enum(['IGM', 'CDPA', 'ISA', 'CLIN', 'SU', 'CORP']);
export type InitiativeCode = z.infer<typeof initiativeCode>;

const suggestedEvidence = z.strictObject({
  id: evidenceRowId,
  /** What such an organisation really has: "Training log with dates". */
  text: sentence.max(200),
});

const coreCriterion = z.strictObject({
  id: criterionId,
  /** One checkable statement that can be answered yes or no, and could be false. */
  text: sentence.max(400),
  evidence: z.array(suggestedEvidence).min(1).max(4),
});

const level = z.strictObject({
  /** What reaching this level means here, one sentence. */
  summary: sentence.max(300),
  criteria: z.array(coreCriterion).min(1).max(5),
});

const reference = z.strictObject({
  /** The law or guidance by its current name. */
  name: sentence.max(300),
  /** What it says that matters here, in a sentence. */
  covers: sentence.max(600),
  /** The name that people knew in 2017, where it changed. */
  replaced: sentence.max(300).optional(),
});

const template = z.strictObject({
  name: sentence.max(150),
  /** Lines or paragraphs that can be copied and filled in; blanks are written as [square brackets]. */
  text: z.array(sentence).min(1).max(40),
});

const todayItem = z.strictObject({
  /** The DSPT evidence item that asks for the same now. */
  item: z.string().regex(/^\d{1,2}\.\d\.\d{1,2}$/),
  /** What of the answer here can be used there, in our own words. */
  use: sentence.max(500),
  confidence,
});

const notRelevant = z.discriminatedUnion('offered', [
  z.strictObject({ offered: z.literal(false) }),
  z.strictObject({ offered: z.literal(true), not_relevant_when: sentence.max(500) }),
]);

export const coreText = z.strictObject({
  number: requirementNumber,
  initiative: initiativeCode,
  title: z.strictObject({ text: sentence.max(400), source: sentence.max(200), confidence }),
  /** Two to six words for lists and headings: "Training of staff". */
  short_title: sentence.max(60),
  /** What it means and why it matters, 40 to 120 words. */
  description: sentence,
  /** Paragraphs: what it means in practice, how to tell where one stands. */
  guidance: z.array(sentence).min(2).max(8),
  common_mistakes: z.array(sentence.max(300)).min(2).max(6),
  /** What level 0 says here: one honest sentence. */
  level_0: sentence.max(300),
  levels: z.strictObject({ '1': level, '2': level, '3': level }),
  not_relevant: notRelevant,
  references: z.array(reference).min(1).max(8),
  example_comment: sentence.max(700),
  reviewer_looks_for: sentence.max(700),
  templates: z.array(template).min(1).max(4),
  today: z.array(todayItem).max(6),
  /** Where what is said here comes from; the wording is always this project's own. */
  source: sentence.max(300),
  confidence,
  /** Recorded differences from the version before. Only those that a source knows. */
  changed_from: z.string().optional(),
  change_type: z.enum(['new', 'changed', 'same', 'retired']).optional(),
  change_note: sentence.max(600).optional(),
});
export type CoreText = z.infer<typeof coreText>;

/** What one sector has of its own. Whatever is left out stays as in the core. */
export const sectorText = z.strictObject({
  number: requirementNumber,
  sector: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  /** Takes the place of the core description. */
  description: sentence.optional(),
  /** Paragraphs that come before the core guidance: what this means at this kind of place. */
  guidance_first: z.array(sentence).max(4).optional(),
  /** Come before the core's common mistakes. */
  common_mistakes_first: z.array(sentence.max(300)).max(3).optional(),
  /** By criterion: other words for the same meaning, other evidence examples (the whole list of that criterion). */
  criteria: z
    .record(
      criterionId,
      z.strictObject({ text: sentence.max(400).optional(), evidence: z.array(suggestedEvidence).min(1).max(4).optional() }),
    )
    .optional(),
  not_relevant: notRelevant.optional(),
  example_comment: sentence.max(700).optional(),
  reviewer_looks_for: sentence.max(700).optional(),
  /** Come before the core's templates. */
  templates_first: z.array(template).max(3).optional(),
  /** Takes the place of the core's list. */
  today: z.array(todayItem).max(6).optional(),
  source: sentence.max(300),
  confidence,
});
export type SectorText = z.infer<typeof sectorText>;
