import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the NHS's own component library brings with it: its pictures lie in the package, so they are taken from there. */
const LIBRARY = fileURLToPath(new URL('../../node_modules/nhsuk-frontend/dist/nhsuk/', import.meta.url));

/** Pictures of the library that show the NHS logo; its arrows and ticks do not. */
const LOGO_PICTURES = /^(favicon|nhsuk-icon-(180|192|512|mask)|nhsuk-opengraph-image)\./;

/** How the logo is drawn, as the beginnings of its outlines. */
function logoOutlines(): string[] {
  const images = join(LIBRARY, 'assets', 'images');
  const drawn = [
    readFileSync(join(LIBRARY, 'components', 'header', 'template.njk'), 'utf8'),
    ...readdirSync(images)
      .filter((name) => LOGO_PICTURES.test(name) && name.endsWith('.svg'))
      .map((name) => readFileSync(join(images, name), 'utf8')),
  ].join('\n');
  const outlines = [...drawn.matchAll(/\bd="(M[^"]{40,})"/g)].map(([, outline = '']) => outline.slice(0, 25));
  if (outlines.length === 0) throw new Error('the library draws its logo in another way now; look at its header template');
  return [...new Set(outlines)];
}

const LOGO_FILES = readdirSync(join(LIBRARY, 'assets', 'images'))
  .filter((name) => LOGO_PICTURES.test(name))
  .map((name) => ({ name, picture: readFileSync(join(LIBRARY, 'assets', 'images', name)) }));

/** Hosts that libraries name in messages and as names of formats. Nothing is fetched from them; a new one has to be looked at. */
const NAMED_ONLY = [
  ...['www.w3.org', 'react.dev', 'json-schema.org', 'tinyurl.com', 'bit.ly'],
  // The reader of PDF: names of formats, a licence, and addresses that it only takes to pieces.
  ...['www.xfa.org', 'ns.adobe.com', 'github.com', 'example.com', 'foo.bar'],
];
/** Sites that our own words send people to. */
const TOLD_TO_PEOPLE = ['www.dsptoolkit.nhs.uk', 'ico.org.uk', 'www.equalityadvisoryservice.com'];

/**
 * What is somebody else's mark, or comes from somebody else's computer, in files that are handed out.
 *
 * @param files by their path, with `/` between folders
 * @returns one line for each finding; empty when there is none
 */
export function foreignMarks(files: ReadonlyMap<string, Buffer>): string[] {
  const outlines = logoOutlines();
  return [...files].flatMap(([path, content]) => {
    const isText = /\.(html|css|js|mjs|cjs|json|svg|txt|md)$/.test(path);
    const text = isText ? content.toString('utf8') : '';
    const found = [
      ...(/frutiger|nhs-?logo|nhsuk-logo|crown|royal-?arms|govuk-crest/i.test(path) ? ['its name'] : []),
      ...LOGO_FILES.filter(({ picture }) => picture.equals(content)).map(({ name }) => `the picture ${name}`),
      ...outlines.filter((outline) => content.includes(outline)).map(() => 'the NHS logo, drawn'),
      ...['Frutiger', 'assets.nhs.uk', 'nhsuk-header__logo', 'nhsuk-logo', 'govuk-logotype-crown', 'GDS Transport'].filter(
        (mark) => content.includes(mark),
      ),
      // A font of that name can also be named inside a binary font file, in two bytes a letter.
      ...(content.includes(Buffer.from('Frutiger', 'utf16le').swap16()) ? ['Frutiger, inside a font'] : []),
      ...fetched(path, text),
    ];
    return found.map((what) => `${path}: ${what}`);
  });
}

/** Addresses on other computers that a file would fetch from, or that nobody has looked at yet. */
function fetched(path: string, text: string): string[] {
  if (path.endsWith('.css'))
    return [...text.matchAll(/url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)/g)]
      .map(([, url, imported]) => url ?? imported ?? '')
      .filter((url) => !/^(\/(?!\/)|#|data:image\/svg\+xml)/.test(url))
      .map((url) => `fetches ${url.slice(0, 100)}`);
  if (path.endsWith('.html') || path.endsWith('.svg'))
    return [...text.matchAll(/\b(?:src|href|srcset|action|poster|xlink:href)\s*=\s*["']([^"']*)/g)]
      .map(([, url = '']) => url)
      .filter((url) => !/^(\/(?!\/)|#|data:)/.test(url))
      .map((url) => `fetches ${url.slice(0, 100)}`);
  if (/\.[mc]?js$/.test(path))
    return [...new Set([...text.matchAll(/\b(?:https?|wss?):\/\/([\w.-]+\.[a-z]{2,})/g)].map(([, host = '']) => host))]
      .filter((host) => !NAMED_ONLY.includes(host) && !TOLD_TO_PEOPLE.includes(host))
      .map((host) => `names ${host}, which nobody has looked at`);
  return [];
}
