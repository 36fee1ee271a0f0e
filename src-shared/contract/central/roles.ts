import { z } from 'zod';

/** Who may do what at the central service: one table, read by the service at each route and by the app for what it offers. */

export const organisationRole = z.enum(['administrator', 'user', 'internal-reviewer', 'auditor']);

/** The operator's own staff. */
export const operatorRole = z.enum(['central-administrator', 'central-reviewer']);

export const accountRole = z.enum([...organisationRole.options, ...operatorRole.options]);
export type AccountRole = z.infer<typeof accountRole>;

export const accountRight = z.enum([
  /** Read the organisation's assessments, evidence and submissions. */
  'read-assessment',
  /** Push changes and evidence. */
  'change-assessment',
  /** Record an internal review of an answer. */
  'review-internally',
  /** Accept the assurance statement, publish, and withdraw what is queued. */
  'publish',
  /** See who has an account in the organisation. */
  'read-users',
  'manage-users',
  /** Read what organisations published, across organisations; each read is recorded. */
  'read-published',
  /** Decide on what was published. */
  'review-centrally',
  /** Confirm organisations, hand them over, read their registrations; each read is recorded. */
  'manage-organisations',
  'import-directory',
  /** Read what the operator's staff have read and done. */
  'read-audit',
]);
export type AccountRight = z.infer<typeof accountRight>;

const RIGHTS: Readonly<Record<AccountRole, readonly AccountRight[]>> = {
  administrator: ['read-assessment', 'change-assessment', 'review-internally', 'publish', 'read-users', 'manage-users'],
  user: ['read-assessment', 'change-assessment', 'read-users'],
  'internal-reviewer': ['read-assessment', 'change-assessment', 'review-internally', 'read-users'],
  auditor: ['read-assessment', 'read-users'],
  'central-administrator': [
    'read-users',
    'manage-users',
    'read-published',
    'review-centrally',
    'manage-organisations',
    'import-directory',
    'read-audit',
  ],
  'central-reviewer': ['read-users', 'read-published', 'review-centrally'],
};

export function roleMay(role: AccountRole, right: AccountRight): boolean {
  return RIGHTS[role].includes(right);
}

/** The role's name on screen and in mails, and one sentence on what it is for. */
export const ROLE_WORDS: Readonly<Record<AccountRole, { readonly name: string; readonly does: string }>> = {
  administrator: { name: 'Organisation administrator', does: 'Manages the organisation’s users, answers, and publishes.' },
  user: { name: 'User', does: 'Answers requirements and attaches evidence.' },
  'internal-reviewer': {
    name: 'Internal reviewer',
    does: 'Answers, and checks answers as the organisation’s second pair of eyes.',
  },
  auditor: { name: 'Auditor', does: 'Reads everything and changes nothing.' },
  'central-administrator': {
    name: 'Administrator of the service',
    does: 'Manages the operator’s staff, confirms organisations and hands them over.',
  },
  'central-reviewer': { name: 'Central reviewer', does: 'Reviews what organisations published.' },
};

/** The role that an organisation, or the operator, must never be without. */
export function isAdministrator(role: AccountRole): boolean {
  return role === 'administrator' || role === 'central-administrator';
}

/** The roles that somebody of the operator, or of an organisation, can have. */
export function rolesOf(kind: 'organisation' | 'operator'): readonly AccountRole[] {
  return kind === 'operator' ? operatorRole.options : organisationRole.options;
}
