import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyDelivery, changeOf, someChanges } from '../../tests/arbitraries.ts';
import { type Computer, computer, NOON } from '../../tests/computer.ts';
import { type Change, holdsOver } from './change.ts';
import { ORGANISATION } from './document.ts';
import { concurrentWithHolding, type Folded, fold } from './fold.ts';

/** The same state, written so that the order in which fields came in does not matter. */
function plain(folded: Folded): Record<string, Record<string, Change>> {
  return Object.fromEntries([...folded].map(([document, fields]) => [document, Object.fromEntries(fields)]));
}

/** Last writer wins, said in the plainest way. */
function model(changes: readonly Change[]): Record<string, Record<string, Change>> {
  const state: Record<string, Record<string, Change>> = {};
  for (const change of [...changes].sort((a, b) => (holdsOver(a, b) ? 1 : -1))) {
    state[change.document] ??= {};
    Object.assign(state[change.document] ?? {}, { [change.field]: change });
  }
  return state;
}

test('any order and any repetition of the same changes fold to the same state, unknown documents and fields with them', () => {
  const history = someChanges.chain((changes) => fc.tuple(fc.constant(changes), anyDelivery(changes)));
  fc.assert(
    fc.property(history, ([changes, delivered]) => {
      expect(plain(fold(delivered))).toEqual(model(changes));
    }),
  );
});

test('folding piece by piece gives the state of folding at once', () => {
  const pieces = someChanges.chain((changes) =>
    fc.tuple(anyDelivery(changes), fc.array(fc.nat(50), { maxLength: 6 })).map(([delivered, cuts]) => ({ delivered, cuts })),
  );
  fc.assert(
    fc.property(pieces, ({ delivered, cuts }) => {
      const ends = [...cuts.sort((a, b) => a - b), delivered.length];
      let state: Folded = new Map();
      let from = 0;
      for (const end of ends) {
        state = fold(delivered.slice(from, end), state);
        from = Math.max(from, end);
      }
      expect(plain(state)).toEqual(plain(fold(delivered)));
    }),
  );
});

test('an earlier state is not altered by folding onto it', () => {
  fc.assert(
    fc.property(someChanges, someChanges, (before, after) => {
      const earlier = fold(before);
      const copy = structuredClone(plain(earlier));
      fold(after, earlier);
      expect(plain(earlier)).toEqual(copy);
    }),
  );
});

test('of two changes with one stamp the higher identifier holds', () => {
  const [one, other] = [1, 2].map((id) =>
    changeOf({ field: 'due', value: null, id, at: changeOf({ field: 'due', value: null, id: 1 }).at }),
  );
  if (!one || !other) throw new Error('two changes');
  expect(fold([other, one]).get(one.document)?.get('due')).toBe(other);
  expect(fold([one, other]).get(one.document)?.get('due')).toBe(other);
});

// Several computers edit one field, each with a clock of its own, and now and then one tells another all it knows.
type Step =
  | { readonly kind: 'edit'; readonly on: number }
  | { readonly kind: 'tell'; readonly from: number; readonly to: number };
const COMPUTERS = 3;
const onOne = fc.nat(COMPUTERS - 1);
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('edit' as const), on: onOne }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('tell' as const), from: onOne, to: onOne }) },
);
const anyHistory = fc.record({
  clocks: fc.array(fc.integer({ min: -10, max: 10 }), { minLength: COMPUTERS, maxLength: COMPUTERS }),
  steps: fc.array(anyStep, { minLength: 5, maxLength: 25 }),
});

function live(
  { clocks, steps }: { clocks: number[]; steps: Step[] },
  afterEdit: (made: Change, on: Computer) => void = () => {},
): Computer[] {
  const computers = clocks.map((ahead, at) => Object.assign(computer(at + 1), { wall: NOON + ahead * 3_600_000 }));
  const at = (index: number): Computer => computers[index] as Computer;
  for (const [number, step] of steps.entries()) {
    if (step.kind === 'tell') {
      at(step.to).receive(at(step.from).log);
      continue;
    }
    const [made] = at(step.on).act([{ document: ORGANISATION, field: 'name', value: `edit ${number}` }]).changes;
    if (made) afterEdit(made, at(step.on));
  }
  return computers;
}

test('who edits later with knowledge wins, however wrong the clocks are', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      live(history, (made, on) => expect(on.folded.get(ORGANISATION)?.get('name')).toBe(made));
    }),
  );
});

test('concurrent changes are those of which neither descends from the other, the newest of each line', () => {
  let met = 0;
  fc.assert(
    fc.property(anyHistory, (history) => {
      for (const { log } of live(history)) {
        const ancestors = new Map<string, Set<string>>();
        for (const change of log) {
          const own = new Set<string>();
          for (let was = change.was; was !== null; was = log.find(({ id }) => id === was)?.was ?? null) own.add(was);
          ancestors.set(change.id, own);
        }
        const descends = (a: Change, b: Change): boolean => ancestors.get(a.id)?.has(b.id) === true;
        const holding = log.find((change) => log.every((other) => other === change || holdsOver(change, other)));
        const concurrent = log.filter(
          (change) => holding && change !== holding && !descends(change, holding) && !descends(holding, change),
        );
        const newest = concurrent.filter((change) => !concurrent.some((other) => descends(other, change)));
        met += newest.length;
        expect(concurrentWithHolding(log)).toEqual(newest.sort((a, b) => (holdsOver(a, b) ? 1 : -1)));
        expect(concurrentWithHolding([...log, ...log].reverse())).toEqual(newest);
      }
    }),
  );
  expect(met).toBeGreaterThan(20);
});

test('nothing is concurrent with nothing, and a history with a gap still answers', () => {
  expect(concurrentWithHolding([])).toEqual([]);
  const [first, second] = [
    changeOf({ field: 'due', value: null, id: 1, was: 77 }),
    changeOf({ field: 'due', value: null, id: 2, was: 1 }),
  ];
  expect(concurrentWithHolding([second, first])).toEqual([]);
});
