import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bridge } from '../src-shared/contract/bridge.ts';
import { docx, pdf, pdfLine } from '../tests/example-documents.ts';
import { buildMain } from './build-main.ts';

const PROJECT = join(import.meta.dirname, '..');
let root: string;
let app: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'igt-bundle-'));
  app = join(root, 'out', 'app');
  await buildMain(PROJECT, app);
}, 60_000);
afterAll(() => rm(root, { recursive: true }));

test('main, preload and thread are one file each, with the faces for documents and the list of what went in', async () => {
  expect((await readdir(app)).filter((name) => !name.endsWith('.json')).sort()).toEqual([
    'SourceSans3_400Regular.ttf',
    'SourceSans3_600SemiBold.ttf',
    'evidence-text-thread.mjs',
    'main.mjs',
    'pdf-thread.mjs',
    'preload.cjs',
  ]);
  const list = JSON.parse(await readFile(join(app, 'main.mjs.third-party-licences.json'), 'utf8')) as { name: string }[];
  expect(list.map(({ name }) => name)).toContain('zod');
  // The browser shell's: a driver, and a native module for its keychain. Electron has its own.
  for (const other of ['playwright-core', '@napi-rs/keyring']) expect(list.map(({ name }) => name)).not.toContain(other);
  expect(await readFile(join(app, 'main.mjs'), 'utf8')).not.toContain('napi-rs');
});

test('the preload has every method of the contract and no schema', async () => {
  const preload = await readFile(join(app, 'preload.cjs'), 'utf8');
  for (const method of Object.keys(bridge)) expect(preload).toContain(`"${method}"`);
  expect([...preload.matchAll(/require\("([^"]+)"\)/g)].map(([, name]) => name)).toEqual(['electron']);
  expect(preload.length).toBeLessThan(5000);
});

test('nothing in the bundled thread makes a program of a text', async () => {
  expect(await readFile(join(app, 'evidence-text-thread.mjs'), 'utf8')).not.toMatch(/\bnew Function\(|(?<![.\w])eval\(/);
});

test('the bundled thread reads files of every kind', { timeout: 20_000 }, async () => {
  const number = '943 476 5919';
  const files = [
    ['text', Buffer.from(number)],
    ['zip', docx(`<w:p><w:t>${number}</w:t></w:p>`)],
    ['pdf', pdf([pdfLine(number)])],
  ] as const;
  for (const [as, bytes] of files) {
    const thread = new Worker(join(app, 'evidence-text-thread.mjs'), {
      workerData: { as, size: bytes.length },
      stdout: true,
      stderr: true,
    });
    const pieces: (Uint8Array | null)[] = [bytes, null];
    const told: unknown[] = [];
    thread.on('message', (message: { kind: string }) => {
      if (message.kind === 'more') thread.postMessage(pieces.shift());
      else told.push(message);
    });
    await once(thread, 'exit');
    expect(told, as).toEqual([{ kind: 'number', asWritten: number }, { kind: 'done' }]);
  }
});

test('the bundled main starts, finds its catalogue and its threads beside it and answers', { timeout: 20_000 }, async () => {
  await mkdir(join(root, 'out', 'renderer'));
  await writeFile(join(root, 'out', 'renderer', 'index.html'), '<!doctype html><title>Page</title>');
  await cp(join(PROJECT, 'assets', 'catalogue'), join(root, 'assets', 'catalogue'), { recursive: true });
  const document = docx('<w:p><w:t>943 476 5919</w:t></w:p>').toString('base64');
  // The binary cannot be had everywhere, so `electron` is the stand-in of tests/electron-stand-in.ts here too.
  const electron = join(root, 'node_modules', 'electron');
  await mkdir(electron, { recursive: true });
  await writeFile(join(electron, 'package.json'), JSON.stringify({ name: 'electron', type: 'module', main: 'index.mjs' }));
  await writeFile(
    join(electron, 'index.mjs'),
    `import { electronStandIn } from ${JSON.stringify(join(PROJECT, 'tests', 'electron-stand-in.ts'))};
const standIn = electronStandIn();
export const { app, BrowserWindow, dialog, ipcMain, Menu, powerMonitor, protocol, safeStorage, session, shell } = standIn.electron;
standIn.app.once('web-contents-created', async () => {
  while (!standIn.windows[0]?.page) await new Promise((resolve) => setTimeout(resolve, 5));
  const ask = (method, input) => standIn.invoke('igt:call', [method, input]);
  const reply = await ask('app.start', {});
  const { id: workspace } = (await ask('workspaces.create', { name: 'Riverside Surgery' })).value;
  await ask('keys.protect', { workspace, by: { kind: 'key file' } });
  const bytes = Buffer.from(${JSON.stringify(document)}, 'base64');
  const { paste } = (await ask('evidence.paste-begin', { workspace, name: 'log.docx', size: bytes.length })).value;
  await ask('evidence.paste-chunk', { paste, at: 0, bytes: bytes.toString('base64') });
  const taken = await ask('evidence.paste-end', { paste });
  standIn.nextPlace = ${JSON.stringify(join(root, 'booklet.pdf'))};
  const booklet = { kind: 'booklet', set: reply.value.sets[0].id, print: 'normal' };
  const saved = await ask('printing.save', { workspace: null, document: booklet, form: 'pdf', name: 'x.pdf', place: { kind: 'ask' } });
  process.stdout.write(JSON.stringify({ reply, taken, saved, preload: standIn.windows[0].options.webPreferences.preload }));
  app.once('exited', () => process.exit(0));
  standIn.windows[0].close();
});
`,
  );
  const { stdout } = await promisify(execFile)(process.execPath, [join(app, 'main.mjs')], {
    env: { PATH: process.env.PATH, IGT_DATA_FOLDER: join(root, 'data') },
  });
  const told = JSON.parse(stdout) as {
    reply: { ok: boolean; value: { shell: string; sets: unknown[] } };
    taken: unknown;
    saved: unknown;
    preload: string;
  };
  expect(told.reply).toMatchObject({ ok: true, value: { shell: 'electron', version: '9.8.7' } });
  expect(told.reply.value.sets.length).toBeGreaterThan(0);
  // By the bundled thread, which main finds beside it.
  expect(told.taken).toMatchObject({ ok: true, value: { patientNumbers: { kind: 'read', numbers: ['943 476 5919'] } } });
  expect(told.saved).toMatchObject({ ok: true, value: { kind: 'saved', name: 'booklet.pdf' } });
  // By the other bundled thread, with the faces that lie beside it.
  expect((await readFile(join(root, 'booklet.pdf'), 'latin1')).slice(0, 5)).toBe('%PDF-');
  expect(told.preload).toBe(join(app, 'preload.cjs'));
});
