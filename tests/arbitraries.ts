import fc from 'fast-check';
import { type Change, change, type Value } from '../src-shared/assessment/change.ts';
import { type Stamp, stamp } from '../src-shared/assessment/clock.ts';
import { assessmentDocument, type DocumentId, documentId, ORGANISATION } from '../src-shared/assessment/document.ts';
import type { FoldedDocument } from '../src-shared/assessment/fold.ts';
import { type DeviceId, deviceId } from '../src-shared/assessment/identifiers.ts';
import { toolkitYear } from '../src-shared/assessment/toolkit-year.ts';
import { type RequirementSet, requirementSetId } from '../src-shared/catalogue/requirement-set.ts';

/** What every random test of changes is made of. */

export const ASSESSMENT = assessmentDocument(requirementSetId.parse('igt/14.1/example-practice'), toolkitYear.parse('2026-27'));

/** The nth identifier of the form that changes, actions and people have. */
export const idOf = (n: number): string => `01990000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** Text as it can be stored: any characters but U+0000, no half of a pair. */
export const anyText: fc.Arbitrary<string> = fc
  .string({ unit: 'binary', maxLength: 30 })
  .map((text) => text.replaceAll('\u0000', ''));

export const anyValue: fc.Arbitrary<Value> = fc.oneof(fc.boolean(), anyText, fc.maxSafeInteger(), fc.constant(null));

export const anyDevice: fc.Arbitrary<DeviceId> = fc.nat(3).map((n) => deviceId.parse(String(n).repeat(16)));

/** Few enough that two changes often have the same one. */
export const anyStamp: fc.Arbitrary<Stamp> = fc
  .tuple(fc.nat(3), fc.nat(2), anyDevice)
  .map(([milliseconds, counter, device]) =>
    stamp.parse(`${String(1_790_000_000_000 + milliseconds).padStart(15, '0')}-0000${counter}-${device}`),
  );

/** Known documents, and some that only a newer app knows. */
const DOCUMENTS: readonly DocumentId[] = [
  ORGANISATION,
  ASSESSMENT,
  ...[`person/${idOf(1)}`, `${ASSESSMENT}/baseline`, 'plan/2027'].map((id) => documentId.parse(id)),
];

/** Known fields, and some that only a newer app knows. */
const FIELDS = ['name', 'answers/101/comment', 'answers/101/criteria/1a', 'answers/101/mood/x', 'brand-new'];

export const anyChange: fc.Arbitrary<Change> = fc
  .record({
    id: fc.nat(9_999),
    at: anyStamp,
    document: fc.constantFrom(...DOCUMENTS),
    field: fc.constantFrom(...FIELDS),
    value: anyValue,
  })
  .map(({ id, ...rest }) =>
    change.parse({ ...rest, id: idOf(id), wall: '2026-09-01T12:00:00.000Z', by: idOf(1), action: idOf(2), was: null }),
  );

/** Changes as a journal can hold them: each once. */
export const someChanges: fc.Arbitrary<Change[]> = fc.uniqueArray(anyChange, {
  selector: ({ id }) => id,
  minLength: 1,
  maxLength: 40,
});

/** The same changes in another order, some of them more than once. */
export function anyDelivery(changes: readonly Change[]): fc.Arbitrary<Change[]> {
  return fc
    .tuple(
      fc.shuffledSubarray([...changes], { minLength: changes.length }),
      fc.array(fc.constantFrom(...changes), { maxLength: 10 }),
    )
    .map(([once, again]) => [...once.slice(0, 3), ...again, ...once]);
}

/**
 * An assessment as a merge, a newer app or a damaged file could leave it: any value in any field, of the wrong kind too,
 * though mostly the ticks and texts that screens write.
 */
export function anyMergedState(set: RequirementSet): fc.Arbitrary<FoldedDocument> {
  const criteria = ['1a', '1b', '2a', '2b', '3a', '3z'].map((id) => `criteria/${id}`);
  const rows = ['1a-letter', '1b-plan', '2a-log', 'added-row'].flatMap((row) =>
    ['criterion', 'title', 'obtained', 'location', 'details', 'removed', 'newer/criterion'].map(
      (leaf) => `evidence/${row}/${leaf}`,
    ),
  );
  const leaf = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...criteria) },
    { weight: 3, arbitrary: fc.constantFrom('level-0', 'not-relevant') },
    {
      weight: 4,
      arbitrary: fc.constantFrom('comment', 'not-relevant-reason', 'target', 'owner', 'newer', 'evidence/criterion', ...rows),
    },
  );
  // Few requirements, so that much is said of each; the last one offers “Not relevant”.
  const numbers = [set.requirements[0], set.requirements.at(-1)].map((requirement) => requirement?.number ?? '');
  const number = fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...numbers) },
    { weight: 1, arbitrary: fc.constantFrom('699', '') },
  );
  const field = fc.tuple(number, leaf).map(([under, name]) => `answers/${under}/${name}`);
  const value = fc.oneof(
    { weight: 5, arbitrary: fc.constant(true) },
    { weight: 2, arbitrary: fc.constantFrom('1a', '2a', 'text', ' ') },
    { weight: 2, arbitrary: anyValue },
  );
  return fc
    .uniqueArray(
      fc.tuple(
        fc.oneof({ weight: 30, arbitrary: field }, { weight: 1, arbitrary: fc.constantFrom('answers', 'due', 'sealed/x') }),
        value,
        anyStamp,
      ),
      {
        selector: ([name]) => name,
        minLength: 30,
        maxLength: 60,
      },
    )
    .map(
      (fields) =>
        new Map(
          fields.map(([name, held, at], n) => [name, changeOf({ document: ASSESSMENT, field: name, value: held, at, id: n })]),
        ),
    );
}

/** One change, plain where nothing is said of it. Not parsed, so that states which no schema lets in can be made too. */
export function changeOf(said: {
  document?: DocumentId;
  field: string;
  value: Value;
  at?: Stamp;
  id: number;
  was?: number | null;
  action?: number;
}): Change {
  return {
    id: idOf(said.id),
    at: said.at ?? `001790000000000-${String(said.id).padStart(5, '0')}-${'a'.repeat(16)}`,
    wall: '2026-09-01T12:00:00.000Z',
    by: idOf(1),
    action: idOf(said.action ?? 2),
    document: said.document ?? ASSESSMENT,
    field: said.field,
    value: said.value,
    was: said.was === undefined || said.was === null ? null : idOf(said.was),
  } as Change;
}
