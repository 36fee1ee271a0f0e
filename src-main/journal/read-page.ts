import { join } from 'node:path';
import type { Change } from '../../src-shared/assessment/change.ts';
import type { DocumentId } from '../../src-shared/assessment/document.ts';
import type { Reading } from '../disk/disk.ts';
import { filesOf, plainName } from './file-names.ts';
import type { Loaded } from './load.ts';
import { readSegment, type Segment } from './segment.ts';
import { storedSegment } from './stored-segments.ts';

const CHARACTERS_IN_A_PAGE = 4_000_000;

/** Reads changes in pages, a segment at a time. The last segment is kept: the next page most often goes on in it. */
export class PageReader {
  readonly #disk: Reading;
  readonly #folder: string;
  #last: { readonly segment: Segment; readonly length: number | null } | null = null;

  constructor(disk: Reading, folder: string) {
    this.#disk = disk;
    this.#folder = folder;
  }

  /** @returns null when what is wanted is damaged; `destroyed` are the changes that stood there, of whatever document */
  async page(
    { end, open }: Pick<Loaded, 'end' | 'open'>,
    after: number,
    limit: number,
    documents: readonly DocumentId[] | null,
  ): Promise<{ changes: Change[]; destroyed: Change['id'][]; next: number | null } | null> {
    const wanted = documents === null ? null : new Set(documents);
    const changes: Change[] = [];
    const destroyed: Change['id'][] = [];
    let characters = 0;
    let at = after;
    const isFull = (): boolean => changes.length >= limit || characters >= CHARACTERS_IN_A_PAGE;
    while (at < end.sequence && !isFull()) {
      const segment = await this.#segment(at + 1, open);
      if (segment.damaged.length > 0 || segment.end.sequence <= at) return null;
      for (const line of segment.lines) {
        if (isFull()) break;
        const last = line.kind === 'lost' ? line.to : line.sequence;
        if (last <= at) continue;
        at = last;
        if (line.kind === 'destroyed') destroyed.push(line.id);
        if (line.kind !== 'kept' || (wanted !== null && !wanted.has(line.change.document))) continue;
        changes.push(line.change);
        characters += typeof line.change.value === 'string' ? line.change.value.length : 0;
      }
    }
    return { changes, destroyed, next: at < end.sequence ? at : null };
  }

  async #segment(sequence: number, open: Loaded['open']): Promise<Segment> {
    const isOpen = open !== null && sequence >= open.first;
    const length = isOpen ? open.length : null;
    const last = this.#last;
    if (last && last.length === length && last.segment.first <= sequence && last.segment.end.sequence >= sequence)
      return last.segment;
    let segment: Segment;
    if (isOpen) {
      // Behind its length may lie what is left of a write that failed.
      const bytes = (await this.#disk.read(join(this.#folder, plainName(open.first)))).subarray(0, open.length);
      segment = readSegment(bytes, open.first, null, null);
    } else {
      const files = filesOf(await this.#disk.names(this.#folder));
      ({ segment } = await storedSegment(this.#disk, this.#folder, files, sequence, null));
    }
    this.#last = { segment, length };
    return segment;
  }
}
