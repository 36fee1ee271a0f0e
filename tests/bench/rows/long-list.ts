import type { DocumentId } from '../../../src-shared/assessment/document.ts';
import { exampleSet } from '../../example-set.ts';
import { address, type BenchApp, openBenchApp } from '../bench-app.ts';
import { loadCorrectedSet } from '../load-corrected-set.ts';
import { answeredList, IN_HALF } from '../long-list.ts';
import type { Bench, Measurement } from '../measurement.ts';
import { byTurns } from '../rounds.ts';
import { type Aim, row } from '../row.ts';
import { untilAtRest, watchChanges } from '../until-at-rest.ts';
import { writeWorkspace } from '../write-workspace.ts';

const MANY = 500;
const FEW = 10;
const NAVIGATION = `list of ${MANY} requirements, from the navigation`;
const FROM_PAGE = `list of ${MANY} requirements, from another page of the app`;
const FIND_ONE = `search among ${MANY} requirements that finds one`;
const FIND_HALF = `search among ${MANY} requirements that finds half`;

/**
 * How the list grows: the real Requirements page with 500 requirements, each of them fully answered, against 10. Both are
 * open at the same time, in an app of their own each, so that neither carries the other's answers.
 */
export const longList: Measurement = {
  rows: [NAVIGATION, FROM_PAGE, FIND_ONE, FIND_HALF],
  measure: async (bench) => {
    const few = await openListApp(bench, FEW);
    const many = await openListApp(bench, MANY).catch(async (error: unknown) => {
      await few.app.close();
      throw error;
    });
    try {
      const compare = async (name: string, once: (list: ListApp) => Promise<number>, rounds: number) => {
        const found = await byTurns({ many: () => once(many), few: () => once(few) }, bench.rounds(rounds));
        const aim: Aim = { on: 'ratio', atMost: 1.5 };
        return row({ name, ours: found.many, against: { what: `the same with ${FEW}`, samples: found.few }, unit: 'ms', aim });
      };
      return [
        await compare(NAVIGATION, navigate, 25),
        await compare(FROM_PAGE, openFromPeople, 25),
        await compare(FIND_ONE, (list) => find(list, `matter ${list.middle}`, 1), 25),
        await compare(FIND_HALF, (list) => find(list, IN_HALF, list.count / 2), 25),
      ];
    } finally {
      await few.app.close();
      await many.app.close();
    }
  },
};

interface ListApp {
  readonly app: BenchApp;
  readonly assessment: DocumentId;
  readonly count: number;
  /** The number of a requirement in the middle. */
  readonly middle: string;
}

async function openListApp(bench: Bench, count: number): Promise<ListApp> {
  let prepared: { readonly assessment: DocumentId; readonly middle: string } | null = null;
  const app = await openBenchApp(
    bench,
    async (data) => {
      const set = await loadCorrectedSet(data, exampleSet(count));
      const work = answeredList(set);
      await writeWorkspace(data, work);
      prepared = { assessment: work.assessment, middle: set.requirements[Math.floor(count / 2)]?.number ?? '' };
    },
    [watchChanges],
  );
  if (prepared === null) throw new Error('the data folder was not prepared');
  return { app, count, ...(prepared as { assessment: DocumentId; middle: string }) };
}

/** As many rows as the window shows at least, whether the list is virtual or not. */
const ROWS = { selector: '.requirements__link', count: FEW };

async function navigate({ app: { page }, assessment }: ListApp): Promise<number> {
  await page.goto(address(`/${assessment}/requirements`));
  return untilAtRest(page, ROWS);
}

async function openFromPeople({ app: { page } }: ListApp): Promise<number> {
  const link = (name: RegExp) => page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name });
  await link(/^People/).click();
  await untilAtRest(page, { selector: 'h1', text: 'People' });
  await link(/^Requirements/).click();
  return untilAtRest(page, ROWS);
}

async function find({ app: { page }, count }: ListApp, words: string, found: number): Promise<number> {
  const shown = (many: number) => ({
    selector: '.list-tools [role=status]',
    text: `${many} ${many === 1 ? 'requirement' : 'requirements'} shown`,
  });
  const box = page.getByRole('searchbox', { name: /^Find in/ });
  await box.fill('');
  await untilAtRest(page, shown(count));
  // All words at once, as they come from the clipboard: nothing is worked out ahead while somebody types.
  await box.fill(words);
  return untilAtRest(page, shown(found));
}
