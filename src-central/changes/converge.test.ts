import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Change } from '../../src-shared/assessment/change.ts';
import { nextStamp, type Stamp } from '../../src-shared/assessment/clock.ts';
import { digestWith, EMPTY_DIGEST } from '../../src-shared/assessment/digest.ts';
import { documentId } from '../../src-shared/assessment/document.ts';
import { type Folded, fold } from '../../src-shared/assessment/fold.ts';
import { type DeviceId, deviceId } from '../../src-shared/assessment/identifiers.ts';
import { newId } from '../../src-shared/assessment/new-id.ts';
import { organisationId } from '../../src-shared/contract/central/identifiers.ts';
import { ASSESSMENT } from '../../tests/arbitraries.ts';
import { atSecondComputer, newChange, pullFrom, pushTo } from '../../tests/central-changes.ts';
import { centralDatabases } from '../../tests/central-databases.ts';
import {
  ask,
  type CentralService,
  registeredAdministrator,
  type SignedInPerson,
  startCentralService,
} from '../../tests/central-service.ts';
import { type OrganisationData, ofOrganisation } from '../database/of-organisation.ts';
import { readDocumentState } from './document-state.ts';

const DOCUMENTS = [ASSESSMENT, documentId.parse('plan/2027')];
const FIELDS = ['answers/117/comment', 'brand-new'];

/** What happens: somebody edits a field, pushes some of what waits, or pulls a page; or all of it at once. */
type Step =
  | { readonly kind: 'edit'; readonly who: 0 | 1; readonly document: number; readonly field: number; readonly behind: number }
  | { readonly kind: 'push'; readonly who: 0 | 1; readonly most: number; readonly backwards: boolean; readonly answered: boolean }
  | { readonly kind: 'pull'; readonly who: 0 | 1; readonly limit: number; readonly own: 'included' | 'left-out' }
  | { readonly kind: 'everything at once' };

const who = fc.constantFrom<0 | 1>(0, 1);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      who,
      document: fc.nat(1),
      field: fc.nat(1),
      behind: fc.nat(20),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('push' as const),
      who,
      most: fc.integer({ min: 1, max: 4 }),
      backwards: fc.boolean(),
      answered: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('pull' as const),
      who,
      limit: fc.integer({ min: 1, max: 5 }),
      own: fc.constantFrom('included' as const, 'left-out' as const),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'everything at once' as const }) },
);

/** A computer, as simple as it can be: what it knows, what waits to be sent, how far it has read. */
class Computer {
  readonly known = new Map<string, Change>();
  waiting: Change[] = [];
  #cursor: string | undefined;
  #proof: string | undefined;
  #seen: Stamp | null = null;
  readonly #central: CentralService;
  readonly #person: SignedInPerson;
  readonly #device: DeviceId;

  constructor(central: CentralService, person: SignedInPerson, device: DeviceId) {
    this.#central = central;
    this.#person = person;
    this.#device = device;
  }

  get folded(): Folded {
    return fold(this.known.values());
  }

