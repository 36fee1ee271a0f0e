import { z } from 'zod';
import { organisationId } from '../identifiers.ts';
import { accountRole } from '../roles.ts';
import { route } from '../route.ts';
import { done, organisationAccount, personFields, user, userId } from './fields.ts';

/** The accounts of one organisation, or of the operator, managed by its administrator. */

const ofOrganisation = z.strictObject({ organisation: organisationId });
const ofUser = z.strictObject({ organisation: organisationId, user: userId });

export const listUsers = route({
  method: 'GET',
  path: '/organisations/:organisation/users',
  access: 'read-users',
  summary: 'The accounts of the organisation.',
  params: ofOrganisation,
  status: 200,
  output: z.strictObject({ users: z.array(user) }),
  refusals: [],
});

export const addUser = route({
  method: 'POST',
  path: '/organisations/:organisation/users',
  access: 'manage-users',
  summary: 'Adds an account; its details go out in two e-mails. The same id again gets the same answer and no second mail.',
  params: ofOrganisation,
  body: z.strictObject({ id: userId, ...personFields, role: accountRole }),
  status: 201,
  output: user,
  refusals: ['identifier-used', 'role-not-here', 'too-many-users'],
});

export const changeRole = route({
  method: 'PUT',
  path: '/organisations/:organisation/users/:user/role',
  access: 'manage-users',
  summary: 'Gives an account another role, from its next request on.',
  params: ofUser,
  body: z.strictObject({ role: accountRole }),
  status: 200,
  output: user,
  refusals: ['role-not-here', 'last-administrator'],
});

export const removeUser = route({
  method: 'DELETE',
  path: '/organisations/:organisation/users/:user',
  access: 'manage-users',
  summary: 'Removes an account. Its next request is refused; what it recorded stays.',
  params: ofUser,
  status: 200,
  output: done,
  refusals: ['last-administrator'],
});

export const sendUserDetails = route({
  method: 'POST',
  path: '/organisations/:organisation/users/:user/details',
  access: 'manage-users',
  summary: 'Sends user name and a new one-time password to the account’s address. The old password works until that is used.',
  params: ofUser,
  status: 202,
  output: done,
  refusals: ['too-many-tries'],
});

export const signUserOut = route({
  method: 'POST',
  path: '/organisations/:organisation/users/:user/sign-out',
  access: 'manage-users',
  summary: 'Ends an account’s sign-ins on all computers, such as after one was lost.',
  params: ofUser,
  status: 200,
  output: done,
  refusals: [],
});

export const listHosted = route({
  method: 'GET',
  path: '/organisations/:organisation/hosted',
  access: 'manage-users',
  summary: 'The teams that named this organisation as their host.',
  params: ofOrganisation,
  status: 200,
  output: z.strictObject({ organisations: z.array(organisationAccount) }),
  refusals: [],
});

export const confirmHosted = route({
  method: 'POST',
  path: '/organisations/:organisation/hosted/:hosted/confirmation',
  access: 'manage-users',
  summary: 'Confirms a team that this organisation hosts.',
  params: z.strictObject({ organisation: organisationId, hosted: organisationId }),
  status: 200,
  output: organisationAccount,
  refusals: ['host-provisional'],
});
