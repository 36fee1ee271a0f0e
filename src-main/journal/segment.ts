import { z } from 'zod';
import { DATA_FORMAT } from '../../src-shared/contract/bridge.ts';
import { refusedAsNewer } from '../bridge/refuse.ts';
import { BEFORE_THE_FIRST, checkedBody, formatLine, isLinked, type Line, parseJson, parseLine, withChecksum } from './record.ts';

const anyHead = z.looseObject({ journal: z.literal('igt-desktop'), format: z.int().min(1) });
const head = z.strictObject({
  journal: z.literal('igt-desktop'),
  format: z.int(),
  /** The number of its first record. */
  first: z.int().min(1),
  /** The hash of the record before that one. */
  previous: z.string().regex(/^[0-9a-f]{64}$/),
  /** The day on which it was begun. */
  day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
});

/** Where a chain has got to. */
export interface Chain {
  readonly sequence: number;
  /** Null behind records that are lost: what the next record is linked to cannot be known. */
  readonly hash: string | null;
}

export const EMPTY_CHAIN: Chain = { sequence: 0, hash: BEFORE_THE_FIRST };

/** What a segment holds. Where it is damaged, `lines` has what is left of it and says what is lost. */
export interface Segment {
  readonly first: number;
  /** The hash of the record before its first; null where that is lost. */
  readonly previous: string | null;
  readonly day: string | null;
  readonly lines: readonly Line[];
  readonly end: Chain;
  /** How far whole lines reach, in bytes. */
  readonly length: number;
  /** Bytes of a half-written last line; none in a closed segment, where such a line is damage. */
  readonly tornBytes: number;
  /** The numbers of the records where damage begins; empty for one that is as it was written. */
  readonly damaged: readonly number[];
}

export function formatHead(first: number, previous: string | null, day: string): string {
  const said: z.infer<typeof head> = {
    journal: 'igt-desktop',
    format: DATA_FORMAT,
    first,
    previous: previous ?? BEFORE_THE_FIRST,
    day,
  };
  return withChecksum(JSON.stringify(said));
}

/** A whole segment again, from what was read of it. */
export function formatSegment({ first, previous, day, lines }: Segment, today: string): Buffer {
  const texts = [formatHead(first, previous, day ?? today), ...lines.map(formatLine)];
  return Buffer.from(texts.map((text) => `${text}\n`).join(''));
}

/**
 * Reads a segment, checks every record by its checksum and its link to the one before, and goes on behind damage.
 *
 * @param first the number of its first record, as its file name says
 * @param previous the hash of the record before that one; null when it is not known, and the segment's own word is taken
 * @param last the number of its last record, known of a closed segment; null for the one that is being written
 * @throws BridgeRefused for a segment of a newer format
 */
export function readSegment(bytes: Buffer, first: number, previous: string | null, last: number | null): Segment {
  const length = bytes.lastIndexOf(10) + 1;
  const texts = bytes.toString('utf8', 0, length).split('\n').slice(0, -1);
  const raw = parseJson(checkedBody(texts[0] ?? '') ?? '');
  const format = anyHead.safeParse(raw).data?.format ?? DATA_FORMAT;
  if (format > DATA_FORMAT) throw refusedAsNewer(format);
  const begin = head.safeParse(raw).data;
  const lines: Line[] = [];
  const damaged: number[] = [];
  let sequence = first - 1;
  const stated = previous ?? begin?.previous ?? null;
  // Behind lost records nothing but this can be stated.
  const before = stated === BEFORE_THE_FIRST && first > 1 ? null : stated;
  let hash = before;
  /** Damaged lines since the last good one. */
  let passed = 0;
  const lost = (to: number): void => {
    lines.push({ kind: 'lost', sequence: sequence + 1, to });
    sequence = to;
    hash = null;
  };
  const isBegun = last !== null || length > 0;
  if (isBegun && (begin?.first !== first || (previous !== null && begin.previous !== previous))) damaged.push(first);
  for (const text of texts.slice(1)) {
    const line = parseLine(text);
    const gap = line === null ? -1 : line.sequence - sequence - 1;
    const fits = line !== null && gap >= 0 && (last === null || line.sequence <= last);
    if (!fits || (gap === 0 && line.kind !== 'lost' && hash !== null && !isLinked(line, hash))) {
      if (passed === 0) damaged.push(sequence + 1);
      passed += 1;
      continue;
    }
    if (gap > 0) {
      if (passed === 0) damaged.push(sequence + 1);
      lost(line.sequence - 1);
    }
    passed = 0;
    lines.push(line);
    if (line.kind === 'lost') sequence = line.to;
    else sequence = line.sequence;
    hash = line.kind === 'lost' ? null : line.hash;
  }
  const tornBytes = bytes.length - length;
  const ends = last ?? sequence + passed;
  if (last !== null && passed === 0 && (tornBytes > 0 || sequence < last)) damaged.push(sequence + 1);
  if (sequence < ends) lost(ends);
  return {
    first,
    previous: before,
    day: begin?.day ?? null,
    lines,
    end: { sequence, hash },
    length,
    tornBytes: last === null ? tornBytes : 0,
    damaged,
  };
}
