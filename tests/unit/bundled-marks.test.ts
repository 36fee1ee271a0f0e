import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { foreignMarks } from './foreign-marks.ts';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
/** The built window; `IGT_RENDERER` names another build of it. */
const RENDERER = process.env.IGT_RENDERER ?? join(PROJECT, 'out', 'renderer');
const LIBRARY = join(PROJECT, 'node_modules', 'nhsuk-frontend', 'dist', 'nhsuk');

function filesUnder(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path).split(sep).join('/'), readFileSync(path)];
    }),
  );
}

describe('nothing of the NHS or the Crown is handed out, and nothing is fetched from elsewhere', () => {
  test('in the built window', () => {
    expect(existsSync(join(RENDERER, 'index.html')), 'the window is not built; npm run build does it').toBe(true);
    const files = filesUnder(RENDERER);
    expect(files.size).toBeGreaterThan(10);
    expect(foreignMarks(files)).toEqual([]);
  });

  // The bundles of main are looked at in the package itself, by `npm run package:check`.
  test.each(['assets', 'src-renderer/public'])('in %s', (folder) => {
    const files = filesUnder(join(PROJECT, folder));
    expect(files.size).toBeGreaterThan(0);
    expect(foreignMarks(files)).toEqual([]);
  });
});

describe('the search finds', () => {
  const outline =
    /\bd="(M[^"]{40,})"/.exec(readFileSync(join(LIBRARY, 'components', 'header', 'template.njk'), 'utf8'))?.[1] ?? '';
  const favicon = readFileSync(join(LIBRARY, 'assets', 'images', 'favicon.ico'));
  test.each([
    ['the font’s name in a style sheet', 'a.css', 'body{font-family:"Frutiger W01",Arial}'],
    ['the font’s name inside a font file', 'a.woff2', Buffer.from('Frutiger', 'utf16le').swap16()],
    ['the logo as a component draws it', 'a.js', `d("path",{d:"${outline}"})`],
    ['the logo as the library draws it', 'a.svg', `<svg><path d="${outline}"/></svg>`],
    ['the logo’s markup', 'a.js', 'className:"nhsuk-header__logo"'],
    ['the logo as a picture by another name', 'icon.ico', favicon],
    ['a logo by its name', 'nhs-logo.png', 'x'],
    ['a crown by its name', 'images/crown.png', 'x'],
    ['the host that the library fetches from', 'a.css', '@font-face{src:url(https://assets.nhs.uk/fonts/a.woff2)}'],
    ['a style sheet that fetches a font', 'a.css', '@font-face{src:url("https://fonts.example.org/a.woff2")}'],
    ['a style sheet that fetches without a scheme', 'a.css', 'a{background:url(//example.org/a.png)}'],
    ['a style sheet that imports another', 'a.css', '@import "https://example.org/a.css";'],
    ['a page that loads a foreign script', 'index.html', '<script src="https://example.org/a.js"></script>'],
    ['a picture that loads another', 'a.svg', '<svg><image href="http://example.org/a.png"/></svg>'],
    ['a script that names a host nobody has looked at', 'a.js', 'fetch("https://telemetry.example.org/v1")'],
  ])('%s', (_what, path, content) => {
    expect(foreignMarks(new Map([[path, Buffer.from(content)]]))).not.toEqual([]);
  });

  test.each([
    ['our own files', 'a.css', 'a{background:url(/assets/nhsuk-icon-cross.svg)}@font-face{src:url(/assets/source.woff2)}'],
    ['the library’s arrows', 'arrow.svg', readFileSync(join(LIBRARY, 'assets', 'images', 'nhsuk-icon-arrow-up.svg'))],
    ['names of formats', 'a.js', 'createElementNS("http://www.w3.org/2000/svg","svg")'],
    ['the words NHS and nhsuk', 'a.js', '"not made by the NHS";"nhsuk-button"'],
  ])('and passes over %s', (_what, path, content) => {
    expect(foreignMarks(new Map([[path, Buffer.from(content)]]))).toEqual([]);
  });
});
