import { gzipSync } from 'node:zlib';
import { type Change, change } from '../src-shared/assessment/change.ts';
import { nextStamp, type Stamp } from '../src-shared/assessment/clock.ts';
import { deviceId } from '../src-shared/assessment/identifiers.ts';
import { newId } from '../src-shared/assessment/new-id.ts';
import type { StoredChange } from '../src-shared/contract/central/changes.ts';
import { ASSESSMENT, idOf } from './arbitraries.ts';
import { ask, type CentralAnswer, type CentralService, PASSWORD, type SignedInPerson, signInPerson } from './central-service.ts';

/** Pushing and pulling as a computer does, for tests. */

const DEVICE = deviceId.parse('a1b2c3d4e5f60718');
let seen: Stamp | null = null;

/** A change as an app makes it, later than every one made before it. */
export function newChange(said: { readonly [member in keyof Change]?: unknown } = {}): Change {
  seen = nextStamp(seen, Date.parse('2018-03-20T08:00:00Z'), DEVICE);
  return change.parse({
    id: newId(),
    at: seen,
    wall: '2018-03-20T08:00:00.000Z',
    by: idOf(1),
    action: idOf(2),
    document: ASSESSMENT,
    field: 'answers/117/comment',
    value: 'Policy agreed.',
    was: null,
    ...said,
  });
}

export function newChanges(count: number, said?: Parameters<typeof newChange>[0]): Change[] {
  return Array.from({ length: count }, () => newChange(said));
}

export function changesAddress(person: { readonly organisation: string }): string {
  return `/organisations/${person.organisation}/changes`;
}

export function pushOf(central: CentralService, changes: readonly unknown[]): { sentAt: string; changes: readonly unknown[] } {
  return { sentAt: new Date(central.clock.now).toISOString(), changes };
}

/** One push, compressed as apps send it. */
export async function pushTo(
  central: CentralService,
  person: SignedInPerson,
  changes: readonly unknown[],
): Promise<CentralAnswer> {
  const answer = await central.service.inject({
    method: 'POST',
    url: changesAddress(person),
    payload: gzipSync(JSON.stringify(pushOf(central, changes))),
    headers: {
      authorization: `Bearer ${person.token}`,
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    },
  });
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
}

/** One page. */
export function pullFrom(
  central: CentralService,
  person: SignedInPerson,
  query: Readonly<Record<string, string>> = {},
): Promise<CentralAnswer> {
  return ask(central, 'GET', `${changesAddress(person)}?${new URLSearchParams(query)}`, { token: person.token });
}

/** Page after page until there is no more. */
export async function pullAll(
  central: CentralService,
  person: SignedInPerson,
  query: Readonly<Record<string, string>> = {},
): Promise<{ readonly changes: StoredChange[]; readonly next: string }> {
  const changes: StoredChange[] = [];
  for (let after = query.after; ; ) {
    const page = await pullFrom(central, person, { ...query, ...(after === undefined ? {} : { after }) });
    if (page.status !== 200) throw new Error(`pulling was refused: ${JSON.stringify(page.body)}`);
    changes.push(...page.body.changes);
    after = page.body.next as string;
    if (!page.body.more) return { changes, next: after };
  }
}

/** The same person signed in at a second computer. */
export function atSecondComputer(
  central: CentralService,
  { organisationCode, userName }: SignedInPerson,
): Promise<SignedInPerson> {
  return signInPerson(central, { organisationCode, userName, password: PASSWORD });
}