  edit(document: number, field: number, behind: number): void {
    this.#seen = nextStamp(this.#seen, this.#central.clock.now - behind, this.#device);
    const said = { document: DOCUMENTS[document], field: FIELDS[field], at: this.#seen, value: newId() };
    const holds = this.folded.get(said.document as Change['document'])?.get(said.field as string);
    const change = newChange({ ...said, was: holds?.id ?? null });
    this.known.set(change.id, change);
    this.waiting.push(change);
  }

  /** @param answered whether the answer arrives; if not, everything is sent again later */
  async push(most: number, backwards: boolean, answered: boolean): Promise<void> {
    const sent = (backwards ? [...this.waiting].reverse() : this.waiting).slice(0, most);
    const answer = await pushTo(this.#central, this.#person, sent);
    expect(answer).toMatchObject({ status: 200, body: { refused: [] } });
    if (!answered) return;
    this.#proof = answer.body.proof;
    this.waiting = this.waiting.filter((change) => !sent.includes(change));
  }

  async pull(limit: number, own: string): Promise<boolean> {
    const query = {
      limit: String(limit),
      own,
      ...(this.#cursor === undefined ? {} : { after: this.#cursor }),
      ...(this.#proof === undefined ? {} : { proof: this.#proof }),
    };
    const answer = await pullFrom(this.#central, this.#person, query);
    expect(answer.status).toBe(200);
    for (const { change } of answer.body.changes as { change: Change }[]) {
      this.known.set(change.id, change);
      if (this.#seen === null || change.at > this.#seen) this.#seen = change.at;
    }
    this.#cursor = answer.body.next;
    return answer.body.more;
  }
}

describe.each(centralDatabases)('two computers and the service, on $name', ({ open }) => {
  let central: CentralService;
  let people: readonly [SignedInPerson, SignedInPerson];
  let rows: OrganisationData;
  beforeAll(async () => {
    central = await startCentralService(await open());
    const person = await registeredAdministrator(central);
    people = [person, await atSecondComputer(central, person)];
    rows = ofOrganisation(central.database, organisationId.parse(person.organisation));
  });
  afterAll(() => central.close());

  it('come to the fold of all changes, whatever the order of edits, pushes, lost answers and pulls', async () => {
    let pushed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 40 }), async (steps) => {
        for (const table of ['change', 'change_counter', 'document_digest'] as const) await rows.deleteFrom(table).execute();
        // Reading is limited by the minute of the service's clock.
        central.clock.now += 1_000;
        const computers = people.map(
          (person, index) => new Computer(central, person, deviceId.parse(String(index).repeat(16))),
        ) as [Computer, Computer];
        for (const step of steps) await take(step, computers);
        for (const computer of computers) await computer.push(1_000, false, true);
        for (const computer of computers) while (await computer.pull(500, 'left-out'));

        const all = new Map(computers.flatMap(({ known }) => [...known]));
        const expected = fold(all.values());
        for (const computer of computers) expect(computer.folded).toEqual(expected);
        for (const document of DOCUMENTS)
          expect(await readDocumentState(rows, document)).toEqual(expected.get(document) ?? new Map());
        await expectServiceHolds([...all.values()]);
        pushed += all.size;
      }),
      { numRuns: 40 },
    );
    expect(pushed).toBeGreaterThan(100);
  });

  async function take(step: Step, computers: readonly [Computer, Computer]): Promise<void> {
    switch (step.kind) {
      case 'edit':
        return computers[step.who].edit(step.document, step.field, step.behind);
      case 'push':
        return computers[step.who].push(step.most, step.backwards, step.answered);
      case 'pull':
        await computers[step.who].pull(step.limit, step.own);
        return;
      case 'everything at once':
        await Promise.all(computers.flatMap((computer) => [computer.push(3, false, true), computer.pull(3, 'included')]));
    }
  }

  async function expectServiceHolds(all: readonly Change[]): Promise<void> {
    const held = await rows.selectFrom('change').select(['position', 'id']).orderBy('position').execute();
    expect(held.map(({ position }) => position)).toEqual(held.map((_, index) => index + 1));
    expect(new Set(held.map(({ id }) => id))).toEqual(new Set(all.map(({ id }) => id)));
    expect(held).toHaveLength(all.length);
    const answer = await ask(central, 'GET', `/organisations/${people[0].organisation}/digests`, { token: people[0].token });
    const digests = Object.fromEntries(
      answer.body.documents.map(({ document, digest }: { document: string; digest: unknown }) => [document, digest]),
    );
    const expected = Map.groupBy(all, ({ document }) => document);
    expect(digests).toEqual(
      Object.fromEntries([...expected].map(([document, changes]) => [document, digestWith(EMPTY_DIGEST, changes)])),
    );
  }
});
