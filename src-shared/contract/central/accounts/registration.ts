import { z } from 'zod';
import { organisationId } from '../identifiers.ts';
import { route } from '../route.ts';
import { done, odsCode, organisationFields, organisationStanding, personFields, severalLines } from './fields.ts';

/** How an organisation comes to the service. */

const registration = z.strictObject({
  /** Made by the computer: the same registration again gets the same answer and no second mail. */
  organisation: organisationId,
  odsCode,
  ...organisationFields,
  ...personFields,
  /** The organisation that hosts this team, which then confirms it. */
  host: odsCode.nullable(),
  /** That the operator’s terms were read and accepted. */
  termsAccepted: z.literal(true),
});
export type Registration = z.infer<typeof registration>;

export const registerOrganisation = route({
  method: 'POST',
  path: '/registrations',
  access: 'anyone',
  summary:
    'Registers an organisation and its first administrator. The user name with the organisation code and a one-time password go out in two e-mails.',
  body: registration,
  status: 201,
  output: z.strictObject({ organisation: organisationId, standing: organisationStanding }),
  refusals: ['code-taken', 'identifier-used', 'host-unknown', 'too-many-tries', 'busy'],
});

/** What an organisation whose code is taken can ask for. */
export const takenCodeQuestion = z.strictObject({
  id: z.uuid(),
  odsCode,
  /** The organisation’s administrator, who can add the person; or the operator, who can hand the organisation over. */
  whom: z.enum(['administrator', 'operator']),
  ...personFields,
  message: severalLines(1_000),
});

export const askAboutTakenCode = route({
  method: 'POST',
  path: '/registrations/taken-code-questions',
  access: 'anyone',
  summary: 'Asks the administrator of a registered organisation for an account, or the operator to hand the organisation over.',
  body: takenCodeQuestion,
  status: 202,
  output: done,
  refusals: ['identifier-used', 'too-many-tries'],
});

export const confirmByCode = route({
  method: 'POST',
  path: '/registrations/confirmations',
  access: 'anyone',
  summary: 'Confirms an organisation with the code that was sent to its address in the directory.',
  body: z.strictObject({ odsCode, code: z.string().min(1).max(100) }),
  status: 200,
  output: z.strictObject({ standing: organisationStanding }),
  refusals: ['too-many-tries'],
});

export const directoryEntry = z.strictObject({
  odsCode: z.string(),
  ...organisationFields,
  type: organisationFields.type.nullable(),
});

export const readDirectoryEntry = route({
  method: 'GET',
  path: '/directory/:odsCode',
  access: 'anyone',
  summary: 'What the imported directory says of a code, as a suggestion for the registration.',
  params: z.strictObject({ odsCode }),
  status: 200,
  output: directoryEntry,
  refusals: [],
});
