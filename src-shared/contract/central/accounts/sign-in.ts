import { z } from 'zod';
import { route } from '../route.ts';
import { computer, done, line, signedIn, tokenSecret, typedPassword } from './fields.ts';

/** Signing in, staying signed in, signing out. */

export const signIn = route({
  method: 'POST',
  path: '/sign-in',
  access: 'anyone',
  summary: 'Signs a computer in. With a one-time password a new password has to come along; the same request can be repeated.',
  body: z.strictObject({
    organisationCode: line(40),
    userName: line(100),
    password: typedPassword,
    newPassword: typedPassword.optional(),
    computer,
    secret: tokenSecret,
  }),
  status: 200,
  output: signedIn,
  refusals: ['wrong-details', 'new-password-needed', 'password-refused', 'too-many-tries', 'busy'],
});

export const renewSignIn = route({
  method: 'POST',
  path: '/sign-in/renewals',
  access: 'anyone',
  summary:
    'Gives a new access token and a new refresh token for the old one. A refresh token that was replaced before ends the sign-in.',
  body: z.strictObject({ refreshToken: z.string().max(400), secret: tokenSecret }),
  status: 200,
  output: signedIn,
  refusals: ['sign-in-needed', 'token-reused'],
});

export const askForDetails = route({
  method: 'POST',
  path: '/forgotten-details',
  access: 'anyone',
  summary:
    'Sends user name and a one-time password to the address, if the organisation has an account with it. The answer is the same if not.',
  body: z.strictObject({ organisationCode: line(40), email: line(254) }),
  status: 202,
  output: done,
  refusals: ['too-many-tries'],
});

export const signOut = route({
  method: 'POST',
  path: '/sign-out',
  access: 'signed-in',
  summary: 'Ends the sign-in of this computer.',
  status: 200,
  output: done,
  refusals: [],
});
