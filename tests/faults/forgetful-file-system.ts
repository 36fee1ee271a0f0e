import { basename, dirname } from 'node:path';
import type { Disk, OpenFile, SyncPoint } from '../../src-main/disk/disk.ts';

/** A number from 0 up to and without 1, the same ones for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What ends a run: the power is gone, or somebody has killed the process. Nothing that the process asks is done after it. */
class PowerCut extends Error {}

type Write =
  | { readonly kind: 'write'; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'cut'; readonly length: number };

interface File {
  readonly kind: 'file';
  now: Buffer;
  onDisk: Buffer;
  unflushed: Write[];
}

interface Folder {
  readonly kind: 'folder';
  readonly now: Map<string, File | Folder>;
  onDisk: Map<string, File | Folder>;
  unflushed: ((names: Map<string, File | Folder>) => void)[];
}

const SECTOR = 64;

/**
 * A file system in memory that keeps its promises and not one more: what was not flushed is gone after a power cut, or is
 * there in part. Bytes of a file are lost in whole, up to any byte, or sector by sector in any order with zeros between;
 * names in a folder are lost each by itself, whatever came before them.
 */
export class ForgetfulDisk implements Disk {
  readonly #random: () => number;
  readonly #without: SyncPoint | null;
  readonly #root = folder();
  /** How many calls are still done; then the power is gone. */
  #left = Number.POSITIVE_INFINITY;
  #endAt: { readonly point: SyncPoint; readonly calls: number } | null = null;
  /** Grows with every restart: files that were opened before it are of a process that is no more. */
  #process = 0;
  /** The sync points that were asked for. */
  readonly reached = new Set<SyncPoint>();

  /** @param without is a sync that is left out: the call says that it was done */
  constructor(random: () => number, without: SyncPoint | null = null) {
    this.#random = random;
    this.#without = without;
  }

  /** The process ends after this many more calls, in the middle of what it does. */
  endAfter(calls: number): void {
    this.#left = calls;
  }

  /** The same, counted from a flush. */
  endAfterPoint(point: SyncPoint, calls: number): void {
    this.#endAt = { point, calls };
  }

  /** A new process. What the operating system had in memory is still there. */
  restart(): void {
    this.#endAt = null;
    this.#left = Number.POSITIVE_INFINITY;
    this.#process += 1;
  }

  /** A new process after a power cut: what was not flushed is forgotten, each part of it by chance. */
  forgetAndRestart(): void {
    this.#forget(this.#root);
    this.restart();
  }

  /** What the operating system does by itself after a while: all that was written is on the disk. */
  settle(): void {
    settled(this.#root);
  }

  /** Turns over one bit of a file, on the disk as well. */
  damage(path: string, at: number, bit: number): void {
    const found = this.#file(path);
    const bytes = Buffer.from(found.now);
    bytes[at] = (bytes[at] as number) ^ (1 << bit);
    Object.assign(found, { now: bytes, onDisk: bytes, unflushed: [] });
  }

  /** What a file holds, asked from outside. */
  content(path: string): Buffer {
    return this.#file(path).now;
  }

  /** The names in a folder, asked from outside. */
  list(path: string): string[] {
    const found = this.#find(path);
    return found?.kind === 'folder' ? [...found.now.keys()] : [];
  }

  readonly makeFolder = (path: string): Promise<void> =>
    this.#call(() => {
      if (this.#find(path)) throw diskError('EEXIST');
      const made = folder();
      this.#rename(dirname(path), (names) => names.set(basename(path), made));
    });

