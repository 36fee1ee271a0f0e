import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { expect, test } from 'vitest';
import type { PackedApp } from './pack.ts';
import { checkPackage, type Expected } from './package-rules.ts';
import { makeStandInElectron } from './stand-in-electron.ts';

const logo = Buffer.from('somebody’s logo');
const set = Buffer.from('{"id":"igt/14.1/general-practice"}');
const SET = 'assets/catalogue/igt/14.1/sets/general-practice.json';

const expected: Expected = {
  catalogue: new Map([[SET, set]]),
  foreignMarks: new Map([['favicon.ico', logo]]),
  developmentDependencies: ['vite', '@fontsource/source-sans-3'],
};

const FILES: Readonly<Record<string, string>> = {
  'out/app/main.mjs': 'import { join } from "node:path";\nimport { app } from "electron";\n',
  'out/app/preload.cjs': 'let electron = require("electron");',
  'out/app/evidence-text-thread.mjs': 'import { parentPort } from "node:worker_threads";\nrequire("@napi-rs/canvas");\n',
  'out/app/pdf-thread.mjs': 'import { parentPort } from "node:worker_threads";\n',
  'out/app/THIRD-PARTY-LICENCES.txt':
    'react 19.3.1 (MIT)\nzod 4.6.7 (MIT)\nnhsuk-frontend 10.6.1 (MIT)\n@fontsource/source-sans-3 5.3.1 (OFL-1.1)\n@expo-google-fonts/source-sans-3 0.4.1 (MIT AND OFL-1.1)\n',
  'out/app/SourceSans3_400Regular.ttf': 'a face',
  'out/app/SourceSans3_600SemiBold.ttf': 'a face',
  'out/renderer/index.html': '<!doctype html>',
  LICENSE: 'MIT License',
  'package.json': '{"main":"out/app/main.mjs"}',
};

function packed(files: Readonly<Record<string, string | Buffer | null>> = {}, others: Partial<PackedApp> = {}): PackedApp {
  const all = Object.entries({ ...FILES, [SET]: set, ...files });
  return {
    files: new Map(all.flatMap(([path, content]) => (content === null ? [] : [[path, Buffer.from(content)]]))),
    archiveBytes: 1_000_000,
    fuses: [...'01001100'].map((state) => state.charCodeAt(0)),
    appUpdate: 'provider: generic\npublisherName:\n  - IG Toolkit Desktop\nupdaterCacheDirName: x\n',
    configuration: {
      asar: true,
      electronFuses: {
        runAsNode: false,
        enableCookieEncryption: true,
        enableNodeOptionsEnvironmentVariable: false,
        enableNodeCliInspectArguments: false,
        enableEmbeddedAsarIntegrityValidation: true,
        onlyLoadAppFromAsar: true,
        loadBrowserProcessSpecificV8Snapshot: false,
        grantFileProtocolExtraPrivileges: false,
      },
      win: { signtoolOptions: { publisherName: ['IG Toolkit Desktop'] } },
      nsis: { perMachine: false, oneClick: false },
    },
    ...others,
  };
}

const failures = (app: PackedApp): string[] =>
  checkPackage(app, expected).flatMap(({ words, wrong }) => (wrong.length > 0 ? [words] : []));

test('a package as it should be passes', () => {
  expect(failures(packed())).toEqual([]);
});

