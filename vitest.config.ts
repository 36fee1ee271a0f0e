import { defineConfig } from 'vitest/config';

/** How long a test takes is no matter of pass or fail: a busy computer takes several times as long. */
const testTimeout = 30_000;
/** Starting a database takes seconds, and much longer on a busy computer. */
const hookTimeout = 120_000;
/** Much of what is tested waits for a disk, a process or a browser, so two keep two cores busy. */
const maxWorkers = 2;

// biome-ignore lint/style/noDefaultExport: vitest reads its settings from the default export
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src-{shared,renderer,main}/**/*.test.ts', 'scripts/**/*.test.ts', 'tests/{unit,pdf-rules}/**/*.test.ts'],
          // A fresh worker for every file would spend four fifths of the time on importing the same libraries again.
          isolate: false,
          testTimeout,
          maxWorkers,
        },
      },
      {
        test: {
          name: 'databases',
          include: ['src-central/**/*.test.ts'],
          isolate: false,
          testTimeout,
          hookTimeout,
          maxWorkers,
        },
      },
      { test: { name: 'faults', include: ['tests/faults/**/*.test.ts'], testTimeout, maxWorkers } },
    ],
  },
});
