import { randomInt } from 'node:crypto';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { type PasteToken, pasteToken } from '../../src-shared/contract/evidence.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import { type InOrder, inOrder } from '../data-folder/in-order.ts';
import type { WorkspaceEvidence } from './evidence.ts';
import type { EvidenceIntake } from './store/evidence-intake.ts';
import type { SealedEnd } from './store/sealed-format.ts';

/** Each holds a file and two megabytes of memory. */
const MOST_AT_A_TIME = 8;
/** A window that was closed or loaded again never ends its pastes. */
const FORGOTTEN_AFTER_MS = 10 * 60 * 1000;

/** Bytes that the window hands over, such as a pasted screenshot. */
interface Paste {
  readonly workspace: WorkspaceId;
  readonly open: WorkspaceEvidence;
  readonly intake: EvidenceIntake;
  readonly name: string;
  readonly size: number;
  readonly inOrder: InOrder;
  readonly forgotten: NodeJS.Timeout;
}

/** What was handed over as a whole and is on the disk now. */
export interface Pasted {
  readonly open: WorkspaceEvidence;
  readonly kept: SealedEnd;
  readonly name: string;
}

/** The pastes that are under way. What does not end as it was announced is dropped: nothing of it stays on the disk. */
export class Pastes {
  readonly #pastes = new Map<PasteToken, Paste>();
  #beginning = 0;

  async begin(workspace: WorkspaceId, open: WorkspaceEvidence, name: string, size: number): Promise<PasteToken> {
    if (this.#pastes.size + this.#beginning >= MOST_AT_A_TIME)
      throw new BridgeRefused(
        'not allowed',
        `${name} was not attached: ${MOST_AT_A_TIME} others are being attached. Wait until they are done and paste it again.`,
      );
    this.#beginning += 1;
    try {
      const intake = await open.store.begin();
      const token = pasteToken.parse(`paste-${randomInt(2 ** 47)}`);
      const forgotten = setTimeout(() => void this.#drop(token), FORGOTTEN_AFTER_MS).unref();
      this.#pastes.set(token, { workspace, open, intake, name, size, inOrder: inOrder(), forgotten });
      return token;
    } finally {
      this.#beginning -= 1;
    }
  }

  chunk(token: PasteToken, at: number, bytes: Buffer): Promise<void> {
    const paste = this.#known(token);
    return paste.inOrder(async () => {
      if (!this.#pastes.has(token)) throw notUnderWay();
      const { intake, size } = paste;
      if (at !== intake.size || at + bytes.length > size) {
        await this.#drop(token);
        throw notWhole(paste);
      }
      paste.forgotten.refresh();
      await intake.add(bytes).catch(async (error: unknown) => {
        await this.#drop(token);
        throw error;
      });
    });
  }

  end(token: PasteToken): Promise<Pasted> {
    const paste = this.#known(token);
    return paste.inOrder(async () => {
      if (!this.#pastes.has(token)) throw notUnderWay();
      const { intake, size, open, name } = paste;
      if (intake.size !== size) {
        await this.#drop(token);
        throw notWhole(paste);
      }
      this.#forget(token);
      return { open, kept: await intake.keep(), name };
    });
  }

  async cancel(token: PasteToken): Promise<void> {
    const paste = this.#known(token);
    await paste.inOrder(() => this.#drop(token));
  }

  /** Drops what is under way in a workspace that is closed or removed; null is all of them. */
  async dropOf(workspace: WorkspaceId | null): Promise<void> {
    for (const [token, paste] of this.#pastes)
      if (workspace === null || paste.workspace === workspace) await paste.inOrder(() => this.#drop(token));
  }

  #known(token: PasteToken): Paste {
    const paste = this.#pastes.get(token);
    if (!paste) throw notUnderWay();
    return paste;
  }

  async #drop(token: PasteToken): Promise<void> {
    const paste = this.#pastes.get(token);
    this.#forget(token);
    await paste?.intake.drop();
  }

  #forget(token: PasteToken): void {
    clearTimeout(this.#pastes.get(token)?.forgotten);
    this.#pastes.delete(token);
  }
}

function notUnderWay(): BridgeRefused {
  return new BridgeRefused('not allowed', 'This is not being attached any more. Nothing was kept of it. Paste it again.');
}

function notWhole({ name }: Paste): BridgeRefused {
  return new BridgeRefused('does not fit', `${name} did not come as a whole, so it was not attached. Paste it again.`);
}
