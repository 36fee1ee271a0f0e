import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { inOrder } from '../data-folder/in-order.ts';
import { writeFileDurably } from '../data-folder/write-file-durably.ts';
import { TEMPORARY } from '../disk/disk.ts';

const checked = z.strictObject({ at: z.iso.datetime({ precision: 3 }), condition: z.enum(['whole', 'damaged']) });
type Checked = z.infer<typeof checked>;
const onDisk = z.strictObject({ format: z.literal(1), files: z.record(z.string(), checked) });

const NAME = 'evidence-checks.json';

/**
 * When each file of an evidence store was last read through, and what was found. It is a note for the verifier, by the names
 * that the files have in the store; one that is missing or damaged only means that everything is read through again.
 */
export class Conditions {
  readonly #path: string;
  readonly #files: Map<string, Checked>;
  readonly #writing = inOrder();
  #queued: Promise<void> | null = null;

  private constructor(path: string, files: Map<string, Checked>) {
    this.#path = path;
    this.#files = files;
  }

  /** @param folder of the workspace */
  static async in(folder: string): Promise<Conditions> {
    const path = join(folder, NAME);
    await removeHalfWritten(folder).catch(() => undefined);
    try {
      const { files } = onDisk.parse(JSON.parse(await readFile(path, 'utf8')));
      return new Conditions(path, new Map(Object.entries(files)));
    } catch {
      return new Conditions(path, new Map());
    }
  }

  of(fileName: string): Checked | null {
    return this.#files.get(fileName) ?? null;
  }

  /** The names of the files that were found damaged and not whole since. */
  damaged(): string[] {
    return [...this.#files].flatMap(([name, { condition }]) => (condition === 'damaged' ? name : []));
  }

  /** Notes what was found. Where the note cannot be written, on a full disk perhaps, it holds until the app is closed. */
  note(fileName: string, condition: Checked['condition'], at: Date): Promise<void> {
    this.#files.set(fileName, { at: at.toISOString(), condition });
    return this.#write();
  }

  /** Forgets what is known of files that were replaced or are gone. */
  async forget(fileNames: readonly string[]): Promise<void> {
    const known = fileNames.filter((name) => this.#files.delete(name));
    if (known.length > 0) await this.#write();
  }

  /** Forgets every file but these. */
  async forgetAllBut(fileNames: readonly string[]): Promise<void> {
    const there = new Set(fileNames);
    await this.forget([...this.#files.keys()].filter((name) => !there.has(name)));
  }

  /** What changes while a write is under way goes into the next one, however much it is. */
  #write(): Promise<void> {
    this.#queued ??= this.#writing(() => {
      this.#queued = null;
      return writeFileDurably(this.#path, `${JSON.stringify({ format: 1, files: Object.fromEntries(this.#files) })}\n`);
    }).catch(() => undefined);
    return this.#queued;
  }
}

/** What a process left that was ended in the middle of a write. */
async function removeHalfWritten(folder: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.startsWith(`${NAME}.`) && name.endsWith(TEMPORARY)) await rm(join(folder, name), { force: true });
}
