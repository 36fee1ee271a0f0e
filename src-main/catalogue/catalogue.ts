import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ToolkitCalendar } from '../../src-shared/catalogue/calendar.ts';
import {
  type RequirementSet,
  type RequirementSetId,
  requirementSet,
  requirementSetId,
} from '../../src-shared/catalogue/requirement-set.ts';
import { faultsOfSet } from '../../src-shared/catalogue/set-faults.ts';
import { requirementSetHash } from '../../src-shared/catalogue/set-hash.ts';
import type { AssuranceStatement } from '../../src-shared/catalogue/statement.ts';
import type { TodaysReturnList } from '../../src-shared/catalogue/todays-return.ts';
import type { SetSummary } from '../../src-shared/contract/bridge.ts';
import { BridgeRefused, refusedByDisk } from '../bridge/refuse.ts';
import { writeFileDurably } from '../data-folder/write-file-durably.ts';
import { ownSetFile } from './own-sets.ts';
import { readCalendar, readCatalogue, readNewestStatement, readTodaysReturn } from './read-catalogue.ts';

/** The requirement sets at hand: the shipped ones, and corrected ones that were loaded here from files. */
export interface Catalogue {
  list: () => Promise<SetSummary[]>;
  set: (id: RequirementSetId) => Promise<RequirementSet>;
  /** What today's return asks. */
  readonly todaysReturn: TodaysReturnList;
  /** Which toolkit versions there were, and whose a later year is. */
  readonly calendar: ToolkitCalendar;
  /** What is accepted when publishing, in its newest version. */
  readonly statement: AssuranceStatement;
  /** Keeps a corrected set under an id that carries its hash, so it is never mistaken for the shipped one. */
  load: (text: string) => Promise<SetSummary>;
}

/**
 * @param shippedFolder the folder `assets/catalogue`
 * @param ownFolder where corrected sets are kept, in the data folder
 */
export function catalogue(shippedFolder: string, ownFolder: string): Catalogue {
  const shipped = new Map(readCatalogue(shippedFolder).map((set) => [set.id, set]));

  const own = async (): Promise<RequirementSet[]> => {
    const sets: RequirementSet[] = [];
    for (const name of (await readdir(ownFolder).catch(() => [])).sort()) {
      if (!name.endsWith('.json')) continue;
      // Whatever else lies there must not keep the app from starting.
      const parsed = requirementSet.safeParse(parseJson(await readFile(join(ownFolder, name), 'utf8').catch(() => '')));
      if (parsed.success) sets.push(parsed.data);
    }
    return sets;
  };

  return {
    list: async () =>
      [...shipped.values()].map((set) => summary(set, false)).concat((await own()).map((set) => summary(set, true))),
    set: async (id) => {
      const found = shipped.get(id) ?? (await own()).find((set) => set.id === id);
      if (!found)
        throw new BridgeRefused(
          'not found',
          `The requirement set ${id} is not on this computer. Load its file on the Settings page; the answers stay as they are.`,
        );
      return found;
    },
    todaysReturn: readTodaysReturn(shippedFolder),
    calendar: readCalendar(shippedFolder),
    statement: readNewestStatement(shippedFolder),
    load: async (text) => {
      const raw = parseJson(text);
      if (raw === undefined)
        throw new BridgeRefused(
          'does not fit',
          'This file is not JSON, or a piece of it is missing. Save the set again and correct that copy.',
        );
      const parsed = requirementSet.safeParse(raw);
      if (!parsed.success)
        throw new BridgeRefused(
          'does not fit',
          ['This file is not a requirement set as this app writes it.', ...faultsOfSet(raw)].join('\n'),
        );
      if (!isWellFormed(parsed.data))
        throw new BridgeRefused(
          'does not fit',
          'A text in this file holds half of a broken character (shown as \\ud8.. to \\udf..). Take it out and load it again.',
        );
      const numbers = parsed.data.requirements.map(({ number }) => number);
      const twice = numbers.find((number, at) => numbers.indexOf(number) !== at);
      if (twice)
        throw new BridgeRefused(
          'does not fit',
          `Requirement ${twice} is in this file twice. Take one of them out and load it again.`,
        );
      const plain = requirementSetId.parse(parsed.data.id.replace(/~.*$/, ''));
      const corrected = { ...parsed.data, id: plain };
      const wanted = `igt/${corrected.version}/${corrected.organisation_type}`;
      if (plain !== wanted)
        throw new BridgeRefused(
          'does not fit',
          `This file says that it is ${plain}, and its organisation_type and version make it ${wanted}. Make them agree and load it again.`,
        );
      const original = shipped.get(plain);
      if (original && requirementSetHash(original) === requirementSetHash(corrected))
        throw new BridgeRefused(
          'does not fit',
          'This file says the same as the set that came with the app, so there is nothing to correct.',
        );
      const kept = { ...corrected, id: requirementSetId.parse(`${plain}~${requirementSetHash(corrected).slice(0, 8)}`) };
      try {
        await mkdir(ownFolder, { recursive: true });
        await writeFileDurably(join(ownFolder, ownSetFile(kept.id)), JSON.stringify(kept));
      } catch (error) {
        throw refusedByDisk(error, 'keep this requirement set');
      }
      return summary(kept, true);
    },
  };
}

function summary(set: RequirementSet, local: boolean): SetSummary {
  return {
    id: set.id,
    organisationType: set.organisation_type,
    name: set.name,
    description: set.description,
    foundAs: set.found_as,
    requirements: set.requirements.length,
    confidence: set.confidence,
    codeShape: set.code_shape ?? null,
    local,
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Half of a character cannot be hashed or shown the same everywhere. */
function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  return typeof value !== 'object' || value === null || Object.values(value).every(isWellFormed);
}
