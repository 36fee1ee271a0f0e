import { randomBytes } from 'node:crypto';
import { readdir, readFile, truncate, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addEvidenceFile, linkEvidenceFile, replaceEvidenceFile } from '../../../src-shared/assessment/evidence-acts.ts';
import type { EvidenceHash } from '../../../src-shared/assessment/identifiers.ts';
import { accepted, refused } from '../../../src-shared/result.ts';
import { ASSESSMENT } from '../../../tests/arbitraries.ts';
import type { Computer } from '../../../tests/computer.ts';
import { inPieces, savedFrom } from '../../../tests/embedded-files.ts';
import { damage, type EvidenceParts, evidenceParts, objectPath, sha256 } from '../../../tests/evidence-parts.ts';
import { fileOf, revisionOf } from '../../../tests/example-evidence.ts';
import { practiceComputer } from '../../../tests/example-practice.ts';
import { exampleSet } from '../../../tests/example-set.ts';
import { finishedDocument } from '../../../tests/finished-document.ts';
import { checkPdf } from '../../../tests/pdf-rules/check-pdf.ts';
import { checkedByQpdf, havePdfPrograms, pdfFile, textOf } from '../../../tests/pdf-tools.ts';
import { temporaryFolder } from '../../../tests/temporary-folder.ts';
import { writeFileDurably } from '../../data-folder/write-file-durably.ts';
import type { Sources } from '../documents/document-kind.ts';
import { assurancePack } from '../documents/pack.ts';
import { makePdf } from '../make-pdf.ts';
import { type MadePack, makePack, type PackParts } from './make-pack.ts';

const LAST_YEAR = ASSESSMENT.replace('2026-27', '2025-26') as typeof ASSESSMENT;

/** A workspace with an answered assessment whose files are in its evidence store. */
class Practice {
  readonly main: EvidenceParts;
  readonly on: Computer = practiceComputer(1);
  #files = 0;

  constructor(main: EvidenceParts) {
    this.main = main;
  }

  static async open(): Promise<Practice> {
    return new Practice(await evidenceParts());
  }

