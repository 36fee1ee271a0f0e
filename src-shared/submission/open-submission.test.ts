import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ASSESSMENT, anyDelivery, idOf } from '../../tests/arbitraries.ts';
import { type Computer, computer } from '../../tests/computer.ts';
import { exampleFile, hashOf, linked, newerVersion } from '../../tests/example-evidence.ts';
import { says } from '../../tests/example-practice.ts';
import { exampleService } from '../../tests/example-receipt.ts';
import { exampleSet } from '../../tests/example-set.ts';
import {
  ACCEPTED,
  answeredPractice,
  copyOn,
  newSubmission,
  publishedPractice,
  SALT,
  SUBMITTED,
} from '../../tests/example-submission.ts';
import { anyAct, draftsOf } from '../../tests/random-acts.ts';
import { type Change, change } from '../assessment/change.ts';
import { documentId } from '../assessment/document.ts';
import { calendarDay } from '../assessment/toolkit-year.ts';
import { requirementSetHash } from '../catalogue/set-hash.ts';
import { manifestHash, manifestSalt } from './evidence-manifest.ts';
import { openSubmission, type Submission } from './open-submission.ts';
import { sealForPublishing } from './publishing.ts';
import { signReceipt, verifyReceipt } from './receipt.ts';
import { submissionId } from './submission-id.ts';
import { claimsOf, submissionResults } from './submission-results.ts';

const set = exampleSet();

function opened(changes: readonly Change[]): Submission {
  const submission = openSubmission(ASSESSMENT, SUBMITTED, changes);
  if (!submission.ok) throw new Error(JSON.stringify(submission.refusal));
  return submission.value;
}
const refusalOf = (changes: readonly Change[], id = SUBMITTED) => {
  const submission = openSubmission(ASSESSMENT, id, changes);
  return submission.ok ? null : submission.refusal;
};
const publish = (on: Computer): void => void on.act(sealForPublishing(on.folded, ASSESSMENT, newSubmission()));

test('from publishing to a receipt that verifies: nothing but the log and the id is needed', async () => {
  const practice = publishedPractice();
  const submission = opened(practice.log);
  const results = submissionResults(submission, set);
  if (!results.ok) throw new Error(JSON.stringify(results.refusal));
  expect(results.value).toEqual({
    levels: { '101': 2, '102': 2, '201': 2, '202': 2 },
    score: { points: 8, outOf: 12 },
    outcome: 'satisfactory',
  });
  const claims = claimsOf(submission, results.value, {
    set,
    operator: { name: 'Example Federation', remark: null },
    organisation: { name: 'Riverside Surgery', odsCode: 'EX0001' },
    received: new Date('2027-03-31T22:59:59.999Z'),
    due: calendarDay.parse('2027-03-31'),
  });
  expect(claims).toMatchObject({
    submission: SUBMITTED,
    set: { id: set.id, hash: requirementSetHash(set) },
    acceptance: ACCEPTED,
    snapshot: { format: 1, hash: copyOn(practice).hash },
    evidence: { files: 1 },
    accepted: '2026-09-01T12:00:00.000Z',
    due: { late: false },
  });
  const service = await exampleService();
  const verified = await verifyReceipt(await signReceipt(claims, service.key), service.keys.text, service.pinned);
  expect(verified).toMatchObject({ ok: true, value: claims });
});

test('the same changes in any order, some of them twice, give the same copy, manifest and acceptance', () => {
  fc.assert(
    fc.property(
      fc.array(anyAct(set), { maxLength: 15 }).chain((acts) => {
        const practice = answeredPractice();
        for (const act of acts) {
          const drafts = draftsOf(act, practice.folded.get(ASSESSMENT));
          if (drafts.ok) practice.act(drafts.value);
        }
        publish(practice);
        return fc.tuple(fc.constant(practice), anyDelivery(practice.log));
      }),
      ([practice, delivery]) => {
        const [one, other] = [opened(practice.log), opened(delivery)];
        expect({ ...other, folded: null }).toEqual({ ...one, folded: null });
        expect(one.snapshot.hash).toBe(copyOn(practice).hash);
        expect(manifestHash(other.manifest)).toBe(manifestHash(one.manifest));
        expect(submissionResults(other, set)).toEqual(submissionResults(one, set));
      },
    ),
  );
});

test('what was changed since is listed and is not in it, also what came from elsewhere with an earlier time', () => {
  const practice = publishedPractice();
  const before = opened(practice.log);
  const elsewhere = computer(2);
  elsewhere.wall -= 86_400_000;
  elsewhere.act([says('101', 'target', 3)]);
  practice.act([says('101', 'comment', 'Said since.')]);
  practice.receive(elsewhere.log);
  const after = opened(practice.log);
  expect(after.snapshot).toEqual(before.snapshot);
  expect(manifestHash(after.manifest)).toBe(manifestHash(before.manifest));
  const since = [...elsewhere.log, ...practice.log.filter(({ value }) => value === 'Said since.')].map(({ id }) => id);
  expect([...after.later].sort()).toEqual(since.sort());
  expect(before.later).toEqual([]);
});

