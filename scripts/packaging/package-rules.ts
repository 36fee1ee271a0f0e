import { isBuiltin } from 'node:module';
import { FuseState } from '@electron/fuses';
import type { Configuration } from 'electron-builder';
import { FONT_FILES } from '../../src-main/pdf/fonts/font-files.ts';
import { WITHOUT_MODULES } from '../third-party-licences.ts';
import type { PackedApp } from './pack.ts';

export interface Assertion {
  readonly words: string;
  /** What is wrong; empty when it holds. */
  readonly wrong: readonly string[];
}

/** What the package is held against. */
export interface Expected {
  /** `assets/catalogue` of the project, by path from the project folder. */
  readonly catalogue: ReadonlyMap<string, Buffer>;
  /** Pictures that carry somebody else's mark. */
  readonly foreignMarks: ReadonlyMap<string, Buffer>;
  readonly developmentDependencies: readonly string[];
}

const MAIN = 'out/app/main.mjs';
const PRELOAD = 'out/app/preload.cjs';
const THREAD = 'out/app/evidence-text-thread.mjs';
const PDF_THREAD = 'out/app/pdf-thread.mjs';
const LICENCES = 'out/app/THIRD-PARTY-LICENCES.txt';
const FACES = Object.values(FONT_FILES).map(({ name }) => `out/app/${name}`);
/** Everything else in the archive is a mistake. */
const BELONGS =
  /^(package\.json|LICENSE|out\/app\/(main\.mjs|preload\.cjs|evidence-text-thread\.mjs|pdf-thread\.mjs|SourceSans3_\w+\.ttf|THIRD-PARTY-LICENCES\.txt)|out\/renderer\/.+|assets\/catalogue\/.+\.json)$/;
const NEVER = /(^|\/)(node_modules|tests?|scripts|docs|src-[^/]+)\/|\.(ts|tsx|scss|map)$|\.(test|spec)\./;
/** A font we may not hand on, the NHS logo as two packages draw it, and the host they fetch both from. */
const FOREIGN = ['Frutiger', 'assets.nhs.uk', 'M200 0v80H0V0h200Zm-27.5 5.5', 'M104 34v40H4V34h100Zm'];
const LARGEST_MB = 15;

/** All eight, in the order of the wire. */
const FUSES: readonly (readonly [name: keyof NonNullable<Configuration['electronFuses']>, state: FuseState])[] = [
  ['runAsNode', FuseState.DISABLE],
  ['enableCookieEncryption', FuseState.ENABLE],
  ['enableNodeOptionsEnvironmentVariable', FuseState.DISABLE],
  ['enableNodeCliInspectArguments', FuseState.DISABLE],
  ['enableEmbeddedAsarIntegrityValidation', FuseState.ENABLE],
  ['onlyLoadAppFromAsar', FuseState.ENABLE],
  ['loadBrowserProcessSpecificV8Snapshot', FuseState.DISABLE],
  ['grantFileProtocolExtraPrivileges', FuseState.DISABLE],
];

/** Holds a package to what a release must be. Every assertion is told, whether it holds or not. */
export function checkPackage(packed: PackedApp, expected: Expected): Assertion[] {
  return [...contents(packed, expected), ...bundles(packed, expected), ...fuses(packed), ...release(packed)];
}

function contents({ files, archiveBytes }: PackedApp, { catalogue, foreignMarks }: Expected): Assertion[] {
  const paths = [...files.keys()];
  const megabytes = archiveBytes / 1_048_576;
  const marks = [...files].flatMap(([path, content]) => [
    ...FOREIGN.filter((mark) => content.includes(mark)).map((mark) => `${path} holds ${mark}`),
    ...[...foreignMarks].filter(([, picture]) => picture.equals(content)).map(([name]) => `${path} is ${name}`),
    ...(/frutiger|nhs-?logo|crown/i.test(path) ? [path] : []),
  ]);
  const sets = [...catalogue.keys()].filter((path) => path.includes('/sets/')).length;
  return [
    ...[MAIN, PRELOAD, THREAD, PDF_THREAD, 'out/renderer/index.html', 'LICENSE', LICENCES, ...FACES].map((path) =>
      holds(`${path} is there`, files.get(path)?.length ? [] : ['missing or empty']),
    ),
    holds(
      `the catalogue is there, ${catalogue.size} files with ${sets} requirement sets, byte for byte`,
      catalogue.size === 0 || sets === 0
        ? ['the project has no catalogue']
        : [...catalogue].filter(([path, content]) => !files.get(path)?.equals(content)).map(([path]) => path),
    ),
    holds(
      'nothing else is there',
      paths.filter((path) => !BELONGS.test(path)),
    ),
    holds(
      'no sources, tests, source maps or packages are there',
      paths.filter((path) => NEVER.test(path)),
    ),
    holds('no Frutiger, no NHS or Crown logo', marks),
    holds(
      `app.asar has ${megabytes.toFixed(2)} MB, at most ${LARGEST_MB} MB`,
      megabytes <= LARGEST_MB ? [] : ['find out what made it grow, or raise the limit in scripts/packaging/package-rules.ts'],
    ),
  ];
}

