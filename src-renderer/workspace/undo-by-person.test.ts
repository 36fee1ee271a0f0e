import { beforeEach, expect, it } from 'vitest';
import { personId } from '../../src-shared/assessment/identifiers.ts';
import type { Draft } from '../../src-shared/assessment/record.ts';
import { ASSESSMENT, idOf } from '../../tests/arbitraries.ts';
import { mainParts } from '../../tests/main-parts.ts';
import { bridgeTo, freshBrowser, newWorkspace, opened, SAM } from '../../tests/window-parts.ts';

const ALEX = personId.parse(idOf(77));

beforeEach(freshBrowser);

it('where people take turns, each undoes their own acts and nobody else’s', async () => {
  const client = bridgeTo(await mainParts());
  const store = await opened(client, await newWorkspace(client));
  const write = (leaf: string, value: Draft['value']): void => {
    store.commit([{ document: ASSESSMENT, field: `answers/101/${leaf}`, value }], { name: leaf, path: '/101' });
  };
  const held = (leaf: string): unknown => store.folded.get(ASSESSMENT)?.get(`answers/101/${leaf}`)?.value;
  store.setPerson(SAM);
  write('comment', 'of Sam');
  store.setPerson(ALEX);
  write('target', 2);
  expect(await store.undo()).toMatchObject({ ok: true, value: { name: 'target' } });
  expect(await store.undo()).toEqual({ ok: false, refusal: 'There is nothing to undo.' });
  store.setPerson(SAM);
  expect(await store.redo()).toEqual({ ok: false, refusal: 'There is nothing to redo.' });
  expect(await store.undo()).toMatchObject({ ok: true, value: { name: 'comment' } });
  store.setPerson(ALEX);
  expect(await store.redo()).toMatchObject({ ok: true, value: { name: 'target' } });
  expect([held('comment'), held('target')]).toEqual([null, 2]);
});
