import { hash as digestOf, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { type Change, change } from '../../src-shared/assessment/change.ts';
import { changeId } from '../../src-shared/assessment/identifiers.ts';
import { canonicalJson } from '../../src-shared/assessment/snapshot.ts';

/** What the first record of a journal is linked to, and the first one behind records that are lost. */
export const BEFORE_THE_FIRST = '0'.repeat(64);

/** A change as it is recorded. Its text is RFC 8785 JSON, so that the same change always has the same hash. */
export interface Kept {
  readonly kind: 'kept';
  readonly sequence: number;
  /** Random, so that nobody can find out a destroyed text by trying likely ones against its hash. */
  readonly salt: string;
  readonly hash: string;
  readonly text: string;
  readonly change: Change;
}

/** A record whose payload was destroyed for good: what is left proves that there was one, and not what it said. */
export interface Destroyed {
  readonly kind: 'destroyed';
  readonly sequence: number;
  readonly marker: string;
  readonly payload: string;
  readonly hash: string;
  /** The change that it was, so that the same one is known when somebody offers it again. */
  readonly id: Change['id'];
}

/** Records that damage has taken, from `sequence` to `to`. They are said to be lost, so that the others can stand. */
interface Lost {
  readonly kind: 'lost';
  readonly sequence: number;
  readonly to: number;
}

export type Line = Kept | Destroyed | Lost;

/** The change as the next record of the chain. */
export function recordOf(recorded: Change, sequence: number, previous: string): Kept {
  const text = canonicalJson(recorded);
  const salt = randomMark();
  return { kind: 'kept', sequence, salt, hash: recordHash(previous, sequence, sha256(salt + text)), text, change: recorded };
}

/** The record without its payload and salt. The chain stands, because it is linked over the payload's hash. */
export function destroyed(record: Kept): Destroyed {
  const { sequence, hash } = record;
  return { kind: 'destroyed', sequence, marker: randomMark(), payload: payloadHash(record), hash, id: record.change.id };
}

/** The same for a change that has not come yet: it is passed over when it does. */
export function destroyedBefore(id: Change['id'], sequence: number, previous: string): Destroyed {
  const payload = sha256(randomMark());
  return { kind: 'destroyed', sequence, marker: randomMark(), payload, hash: recordHash(previous, sequence, payload), id };
}

/** Whether the record follows the one with this hash. */
export function isLinked(record: Kept | Destroyed, previous: string): boolean {
  return record.hash === recordHash(previous, record.sequence, payloadHash(record));
}

/** The line without its end. The form is described in docs/journal.md. */
export function formatLine(line: Line): string {
  return withChecksum(formatBody(line));
}

export function withChecksum(body: string): string {
  return `${crc32(body).toString(16).padStart(8, '0')} ${body}`;
}

/** What stands behind the checksum, or null when it is not what the checksum was made of. */
export function checkedBody(line: string): string | null {
  const body = line.slice(9);
  return line === withChecksum(body) ? body : null;
}

const KEPT = /^(\d{1,15}) kept ([0-9a-f]{32}) ([0-9a-f]{64}) (.*)$/s;
const DESTROYED = /^(\d{1,15}) destroyed ([0-9a-f]{32}) ([0-9a-f]{64}) ([0-9a-f]{64}) (\S+)$/;
const LOST = /^(\d{1,15}) lost (\d{1,15})$/;

/**
 * Reads a line back.
 *
 * @returns null when it is damaged: its checksum is wrong, or it holds nothing that this app has written
 */
export function parseLine(line: string): Line | null {
  const body = checkedBody(line);
  if (body === null) return null;
  const kept = KEPT.exec(body);
  if (kept) {
    const [, sequence, salt = '', hash = '', text = ''] = kept;
    const parsed = change.safeParse(parseJson(text));
    return parsed.success ? { kind: 'kept', sequence: Number(sequence), salt, hash, text, change: parsed.data } : null;
  }
  const gone = DESTROYED.exec(body);
  if (gone) {
    const [, sequence, marker = '', payload = '', hash = '', was] = gone;
    const id = changeId.safeParse(was);
    return id.success ? { kind: 'destroyed', sequence: Number(sequence), marker, payload, hash, id: id.data } : null;
  }
  const lost = LOST.exec(body);
  return lost ? { kind: 'lost', sequence: Number(lost[1]), to: Number(lost[2]) } : null;
}

function formatBody(line: Line): string {
  switch (line.kind) {
    case 'kept':
      return `${line.sequence} kept ${line.salt} ${line.hash} ${line.text}`;
    case 'destroyed':
      return `${line.sequence} destroyed ${line.marker} ${line.payload} ${line.hash} ${line.id}`;
    case 'lost':
      return `${line.sequence} lost ${line.to}`;
  }
}

function payloadHash(record: Kept | Destroyed): string {
  return record.kind === 'kept' ? sha256(record.salt + record.text) : record.payload;
}

function recordHash(previous: string, sequence: number, payload: string): string {
  return sha256(`${previous} ${sequence} ${payload}`);
}

function randomMark(): string {
  return randomBytes(16).toString('hex');
}

export function sha256(text: string): string {
  return digestOf('sha256', text, 'hex');
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
