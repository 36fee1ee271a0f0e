import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import * as fontkit from 'fontkit';
import type { FaceName, Faces } from './face.ts';
import { fontFace } from './font-face.ts';
import { FONT_FILES, FONT_PACKAGE } from './font-files.ts';

/** A font as fontkit reads it, and the bytes that it was read from: what the painter embeds. */
interface LoadedFont {
  readonly font: fontkit.Font;
  readonly bytes: Uint8Array;
}

export interface LoadedFaces {
  readonly faces: Faces;
  readonly font: (name: FaceName) => LoadedFont;
}

let loaded: LoadedFaces | null = null;

/** The faces that the app ships with. They are read from disk once; later calls give the same objects, caches included. */
export function loadFaces(): LoadedFaces {
  loaded ??= load();
  return loaded;
}

function load(): LoadedFaces {
  const fonts = { regular: read('regular'), strong: read('strong') };
  return {
    faces: { regular: fontFace('regular', fonts.regular.font), strong: fontFace('strong', fonts.strong.font) },
    font: (name) => fonts[name],
  };
}

function read(name: FaceName): LoadedFont {
  const bytes = readFileSync(pathOf(name));
  const font = fontkit.create(bytes);
  if (!('unitsPerEm' in font)) throw new Error(`${FONT_FILES[name].name} is a collection of fonts`);
  return { font, bytes };
}

/** In the package as long as this is a source file; beside this file in the bundle. */
function pathOf(face: FaceName): string {
  const { folder, name } = FONT_FILES[face];
  return import.meta.filename.endsWith('.ts')
    ? createRequire(import.meta.url).resolve(`${FONT_PACKAGE}/${folder}/${name}`)
    : join(import.meta.dirname, name);
}
