import type { Change } from '../../src-shared/assessment/change.ts';
import { deviceId } from '../../src-shared/assessment/identifiers.ts';
import {
  type ChangeRefusal,
  type ChangeRefusalCode,
  changeRefusalWords,
  type pushChanges,
  pushProof,
} from '../../src-shared/contract/central/changes.ts';
import type { RouteInput, RouteOutput } from '../../src-shared/contract/central/route.ts';
import { type Caller, isStillSignedIn } from '../accounts/caller.ts';
import type { ServiceParts } from '../app.ts';
import { inTransaction } from '../database/database.ts';
import { Refused } from '../http/refused.ts';
import { clockOffAtSending } from './clock-off.ts';
import { writePlace } from './history.ts';
import { judgeChange } from './judge-change.ts';
import { storeChanges } from './store-changes.ts';

/** Takes a push: what can be taken is stored, what never can be is refused by name, and neither holds up the other. */
export async function push(
  parts: ServiceParts,
  caller: Caller,
  { sentAt, changes }: RouteInput<typeof pushChanges>['body'],
): Promise<RouteOutput<typeof pushChanges>> {
  const taken: Change[] = [];
  const refused: ChangeRefusal[] = [];
  for (const raw of changes) {
    const verdict = judgeChange(raw);
    if (verdict.ok) taken.push(verdict.value);
    else refused.push(refusal(raw.id, verdict.refusal));
  }
  const now = parts.now();
  const clockOff = clockOffAtSending(sentAt, now);
  const { stored, idUsed, place } = await inTransaction(parts.database, async (transaction) => {
    if (!(await isStillSignedIn(transaction, caller, now))) throw new Refused('sign-in-needed');
    const pusher = { ...caller, device: deviceId.parse(caller.device) };
    return storeChanges(transaction, pusher, taken, { now, clockOff });
  });
  return {
    stored,
    refused: [...refused, ...idUsed.map((id) => refusal(id, 'id-used'))],
    proof: pushProof.parse(writePlace(place)),
    clockOff,
  };
}

function refusal(id: Change['id'], code: ChangeRefusalCode): ChangeRefusal {
  return { id, code, words: changeRefusalWords[code] };
}
