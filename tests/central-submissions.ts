import { requirementSetHash } from '../src-shared/catalogue/set-hash.ts';
import { ASSESSMENT } from './arbitraries.ts';
import { pushTo } from './central-changes.ts';
import { ask, type CentralAnswer, type CentralService, type SignedInPerson, startCentralService } from './central-service.ts';
import type { Computer } from './computer.ts';
import { exampleSet } from './example-set.ts';
import { STATEMENT, SUBMITTED } from './example-submission.ts';

/** Publishing as a computer does, for tests. */

const set = exampleSet();
const SET_HASH = requirementSetHash(set);

/** A service that has the invented set and statement. */
export function startForPublishing(
  place: Parameters<typeof startCentralService>[0],
  settings: Parameters<typeof startCentralService>[1] = {},
): Promise<CentralService> {
  return startCentralService(place, {
    catalogue: { sets: [{ set, hash: SET_HASH }], statements: [STATEMENT] },
    ...settings,
  });
}

/** Sends every change that the computer has. */
export async function pushEverything(central: CentralService, person: SignedInPerson, { log }: Computer): Promise<void> {
  const { status, body } = await pushTo(central, person, log);
  if (status !== 200 || body.refused.length > 0) throw new Error(`the changes were refused: ${JSON.stringify(body)}`);
}

export function submissionAddress({ organisation }: SignedInPerson, id: string = SUBMITTED): string {
  return `/organisations/${organisation}/submissions/${id}`;
}

export function publishAs(
  central: CentralService,
  person: SignedInPerson,
  said: { readonly id?: string; readonly assessment?: string; readonly setHash?: string; readonly receipt?: string } = {},
): Promise<CentralAnswer> {
  const { id, ...body } = said;
  return ask(central, 'PUT', submissionAddress(person, id), {
    body: { assessment: ASSESSMENT, setHash: SET_HASH, ...body },
    token: person.token,
  });
}