test('fields that only a newer app knows are in the copy', () => {
  const practice = answeredPractice();
  const mood = change.parse({
    ...(practice.log.at(-1) as Change),
    id: idOf(4_000),
    field: 'answers/101/mood',
    value: 'good',
    was: null,
  });
  practice.receive([mood]);
  publish(practice);
  expect(opened(practice.log).holding).toContain(mood.id);
  expect(refusalOf(practice.log.filter((one) => one !== mood))).toEqual({ kind: 'changes are missing', changes: [mood.id] });
});

describe('refused', () => {
  test('a copy that there is not', () => {
    expect(refusalOf(answeredPractice().log)).toEqual({ kind: 'no such copy' });
    expect(refusalOf(publishedPractice().log, submissionId.parse(idOf(901)))).toEqual({ kind: 'no such copy' });
  });

  test('any one change that is missing, or that says something else', () => {
    const practice = publishedPractice();
    const { holding } = copyOn(practice);
    fc.assert(
      fc.property(fc.constantFrom(...holding), (id) => {
        expect(refusalOf(practice.log.filter((one) => one.id !== id))).toEqual({ kind: 'changes are missing', changes: [id] });
        const altered = practice.log.map((one) => (one.id === id ? { ...one, value: 'something else' } : one));
        expect(refusalOf(altered)).toEqual({ kind: 'hash differs' });
      }),
    );
  });

  test('a copy that names changes of another assessment', () => {
    const practice = answeredPractice();
    const lastYear = documentId.parse(ASSESSMENT.replace('2026-27', '2025-26'));
    const drafts = practice.act([says('101', 'comment', 'Last year', lastYear)]).changes;
    publish(practice);
    const more = practice.log.map((one) =>
      one.field.endsWith('/part/0') ? { ...one, value: JSON.stringify([...copyOn(practice).holding, drafts[0]?.id]) } : one,
    );
    expect(refusalOf(more)).toEqual({ kind: 'hash differs' });
  });

  test('one that was withdrawn, has no acceptance, or no salt', () => {
    const practice = publishedPractice();
    const without = (leaf: string) => practice.log.filter(({ field }) => !field.includes(leaf));
    expect(refusalOf(without('/acceptance/'))).toEqual({ kind: 'not accepted' });
    expect(refusalOf(without('/acceptance/name'))).toEqual({ kind: 'acceptance altered' });
    expect(refusalOf(without('/salt'))).toEqual({ kind: 'no salt' });
    practice.act([{ document: ASSESSMENT, field: `sealed/${SUBMITTED}/reopened`, value: true }]);
    expect(refusalOf(practice.log)).toEqual({ kind: 'withdrawn' });
  });

  test('what is not answered yet, with all that is left to do', () => {
    const practice = answeredPractice();
    practice.act([says('101', 'comment', ''), says('102', 'level-0', true)]);
    publish(practice);
    const results = submissionResults(opened(practice.log), set);
    expect(results.ok ? [] : results.refusal.map(({ kind }) => kind)).toEqual([
      'needs a comment or evidence',
      'answered in two ways',
    ]);
  });

  test('below level 2 is published all the same', () => {
    const practice = answeredPractice();
    practice.act([says('102', 'criteria/2a', false), says('201', 'criteria/1a', false), says('201', 'level-0', true)]);
    publish(practice);
    expect(submissionResults(opened(practice.log), set)).toEqual({
      ok: true,
      value: { levels: { '101': 2, '102': 1, '201': 0, '202': 2 }, score: { points: 5, outOf: 12 }, outcome: 'not satisfactory' },
    });
  });

  test('not relevant leaves the score and is said as such', () => {
    const practice = answeredPractice();
    for (const criterion of ['1a', '1b', '2a', '2b']) practice.act([says('202', `criteria/${criterion}`, false)]);
    practice.act([says('202', 'not-relevant', true), says('202', 'not-relevant-reason', 'We have none.')]);
    publish(practice);
    expect(submissionResults(opened(practice.log), set)).toMatchObject({
      value: { levels: { '202': 'not relevant' }, score: { points: 6, outOf: 9 } },
    });
  });
});

describe('the manifest', () => {
  test('lists each file that is used once, in the version of then, and no other', () => {
    const practice = publishedPractice();
    const manifest = {
      format: 1,
      salt: SALT,
      files: [
        {
          name: 'Training log.xlsx',
          size: 1_024,
          hash: hashOf(1),
          added: '2026-09-01T12:00:00.000Z',
          effective: null,
          review: null,
        },
      ],
    };
    expect(opened(practice.log).manifest).toEqual(manifest);
    practice.act(newerVersion(1, 2, 'Training log.xlsx'));
    expect(opened(practice.log).manifest).toEqual(manifest);
  });

  test('another salt, name, date or file gives another hash', () => {
    const hashes = [
      publishedPractice(),
      publishedPractice({ salt: manifestSalt.parse('5b'.repeat(16)) }),
      ...[newerVersion(1, 2), [...exampleFile(3), ...linked(3, '201', '1a-letter')]].map((drafts) => {
        const practice = answeredPractice();
        practice.act(drafts);
        publish(practice);
        return practice;
      }),
    ].map(({ log }) => manifestHash(opened(log).manifest));
    expect(new Set(hashes).size).toBe(4);
  });
});
