import type { printingMethods } from '../../src-shared/contract/printing.ts';
import { unreachable } from '../../src-shared/result.ts';
import type { Handlers } from '../bridge/answer-call.ts';
import { BridgeRefused } from '../bridge/refuse.ts';
import { safeFileName } from '../places/safe-file-name.ts';
import { type SavingParts, saveThere, targetOf } from '../places/save-at-place.ts';
import type { Shell } from '../shells/shell.ts';
import type { Printing } from './printing.ts';
import { NOTHING_SHOWS_IT } from './words.ts';

interface PrintingHandlerParts extends SavingParts {
  readonly printing: Printing;
  readonly shell: () => Pick<Shell, 'askForPlace' | 'print' | 'openDocument'>;
}

/** What main does for the bridge's printing methods. */
export function printingHandlers({ printing, ...saving }: PrintingHandlerParts): Pick<Handlers, keyof typeof printingMethods> {
  const { shell } = saving;
  return {
    'printing.name': async (asked) => ({ name: await printing.name(asked) }),
    'printing.save': async ({ name, place, ...asked }) => {
      const { signal } = printing;
      return unlessCancelled(signal, async () => {
        const target = await targetOf(saving, safeFileName(name), place);
        if (target.kind !== 'target') return target;
        const { written, leftOut } = await printing.save(asked, (content) => saveThere(target, content), signal);
        return written.kind === 'saved'
          ? { ...written, leftOut: leftOut.map(({ name: file, why }) => ({ name: file, why })) }
          : written;
      });
    },
    'printing.print': async (asked) => {
      const { signal } = printing;
      return unlessCancelled(signal, async () => {
        const made = await printing.toPrint(asked, signal);
        const shown = await shell().print(made);
        switch (shown.kind) {
          case 'dialog':
          case 'window':
            return shown;
          case 'no viewer':
            if (await shell().openDocument(await printing.copies.make(made.name, made.bytes))) return { kind: 'other program' };
            throw new BridgeRefused('not found', NOTHING_SHOWS_IT);
          default:
            return unreachable(shown);
        }
      });
    },
    'printing.progress': async () => ({ progress: printing.progress }),
    'printing.cancel': async () => {
      printing.cancel();
      return {};
    },
  };
}

/** What was thrown after the person has cancelled is no failure to tell of. */
async function unlessCancelled<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T | { readonly kind: 'cancelled' }> {
  try {
    return await task();
  } catch (error) {
    if (signal.aborted) return { kind: 'cancelled' };
    throw error;
  }
}
