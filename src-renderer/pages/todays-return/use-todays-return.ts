import { use } from 'react';
import type { TodaysReturnList } from '../../../src-shared/catalogue/todays-return.ts';
import type { BridgeRefusal } from '../../../src-shared/contract/bridge.ts';
import type { Result } from '../../../src-shared/result.ts';
import type { BridgeClient } from '../../bridge/bridge-client.ts';
import { useSession } from '../../session/session.ts';

const fetched = new WeakMap<BridgeClient, Promise<Result<TodaysReturnList, BridgeRefusal>>>();

/** The list of what today's return asks. Suspends while it is fetched from main. */
export function useTodaysReturn(): TodaysReturnList {
  const { bridge } = useSession();
  const fetching = fetched.get(bridge) ?? bridge.call('catalogue.todays-return', {});
  fetched.set(bridge, fetching);
  const reply = use(fetching);
  if (!reply.ok) throw new Error(reply.refusal.words);
  return reply.value;
}