test.each([
  ['no preload', { 'out/app/preload.cjs': null }, 'out/app/preload.cjs is there'],
  ['no thread', { 'out/app/evidence-text-thread.mjs': '' }, 'out/app/evidence-text-thread.mjs is there'],
  ['no thread for documents', { 'out/app/pdf-thread.mjs': '' }, 'out/app/pdf-thread.mjs is there'],
  ['no face', { 'out/app/SourceSans3_600SemiBold.ttf': null }, 'out/app/SourceSans3_600SemiBold.ttf is there'],
  ['a package that the thread needs', { 'out/app/evidence-text-thread.mjs': 'import "yauzl";' }, 'the thread that looks'],
  ['a reader of PDF in main', { 'out/app/main.mjs': 'globalThis.pdfjsWorker' }, 'main holds no reader'],
  ['an empty main', { 'out/app/main.mjs': '' }, 'out/app/main.mjs is there'],
  ['a source', { 'out/renderer/start.tsx': 'x' }, 'no sources'],
  ['a test', { 'src-main/app.test.ts': 'x' }, 'no sources'],
  ['a source map', { 'out/renderer/assets/start.js.map': '{}' }, 'no sources'],
  ['a package', { 'node_modules/vite/index.js': 'x' }, 'no sources'],
  ['a stray file', { 'notes.txt': 'x' }, 'nothing else'],
  ['a set of last week', { [SET]: '{}' }, 'the catalogue'],
  ['a set too few', { [SET]: null }, 'the catalogue'],
  ['Frutiger', { 'out/renderer/assets/light.css': '@font-face{font-family:"Frutiger W01"}' }, 'no Frutiger'],
  ['a logo drawn by a component', { 'out/renderer/assets/start.js': 'd:"M200 0v80H0V0h200Zm-27.5 5.5c-14.5 0"' }, 'no Frutiger'],
  ['a logo as a picture', { 'out/renderer/x.ico': logo }, 'no Frutiger'],
  ['a logo by its name', { 'out/renderer/nhs-logo.png': 'x' }, 'no Frutiger'],
  ['another entry', { 'package.json': '{"main":"src-main/main.ts"}' }, 'package.json starts'],
  ['scripts', { 'package.json': '{"main":"out/app/main.mjs","scripts":{}}' }, 'package.json carries'],
  ['a package that main needs', { 'out/app/main.mjs': 'import { z } from "zod";' }, 'main needs only'],
  ['a package that main asks for later', { 'out/app/main.mjs': 'await import("zod")' }, 'main needs only'],
  [
    'a module that the preload cannot load',
    { 'out/app/preload.cjs': 'require("electron"); require("node:fs")' },
    'the preload needs only',
  ],
  ['a browser driver', { 'out/app/main.mjs': '// node_modules/playwright-core/index.mjs' }, 'no browser driver'],
  [
    'no licence of the font',
    { 'out/app/THIRD-PARTY-LICENCES.txt': 'react 19.3.1 (MIT)\nzod 4.6.7 (MIT)\nnhsuk-frontend 10.6.1 (MIT)\n' },
    'the licences',
  ],
  [
    'a development dependency',
    { 'out/app/THIRD-PARTY-LICENCES.txt': `${FILES['out/app/THIRD-PARTY-LICENCES.txt']}vite 8.3.8 (MIT)\n` },
    'no development dependency',
  ],
])('%s is seen', (_what, files, words) => {
  expect(failures(packed(files)).some((failure) => failure.startsWith(words))).toBe(true);
});

test('each fuse is seen when it is as Electron ships it, and when it is missing', () => {
  const right = packed().fuses;
  for (let at = 0; at < 8; at += 1) {
    const flipped = { ...right, [at]: right[at] === FuseState.ENABLE ? FuseState.DISABLE : FuseState.ENABLE };
    expect(failures(packed({}, { fuses: flipped }))).toHaveLength(1);
    expect(failures(packed({}, { fuses: { ...right, [at]: undefined } }))).toHaveLength(1);
  }
});

test('a fuse that is left to Electron is seen', () => {
  const { configuration } = packed();
  const { onlyLoadAppFromAsar: _left, ...electronFuses } = configuration.electronFuses ?? {};
  expect(failures(packed({}, { configuration: { ...configuration, electronFuses } }))).toEqual([
    'fuse onlyLoadAppFromAsar is on',
  ]);
});

test('an updater that would take unsigned updates is seen', () => {
  expect(failures(packed({}, { appUpdate: 'provider: generic\n' }))).toEqual([expect.stringContaining('app-update.yml')]);
  expect(failures(packed({}, { appUpdate: 'publisherName:\n  - Somebody Else\n' }))).toEqual([
    expect.stringContaining('app-update.yml'),
  ]);
  const { configuration } = packed();
  const win = { ...configuration.win, verifyUpdateCodeSignature: false };
  expect(failures(packed({}, { configuration: { ...configuration, win } }))).toEqual(['updates are verified on Windows']);
});

test('an archive that has grown is seen', () => {
  expect(failures(packed({}, { archiveBytes: 16 * 1_048_576 }))).toEqual([expect.stringMatching(/^app\.asar has 16\.00 MB/)]);
});

test('the stand-in for Electron has all eight fuses on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'igt-electron-'));
  await makeStandInElectron(join(folder, 'electron'));
  const { version, ...wire } = await getCurrentFuseWire(join(folder, 'electron', 'electron'));
  expect(version).toBe('1');
  expect(Object.values(wire)).toEqual(Array(8).fill(FuseState.ENABLE));
  expect(FuseV1Options.GrantFileProtocolExtraPrivileges).toBe(7);
  await rm(folder, { recursive: true });
});
