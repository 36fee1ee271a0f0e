import { afterAll, beforeAll, expect, test } from 'vitest';
import { signIn } from '../../src-shared/contract/central/accounts/sign-in.ts';
import {
  type CentralService,
  newSecret,
  registeredAdministrator,
  type SignedInPerson,
  startCentralService,
} from '../../tests/central-service.ts';
import { makePasswordQueue } from './password-queue.ts';
import { signInWith } from './sign-in.ts';

let central: CentralService;
let person: SignedInPerson;
beforeAll(async () => {
  central = await startCentralService();
  person = await registeredAdministrator(central);
});
afterAll(() => central.close());

/** How often a password is looked at for a sign-in that fails. */
async function looks(changes: Record<string, unknown>): Promise<number> {
  const queue = makePasswordQueue();
  let count = 0;
  const parts = {
    ...central.parts,
    passwords: {
      hash: queue.hash,
      verify: (stored: string | null, password: string) => {
        count += 1;
        return queue.verify(stored, password);
      },
    },
  };
  const body = signIn.body.parse({
    organisationCode: person.organisationCode,
    userName: person.userName,
    password: 'not the password',
    computer: { device: '0123456789abcdef', name: 'Reception' },
    secret: newSecret(),
    ...changes,
  });
  await expect(signInWith(parts, body)).rejects.toMatchObject({ code: 'wrong-details' });
  return count;
}

test('a wrong password and a name that nobody has cost the same number of hashes, with a new password and without', async () => {
  expect(await looks({})).toBe(1);
  expect(await looks({ userName: 'nobody' })).toBe(1);
  expect(await looks({ organisationCode: 'NOBODY' })).toBe(1);
  expect(await looks({ newPassword: 'x' })).toBe(2);
  expect(await looks({ newPassword: 'x', userName: 'nobody' })).toBe(2);
});
