import { expect, test } from 'vitest';
import { requirementSetId } from '../../src-shared/catalogue/requirement-set.ts';
import { mainParts } from '../../tests/main-parts.ts';
import { bridgeTo } from '../../tests/window-parts.ts';
import { RequirementSets } from './requirement-sets.ts';

const ID = requirementSetId.parse('igt/14.1/general-practice');
const MISSING = requirementSetId.parse('igt/14.1/general-practice~00000000');

test('a set is fetched once, and the promise says by itself that it is here, which is what React looks at', async () => {
  const sets = new RequirementSets(bridgeTo(await mainParts()));
  const fetching = sets.fetch(ID);
  expect(sets.fetch(ID)).toBe(fetching);
  expect(fetching).not.toHaveProperty('status');
  const found = await fetching;
  expect(found.ok && found.value.id).toBe(ID);
  await Promise.resolve();
  expect(fetching).toMatchObject({ status: 'fulfilled', value: found });
  expect(sets.fetch(ID)).toBe(fetching);
});

test('a refusal is words, and a set that is loaded later is asked for again', async () => {
  const sets = new RequirementSets(bridgeTo(await mainParts()));
  const found = await sets.fetch(MISSING);
  expect(found).toEqual({ ok: false, refusal: expect.stringMatching(/requirement set/i) });
  const before = sets.fetch(MISSING);
  sets.forget(MISSING);
  expect(sets.fetch(MISSING)).not.toBe(before);
});
