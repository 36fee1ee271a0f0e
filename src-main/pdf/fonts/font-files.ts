import type { FaceName } from './face.ts';

/** The package that the faces come from. Their licence is in it, and goes with the app (`scripts/third-party-licences.ts`). */
export const FONT_PACKAGE = '@expo-google-fonts/source-sans-3';

/**
 * The file of each face, with TrueType outlines: what is embedded in a document is a part of it as it is. In the package it lies
 * in a folder of its own; in the bundle of `scripts/build-main.ts` it lies beside the code.
 */
export const FONT_FILES: Readonly<Record<FaceName, { readonly folder: string; readonly name: string }>> = {
  regular: { folder: '400Regular', name: 'SourceSans3_400Regular.ttf' },
  strong: { folder: '600SemiBold', name: 'SourceSans3_600SemiBold.ttf' },
};
