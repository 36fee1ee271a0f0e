import { z } from 'zod';
import { route } from '../route.ts';
import { done, organisationAccount, personFields, sessionId, typedPassword, user } from './fields.ts';

/** What somebody who is signed in sees and changes of their own account. */

const account = z.strictObject({ organisation: organisationAccount, me: user });

export const readMe = route({
  method: 'GET',
  path: '/me',
  access: 'signed-in',
  summary: 'My details and my organisation.',
  status: 200,
  output: account,
  refusals: [],
});

export const changeMe = route({
  method: 'PUT',
  path: '/me',
  access: 'signed-in',
  summary: 'Changes my details. Another e-mail address needs the password, and the old address is told.',
  body: z.strictObject({ ...personFields, password: typedPassword.optional() }),
  status: 200,
  output: account,
  refusals: ['wrong-password', 'too-many-tries', 'busy'],
});

export const changePassword = route({
  method: 'POST',
  path: '/me/password',
  access: 'signed-in',
  summary: 'Changes my password and ends my sign-ins on other computers.',
  body: z.strictObject({ password: typedPassword, newPassword: typedPassword }),
  status: 200,
  output: done,
  refusals: ['wrong-password', 'password-refused', 'too-many-tries', 'busy'],
});

export const signedInComputer = z.strictObject({
  session: sessionId,
  device: z.string(),
  name: z.string(),
  signedInAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  thisOne: z.boolean(),
});

export const listMyComputers = route({
  method: 'GET',
  path: '/me/computers',
  access: 'signed-in',
  summary: 'The computers on which I am signed in.',
  status: 200,
  output: z.strictObject({ computers: z.array(signedInComputer) }),
  refusals: [],
});

export const endMyComputer = route({
  method: 'DELETE',
  path: '/me/computers/:session',
  access: 'signed-in',
  summary: 'Ends my sign-in on one computer.',
  params: z.strictObject({ session: sessionId }),
  status: 200,
  output: done,
  refusals: [],
});

export const signOutEverywhere = route({
  method: 'POST',
  path: '/me/sign-out-everywhere',
  access: 'signed-in',
  summary: 'Ends my sign-ins on all computers, this one too.',
  status: 200,
  output: done,
  refusals: [],
});
