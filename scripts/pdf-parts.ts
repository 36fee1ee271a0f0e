import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { PROJECT } from './system/folders.ts';

const PDFJS = join(PROJECT, 'node_modules', 'pdfjs-dist');
/** Decoders of scans, in plain JavaScript: the window's content security policy does not let WebAssembly start. */
const DECODERS = ['jbig2_nowasm_fallback.js', 'openjpeg_nowasm_fallback.js'];

/**
 * Puts what PDF.js reads while it draws into the window's own files, under `pdf/`: fonts that a PDF may count on without bringing
 * them, decoders of scans, and their licences. Nothing is then fetched from anywhere else.
 */
export function pdfParts(): Plugin {
  return {
    name: 'pdf-parts',
    apply: 'build',
    generateBundle() {
      const put = (folder: string, name: string, to: string): void => {
        this.emitFile({ type: 'asset', fileName: `pdf/${to}${name}`, source: readFileSync(join(PDFJS, folder, name)) });
      };
      for (const name of readdirSync(join(PDFJS, 'standard_fonts'))) put('standard_fonts', name, 'fonts/');
      for (const name of readdirSync(join(PDFJS, 'wasm')))
        if (DECODERS.includes(name) || /^LICENSE_.*(JBIG2|OPENJPEG)$/.test(name)) put('wasm', name, '');
    },
  };
}
