import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type PersonId, personId } from '../../src-shared/assessment/identifiers.ts';
import { writeFileDurably } from '../data-folder/write-file-durably.ts';
import { pinHash } from './pin-hash.ts';

/** One person's PIN on this computer, with its wrong tries: a restart gives nobody new ones. */
const keptPin = z.strictObject({
  kept: pinHash,
  wrong: z.strictObject({ count: z.int().min(0), last: z.int() }),
});
export type KeptPin = z.infer<typeof keptPin>;
export type KeptPins = ReadonlyMap<PersonId, KeptPin>;

const onDisk = z.looseObject({ format: z.literal(1), pins: z.record(z.string(), z.unknown()) });

/** The name people are told when every PIN is forgotten. */
export const PINS_FILE = 'pins.json';

/**
 * The PINs of this computer. Without the file nobody has one: removing it is the way back for people who forgot theirs. An
 * entry that is damaged is left out and takes no other with it.
 */
export async function readPins(folder: string): Promise<KeptPins> {
  try {
    const found = onDisk.parse(JSON.parse(await readFile(join(folder, PINS_FILE), 'utf8')));
    return new Map(
      Object.entries(found.pins).flatMap(([name, entry]) => {
        const person = personId.safeParse(name);
        const pin = keptPin.safeParse(entry);
        return person.success && pin.success ? [[person.data, pin.data] as const] : [];
      }),
    );
  } catch {
    return new Map();
  }
}

export function writePins(folder: string, pins: KeptPins): Promise<void> {
  const content = { format: 1, pins: Object.fromEntries(pins) };
  return writeFileDurably(join(folder, PINS_FILE), `${JSON.stringify(content, null, 2)}\n`);
}
