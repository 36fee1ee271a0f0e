import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { isBrowserDataNoted } from '../../src-main/removal/browser-data.ts';
import { workspacesIn } from '../../src-main/workspaces/workspaces.ts';
import type { Change } from '../../src-shared/assessment/change.ts';
import { removalId } from '../../src-shared/assessment/identifiers.ts';
import type { Draft } from '../../src-shared/assessment/record.ts';
import { readRemovals } from '../../src-shared/assessment/removal.ts';
import { changesToDestroy, type RemovalTarget, removeForGood } from '../../src-shared/assessment/removal-acts.ts';
import { ASSESSMENT } from '../../tests/arbitraries.ts';
import { diskError, wrapFileHandles } from '../../tests/disk-faults.ts';
import { journalBytes, journalFile } from '../../tests/journal-files.ts';
import { mainParts } from '../../tests/main-parts.ts';
import { temporaryFolder } from '../../tests/temporary-folder.ts';
import { bridgeTo, freshBrowser, newWorkspace, opened } from '../../tests/window-parts.ts';
import type { WorkspaceStore } from './workspace-store.ts';

beforeEach(freshBrowser);

const SECRET = 'Mrs Ångström, 943 476 5919, fell';
const COMMENT: RemovalTarget = { kind: 'text', document: ASSESSMENT, field: 'answers/101/comment' };
const ACT = { name: 'x', path: '/' };
const says = (leaf: string, value: Draft['value']): Draft => ({ document: ASSESSMENT, field: `answers/101/${leaf}`, value });

async function here() {
  const data = await temporaryFolder();
  const workspaces = workspacesIn(data);
  onTestFinished(() => workspaces.close());
  const client = bridgeTo(await mainParts(data, { workspaces }));
  const id = await newWorkspace(client);
  return { data, client, id, folder: join(data, 'workspaces', id), workspace: await opened(client, id) };
}

const changesOf = (workspace: WorkspaceStore): Promise<Change[]> => workspace.database.changes.toArray();

/** Records a removal of the comment, as the page does. */
async function remove(workspace: WorkspaceStore): Promise<readonly Change[]> {
  await workspace.settled();
  const changes = changesToDestroy(COMMENT, await changesOf(workspace));
  const id = removalId.parse('01990000-0000-7000-8000-00000000beef');
  workspace.commit(
    removeForGood({ id, target: COMMENT, why: 'It names a patient', changes, hashes: [], marker: 'a'.repeat(32) }),
    ACT,
  );
  await workspace.settled();
  return changes;
}

test('a removal on record is carried out when the workspace is opened: every earlier value too, and only who and why stays', async () => {
  const { data, client, id, folder, workspace } = await here();
  workspace.commit([says('comment', SECRET), says('criteria/1a', true)], ACT);
  workspace.commit([says('comment', `${SECRET} again`)], ACT);
  workspace.commit([says('comment', 'Nothing to see')], ACT);
  const gone = await remove(workspace);
  expect(gone).toHaveLength(3);
  await workspace.close();
  const after = await opened(client, id);
  expect(after.removals).toEqual({ unfinished: [], copies: [] });
  expect(after.folded.get(ASSESSMENT)?.get('answers/101/comment')).toBeUndefined();
  expect(after.folded.get(ASSESSMENT)?.get('answers/101/criteria/1a')?.value).toBe(true);
  expect(JSON.stringify(await changesOf(after))).not.toContain('Ångström');
  expect(Object.values(await journalBytes(folder)).join()).not.toContain('943 476 5919');
  expect(readRemovals(after.folded)).toMatchObject([
    { what: 'text', why: 'It names a patient', by: workspace.person, mark: 'a'.repeat(32), changes: gone.map((one) => one.id) },
  ]);
  expect([...after.destroyed].sort()).toEqual(gone.map((one) => one.id).sort());
  expect(await isBrowserDataNoted(data)).toBe(true);
  // Nothing is left to do the next time, and nothing to take back.
  expect((await after.undo()).ok).toBe(false);
});

test('what was destroyed is not taken in again, and something new can be said in its place', async () => {
  const { client, id, workspace } = await here();
  workspace.commit([says('comment', SECRET)], ACT);
  const gone = await remove(workspace);
  await workspace.close();
  const after = await opened(client, id);
  after.takeIn(gone);
  await after.settled();
  expect(after.folded.get(ASSESSMENT)?.get('answers/101/comment')).toBeUndefined();
  expect(JSON.stringify(await changesOf(after))).not.toContain('Ångström');
  after.commit([says('comment', 'Every member of staff was trained')], ACT);
  await after.settled();
  await after.close();
  const again = await opened(client, id);
  expect(again.folded.get(ASSESSMENT)?.get('answers/101/comment')?.value).toBe('Every member of staff was trained');
  expect(again.history.healed).toEqual({ fromJournal: 0, fromDatabase: 0 });
});

test('the removal itself cannot be taken back', async () => {
  const { workspace } = await here();
  workspace.commit([says('comment', SECRET)], ACT);
  await remove(workspace);
  expect(await workspace.undo()).toMatchObject({ ok: false, refusal: expect.stringContaining('nobody can bring it back') });
});

describe('where it cannot be carried out', () => {
  test('it is said, everything is as it was, and the next opening goes on with it', async () => {
    const { client, id, folder, workspace } = await here();
    workspace.commit([says('comment', SECRET)], ACT);
    await remove(workspace);
    await workspace.close();
    const restore = await wrapFileHandles('write', async () => {
      throw diskError('ENOSPC');
    });
    const refused = await opened(client, id);
    restore();
    expect(refused.removals.unfinished).toEqual([expect.stringMatching(/disk is full, so we could not remove it for good/)]);
    expect(refused.folded.get(ASSESSMENT)?.get('answers/101/comment')?.value).toBe(SECRET);
    await refused.close();
    const after = await opened(client, id);
    expect(after.removals.unfinished).toEqual([]);
    expect(after.folded.get(ASSESSMENT)?.get('answers/101/comment')).toBeUndefined();
    expect(Object.values(await journalBytes(folder)).join()).not.toContain('943 476 5919');
  });

  test('what was recovered and mended at that start is said all the same, and the copy that had to go', async () => {
    const { data, id, folder, workspace } = await here();
    workspace.commit([says('comment', SECRET), says('criteria/1a', true)], ACT);
    await remove(workspace);
    await workspace.close();
    const file = await journalFile(folder);
    await writeFile(file, (await readFile(file, 'latin1')).replace('"value":true', '"value":tru3'), 'latin1');
    const next = workspacesIn(data);
    onTestFinished(() => next.close());
    const after = await opened(bridgeTo(await mainParts(data, { workspaces: next })), id);
    expect(after.history.damage.join()).toMatch(/The journal was damaged at record 2/);
    expect(after.history.healed).toEqual({ fromJournal: 0, fromDatabase: 1 });
    expect(after.removals.copies).toEqual([expect.stringMatching(/damaged/)]);
    expect(after.folded.get(ASSESSMENT)?.get('answers/101/comment')).toBeUndefined();
  });
});
