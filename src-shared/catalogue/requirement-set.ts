import { z } from 'zod';
import { faultsInNames } from './criteria-and-rows.ts';
import { confidence, coreText, requirementNumber } from './requirement-text.ts';

/** The schema of `assets/catalogue/igt/14.1/sets/<organisation type>.json`, and of what such a file resolves to. */

export const organisationTypeId = z.string().regex(/^[a-z]+(-[a-z]+)*$/);

/** Words that requirement texts leave open as {organisation}, {leaders}, ... and each kind of organisation fills in. */
const sectorWords = z.strictObject({
  /** Singular, lower case: "practice", "pharmacy", "care home". */
  organisation: z.string().min(3),
  /** Plural, lower case, no article: "partners", "owners", "trustees". */
  leaders: z.string().min(3),
  /** Plural: "patients", "residents", "people we support". */
  patients: z.string().min(3),
  /** Plural: "staff", "staff and volunteers". */
  staff: z.string().min(3),
  /** Singular, with what people call it: "clinical system", "PMR system". */
  record_system: z.string().min(3),
  /** Singular: "surgery", "pharmacy", "home", "office". */
  premises: z.string().min(3),
});
export type SectorWords = z.infer<typeof sectorWords>;

export const peopleRole = z.enum([
  'ig-lead',
  'caldicott-guardian',
  'senior-information-risk-owner',
  'data-protection-officer',
  'superintendent-pharmacist',
  'practice-owner',
  'practice-partner',
  'head-of-healthcare',
  'trustee',
  'director',
]);
export type PeopleRole = z.infer<typeof peopleRole>;

/** A set can be loaded from a file: a pattern that cannot be read must not stop a page later on. */
function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source !== '';
  } catch {
    return false;
  }
}

const codeShape = z.strictObject({
  /** A pattern that most codes of this type fit. A code that does not fit warns and never blocks. */
  pattern: z.string().max(200).refine(isPattern, 'not a pattern (a regular expression)'),
  /** The shape in words: "a letter and five digits". */
  words: z.string(),
});

const kindOfOrganisation = z.strictObject({
  organisation_type: organisationTypeId,
  name: z.string().min(3),
  /** Who this is for, one sentence. */
  description: z.string().min(10),
  /** Other words that people search by. */
  found_as: z.array(z.string()).min(1),
  words: sectorWords,
  roles: z.array(peopleRole).min(2),
  code_shape: codeShape.optional(),
});

export const requirementSetFile = z.strictObject({
  ...kindOfOrganisation.shape,
  version: z.literal('14.1'),
  source: z.string().min(3),
  confidence,
  /** Said on the set's first screen where the list of numbers is not sourced. */
  note: z.string().min(10),
  requirements: z.array(z.strictObject({ number: requirementNumber, source: z.string().min(2), confidence })).min(5),
  /** Kinds of organisation that answer the same set with some texts of their own. */
  variants: z.array(
    z.strictObject({
      ...kindOfOrganisation.partial().shape,
      organisation_type: organisationTypeId,
      name: z.string().min(3),
      description: z.string().min(10),
      found_as: z.array(z.string()).min(1),
      omit: z.array(requirementNumber).default([]),
      note: z.string().min(10).optional(),
    }),
  ),
});
export type RequirementSetFile = z.infer<typeof requirementSetFile>;

/** `igt/14.1/general-practice`; a locally corrected set carries the start of its hash: `igt/14.1/dental-practice~1a2b3c4d`. */
export const requirementSetId = z
  .string()
  .regex(/^igt\/\d+(\.\d+)?\/[a-z]+(-[a-z]+)*(~[0-9a-f]{8})?$/, 'a requirement set is named like igt/14.1/general-practice')
  .brand('RequirementSetId');
export type RequirementSetId = z.infer<typeof requirementSetId>;

/** One requirement as an organisation of one type reads it: core and sector texts laid together, words filled in. */
const requirement = coreText.extend({
  // Core, sector and variant add up, so the limits of one file do not hold here.
  guidance: coreText.shape.guidance.element.array().min(2).max(16),
  common_mistakes: coreText.shape.common_mistakes.element.array().min(2).max(12),
  templates: coreText.shape.templates.element.array().min(1).max(10),
  /** Why this number belongs to this organisation type's set, and how sure that is. */
  number_source: z.string(),
  number_confidence: confidence,
});
export type Requirement = z.infer<typeof requirement>;

/** One requirement set, complete: what `igt set` prints, and the form in which a corrected set is loaded from a file. */
export const requirementSet = z.strictObject({
  id: requirementSetId,
  ...requirementSetFile.omit({ requirements: true, variants: true }).shape,
  requirements: z
    .array(
      requirement.superRefine((read, context) => {
        for (const fault of faultsInNames(read)) context.addIssue(fault);
      }),
    )
    .min(1),
});
export type RequirementSet = z.infer<typeof requirementSet>;
