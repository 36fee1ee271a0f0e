import type { Purpose } from './assessment/fields.ts';
import type { Outcome } from './assessment/score.ts';
import type { PeopleRole } from './catalogue/requirement-set.ts';
import type { Confidence } from './catalogue/requirement-text.ts';

export { dayInWords } from './assessment/toolkit-year.ts';
/** The words that more than one screen or document uses, in one place so that they are the same everywhere. */
export { INITIATIVES } from './catalogue/initiatives.ts';

export const ROLES: Readonly<Record<PeopleRole, { readonly name: string; readonly does: string }>> = {
  'ig-lead': {
    name: 'Information governance lead',
    does: 'Sees to it that this assessment is done and that the work behind it goes on all year.',
  },
  'caldicott-guardian': {
    name: 'Caldicott Guardian',
    does: 'A senior person who protects the confidentiality of people’s information and makes sure it is used properly.',
  },
  'senior-information-risk-owner': {
    name: 'Senior Information Risk Owner (SIRO)',
    does: 'Answers at the top for the risks to information. In a small organisation often an owner or partner.',
  },
  'data-protection-officer': {
    name: 'Data Protection Officer',
    does: 'Advises on data protection law and is the contact for the ICO. May be shared with other organisations.',
  },
  'superintendent-pharmacist': { name: 'Superintendent pharmacist', does: 'Answers for the pharmacy services of a company.' },
  'practice-owner': { name: 'Practice owner', does: 'Owns the practice and approves its policies.' },
  'practice-partner': {
    name: 'Partner who approves',
    does: 'Approves policies for the partners, and reads the finished assessment.',
  },
  'head-of-healthcare': { name: 'Head of healthcare', does: 'Leads the healthcare team in the prison.' },
  trustee: { name: 'Trustee', does: 'Answers for information governance among the trustees.' },
  director: { name: 'Director', does: 'Answers for information governance among the owners or directors.' },
};

export const PURPOSES: Readonly<Record<Purpose, { readonly name: string; readonly hint: string }>> = {
  yearly: { name: 'Our yearly assessment', hint: 'The usual choice.' },
  contract: { name: 'A contract asks for it', hint: 'For example with a commissioner or a customer.' },
  tender: { name: 'A tender asks for it', hint: 'You are bidding for work.' },
  application: { name: 'An application asks for it', hint: 'For example to use a system or to receive data.' },
  'practice-run': { name: 'A practice run', hint: 'To try it out, or to train somebody.' },
};

export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  satisfactory: 'Satisfactory',
  'satisfactory with improvement plan': 'Satisfactory with improvement plan',
  'not satisfactory': 'Not satisfactory',
};

export const CONFIDENCE: Readonly<Record<Confidence, string>> = {
  sourced: 'from a published source',
  reported: 'reported, not fully confirmed',
  'from-memory': 'from memory, not confirmed',
  assumed: 'assumed',
};

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' });
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });

/** 31 March 2027, from a time. */
export function dateInWords(at: Date | string): string {
  return DATE.format(new Date(at));
}

/** 14:32 */
export function timeInWords(at: Date | string): string {
  return TIME.format(new Date(at));
}

/** `1 requirement`, `13 requirements`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
