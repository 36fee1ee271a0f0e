import {
  type BridgeInput,
  type BridgeMethod,
  type BridgeOutput,
  type BridgeRefusal,
  bridge,
} from '../../src-shared/contract/bridge.ts';
import { faultsInWords } from '../../src-shared/faults-in-words.ts';
import { BridgeRefused } from './refuse.ts';

/** What main does for each method of the contract; a missing one does not compile. */
export type Handlers = {
  readonly [Method in BridgeMethod]: (input: BridgeInput<Method>) => Promise<BridgeOutput<Method>>;
};

export type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: BridgeRefusal };

/**
 * Answers one call from the window: known method, input parsed by its schema, then the handler. Never throws: errors do not
 * cross a bridge whole, so every answer is a value.
 *
 * @param report is told of bugs, with the method's name and never its input
 */
export async function answerCall(
  handlers: Handlers,
  method: unknown,
  input: unknown,
  report: (bug: unknown, method: string) => void,
): Promise<Reply> {
  // A name is quoted only when it is one: other things may not even let themselves be turned into text.
  if (typeof method !== 'string') return notUnderstood('a call without a name');
  if (!Object.hasOwn(bridge, method)) return notUnderstood(`“${method.slice(0, 60).toWellFormed()}”`);
  const known = method as BridgeMethod;
  const parsed = bridge[known].input.safeParse(input);
  if (!parsed.success) return notUnderstood(`${known}: ${faultsInWords(parsed.error).slice(0, 500)}`);
  try {
    const handle = handlers[known] as (input: unknown) => Promise<unknown>;
    return { ok: true, value: await handle(parsed.data) };
  } catch (error) {
    if (error instanceof BridgeRefused) return { ok: false, refusal: error.refusal };
    try {
      report(error, known);
    } catch {
      // Where nobody can be told, the window still gets its answer.
    }
    return {
      ok: false,
      refusal: {
        code: 'cannot write',
        words: `Something went wrong inside the app (${known}). What was saved is safe. Close the app and start it again.`,
      },
    };
  }
}

function notUnderstood(what: string): Reply {
  const words = `The app’s window asked its inner part for something that it does not know (${what}). What was saved is safe. Close the app and start it again.`;
  return { ok: false, refusal: { code: 'not understood', words } };
}
