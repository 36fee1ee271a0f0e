import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { requirementSheet } from '../../../src-main/pdf/documents/requirement.ts';
import { makePdf } from '../../../src-main/pdf/make-pdf.ts';
import { changesFor } from '../../../src-main/printing/changes-for.ts';
import { DocumentThread } from '../../../src-main/printing/document-thread.ts';
import { fold } from '../../../src-shared/assessment/fold.ts';
import { BRIDGE_NAME, type BridgeOnWindow } from '../../../src-shared/contract/bridge.ts';
import { address, openBenchApp } from '../bench-app.ts';
import { fiveYears } from '../five-years.ts';
import { generalPractice } from '../general-practice.ts';
import type { Measurement } from '../measurement.ts';
import { byTurns } from '../rounds.ts';
import { row } from '../row.ts';
import { writeWorkspace } from '../write-workspace.ts';
import { untilSaved } from './save-tick-in-page.ts';

const SAVE = 'one requirement saved as PDF, from the window’s call to fsynced at its place';
const BESIDE_THREAD = `${SAVE}, beside the same work asked of the thread`;
const BESIDE_BARE = `${SAVE}, beside the bare PDF`;

/**
 * What saving a printed requirement costs in the real app with five years of answers, just after a tick: the window's call over the bridge,
 * the answers from the journal, the thread that makes the document, and a file written beside its place, flushed, named, and its name flushed. It is
 * held against a thread of the same kind that is handed the same changes, and against a document tree made into PDF at once, each
 * with a bare write and fsync of the bytes.
 */
export const saveRequirement: Measurement = {
  rows: [BESIDE_THREAD, BESIDE_BARE],
  measure: async (bench) => {
    const set = generalPractice();
    const practice = fiveYears(set);
    const assessment = practice.assessments.at(-1) ?? null;
    const document = { kind: 'requirement', set: set.id, print: 'normal', requirement: '117', assessment } as const;
    const at = new Date();
    const folded = fold(practice.log);
    const changes = changesFor(
      document,
      [...folded.values()].flatMap((fields) => [...fields.values()]),
    );
    const toMake = { document, form: 'pdf', set, changes, at, embedded: new Map() } as const;
    const sheet = requirementSheet.tree(document, { set, folded, at, embedded: new Map() });
    if (!sheet.ok) throw new Error(sheet.refusal);
    let workspace = '';
    const app = await openBenchApp(bench, async (data) => {
      workspace = await writeWorkspace(data, practice);
    });
    const thread = new DocumentThread();
    try {
      const { page } = app;
      await page.goto(address(`/${assessment}/requirements/117`));
      const box = page.getByRole('checkbox', { name: /^3a/ });
      await box.waitFor();
      let files = 0;
      const name = (): string => {
        files += 1;
        return `bare-${files}.pdf`;
      };
      const found = await byTurns(
        {
          ours: async () => {
            const saved = page.evaluate(untilSaved);
            await box.click();
            await saved;
            return saveInPage(page, { workspace, document });
          },
          thread: () =>
            timed(async () => {
              const made = await thread.run({ wanted: 'document', of: toMake }, new AbortController().signal);
              if (made.kind !== 'made') throw new Error(`the thread answered ${made.kind}`);
              await writeAndSync(join(app.data, name()), made.bytes);
            }),
          bare: () => timed(() => writeAndSync(join(app.data, name()), makePdf(sheet.value))),
        },
        bench.rounds(25),
      );
      return [
        row({
          name: BESIDE_THREAD,
          ours: found.ours,
          against: { what: 'a thread handed the same changes, and a bare write and fsync', samples: found.thread },
          unit: 'ms',
        }),
        row({
          name: BESIDE_BARE,
          ours: found.ours,
          against: { what: 'the same document tree made into PDF, and a bare write and fsync', samples: found.bare },
          unit: 'ms',
        }),
      ];
    } finally {
      await thread.close();
      await app.close();
    }
  },
};

interface Asked {
  readonly workspace: string;
  readonly document: object;
}

/** @returns milliseconds from the call to its answer, which comes when the file is safe */
async function saveInPage(page: Page, asked: Asked): Promise<number> {
  return page.evaluate(
    async ({ bridgeName, workspace, document }) => {
      const { call } = Reflect.get(globalThis, bridgeName) as BridgeOnWindow;
      const sent = async (reply: Promise<unknown>): Promise<{ readonly kind: string; readonly folder: string }> => {
        const read = (await reply) as {
          readonly ok: boolean;
          readonly value: { readonly kind: string; readonly folder: string };
        };
        if (!read.ok) throw new Error(JSON.stringify(read));
        return read.value;
      };
      const { folder } = await sent(call['places.list']({ folder: null }));
      const from = performance.now();
      const { kind } = await sent(
        call['printing.save']({
          workspace,
          document,
          form: 'pdf',
          name: 'Requirement 117.pdf',
          place: { kind: 'chosen', folder, overwrite: true },
        }),
      );
      if (kind !== 'saved') throw new Error(`it was not saved: ${kind}`);
      return performance.now() - from;
    },
    { bridgeName: BRIDGE_NAME, ...asked },
  );
}

async function writeAndSync(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  await file.writeFile(bytes);
  await file.sync();
  await file.close();
}

async function timed(task: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await task();
  return performance.now() - from;
}
