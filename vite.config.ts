import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { pdfParts } from './scripts/pdf-parts.ts';

/** Builds the renderer into `out/renderer`, from where main serves it to the window. */
// biome-ignore lint/style/noDefaultExport: Vite reads the default export
export default defineConfig({
  root: 'src-renderer',
  base: '/',
  plugins: [react(), pdfParts()],
  // nhsuk-frontend's own icons (a cross, sorting arrows), bundled so that nothing is fetched.
  resolve: {
    alias: {
      '/assets/images': fileURLToPath(new URL('./node_modules/nhsuk-frontend/dist/nhsuk/assets/images', import.meta.url)),
    },
  },
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    target: 'chrome120',
    // The polyfill is an inline script, which the content security policy forbids.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    sourcemap: false,
    // PDF.js, which is fetched for the first PDF that somebody looks at.
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: { checks: { pluginTimings: false } },
    license: { fileName: 'third-party-licences.json' },
  },
  css: { preprocessorOptions: { scss: { quietDeps: true } } },
});
