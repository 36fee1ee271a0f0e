import { beforeEach, expect, it } from 'vitest';
import { personId } from '../../src-shared/assessment/identifiers.ts';
import { accepted, refused } from '../../src-shared/result.ts';
import type { BridgeClient } from '../bridge/bridge-client.ts';
import type { WorkspaceStore } from '../workspace/workspace-store.ts';
import { learnLock, lockNow, useLock } from './lock-state.ts';

const SAM = personId.parse('01990000-0000-7000-8000-000000000001');

/** What was done, in order. */
function window(person: typeof SAM | null) {
  const done: string[] = [];
  const call = async (method: string) => {
    done.push(method);
    return method === 'lock.state' ? accepted({ locked: true, withPin: [SAM] }) : accepted({});
  };
  const workspace = { person, openEdits: { commitAll: () => done.push(`commit while ${useLock.getState().locked}`) } };
  return { done, bridge: { call } as unknown as BridgeClient, workspace: workspace as unknown as WorkspaceStore };
}

beforeEach(() => useLock.setState({ locked: false, withPin: [] }));

it('shows what main says, and stays as it is where main says nothing', async () => {
  await learnLock(window(SAM).bridge, SAM);
  expect(useLock.getState()).toEqual({ locked: true, withPin: [SAM] });
  const silent = { call: async () => refused({ code: 'cannot read', words: '' }) } as unknown as BridgeClient;
  await learnLock(silent, SAM);
  expect(useLock.getState().locked).toBe(true);
});

it('commits what is being typed before it locks', () => {
  useLock.setState({ withPin: [SAM] });
  const { done, bridge, workspace } = window(SAM);
  expect(lockNow(bridge, workspace)).toBe(true);
  expect(done).toEqual(['commit while false', 'lock.lock']);
  expect(useLock.getState().locked).toBe(true);
});

it('locks nobody who has no PIN', () => {
  for (const person of [SAM, null]) {
    const { done, bridge, workspace } = window(person);
    expect(lockNow(bridge, workspace)).toBe(false);
    expect(done).toEqual([]);
  }
  expect(useLock.getState().locked).toBe(false);
});
