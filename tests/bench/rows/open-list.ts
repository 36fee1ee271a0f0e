import type { Page } from 'playwright-core';
import { address, openBenchApp } from '../bench-app.ts';
import { BLANK_PAGE } from '../build-for-bench.ts';
import { fiveYears } from '../five-years.ts';
import { generalPractice } from '../general-practice.ts';
import type { Measurement } from '../measurement.ts';
import { byTurns, median } from '../rounds.ts';
import { row } from '../row.ts';
import { untilAtRest, type Wanted, watchChanges } from '../until-at-rest.ts';
import { writeWorkspace } from '../write-workspace.ts';

const REQUIREMENTS = 'list of requirements with 5 years of assessments';
const ASSESSMENTS = 'list of 5 years of assessments';
const LESS = 'less a blank page';
const TO = 'to a blank page';

/**
 * What opening the window costs once the browser is there: from the navigation to the list at rest, with five fully answered
 * years in the workspace. The blank page comes through the same shell, from the same content handler, with the same headers.
 * The database is not empty and the journal is open already, as after any start but the first.
 */
export const openList: Measurement = {
  rows: [`${REQUIREMENTS}, ${LESS}`, `${REQUIREMENTS}, ${TO}`, `${ASSESSMENTS}, ${LESS}`, `${ASSESSMENTS}, ${TO}`],
  measure: async (bench) => {
    const set = generalPractice();
    const practice = fiveYears(set);
    const app = await openBenchApp(bench, async (data) => void (await writeWorkspace(data, practice)), [watchChanges]);
    try {
      const { page } = app;
      const found = await byTurns(
        {
          requirements: () =>
            navigate(page, `/${practice.assessments.at(-1)}/requirements`, {
              selector: '.requirements__link',
              count: set.requirements.length,
            }),
          blank: () => navigate(page, BLANK_PAGE, { selector: 'p', text: 'Blank' }),
          // This year's stands above the table of the earlier ones.
          assessments: () =>
            navigate(page, '/', { selector: '.current__do, .nhsuk-table__body tr', count: practice.assessments.length }),
        },
        bench.rounds(25),
      );
      const blank = { what: 'a blank page in the same shell', samples: found.blank };
      const rows = (name: string, samples: readonly number[]) => [
        row({
          name: `${name}, ${LESS}`,
          ours: samples.map((figure) => figure - median(found.blank)),
          unit: 'ms',
          // “Under 400” to the hundredth that is printed.
          aim: { on: 'ours', atMost: 399.99 },
        }),
        row({ name: `${name}, ${TO}`, ours: samples, against: blank, unit: 'ms' }),
      ];
      return [...rows(REQUIREMENTS, found.requirements), ...rows(ASSESSMENTS, found.assessments)];
    } finally {
      await app.close();
    }
  },
};

async function navigate(page: Page, path: string, wanted: Wanted): Promise<number> {
  await page.goto(address(path));
  return untilAtRest(page, wanted);
}