  readonly names = (path: string): Promise<string[]> =>
    this.#call(() => {
      const found = this.#find(path);
      if (found?.kind !== 'folder') throw diskError('ENOENT');
      return [...found.now.keys()];
    });

  readonly read = (path: string): Promise<Buffer> => this.#call(() => Buffer.from(this.#file(path).now));

  readonly size = (path: string): Promise<number | null> =>
    this.#call(() => {
      const found = this.#find(path);
      return found?.kind === 'file' ? found.now.length : null;
    });

  /** Long ago, so that nothing is spared for being new. */
  readonly changedAt = (path: string): Promise<Date | null> =>
    this.#call(() => (this.#find(path)?.kind === 'file' ? new Date(0) : null));

  readonly open = (path: string, how: 'new' | 'existing' | 'reading'): Promise<OpenFile> =>
    this.#call(() => {
      if (how === 'new') {
        if (this.#find(path)) throw diskError('EEXIST');
        const made: File = { kind: 'file', now: Buffer.alloc(0), onDisk: Buffer.alloc(0), unflushed: [] };
        this.#rename(dirname(path), (names) => names.set(basename(path), made));
      }
      return this.#opened(this.#file(path));
    });

  readonly rename = (from: string, to: string): Promise<void> =>
    this.#call(() => {
      const moved = this.#file(from);
      this.#rename(dirname(from), (names) => {
        if (names.get(basename(from)) === moved) names.delete(basename(from));
        names.set(basename(to), moved);
      });
    });

  readonly remove = (path: string): Promise<void> =>
    this.#call(() => {
      const removed = this.#find(path);
      this.#rename(dirname(path), (names) => {
        if (names.get(basename(path)) === removed) names.delete(basename(path));
      });
    });

  readonly syncFolder = (path: string, point: SyncPoint): Promise<void> =>
    this.#call(() => {
      this.#reach(point);
      if (point === this.#without) return;
      const found = this.#folder(path);
      found.onDisk = new Map(found.now);
      found.unflushed = [];
    });

  #opened(file: File): OpenFile {
    return {
      read: (into, position) => this.#call(() => file.now.copy(into, 0, position)),
      write: (bytes, position) =>
        this.#call(
          () => this.#write(file, { kind: 'write', at: position, bytes: Buffer.from(bytes) }),
          // The end can come in the middle of a write.
          () =>
            this.#write(file, { kind: 'write', at: position, bytes: Buffer.from(bytes).subarray(0, this.#below(bytes.length)) }),
        ),
      truncate: (length) => this.#call(() => this.#write(file, { kind: 'cut', length })),
      datasync: (point) =>
        this.#call(() => {
          this.#reach(point);
          if (point === this.#without) return;
          file.onDisk = file.now;
          file.unflushed = [];
        }),
      close: () => this.#call(() => undefined),
    };
  }

  #reach(point: SyncPoint): void {
    this.reached.add(point);
    if (this.#endAt?.point === point) this.#left = this.#endAt.calls;
  }

  async #call<T>(done: () => T, cutShort: () => void = () => undefined): Promise<T> {
    const process = this.#process;
    await Promise.resolve();
    this.#left -= 1;
    if (process !== this.#process || this.#left < 0) {
      if (process === this.#process && this.#left === -1 && this.#random() < 0.5) cutShort();
      throw new PowerCut('the process has ended');
    }
    return done();
  }

  #write(file: File, write: Write): void {
    file.now = applied(file.now, write);
    file.unflushed.push(write);
  }

  #rename(path: string, change: (names: Map<string, File | Folder>) => void): void {
    const found = this.#folder(path);
    change(found.now);
    found.unflushed.push(change);
  }

  #forget(found: Folder): void {
    for (const change of found.unflushed) if (this.#random() < 0.5) change(found.onDisk);
    found.unflushed = [];
    found.now.clear();
    for (const [name, inside] of found.onDisk) found.now.set(name, inside);
    for (const inside of found.now.values())
      if (inside.kind === 'folder') this.#forget(inside);
      else this.#forgetBytes(inside);
  }

  #forgetBytes(file: File): void {
    const writes = file.unflushed;
    const kept = writes.slice(0, this.#below(writes.length + 1));
    let bytes = file.onDisk;
    for (const write of kept) bytes = applied(bytes, write);
    const next = writes[kept.length];
    if (next?.kind === 'write') bytes = applied(bytes, this.#random() < 0.7 ? this.#torn(next) : this.#withHoles(next));
    Object.assign(file, { now: bytes, onDisk: bytes, unflushed: [] });
  }

  #torn(write: Write & { kind: 'write' }): Write {
    return { ...write, bytes: write.bytes.subarray(0, this.#below(write.bytes.length + 1)) };
  }

  #withHoles(write: Write & { kind: 'write' }): Write {
    const bytes = Buffer.from(write.bytes);
    for (let at = 0; at < bytes.length; at += SECTOR)
      if (this.#random() < 0.5) bytes.fill(0, at, Math.min(at + SECTOR, bytes.length));
    return { ...write, bytes };
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #find(path: string): File | Folder | undefined {
    let found: File | Folder | undefined = this.#root;
    for (const name of path.split('/').filter((part) => part !== ''))
      found = found?.kind === 'folder' ? found.now.get(name) : undefined;
    return found;
  }

  #file(path: string): File {
    const found = this.#find(path);
    if (found?.kind !== 'file') throw diskError('ENOENT');
    return found;
  }

  #folder(path: string): Folder {
    const found = this.#find(path);
    if (found?.kind !== 'folder') throw diskError('ENOENT');
    return found;
  }
}

function folder(): Folder {
  return { kind: 'folder', now: new Map(), onDisk: new Map(), unflushed: [] };
}

function settled(found: Folder): void {
  found.onDisk = new Map(found.now);
  found.unflushed = [];
  for (const inside of found.now.values())
    if (inside.kind === 'folder') settled(inside);
    else Object.assign(inside, { onDisk: inside.now, unflushed: [] });
}

function applied(bytes: Buffer, write: Write): Buffer {
  if (write.kind === 'cut')
    return Buffer.concat([bytes, Buffer.alloc(Math.max(0, write.length - bytes.length))]).subarray(0, write.length);
  const length = Math.max(bytes.length, write.at + write.bytes.length);
  const whole = Buffer.concat([bytes, Buffer.alloc(length - bytes.length)]);
  write.bytes.copy(whole, write.at);
  return whole;
}

function diskError(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code });
}
