import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ASSESSMENT, changeOf } from '../../tests/arbitraries.ts';
import { type Computer, computer, NOON, visible } from '../../tests/computer.ts';
import { exampleSet } from '../../tests/example-set.ts';
import { type Act, anyAct, draftsOf } from '../../tests/random-acts.ts';
import type { Change, Value } from './change.ts';
import { EMPTY_DOCUMENT, fold } from './fold.ts';
import { readSeals, reopen, seal, standingSeal } from './sealing.ts';
import { takeBack } from './undo.ts';

const SET = exampleSet();
const anyActs = fc.array(anyAct(SET), { minLength: 1, maxLength: 20 });
const manyActs = fc.array(anyAct({ ...SET, requirements: SET.requirements.slice(-1) }), { minLength: 5, maxLength: 20 });
const COMMENT = 'answers/101/comment';

const comment = (on: Computer, value: Value): readonly Change[] =>
  on.act([{ document: ASSESSMENT, field: COMMENT, value }]).changes;
const tryTakingBack = (on: Computer, act: readonly Change[]) => takeBack(act, on.folded, on.known);

/** Does what was drawn; the changes it made, none when it was refused or said nothing new. */
function perform(on: Computer, act: Act): readonly Change[] {
  const drafts = draftsOf(act, on.folded.get(ASSESSMENT));
  return drafts.ok ? on.act(drafts.value).changes : [];
}
/** Takes an act back and returns what that changed; taking this back in turn is redo. */
function undo(on: Computer, act: readonly Change[]): readonly Change[] {
  const taken = tryTakingBack(on, act);
  if (!taken.ok) throw new Error(JSON.stringify(taken.refusal));
  return on.act(taken.value).changes;
}

/** The rule of when a change still holds, said another way: same words, and nobody else had a hand in between. */
function standsFor(on: Computer, holds: Change, change: Change): boolean {
  const line: Change[] = [];
  for (let at: Change | undefined = holds; at; at = at.was === null ? undefined : on.known(at.was)) line.push(at);
  const since = line.slice(0, line.indexOf(change));
  return line.includes(change) && holds.value === change.value && since.every(({ by }) => by === change.by);
}

test('do, undo, redo, undo: each time what was seen before is seen again', () => {
  fc.assert(
    fc.property(anyActs, anyAct(SET), (acts, last) => {
      const one = computer(1);
      for (const act of acts) perform(one, act);
      const before = visible(one.folded);
      const done = perform(one, last);
      const after = visible(one.folded);
      const undone = undo(one, done);
      expect(visible(one.folded)).toEqual(before);
      const redone = undo(one, undone);
      expect(visible(one.folded)).toEqual(after);
      undo(one, redone);
      expect(visible(one.folded)).toEqual(before);
    }),
  );
});

test('everything can be undone back to the start and redone to the end', () => {
  fc.assert(
    fc.property(anyActs, (acts) => {
      const one = computer(1);
      const done = acts.map((act) => perform(one, act));
      const end = visible(one.folded);
      const undone = done.reverse().map((act) => undo(one, act));
      expect(visible(one.folded)).toEqual({});
      for (const act of undone.reverse()) undo(one, act);
      expect(visible(one.folded)).toEqual(end);
    }),
  );
});

test('one text typed in three goes is undone in three steps and redone in three', () => {
  const one = computer(1);
  const said = (): Value | undefined => one.folded.get(ASSESSMENT)?.get(COMMENT)?.value;
  const goes = ['In', 'In the', 'In the office'].map((text) => comment(one, text));
  const undone = goes.reverse().map((act) => [undo(one, act), said()] as const);
  expect(undone.map(([, after]) => after)).toEqual(['In the', 'In', null]);
  const redone = undone.reverse().map(([act]) => [undo(one, act), said()] as const);
  expect(redone.map(([, after]) => after)).toEqual(['In', 'In the', 'In the office']);
});

