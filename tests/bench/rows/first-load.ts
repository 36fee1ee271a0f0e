import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { address, openBenchApp } from '../bench-app.ts';
import { fiveYears } from '../five-years.ts';
import { generalPractice } from '../general-practice.ts';
import type { Measurement } from '../measurement.ts';
import { row } from '../row.ts';
import { untilAtRest, watchChanges } from '../until-at-rest.ts';
import { writeWorkspace } from '../write-workspace.ts';

const RAW = 'first load: scripts, style sheets and fonts';
const GZIP = `${RAW}, gzip`;
/**
 * What the chosen parts bring along (React, Dexie, zod, the table, two style sheets, two fonts) is some 290 kB. The aim leaves a
 * tenth for pages of our own: whoever adds a library to the way to the first page misses it.
 */
const LARGEST_GZIP = 320;
const COUNTED = new Set(['.js', '.css', '.woff', '.woff2']);

/**
 * What the window fetches before its first page can be used: the start page of a practice with five years of answers. Files
 * come from the disk and are not compressed on the way; the compressed size is there to compare with pages of the web.
 */
export const firstLoad: Measurement = {
  rows: [RAW, GZIP],
  measure: async (bench) => {
    const practice = fiveYears(generalPractice());
    const app = await openBenchApp(bench, async (data) => void (await writeWorkspace(data, practice)), [watchChanges]);
    try {
      const { page } = app;
      const fetched = new Set<string>();
      page.on('request', (request) => fetched.add(new URL(request.url()).pathname));
      await page.goto(address('/'));
      await untilAtRest(page, { selector: '.current__do' });
      // The page can be used before its fonts are there; they belong to it all the same.
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      const files = await Promise.all(
        [...fetched].filter((path) => COUNTED.has(extname(path))).map((path) => readFile(join(bench.renderer, path))),
      );
      const sum = (sizes: readonly number[]): number => sizes.reduce((all, size) => all + size, 0) / 1_000;
      return [
        row({ name: RAW, ours: [sum(files.map(({ length }) => length))], unit: 'kB' }),
        row({
          name: GZIP,
          ours: [sum(files.map((file) => gzipSync(file, { level: 9 }).length))],
          unit: 'kB',
          aim: { on: 'ours', atMost: LARGEST_GZIP },
        }),
      ];
    } finally {
      await app.close();
    }
  },
};
