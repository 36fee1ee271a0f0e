import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: vitest reads its settings from the default export
export default defineConfig({
  test: {
    include: ['src-*/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/unit/**/*.test.ts', 'tests/faults/**/*.test.ts'],
    environment: 'node',
    globals: false,
    // How long a test takes is no matter of pass or fail: a busy computer takes several times as long.
    testTimeout: 30_000,
    // A fresh worker for every file would spend four fifths of the time on importing the same libraries again.
    isolate: false,
  },
});