  /** Attaches a file and links it to rows: `117/1a-log`. @returns its number */
  async attach(name: string, bytes: Uint8Array, rows: readonly string[], assessment = ASSESSMENT): Promise<number> {
    this.#files += 1;
    const file = fileOf(this.#files);
    this.on.act(addEvidenceFile(file, revisionOf(this.#files), await this.#kept(name, bytes)));
    for (const row of rows) {
      const [requirement = '', id = ''] = row.split('/');
      this.on.act(linkEvidenceFile({ assessment, requirement, row: id }, file));
    }
    return this.#files;
  }

  async replace(number: number, name: string, bytes: Uint8Array): Promise<void> {
    this.on.act(replaceEvidenceFile(fileOf(number), revisionOf(number, 2), await this.#kept(name, bytes)));
  }

  async #kept(name: string, bytes: Uint8Array) {
    const { store } = await this.main.evidence.of(this.main.workspace);
    const { hash } = await store.keep(inPieces(bytes));
    return { hash, size: bytes.length, name, patientCheck: 'nothing-found' } as const;
  }
}

interface Made {
  readonly pack: Buffer;
  readonly leftOut: MadePack<unknown>['leftOut'];
  /** What each manifest that was made was told. */
  readonly manifests: readonly Sources['embedded'][];
  readonly progress: readonly (readonly [done: number, total: number])[];
}

/** Makes the pack and writes it as the app does. */
async function made({ main, on }: Practice, others: Partial<PackParts<void>> = {}): Promise<Made> {
  const folder = await temporaryFolder();
  const path = join(folder, 'pack.pdf');
  const manifests: Sources['embedded'][] = [];
  const progress: (readonly [number, number])[] = [];
  const result = await makePack<void>({
    folded: on.folded,
    assessment: ASSESSMENT,
    openEvidence: () => main.evidence.of(main.workspace),
    makeDocument: async (embedded) => {
      manifests.push(embedded);
      return accepted(finishedDocument());
    },
    write: (content) => writeFileDurably(path, content),
    signal: new AbortController().signal,
    onProgress: (done, total) => progress.push([done, total]),
    ...others,
  });
  if (!result.ok) throw new Error(result.refusal);
  expect(await readdir(folder)).toEqual(['pack.pdf']);
  return { pack: await readFile(path), leftOut: result.value.leftOut, manifests, progress };
}

const LOG = Buffer.from('who was trained, and when');
const POLICY = randomBytes(700_000);

describe.skipIf(!havePdfPrograms)('the assurance pack', () => {
  it('has every file that the answers use, in its current version, under the name that people call it', async () => {
    const practice = await Practice.open();
    const log = await practice.attach('Training log.txt', Buffer.from('an older log'), ['117/1a-log', '112/2b-log']);
    await practice.replace(log, 'export (3).csv', LOG);
    await practice.attach('Überblick.pdf', POLICY, ['117/1a-policy']);
    await practice.attach('Empty.txt', Buffer.alloc(0), ['101/1a-letter']);
    await practice.attach('Not used.txt', Buffer.from('not used'), []);
    await practice.attach('Last year.txt', Buffer.from('last year'), ['117/1a-log'], LAST_YEAR);
    const off = await practice.attach('Off the list.txt', Buffer.from('off'), ['117/1a-log']);
    practice.on.act([{ document: `evidence/${fileOf(off)}` as typeof ASSESSMENT, field: 'removed', value: true }]);

    const { pack, leftOut, manifests, progress } = await made(practice);
    expect(Object.fromEntries(await filesIn(pack))).toEqual({
      'Empty.txt': Buffer.alloc(0),
      'Training log.txt.csv': LOG,
      'Überblick.pdf': POLICY,
    });
    expect(leftOut).toEqual([]);
    expect(manifests).toEqual([
      new Map([
        [sha256(Buffer.alloc(0)), { kind: 'embedded', name: 'Empty.txt' }],
        [sha256(LOG), { kind: 'embedded', name: 'Training log.txt.csv' }],
        [sha256(POLICY), { kind: 'embedded', name: 'Überblick.pdf' }],
      ]),
    ]);
    const all = 2 * (LOG.length + POLICY.length);
    expect(progress.at(-1)).toEqual([all, all]);
    const words = Buffer.from('Evidence for 14.1-112 (2b), 14.1-117 (1a)', 'utf16le').swap16().toString('hex').toUpperCase();
    expect(pack.toString('latin1')).toContain(`/Desc <FEFF${words}>`);
  });

  it('says on paper what became of each file, in the document that they are embedded in', async () => {
    const practice = await Practice.open();
    for (const name of ['Whole', 'Missing']) await practice.attach(`${name}.txt`, bytesOf(name), ['101/1a-letter']);
    await unlink(await objectPath(practice.main, sha256(bytesOf('Missing'))));
    const set = exampleSet();
    const { pack } = await made(practice, {
      makeDocument: async (embedded) => {
        const sources = { set, folded: practice.on.folded, at: new Date('2026-09-02T13:32:00.000Z'), embedded };
        const tree = assurancePack.tree({ kind: 'pack', set: set.id, print: 'normal', assessment: ASSESSMENT }, sources);
        return tree.ok ? accepted(makePdf(tree.value)) : tree;
      },
    });
    const path = await pdfFile(pack);
    expect(await checkedByQpdf(path)).toContain('No syntax or stream encoding errors found');
    expect(await checkPdf(pack)).toEqual([]);
    expect((await textOf(path)).replace(/\s+/g, ' ')).toContain('1 of 2 evidence files is attached to this document');
    expect(await textOf(path)).toContain('Its bytes were not on the computer that made the');
    expect(await filesIn(pack)).toEqual(new Map([['Whole.txt', bytesOf('Whole')]]));
  });

  it('has bytes that are on record as two files once', async () => {
    const practice = await Practice.open();
    await practice.attach('One.txt', LOG, ['117/1a-log']);
    await practice.attach('Another.txt', LOG, ['112/1a-log']);
    const { pack } = await made(practice);
    expect([...(await filesIn(pack)).keys()]).toEqual(['Another.txt']);
  });

  it('leaves out what is missing, damaged or cut, and says why in its manifest', async () => {
    const practice = await Practice.open();
    const { main } = practice;
    for (const name of ['Whole', 'Missing', 'Damaged', 'Cut'])
      await practice.attach(`${name}.txt`, bytesOf(name), ['117/1a-log']);
    await unlink(await objectPath(main, sha256(bytesOf('Missing'))));
    await damage(main, sha256(bytesOf('Damaged')), 300);
    await truncate(await objectPath(main, sha256(bytesOf('Cut'))), 400);
    const { pack, manifests, leftOut } = await made(practice);
    expect([...(await filesIn(pack)).keys()]).toEqual(['Whole.txt']);
    const damaged = 'It was damaged on the computer that made the pack.';
    expect(leftOut.map(({ name, why }) => [name, why])).toEqual([
      ['Cut.txt', damaged],
      ['Damaged.txt', damaged],
      ['Missing.txt', 'Its bytes were not on the computer that made the pack.'],
    ]);
    expect(manifests[0]?.get(sha256(bytesOf('Cut')))).toEqual({ kind: 'left out', why: damaged });
    const { conditions, store } = await main.evidence.of(main.workspace);
    expect(conditions.of(store.fileNameOf(sha256(bytesOf('Cut'))))).toMatchObject({ condition: 'damaged' });
  });

  it('is made without files where the evidence is locked, and where there is only an assessment file', async () => {
    const practice = await Practice.open();
    await practice.attach('Training log.txt', LOG, ['117/1a-log']);
    const locked = await evidenceParts({ isKeyOpen: false });
    const whys: string[] = [];
    for (const openEvidence of [() => locked.evidence.of(locked.workspace), null]) {
      const { pack, leftOut } = await made(practice, { openEvidence });
      expect(pack.equals(finishedDocument())).toBe(true);
      whys.push(...leftOut.map(({ why }) => why));
    }
    expect(whys).toEqual([
      'The evidence was locked when the pack was made.',
      'The pack was made from an assessment file, and such a file holds no evidence.',
    ]);
  });

  it.each([
    ['is damaged', (main: EvidenceParts, hash: EvidenceHash) => damage(main, hash, 300)],
    ['goes', async (main: EvidenceParts, hash: EvidenceHash) => unlink(await objectPath(main, hash))],
  ])('is begun anew without a file that %s after it was proved', async (_, ruin) => {
    const practice = await Practice.open();
    for (const name of ['A', 'B', 'C']) await practice.attach(`${name}.txt`, bytesOf(name), ['117/1a-log']);
    const manifests: Sources['embedded'][] = [];
    const { pack, leftOut, progress } = await made(practice, {
      makeDocument: async (embedded) => {
        manifests.push(embedded);
        if (manifests.length === 1) await ruin(practice.main, sha256(bytesOf('B')));
        return accepted(finishedDocument());
      },
    });
    expect([...(await filesIn(pack)).keys()].toSorted()).toEqual(['A.txt', 'C.txt']);
    expect(leftOut.map(({ name }) => name)).toEqual(['B.txt']);
    expect(manifests.map((one) => one.get(sha256(bytesOf('B')))?.kind)).toEqual(['embedded', 'left out']);
    for (const [done, total] of progress) expect(done).toBeLessThanOrEqual(total);
    expect(progress.at(-1)?.[0]).toBe(progress.at(-1)?.[1]);
  });

  it.each([1, 4])('ends when it is cancelled at piece %i of 6, and leaves no file', async (last) => {
    const practice = await Practice.open();
    for (const name of ['A', 'B', 'C']) await practice.attach(`${name}.txt`, bytesOf(name), ['117/1a-log']);
    const folder = await temporaryFolder();
    const controller = new AbortController();
    let pieces = 0;
    const cancelled = made(practice, {
      signal: controller.signal,
      write: (content) =>
        writeFileDurably(join(folder, 'pack.pdf'), content).catch(() => {
          throw new Error('what the one who writes makes of it');
        }),
      onProgress: () => {
        pieces += 1;
        if (pieces === last) controller.abort();
      },
    });
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    expect(await readdir(folder)).toEqual([]);
    expect(pieces).toBe(last);
  });

  it('is not made where there is no document, and not written anew for what is no fault of a file', async () => {
    const practice = await Practice.open();
    await practice.attach('A.txt', LOG, ['117/1a-log']);
    await expect(made(practice, { makeDocument: async () => refused('There is no such assessment.') })).rejects.toThrow(
      'There is no such assessment.',
    );
    let tries = 0;
    const fullDisk = async (): Promise<void> => {
      tries += 1;
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    };
    await expect(made(practice, { write: fullDisk })).rejects.toThrow('no space');
    expect(tries).toBe(1);
  });
});

async function filesIn(pack: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  return savedFrom(await pdfFile(pack));
}

function bytesOf(name: string): Buffer {
  return Buffer.from(`${name} `.repeat(500));
}
