import type { PersonId } from '../../src-shared/assessment/identifiers.ts';
import type { GivenPin, PinVerdict } from '../../src-shared/contract/lock.ts';
import { BridgeRefused, refusedByDisk } from '../bridge/refuse.ts';
import { inOrder } from '../data-folder/in-order.ts';
import { hashPin, isPin } from './pin-hash.ts';
import { type KeptPin, readPins, writePins } from './pins-file.ts';
import { NO_WRONG_TRIES, waitOf } from './waiting.ts';

/** The courtesy lock: who has a PIN on this computer, and who has given it since the app started. */
export interface Lock {
  state: (person: PersonId | null) => Promise<{ locked: boolean; withPin: PersonId[] }>;
  lock: (person: PersonId) => Promise<void>;
  checkPin: (given: GivenPin) => Promise<PinVerdict>;
  setPin: (person: PersonId, pin: string, given: GivenPin | null) => Promise<PinVerdict>;
  clearPin: (person: PersonId, given: GivenPin) => Promise<PinVerdict>;
  /** Takes the PINs of people off who are on this computer no more; nobody is asked for them. */
  forget: (people: readonly PersonId[]) => Promise<void>;
}

const RIGHT: PinVerdict = { kind: 'right' };

/**
 * The lock over a data folder. Whoever has a PIN is locked out until it was given once, so that neither loading the window
 * again nor starting the app again opens it; who is let in is kept in memory only.
 *
 * @param now the computer's clock
 */
export function lockOf(dataFolder: string, now: () => number = Date.now): Lock {
  const letIn = new Set<PersonId>();
  /** Wrong tries that the disk did not take count all the same. */
  const wrongHere = new Map<PersonId, KeptPin['wrong']>();
  // One after the other: tries made at the same moment must each see the one before.
  const oneByOne = inOrder();

  const change = async (person: PersonId, pin: KeptPin | null): Promise<void> => {
    const pins = new Map(await readPins(dataFolder));
    if (pin) pins.set(person, pin);
    else pins.delete(person);
    await writePins(dataFolder, pins);
  };

  const judge = async ({ person, pin }: GivenPin): Promise<PinVerdict> => {
    const known = (await readPins(dataFolder)).get(person);
    if (!known)
      throw new BridgeRefused('not found', 'There is no PIN for this person on this computer any more. Start the app again.');
    const wrong = wrongHere.get(person) ?? known.wrong;
    const wait = waitOf(wrong, now());
    if (wait > 0) return { kind: 'too soon', waitSeconds: Math.ceil(wait / 1_000) };
    const right = await isPin(pin, known.kept);
    const tries = right ? NO_WRONG_TRIES : { count: wrong.count + 1, last: now() };
    wrongHere.set(person, tries);
    // A full disk must neither lock anybody out nor give more tries.
    if (tries.count !== known.wrong.count) await change(person, { ...known, wrong: tries }).catch(() => undefined);
    return right ? RIGHT : { kind: 'wrong', waitSeconds: Math.ceil(waitOf(tries, now()) / 1_000) };
  };

  return {
    state: (person) =>
      oneByOne(async () => {
        const pins = await readPins(dataFolder);
        return { locked: person !== null && pins.has(person) && !letIn.has(person), withPin: [...pins.keys()] };
      }),
    lock: (person) =>
      oneByOne(async () => {
        letIn.delete(person);
      }),
    checkPin: (given) =>
      oneByOne(async () => {
        const verdict = await judge(given);
        if (verdict.kind === 'right') letIn.add(given.person);
        return verdict;
      }),
    setPin: (person, pin, given) =>
      oneByOne(async () => {
        if ((await readPins(dataFolder)).has(person)) {
          if (!given) throw new BridgeRefused('not allowed', 'There is a PIN already. Enter it first, then the new one.');
          const verdict = await judge(given);
          if (verdict.kind !== 'right') return verdict;
        }
        await change(person, { kept: await hashPin(pin), wrong: NO_WRONG_TRIES }).catch((error: unknown) => {
          throw refusedByDisk(error, 'keep your PIN');
        });
        wrongHere.delete(person);
        // Whoever sets it is at the window.
        letIn.add(person);
        return RIGHT;
      }),
    clearPin: (person, given) =>
      oneByOne(async () => {
        const verdict = await judge(given);
        if (verdict.kind !== 'right') return verdict;
        await change(person, null).catch((error: unknown) => {
          throw refusedByDisk(error, 'take the PIN off');
        });
        wrongHere.delete(person);
        letIn.delete(person);
        return RIGHT;
      }),
    forget: (people) =>
      oneByOne(async () => {
        if (people.length === 0) return;
        const gone = new Set(people);
        const pins = await readPins(dataFolder);
        await writePins(dataFolder, new Map([...pins].filter(([person]) => !gone.has(person))));
        for (const person of people) {
          wrongHere.delete(person);
          letIn.delete(person);
        }
      }),
  };
}
