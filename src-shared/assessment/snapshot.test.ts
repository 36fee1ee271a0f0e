import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ASSESSMENT, anyText, changeOf, idOf, someChanges } from '../../tests/arbitraries.ts';
import { textValue } from './change.ts';
import { documentId, ORGANISATION } from './document.ts';
import { fold } from './fold.ts';
import { canonicalHash, canonicalJson, FOLD_FORMAT, snapshot } from './snapshot.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** RFC 8785 for what a snapshot holds, said in the plainest way: members in the order of their names by UTF-16. */
function plainJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, held]) => `${JSON.stringify(name)}:${plainJson(held)}`).join(',')}}`;
}

test('the same state gives the same bytes, whatever order its changes, fields and documents came in', () => {
  const orders = someChanges.chain((changes) =>
    fc.tuple(fc.constant(changes), fc.shuffledSubarray(changes, { minLength: changes.length }), fc.func(fc.integer())),
  );
  fc.assert(
    fc.property(orders, ([changes, shuffled, rank]) => {
      const [one, other] = [fold(changes), fold(shuffled)];
      const documents = [...one.keys()];
      const taken = snapshot(one, documents);
      expect(
        snapshot(
          other,
          [...documents].sort((a, b) => rank(a) - rank(b)),
        ),
      ).toEqual(taken);
      const said = Object.fromEntries(
        [...one].map(([id, fields]) => [id, Object.fromEntries([...fields].map(([field, { value }]) => [field, value]))]),
      );
      expect(taken.json).toBe(plainJson({ format: FOLD_FORMAT, documents: said }));
      expect(taken.hash).toBe(sha256(taken.json));
      expect([...taken.holding].sort()).toEqual(
        [...one.values()].flatMap((fields) => [...fields.values()].map(({ id }) => id)).sort(),
      );
    }),
  );
});

test('the bytes and their hash are pinned: other ones need a new fold format number', () => {
  const changes = [
    changeOf({ document: ORGANISATION, field: 'name', value: 'Riverside Surgery', id: 1 }),
    changeOf({ document: ORGANISATION, field: 'ods-code', value: 'EX0001', id: 2 }),
    changeOf({ document: documentId.parse(`person/${idOf(7)}`), field: 'name', value: 'Ada “the lead” O’Neill', id: 3 }),
    changeOf({ field: 'answers/101/criteria/1a', value: true, id: 4 }),
    changeOf({ field: 'answers/101/criteria/1b', value: false, id: 5 }),
    changeOf({ field: 'answers/101/comment', value: 'Tick: ✓ 😀 \u202e\ttab\n"quoted" \\ / é', id: 6 }),
    changeOf({ field: 'answers/101/target', value: 2, id: 7 }),
    changeOf({ field: 'answers/101/owner', value: null, id: 8 }),
    changeOf({ field: 'answers/101/mood', value: 'of a newer app', id: 9 }),
  ];
  const folded = fold(changes);
  const { json, hash } = snapshot(folded, [...folded.keys()]);
  expect(FOLD_FORMAT).toBe(1);
  expect(json).toBe(
    `{"documents":{"assessment/igt/14.1/example-practice/2026-27":{"answers/101/comment":"Tick: ✓ 😀 \u202e\\ttab\\n\\"quoted\\" \\\\ / é","answers/101/criteria/1a":true,"answers/101/criteria/1b":false,"answers/101/mood":"of a newer app","answers/101/owner":null,"answers/101/target":2},"organisation":{"name":"Riverside Surgery","ods-code":"EX0001"},"person/01990000-0000-7000-8000-000000000007":{"name":"Ada “the lead” O’Neill"}},"format":1}`,
  );
  expect(hash).toBe('7e6a036f8fcfce7db68b654caf50b0aacf6d0b60670be97fc9e1a8d6f0d0f2bf');
});

test('only the named documents and fields are in it, and a document of which nothing is left is not', () => {
  const folded = fold([
    changeOf({ document: ORGANISATION, field: 'name', value: 'Riverside Surgery', id: 1 }),
    changeOf({ field: 'sealed/copy-1/hash', value: null, id: 2 }),
    changeOf({ document: documentId.parse('plan/2027'), field: 'name', value: 'x', id: 3 }),
  ]);
  const taken = snapshot(folded, [ASSESSMENT, ORGANISATION, documentId.parse('nowhere')], (field) => field.startsWith('sealed/'));
  expect(taken.json).toBe('{"documents":{"organisation":{"name":"Riverside Surgery"}},"format":1}');
  expect(taken.holding).toEqual([idOf(1)]);
});

test('any text that a field can hold comes out of the bytes as it went in', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(JSON.parse(canonicalJson({ text }))).toEqual({ text });
      expect(canonicalHash({ text })).toBe(sha256(canonicalJson({ text })));
    }),
  );
});

test('what has no canonical form throws, and no field can hold it', () => {
  for (const lone of ['\ud83d', 'a\udc00b']) {
    expect(textValue.safeParse(lone).success).toBe(false);
    expect(() => canonicalJson({ lone })).toThrow();
  }
  for (const none of [undefined, Number.NaN, { deep: Number.POSITIVE_INFINITY }]) expect(() => canonicalJson(none)).toThrow();
});
