import type { Operator } from '../../src-shared/contract/central/operator.ts';
import { type AccountRole, ROLE_WORDS } from '../../src-shared/contract/central/roles.ts';
import { ONE_TIME_DAYS } from './one-time-password.ts';

/** The words of the mails about accounts. Plain text, no links: nobody should learn to press links in mails about passwords. */
export interface MailWords {
  readonly subject: string;
  readonly body: string;
}

interface Reader {
  readonly forename: string;
  readonly surname: string;
}

interface OrganisationNamed {
  readonly name: string;
  readonly odsCode: string;
}

/** The first of the two mails: who and where. The second comes on its own, so that one mail read by somebody else is not enough. */
export function userNameMail(operator: Operator, to: Reader, organisation: OrganisationNamed, userName: string): MailWords {
  return letter(operator, to, `Your user name for ${operator.name}`, [
    `This is the first of two e-mails about your account for ${organisation.name}.`,
    `Organisation code: ${organisation.odsCode}\nUser name: ${userName}`,
    'The second e-mail brings a one-time password. With all three you sign in on the page “Sign in” of IG Toolkit Desktop.',
  ]);
}

export function oneTimePasswordMail(operator: Operator, to: Reader, password: string): MailWords {
  return letter(operator, to, `Your one-time password for ${operator.name}`, [
    'This is the second of two e-mails. The first one has your organisation code and your user name.',
    `One-time password: ${password}`,
    `It can be used once, within ${ONE_TIME_DAYS} days. When you sign in with it you choose a password of your own. A password that you have already works until then.`,
    'Did you not ask for this? Then you need do nothing. Tell us if it happens again.',
  ]);
}

export function passwordChangedMail(operator: Operator, to: Reader): MailWords {
  return letter(operator, to, `Your password for ${operator.name} was changed`, [
    'The password of your account was changed, and other computers were signed out.',
    'Was it not you? Ask for your details again on the page “Sign in”, and tell us.',
  ]);
}

/** After a refresh token was used a second time: somebody may have a copy of what one computer keeps. */
export function tokenReusedMail(operator: Operator, to: Reader, computerName: string): MailWords {
  return letter(operator, to, `A computer was signed out of ${operator.name}`, [
    `The sign-in of your computer “${computerName}” was used from a second place, so we ended it. Nothing on the computer is lost: sign in there again.`,
    'This happens when a computer is put back to an earlier state or its folder is copied. If neither was done, change your password and tell us.',
  ]);
}

export function addressChangedMail(operator: Operator, to: Reader): MailWords {
  return letter(operator, to, `Your e-mail address at ${operator.name} was changed`, [
    'Your account now has another e-mail address. This e-mail goes to the old one, and is the last that does.',
    'Was it not you? Tell us at once.',
  ]);
}

/** To an administrator, of somebody who tried to register the organisation again. */
export function accountAskedForMail(
  operator: Operator,
  to: Reader,
  organisation: OrganisationNamed,
  asked: Reader & { readonly email: string; readonly telephone: string; readonly message: string },
): MailWords {
  return letter(operator, to, `Somebody asks for an account for ${organisation.name}`, [
    `You are an administrator of ${organisation.name} (${organisation.odsCode}). This person asks you for an account:`,
    contactLines(asked),
    ...messageLines(asked.message),
    'If you know them, add them on the page “Users”. If you do not, you need do nothing.',
  ]);
}

/** To somebody who asked for an organisation to be handed over. */
export function handOverAnswerMail(
  operator: Operator,
  to: Reader,
  organisation: OrganisationNamed,
  handedOver: boolean,
): MailWords {
  const answer = handedOver
    ? 'You are now an administrator of it. Your details come in two e-mails of their own.'
    : 'We have not done this. If you think that we should, get in touch with us.';
  return letter(operator, to, `${organisation.name}: your question to hand it over`, [
    `You asked us to hand over ${organisation.name} (${organisation.odsCode}) to you.`,
    answer,
  ]);
}

/** To those who were administrators before the operator handed the organisation over. */
export function handedOverMail(operator: Operator, to: Reader, organisation: OrganisationNamed, newOne: Reader): MailWords {
  return letter(operator, to, `${organisation.name} has a new administrator`, [
    `We made ${fullName(newOne)} an administrator of ${organisation.name} (${organisation.odsCode}), because they asked us and nobody else was there to do it.`,
    'Your own account is as it was. Is this wrong? Tell us at once.',
  ]);
}

/** To the organisation's address in the directory, which did not register itself. */
export function confirmRegistrationMail(
  operator: Operator,
  organisation: OrganisationNamed,
  by: Reader,
  code: string,
): MailWords {
  return letter(operator, null, `Is this registration of ${organisation.name} yours?`, [
    `${fullName(by)} registered ${organisation.name} (${organisation.odsCode}). The directory has this address for it.`,
    `Confirmation code: ${code}`,
    'If it is right, give them the code: with it the organisation can publish. If it is not, give it to nobody and tell us.',
  ]);
}

export function confirmedMail(operator: Operator, to: Reader, organisation: OrganisationNamed): MailWords {
  return letter(operator, to, `${organisation.name} is confirmed`, [
    `The registration of ${organisation.name} (${organisation.odsCode}) was confirmed. It can publish now.`,
  ]);
}

/** To a host, of a team that named it. */
export function hostedTeamMail(operator: Operator, to: Reader, host: OrganisationNamed, team: OrganisationNamed): MailWords {
  return letter(operator, to, `${team.name} says that ${host.name} hosts it`, [
    `${team.name} (${team.odsCode}) registered and named ${host.name} as its host. It can publish when you confirm that.`,
    'Sign in and confirm it on the page “Users”. If you do not know the team, you need do nothing.',
  ]);
}

export function roleChangedMail(operator: Operator, to: Reader, organisation: OrganisationNamed, role: AccountRole): MailWords {
  const words = ROLE_WORDS[role];
  return letter(operator, to, `Your role at ${organisation.name} is now “${words.name}”`, [
    `An administrator gave your account another role: ${words.name}. ${words.does}`,
  ]);
}

/** A mail in the operator's name; without a person it greets nobody by name. */
export function letter(operator: Operator, to: Reader | null, subject: string, paragraphs: readonly string[]): MailWords {
  const greeting = to === null ? 'Hello,' : `Dear ${fullName(to)},`;
  const from = [operator.name, operator.contact, ...(operator.remark === null ? [] : [operator.remark])].join('\n');
  return { subject, body: `${[greeting, ...paragraphs, from].join('\n\n')}\n` };
}

function fullName(person: Reader): string {
  return `${person.forename} ${person.surname}`;
}

function contactLines(person: Reader & { readonly email: string; readonly telephone: string }): string {
  const telephone = person.telephone === '' ? [] : [`Telephone: ${person.telephone}`];
  return [`Name: ${fullName(person)}`, `E-mail: ${person.email}`, ...telephone].join('\n');
}

function messageLines(message: string): string[] {
  if (message.trim() === '') return [];
  return [
    `They write:\n${message
      .trim()
      .split('\n')
      .map((text) => `> ${text}`)
      .join('\n')}`,
  ];
}
