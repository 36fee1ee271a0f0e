import { BridgeRefused } from '../../bridge/refuse.ts';

/** A file that goes into a finished PDF as it is. Nothing of it is looked at, so a broken or encrypted one goes in like any other. */
export interface FileToEmbed {
  /** Made by `safeFileName`, and no other file of the pack has it. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** In hexadecimal digits. */
  readonly sha256: string;
  /** Its media type: `application/pdf`. */
  readonly mediaType: string;
  /** When it was attached; whole seconds are kept. */
  readonly addedAt: Date;
  /** What a list of attachments says of it. */
  readonly describedAs: string;
  /** All of its bytes, from the start each time. Whoever stops early lets it clean up. */
  readonly pieces: () => AsyncIterable<Uint8Array>;
}

const OTHER_BYTES = 'Its bytes are not those that were attached.';

/** A file that gives other bytes than were said, or none, while it is being written: what was begun is of no use. */
export class FileWentBad extends BridgeRefused {
  readonly sha256: string;
  /** Why it gave no bytes; null where it gave others. */
  override readonly cause: BridgeRefused | null;

  constructor({ name, sha256 }: Pick<FileToEmbed, 'name' | 'sha256'>, cause: BridgeRefused | null) {
    super('cannot read', `${name} could not be added. ${cause?.refusal.words ?? OTHER_BYTES} No file was written.`);
    this.sha256 = sha256;
    this.cause = cause;
  }
}
