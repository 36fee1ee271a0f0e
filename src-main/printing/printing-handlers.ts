import type { printingMethods } from '../../src-shared/contract/printing.ts';
import type { Handlers } from '../bridge/answer-call.ts';
import { BridgeRefused } from '../bridge/refuse.ts';

/** What main does for the bridge's printing methods. */
export function printingHandlers(): Pick<Handlers, keyof typeof printingMethods> {
  const refuse = async (): Promise<never> => {
    throw new BridgeRefused('not found', 'This document cannot be made yet.');
  };
  return {
    'printing.name': refuse,
    'printing.save': refuse,
    'printing.print': refuse,
    'printing.progress': async () => ({ progress: null }),
    'printing.cancel': async () => ({}),
  };
}
