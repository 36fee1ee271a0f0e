import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Change } from '../../src-shared/assessment/change.ts';
import { digestWith, EMPTY_DIGEST } from '../../src-shared/assessment/digest.ts';
import { removalId } from '../../src-shared/assessment/identifiers.ts';
import { newId } from '../../src-shared/assessment/new-id.ts';
import { removeForGood } from '../../src-shared/assessment/removal-acts.ts';
import { organisationId } from '../../src-shared/contract/central/identifiers.ts';
import { ASSESSMENT } from '../../tests/arbitraries.ts';
import { newChange, newChanges, pullAll, pushTo } from '../../tests/central-changes.ts';
import { centralDatabases } from '../../tests/central-databases.ts';
import {
  ask,
  type CentralService,
  registeredAdministrator,
  type SignedInPerson,
  startCentralService,
} from '../../tests/central-service.ts';
import { ofOrganisation } from '../database/of-organisation.ts';
import { readDocumentState } from './document-state.ts';

const TEXT = 'Seen by Mrs Example, 943 476 5919.';
const COMMENT = 'answers/117/comment';

describe.each(centralDatabases)('what was removed for good, on $name', ({ open }) => {
  let central: CentralService;
  let person: SignedInPerson;
  beforeAll(async () => {
    central = await startCentralService(await open());
  });
  beforeEach(async () => {
    person = await registeredAdministrator(central);
  });
  afterAll(() => central.close());

  function removalOf(changes: readonly Change[]): Change[] {
    return removeForGood({
      id: removalId.parse(newId()),
      target: { kind: 'text', document: ASSESSMENT, field: COMMENT },
      why: 'A patient was named.',
      changes,
      hashes: [],
      marker: 'a'.repeat(32),
    }).map((draft) => newChange(draft));
  }

  const held = async (): Promise<Change[]> =>
    (await pullAll(central, person, { limit: '3' })).changes.map(({ change }) => change);

  it('is gone from the service, its place stays, and digest and state are as on every computer', async () => {
    const texts = newChanges(2, { field: COMMENT, value: TEXT });
    const decision = newChange({ field: `answers/117/not-a-patient/${'0'.repeat(16)}`, value: true });
    const tick = newChange({ field: 'answers/117/criteria/1a', value: true });
    await pushTo(central, person, [...texts, decision, tick]);
    const { next } = await pullAll(central, person);
    const removal = removalOf([...texts, decision]);
    expect((await pushTo(central, person, removal)).body).toMatchObject({ stored: removal.length, refused: [] });

    expect(await held()).toEqual([tick, ...removal]);
    expect((await pullAll(central, person, { after: next })).changes.map(({ change }) => change)).toEqual(removal);
    const rows = ofOrganisation(central.database, organisationId.parse(person.organisation));
    const stored = await rows.selectFrom('change').select(['position', 'field', 'value']).orderBy('position').execute();
    expect(stored.map(({ position }) => position)).toEqual([...Array(4 + removal.length).keys()].map((index) => index + 1));
    expect(stored.slice(0, 3).map(({ field, value }) => [field, value])).toEqual(Array(3).fill(['removed', 'null']));
    expect([...(await readDocumentState(rows, ASSESSMENT)).values()]).toEqual([tick]);
    const { documents } = (await ask(central, 'GET', `/organisations/${person.organisation}/digests`, { token: person.token }))
      .body;
    expect(documents[0]).toEqual({ document: ASSESSMENT, digest: digestWith(EMPTY_DIGEST, [tick]) });
  });

  it('does not come back from a computer that has not heard of it, nor from one that is later than the removal', async () => {
    const [early, late] = newChanges(2, { field: COMMENT, value: TEXT });
    await pushTo(central, person, [early]);
    const removal = removalOf([early, late] as Change[]);
    // Its last part comes by itself, as it can on a poor line.
    await pushTo(central, person, removal.slice(0, -1));
    expect(await held()).toContainEqual(early);
    await pushTo(central, person, removal.slice(-1));
    expect((await pushTo(central, person, [early, late])).body).toMatchObject({ stored: 0, refused: [] });
    expect(await held()).toEqual(removal);
  });

  it('can be any number of changes', async () => {
    const text = newChange({ field: COMMENT, value: TEXT });
    await pushTo(central, person, [text]);
    const many = Array.from({ length: 70_000 }, () => ({ ...text, id: newId() as Change['id'] }));
    const removal = removalOf([...many, text]);
    expect((await pushTo(central, person, removal)).body).toMatchObject({ stored: removal.length, refused: [] });
    expect(await held()).toEqual(removal);
  });

  it('takes away no tick, no sealed copy and nothing of another organisation, whatever it names', async () => {
    const other = await registeredAdministrator(central);
    const kept = [
      newChange({ field: 'answers/117/criteria/1a', value: true }),
      newChange({ field: `sealed/${newId()}/part/0`, value: '{}' }),
      newChange({ document: 'organisation', field: 'name', value: 'Larkfield Surgery' }),
    ];
    const theirs = newChange({ field: COMMENT, value: TEXT });
    await pushTo(central, person, kept);
    await pushTo(central, other, [theirs]);
    const removal = removalOf([...kept, theirs]);
    await pushTo(central, person, removal);
    expect(await held()).toEqual([...kept, ...removal]);
    expect((await pullAll(central, other)).changes.map(({ change }) => change)).toEqual([theirs]);
  });
});
