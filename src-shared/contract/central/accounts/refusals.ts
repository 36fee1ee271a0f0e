/** What routes of accounts refuse with. */
export const accountRefusals = {
  'sign-in-needed': { status: 401, words: 'Sign in again. Nothing that is on this computer is lost.' },
  'token-reused': {
    status: 401,
    words:
      'This computer’s sign-in was used from a second place, so it was ended everywhere. Sign in again, and change your password if you do not know why.',
  },
  'wrong-details': { status: 401, words: 'Organisation code, user name and password do not belong together. Check all three.' },
  'wrong-password': { status: 403, words: 'This is not your current password.' },
  'new-password-needed': { status: 403, words: 'A one-time password is for one time: choose a password of your own.' },
  'password-refused': { status: 422, words: 'This password is too easy to guess. Choose another.' },
  'not-allowed': {
    status: 403,
    words: 'Your role does not include this. An administrator of your organisation can do it, or give you the role.',
  },
  'too-many-tries': { status: 429, words: 'There were too many tries. Wait a little and try again.' },
  busy: { status: 503, words: 'Many people are signing in just now. Try again in a few seconds.' },
  'code-taken': {
    status: 409,
    words:
      'An organisation with this code is registered already. Ask its administrator for an account, or ask the operator to hand it over to you.',
  },
  'identifier-used': { status: 409, words: 'This was sent before with other content. Nothing was changed.' },
  'host-unknown': { status: 422, words: 'The host’s code is not registered here. The host has to register first.' },
  'host-provisional': { status: 409, words: 'Your own organisation is not confirmed yet, so it cannot confirm another.' },
  'role-not-here': { status: 422, words: 'This role belongs to another kind of organisation.' },
  'last-administrator': { status: 409, words: 'This is the last administrator. Make somebody else an administrator first.' },
  'too-many-users': { status: 409, words: 'An organisation can have 500 accounts. Remove those that nobody uses.' },
  'decided-before': { status: 409, words: 'This was decided already.' },
  'not-a-directory': { status: 422, words: 'This is no list of organisations: no line in it has a code and a name.' },
} as const;
