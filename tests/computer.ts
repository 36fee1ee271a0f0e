import type { Change, Value } from '../src-shared/assessment/change.ts';
import { laterStamp, type Stamp } from '../src-shared/assessment/clock.ts';
import { type Folded, fold } from '../src-shared/assessment/fold.ts';
import { deviceId, type PersonId, personId } from '../src-shared/assessment/identifiers.ts';
import { type Draft, type Recorded, record } from '../src-shared/assessment/record.ts';

/** One computer with a clock of its own: it acts, and receives what others did. The smallest that tests need of the app. */
export interface Computer {
  readonly by: PersonId;
  /** What its clock shows, in milliseconds. Set it to anything. */
  wall: number;
  readonly folded: Folded;
  /** Every change it knows, in the order in which they came. */
  readonly log: readonly Change[];
  act(drafts: readonly Draft[]): Recorded;
  receive(changes: readonly Change[]): void;
  /** What `takeBack` asks for. */
  known(id: Change['id']): Change | undefined;
}

export const NOON = Date.UTC(2026, 8, 1, 12);

/** @param number from 1; it names the device, its person and the identifiers it makes */
export function computer(number: number): Computer {
  const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
  const device = deviceId.parse(hex(number, 16));
  const log = new Map<string, Change>();
  let seen: Stamp | null = null;
  let made = 0;
  const newId = (): string => {
    made += 1;
    return `01990000-${hex(number, 4)}-7000-8000-${hex(made, 12)}`;
  };
  const self = {
    by: personId.parse(`00000000-0000-4000-8000-${hex(number, 12)}`),
    wall: NOON,
    folded: new Map() as Folded,
    get log() {
      return [...log.values()];
    },
    act(drafts: readonly Draft[]): Recorded {
      const recorded = record(drafts, { folded: self.folded, seen, now: new Date(self.wall), device, by: self.by, newId });
      self.receive(recorded.changes);
      return recorded;
    },
    receive(changes: readonly Change[]): void {
      const fresh = changes.filter(({ id }) => !log.has(id));
      for (const change of fresh) {
        log.set(change.id, change);
        seen = laterStamp(seen, change.at);
      }
      self.folded = fold(fresh, self.folded);
    },
    known: (id: Change['id']): Change | undefined => log.get(id),
  };
  return self;
}

/** What a person can see: every field that says something. Not given, empty and unticked look the same. */
export function visible(folded: Folded): Record<string, Value> {
  const said: [string, Value][] = [];
  for (const [document, fields] of folded)
    for (const [field, { value }] of fields)
      if (value !== null && value !== '' && value !== false) said.push([`${document} ${field}`, value]);
  return Object.fromEntries(said.sort(([a], [b]) => (a < b ? -1 : 1)));
}