function bundles({ files }: PackedApp, { developmentDependencies }: Expected): Assertion[] {
  const text = (path: string): string => files.get(path)?.toString('utf8') ?? '';
  const manifest: unknown = JSON.parse(text('package.json') || '{}');
  const entry = (key: string): unknown => (manifest as Record<string, unknown>)[key];
  const bundled = [...text(LICENCES).matchAll(/^((?:@[\w.-]+\/)?[\w.-]+) \d[\w.+-]* \(/gm)].map(([, name]) => name ?? '');
  return [
    holds(`package.json starts ${MAIN}`, entry('main') === MAIN ? [] : [`it starts ${String(entry('main'))}`]),
    holds(
      'package.json carries no scripts and no development dependencies',
      ['scripts', 'devDependencies'].filter((key) => entry(key) !== undefined),
    ),
    holds(
      'main needs only Electron and Node',
      needed(text(MAIN)).filter((name) => name !== 'electron' && !isBuiltin(name)),
    ),
    holds(
      'the preload needs only Electron',
      needed(text(PRELOAD)).filter((name) => name !== 'electron'),
    ),
    holds(
      'the thread that looks through evidence files needs only Node',
      // What draws pages for the reader of PDF; it goes on without, and only text is asked of it. And a name that is put
      // together in the browser only.
      needed(text(THREAD)).filter((name) => name !== '@napi-rs/canvas' && !name.startsWith('${') && !isBuiltin(name)),
    ),
    holds(
      'main holds no reader of other people’s files',
      [MAIN, PRELOAD].filter((path) => text(path).includes('pdfjsWorker')),
    ),
    holds(
      'no browser driver is bundled',
      [...files]
        .filter(([, content]) => content.includes('playwright-core'))
        .map(([path]) => path)
        .filter((path) => path !== 'package.json'),
    ),
    holds(
      `the licences of ${bundled.length} bundled packages are there, React's, zod's and the fonts' among them`,
      ['react', 'zod', ...WITHOUT_MODULES].filter((name) => !bundled.includes(name)),
    ),
    holds(
      'no development dependency is bundled',
      bundled.filter((name) => developmentDependencies.includes(name) && !WITHOUT_MODULES.includes(name)),
    ),
  ];
}

function fuses({ fuses: wire, configuration }: PackedApp): Assertion[] {
  return FUSES.map(([name, state], at) => {
    const on = state === FuseState.ENABLE;
    return holds(`fuse ${name} is ${on ? 'on' : 'off'}`, [
      ...(wire[at] === state ? [] : [`the binary says ${wire[at]}`]),
      // The stand-in has all fuses on, so a forgotten one would look right here and be off in the real Electron.
      ...(configuration.electronFuses?.[name] === on ? [] : ['electron-builder.yml does not say so']),
    ]);
  });
}

function release({ configuration, appUpdate }: PackedApp): Assertion[] {
  const { win, nsis, asar } = configuration;
  const publishers = [win?.signtoolOptions?.publisherName ?? []].flat();
  const updater =
    /^publisherName:\n((?: {2}- .+\n)+)/m
      .exec(appUpdate)?.[1]
      ?.trim()
      .split('\n')
      .map((line) => line.trim().slice(2)) ?? [];
  return [
    holds(
      'electron-builder.yml names the publisher that signs for Windows',
      publishers.length > 0 ? [] : ['win.signtoolOptions.publisherName'],
    ),
    holds(
      `app-update.yml names the same publisher (${updater.join(', ') || 'nobody'})`,
      updater.length > 0 && updater.join() === publishers.join() ? [] : ['without it the updater installs unsigned updates'],
    ),
    holds(
      'updates are verified on Windows',
      win?.verifyUpdateCodeSignature === false ? ['win.verifyUpdateCodeSignature is off'] : [],
    ),
    holds(
      'Windows installs for one person, without an administrator',
      nsis?.perMachine === false && nsis.oneClick === false ? [] : ['nsis'],
    ),
    holds('the app is one archive', asar === true ? [] : ['asar']),
  ];
}

/** The modules that a bundle imports or requires. */
function needed(code: string): string[] {
  return [...code.matchAll(/^import (?:[^'"]*? from )?["']([^"']+)["']|\b(?:import|require)\(["']([^"']+)["']\)/gm)].map(
    ([, imported, required]) => imported ?? required ?? '',
  );
}

function holds(words: string, wrong: readonly string[]): Assertion {
  return { words, wrong };
}
