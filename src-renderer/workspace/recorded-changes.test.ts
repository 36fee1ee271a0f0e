import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { ORGANISATION } from '../../src-shared/assessment/document.ts';
import { deviceId, workspaceId } from '../../src-shared/assessment/identifiers.ts';
import { accepted, refused } from '../../src-shared/result.ts';
import { computer } from '../../tests/computer.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import { RecordsDatabase } from '../database/records-database.ts';
import { NO_REMOVALS } from './finish-removals.ts';
import { recordedChanges, recordedIds } from './recorded-changes.ts';
import { WorkspaceStore } from './workspace-store.ts';

const open: WorkspaceStore[] = [];
afterEach(async () => {
  for (const store of open.splice(0)) await store.database.delete();
});

/** A workspace over a database in memory. Its journal takes everything, or nothing. */
function workspace(digit: number, journal: 'takes' | 'refuses' = 'takes'): WorkspaceStore {
  const id = workspaceId.parse(`00000000-0000-7000-8000-00000000000${digit}`);
  const call = async () =>
    journal === 'takes' ? accepted({ position: 1 }) : refused({ code: 'disk full', words: 'The disk is full.' });
  const bridge = { call, offerFile: () => Promise.reject(new Error('no files here')), onEvent: () => undefined };
  const store = new WorkspaceStore({
    id,
    device: deviceId.parse('0123456789abcdef'),
    database: new RecordsDatabase(id),
    bridge: bridge as unknown as BridgeClient,
    folded: new Map(),
    seen: null,
    healing: { damage: [], healed: { fromJournal: 0, fromDatabase: 0 } },
    missing: null,
    tornBytes: 0,
    destroyed: new Set(),
    removals: NO_REMOVALS,
  });
  store.setPerson(computer(1).by);
  open.push(store);
  return store;
}

const named = (value: string) => [{ document: ORGANISATION, field: 'name', value }];
const act = { name: 'Name', path: '/organisation' };

describe('the changes that are recorded here', () => {
  it('are all of a document, also those that were replaced, and none of another', async () => {
    const store = workspace(1);
    const other = computer(2);
    other.act([{ document: ORGANISATION, field: 'ods-code', value: 'EX0002' }]);
    store.commit(named('Riverside'), act);
    store.commit(named('Riverside Surgery'), act);
    store.takeIn(other.log);
    const changes = await recordedChanges(store, (document) => document === ORGANISATION);
    expect(changes.map(({ value }) => value).sort()).toEqual(['EX0002', 'Riverside', 'Riverside Surgery']);
    expect(await recordedChanges(store, () => false)).toEqual([]);
    expect(await recordedIds(store)).toEqual(new Set(changes.map(({ id }) => id)));
  });

  it('count while they are on screen and could not be saved yet', async () => {
    const store = workspace(2, 'refuses');
    store.commit(named('Riverside'), act);
    expect(await recordedIds(store)).toHaveProperty('size', 1);
    expect(store.status.kind).toBe('not saved');
    expect((await recordedChanges(store, () => true)).map(({ value }) => value)).toEqual(['Riverside']);
  });
});
