import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { type Change, change, holdsOver } from '../../src-shared/assessment/change.ts';
import { documentDigest } from '../../src-shared/assessment/digest.ts';
import { documentId } from '../../src-shared/assessment/document.ts';
import { changeId } from '../../src-shared/assessment/identifiers.ts';
import { DATA_FORMAT } from '../../src-shared/contract/bridge.ts';
import { refusedAsNewer } from '../bridge/refuse.ts';
import { type Kept, parseJson, sha256 } from './record.ts';
import type { Chain, Segment } from './segment.ts';
import { Tally } from './tally.ts';

const head = z.strictObject({
  checkpoint: z.literal('igt-desktop'),
  format: z.int(),
  /** The last record that it counts, and its hash. */
  through: z.int().min(0),
  hash: z.string().nullable(),
  digests: z.record(documentId, documentDigest),
  ids: z.int().min(0),
  /** Format 2 knew of none. */
  destroyed: z.int().min(0).default(0),
  fields: z.int().min(0),
});
const anyHead = z.looseObject({ format: z.int().min(1) });

/** Everything that has to be known of the records up to one of them. */
export interface Checkpoint {
  readonly end: Chain;
  readonly digests: z.infer<typeof head>['digests'];
  /** The ids of all changes, so that none is recorded twice. */
  readonly ids: readonly string[];
  /** The ids of those that were destroyed for good, so that none of them is recorded again. */
  readonly destroyed: readonly Change['id'][];
  /** For every field the change that holds, as the text that was recorded, behind the number of its record. */
  readonly fields: readonly string[];
}

/** A change that holds a field, and the number of the record where it stands. */
export type Holding = Pick<Kept, 'sequence' | 'text' | 'change'>;

/** The holding changes of a checkpoint. They are read only when they are wanted: a start does without them. */
export function holdingOf({ fields }: Checkpoint): Holding[] {
  return fields.map((field) => {
    const blank = field.indexOf(' ');
    const text = field.slice(blank + 1);
    return { sequence: Number(field.slice(0, blank)), text, change: change.parse(JSON.parse(text)) };
  });
}

/** Goes on from a checkpoint, segment by segment, so that no more than one of them is in memory. */
export class CheckpointBuilder {
  readonly #holding = new Map<string, Holding>();
  readonly #ids: Set<string>;
  readonly #destroyed: Set<Change['id']>;
  readonly #tally: Tally;

  constructor(before: Checkpoint | null) {
    this.#ids = new Set(before?.ids);
    this.#destroyed = new Set(before?.destroyed);
    this.#tally = new Tally(before?.digests);
    if (before) for (const one of holdingOf(before)) this.#hold(one);
  }

  add({ lines }: Segment): void {
    for (const line of lines) {
      if (line.kind === 'destroyed') this.#destroyed.add(line.id);
      if (line.kind !== 'kept' || this.#ids.has(line.change.id) || this.#destroyed.has(line.change.id)) continue;
      this.#ids.add(line.change.id);
      this.#tally.add(line.change, line.text);
      this.#hold(line);
    }
  }

  checkpoint(end: Chain): Checkpoint {
    return {
      end,
      digests: Object.fromEntries(this.#tally.digests()),
      ids: [...this.#ids],
      destroyed: [...this.#destroyed],
      fields: [...this.#holding.values()].map(({ sequence, text }) => `${sequence} ${text}`),
    };
  }

  #hold(one: Holding): void {
    const field = `${one.change.document} ${one.change.field}`;
    const held = this.#holding.get(field);
    if (held === undefined || holdsOver(one.change, held.change)) this.#holding.set(field, one);
  }
}

/** The bytes of a checkpoint's file; docs/journal.md describes them. */
export async function formatCheckpoint({ end, digests, ids, destroyed, fields }: Checkpoint): Promise<Buffer> {
  const first = JSON.stringify({
    checkpoint: 'igt-desktop',
    format: DATA_FORMAT,
    through: end.sequence,
    hash: end.hash,
    digests,
    ids: ids.length,
    destroyed: destroyed.length,
    fields: fields.length,
  } satisfies z.infer<typeof head>);
  const text = [first, ...ids, ...destroyed, ...fields].map((line) => `${line}\n`).join('');
  return promisify(gzip)(`${text}${sha256(text)}\n`, { level: 1 });
}

/**
 * Reads a checkpoint back.
 *
 * @returns null when it is damaged
 * @throws BridgeRefused for one of a newer format
 */
export async function readCheckpoint(bytes: Buffer, through: number): Promise<Checkpoint | null> {
  const content = await promisify(gunzip)(bytes).then(
    (inflated) => inflated.toString('utf8'),
    () => '',
  );
  const lines = content.split('\n');
  const raw = parseJson(lines[0] ?? '');
  const format = anyHead.safeParse(raw).data?.format ?? DATA_FORMAT;
  if (format > DATA_FORMAT) throw refusedAsNewer(format);
  // Its own SHA-256 is the last line.
  if (content.slice(-65) !== `${sha256(content.slice(0, -65))}\n`) return null;
  const begin = head.safeParse(raw).data;
  if (begin?.through !== through || lines.length !== begin.ids + begin.destroyed + begin.fields + 3) return null;
  const behindIds = 1 + begin.ids;
  const behindDestroyed = behindIds + begin.destroyed;
  return {
    end: { sequence: through, hash: begin.hash },
    digests: begin.digests,
    ids: lines.slice(1, behindIds),
    destroyed: lines.slice(behindIds, behindDestroyed).map((id) => changeId.parse(id)),
    fields: lines.slice(behindDestroyed, -2),
  };
}