test('with two computers at work, an act is taken back whole or not at all, and a refusal names what was changed since', () => {
  let [taken, refused] = [0, 0];
  fc.assert(
    fc.property(manyActs, manyActs, fc.nat(), fc.integer({ min: -5, max: 5 }), (mine, theirs, which, hours) => {
      const [one, other] = [computer(1), computer(2)];
      other.wall = NOON + hours * 3_600_000;
      const done: (readonly Change[])[] = [];
      for (let at = 0; at < Math.max(mine.length, theirs.length); at += 1) {
        const [my, their] = [mine[at], theirs[at]];
        if (my) done.push(perform(one, my));
        if (their) perform(other, their);
        if (at % 3 === 0) other.receive(one.log);
        if (at % 4 === 0) one.receive(other.log);
      }
      one.receive(other.log);
      const act = done[which % done.length] ?? [];
      const before = visible(one.folded);
      const since = act
        .map(({ document, field }) => one.folded.get(document)?.get(field) as Change)
        .filter((holds, at) => !standsFor(one, holds, act[at] as Change));
      const result = tryTakingBack(one, act);
      if (result.ok) {
        taken += 1;
        expect(since).toEqual([]);
        one.act(result.value);
        // Where the act had written, the values before it stand again; nothing else has moved.
        const expected = { ...before };
        for (const { document, field, was } of act) {
          const value = was === null ? null : (one.known(was)?.value ?? null);
          delete expected[`${document} ${field}`];
          if (value) expected[`${document} ${field}`] = value;
        }
        expect(visible(one.folded)).toEqual(expected);
      } else {
        refused += 1;
        expect(result.refusal).toEqual({ kind: 'changed since', since: since[0] });
        expect(visible(one.folded)).toEqual(before);
      }
      other.receive(one.log);
      one.receive(other.log);
      expect(visible(other.folded)).toEqual(visible(one.folded));
    }),
    { numRuns: 200 },
  );
  expect(taken).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(3);
});

test('an act that another computer changed since names that change, and when it is taken back the act can be', () => {
  const [one, other] = [computer(1), computer(2)];
  comment(one, 'first');
  const second = comment(one, 'second');
  other.receive(one.log);
  const theirs = comment(other, 'theirs');
  one.receive(theirs);
  expect(tryTakingBack(one, second)).toEqual({ ok: false, refusal: { kind: 'changed since', since: theirs[0] } });
  undo(one, theirs);
  expect(visible(one.folded)).toEqual({ [`${ASSESSMENT} ${COMMENT}`]: 'second' });
  expect(tryTakingBack(one, second).ok, 'another change now holds, though it says the same').toBe(false);
});

test('a value before that is not known here is not guessed: nothing is wiped', () => {
  const one = computer(1);
  comment(one, 'three weeks of work');
  const [second] = comment(one, 'oops');
  if (!second) throw new Error('a change');
  expect(takeBack([second], one.folded, () => undefined)).toEqual({
    ok: false,
    refusal: { kind: 'not known here', change: second },
  });
  expect(takeBack([second], new Map(), one.known), 'a document that is not loaded').toEqual({
    ok: false,
    refusal: { kind: 'not known here', change: second },
  });
});

test('a history that a damaged file made run in a circle comes to an end', () => {
  const [a, b, c] = [
    changeOf({ field: COMMENT, value: 'x', id: 1, was: 2 }),
    changeOf({ field: COMMENT, value: 'x', id: 2, was: 1 }),
    changeOf({ field: COMMENT, value: 'x', id: 0 }),
  ];
  const known = (id: string): Change | undefined => [a, b, c].find((change) => change.id === id);
  expect(takeBack([c], fold([a, b, c]), known)).toEqual({ ok: false, refusal: { kind: 'changed since', since: b } });
});

test('what a newer app wrote is left to it', () => {
  const mood = changeOf({ field: 'answers/101/mood', value: 'good', id: 1 });
  expect(takeBack([mood], fold([mood]), () => undefined)).toEqual({
    ok: false,
    refusal: { kind: 'not known here', change: mood },
  });
  const odd = changeOf({ field: COMMENT, value: 7, id: 1 });
  const plain = changeOf({ field: COMMENT, value: 'text', id: 2, was: 1 });
  expect(takeBack([plain], fold([odd, plain]), () => odd)).toEqual({
    ok: false,
    refusal: { kind: 'not known here', change: plain },
  });
});

test('a sealed copy stays: neither sealing nor reopening is taken back', () => {
  const one = computer(1);
  comment(one, 'In the office.');
  const sealed = one.act(seal(one.folded, ASSESSMENT, 'copy-1')).changes;
  expect(tryTakingBack(one, sealed)).toEqual({ ok: false, refusal: { kind: 'sealed', change: sealed[0] } });
  const reopened = one.act(reopen(ASSESSMENT, 'copy-1')).changes;
  expect(tryTakingBack(one, reopened)).toEqual({ ok: false, refusal: { kind: 'sealed', change: reopened[0] } });
  const assessment = one.folded.get(ASSESSMENT) ?? EMPTY_DOCUMENT;
  expect(readSeals(assessment)).toHaveLength(1);
  expect(standingSeal(assessment)).toBeNull();
});
