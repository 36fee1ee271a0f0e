import type { Change } from '../assessment/change.ts';
import { personDocument } from '../assessment/document.ts';
import { canonicalJson } from '../assessment/snapshot.ts';
import { byStamp } from './assessment-file.ts';
import type { Findings } from './check-change.ts';

/** A change with its place in the file, for messages. */
export interface Placed {
  readonly change: Change;
  readonly place: string;
}

/**
 * Checks the changes of a file against each other: ids, order, what replaced what, and whether every author is described.
 *
 * @returns each change once, in the order of the file
 */
export function checkHistory(placed: readonly Placed[], { problems, warnings }: Findings): Change[] {
  const byId = new Map<Change['id'], Placed>();
  let last: Change | null = null;
  let outOfOrder = 0;
  for (const one of placed) {
    const first = byId.get(one.change.id);
    if (!first) byId.set(one.change.id, one);
    else if (canonicalJson(first.change) === canonicalJson(one.change))
      warnings.add(one.place, `The same change is in the file already as ${first.place}. It counts once.`);
    else problems.add(one.place, `It has the same id as ${first.place} and says something else. One of them was altered.`);
    if (last !== null && byStamp(last, one.change) > 0) outOfOrder += 1;
    last = one.change;
  }
  if (outOfOrder > 0)
    warnings.add(
      '“changes”',
      `${outOfOrder === 1 ? '1 change stands' : `${outOfOrder} changes stand`} before an earlier one, so the file was not written by this app as it is. The order makes no difference to what it says.`,
    );
  for (const one of byId.values()) checkReplaced(one, byId, { problems, warnings });
  warnOfStrangers(byId, { problems, warnings });
  return [...byId.values()].map(({ change }) => change);
}

function checkReplaced(
  { change, place }: Placed,
  byId: ReadonlyMap<Change['id'], Placed>,
  { problems, warnings }: Findings,
): void {
  if (change.was === null) return;
  const replaced = byId.get(change.was);
  if (!replaced) warnings.add(place, 'It replaced a change that is not in the file. Its history starts here.');
  else if (replaced.change.document !== change.document || replaced.change.field !== change.field)
    problems.add(place, `It says that it replaced ${replaced.place}, which is a change of another field.`);
  else if (change.at <= replaced.change.at)
    problems.add(place, `It says that it replaced ${replaced.place}, but its stamp is not later than that one's.`);
}

/** Authors whom no person in the file describes: their changes count, and only a name is missing. */
function warnOfStrangers(byId: ReadonlyMap<Change['id'], Placed>, { warnings }: Findings): void {
  const described = new Set<string>();
  const written = new Map<Change['by'], { count: number; first: string }>();
  for (const { change, place } of byId.values()) {
    described.add(change.document);
    const known = written.get(change.by);
    if (known) known.count += 1;
    else written.set(change.by, { count: 1, first: place });
  }
  for (const [person, { count, first }] of written)
    if (!described.has(personDocument(person)))
      warnings.add(
        first,
        `Its author is not described in the file (${count === 1 ? '1 change' : `${count} changes`} by them). Their name will be missing.`,
      );
}
