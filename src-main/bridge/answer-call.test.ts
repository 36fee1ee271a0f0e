import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BridgeMethod, bridge, bridgeReply } from '../../src-shared/contract/bridge.ts';
import { changeOf } from '../../tests/arbitraries.ts';
import { mainParts } from '../../tests/main-parts.ts';
import { answerCall, type Reply } from './answer-call.ts';

const METHODS = Object.keys(bridge) as BridgeMethod[];
const NOBODY = '01990000-0000-7000-8000-00000000ffff';

/** Every answer is of the contract: a value that fits the method's schema, or a refusal with a code and words. */
function expectOfContract(method: BridgeMethod, reply: Reply): void {
  expect(bridgeReply.safeParse(reply).success).toBe(true);
  if (reply.ok) expect(bridge[method].output.safeParse(reply.value).error).toBeUndefined();
  else {
    expect(reply.refusal.words.length).toBeGreaterThan(10);
    // What the window sent may be quoted in them, so only whole phrases of machines are looked for.
    expect(reply.refusal.words).not.toMatch(/Invalid |Unrecognized|received |\[object |Error: |✖/);
  }
}

describe('whatever the window sends, the answer is a value of the contract', () => {
  // Inputs that are nearly right reach further than JSON drawn by lot alone.
  const nearly = fc.record(
    {
      workspace: fc.constantFrom(NOBODY, '', '../..', '__proto__', 'NOT-AN-ID'),
      name: fc.oneof(fc.string({ unit: 'binary' }), fc.constant('x'.repeat(501))),
      changes: fc.array(fc.oneof(fc.constant(changeOf({ id: 1, field: 'name', value: 'x' })), fc.jsonValue()), { maxLength: 3 }),
      documents: fc.constantFrom(null, ['organisation'], ['__proto__'], 3),
      after: fc.constantFrom(0, -1, 1e9, 1.5, Number.MAX_SAFE_INTEGER),
      limit: fc.constantFrom(0, 1, 10_001, 'all'),
      id: fc.constantFrom(
        'igt/14.1/general-practice',
        'igt/99.9/nobody',
        '../../etc/passwd',
        'igt/14.1/general-practice~00000000',
      ),
      file: fc.constantFrom('file-1', 'file-999', '/etc/passwd', 'file-1); alert(1'),
      folder: fc.constantFrom(null, 'folder-1', 'folder-999', '/etc', '..'),
      content: fc.string(),
      place: fc.constantFrom(
        { kind: 'ask' },
        { kind: 'chosen', folder: 'folder-77', overwrite: true },
        { kind: 'nowhere' },
        null,
      ),
    },
    { requiredKeys: [] },
  );

  test.each(METHODS)('%s', async (method) => {
    const main = await mainParts();
    const fields = Object.keys('shape' in bridge[method].input ? bridge[method].input.shape : {});
    const input = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.object({ maxDepth: 2 }),
      nearly,
      nearly.map((all) => Object.fromEntries(Object.entries(all).filter(([name]) => fields.includes(name)))),
      fc.constantFrom(undefined, null, '', 0, [], {}, Number.NaN, Object.create(null)),
      fc
        .jsonValue()
        .map((value) => JSON.parse(`{"__proto__":${JSON.stringify(value)},"constructor":{"prototype":{}}}`) as unknown),
    );
    await fc.assert(
      fc.asyncProperty(input, async (sent) => {
        expectOfContract(method, await main.answer(method, sent));
      }),
      { numRuns: 60 },
    );
    expect(main.bugs).toEqual([]);
    // Nothing that was sent has become a part of every object.
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('methods that are not in the contract', () => {
  test.each([
    '',
    'app.stop',
    'APP.START',
    ' app.start',
    'app.start ',
    'app',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'valueOf',
  ])('%j', async (method) => {
    const main = await mainParts();
    const reply = await main.answer(method, {});
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'not understood' } });
    expect(main.bugs).toEqual([]);
  });

  test('of any kind', async () => {
    const main = await mainParts();
    const anything = fc.oneof(
      fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }),
      fc.constantFrom<unknown>(
        Symbol('app.start'),
        ['app.start'],
        { toString: 1, valueOf: 2 },
        Object.create(null),
        () => 'app.start',
      ),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (method) => {
        const reply = await main.answer(method, {});
        expect(bridgeReply.safeParse(reply).success).toBe(true);
        expect(reply).toMatchObject({ ok: false, refusal: { code: 'not understood' } });
      }),
    );
  });
});

describe('bugs', () => {
  test('are reported with the method’s name and never its input, and answered in words', async () => {
    const main = await mainParts();
    const reported: string[] = [];
    const broken = {
      ...main.handlers,
      'workspaces.create': async () => {
        throw new TypeError('something is undefined');
      },
    };
    const reply = await answerCall(broken, 'workspaces.create', { name: 'A private name' }, (bug, method) =>
      reported.push(`${method}: ${String(bug)}`),
    );
    expect(reply).toMatchObject({ ok: false, refusal: { words: expect.stringContaining('What was saved is safe') } });
    expect(reported).toEqual(['workspaces.create: TypeError: something is undefined']);
    expect(JSON.stringify(reply)).not.toContain('undefined');
  });

  test('a report that fails itself does not leave the window without an answer', async () => {
    const main = await mainParts();
    const broken = { ...main.handlers, 'app.start': () => Promise.reject(new Error('broken')) };
    const reply = await answerCall(broken, 'app.start', {}, () => {
      throw new Error('no place to report to');
    });
    expect(reply.ok).toBe(false);
  });
});

test('a refused call has changed nothing', async () => {
  const main = await mainParts();
  const created = await main.answer('workspaces.create', { name: 'Riverside Surgery' });
  const { id } = bridge['workspaces.create'].output.parse(created.ok ? created.value : null);
  const good = changeOf({ id: 1, field: 'name', value: 'x' });
  for (const changes of [
    [good, { ...good, id: 'x' }],
    [good, { ...good, at: `${'4'.repeat(15)}-00000-${'a'.repeat(16)}` }],
    [],
    good,
    null,
  ])
    expect((await main.answer('journal.append', { workspace: id, changes })).ok).toBe(false);
  expect(await main.answer('journal.append', { workspace: NOBODY, changes: [good] })).toMatchObject({
    refusal: { code: 'not found' },
  });
  const opened = await main.answer('workspaces.open', { workspace: id });
  expect(opened).toMatchObject({ ok: true, value: { position: 0 } });
  expect(await readdir(join(main.data, 'workspaces'))).toEqual([id]);
});
