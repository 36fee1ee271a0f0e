import type { InitiativeCode } from './requirement-text.ts';

/** The groups of requirements by their full names, in the order of their numbers. */
export const INITIATIVES: { readonly [code in InitiativeCode]: string } = {
  IGM: 'Information Governance Management',
  CDPA: 'Confidentiality and Data Protection Assurance',
  ISA: 'Information Security Assurance',
  CLIN: 'Clinical Information Assurance',
  SU: 'Secondary Use Assurance',
  CORP: 'Corporate Information Assurance',
};
