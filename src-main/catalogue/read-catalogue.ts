import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type ToolkitCalendar, toolkitCalendar } from '../../src-shared/catalogue/calendar.ts';
import { type RequirementSet, requirementSetFile } from '../../src-shared/catalogue/requirement-set.ts';
import { coreText, sectorText } from '../../src-shared/catalogue/requirement-text.ts';
import { type RequirementTexts, resolveSets } from '../../src-shared/catalogue/resolve.ts';
import { type AssuranceStatement, assuranceStatement } from '../../src-shared/catalogue/statement.ts';
import { type TodaysReturnList, todaysReturnList } from '../../src-shared/catalogue/todays-return.ts';

/**
 * Reads and checks the shipped catalogue.
 *
 * @param folder the folder `assets/catalogue`
 * @returns every requirement set, complete, in the order of their names
 * @throws when a file does not fit its schema; the message names the file
 */
export function readCatalogue(folder: string): RequirementSet[] {
  const version = join(folder, 'igt', '14.1');
  const texts = new Map<string, RequirementTexts>();
  for (const number of readdirSync(join(version, 'requirements')).sort()) {
    const own = join(version, 'requirements', number);
    const core = readJson(join(own, 'core.json'), coreText);
    if (core.number !== number) throw new Error(`${own}: core.json says it is ${core.number}`);
    const sectors = new Map<string, z.infer<typeof sectorText>>();
    for (const name of readdirSync(own).filter((file) => file !== 'core.json')) {
      const sector = readJson(join(own, name), sectorText);
      if (`${sector.sector}.json` !== name || sector.number !== number)
        throw new Error(`${join(own, name)} says it is ${sector.number}, ${sector.sector}`);
      sectors.set(sector.sector, sector);
    }
    texts.set(number, { core, sectors });
  }
  return readdirSync(join(version, 'sets'))
    .flatMap((name) => resolveSets(readJson(join(version, 'sets', name), requirementSetFile), texts))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * Reads and checks the list of what today's return asks. One list is shipped, that of general practices.
 *
 * @param folder the folder `assets/catalogue`
 * @throws when the file does not fit its schema; the message names the file
 */
export function readTodaysReturn(folder: string): TodaysReturnList {
  return readJson(join(folder, 'dspt', 'version-8-general-practice.json'), todaysReturnList);
}

/** Reads and checks the toolkit calendar beside the sets. */
export function readCalendar(folder: string): ToolkitCalendar {
  return readJson(join(folder, 'igt', 'calendar.json'), toolkitCalendar);
}

/** Reads and checks the assurance statement, in every version there was, the newest last. */
export function readStatements(folder: string): AssuranceStatement[] {
  const own = join(folder, 'igt', 'statement');
  const statements = readdirSync(own).map((name) => {
    const statement = readJson(join(own, name), assuranceStatement);
    if (`${statement.version}.json` !== name) throw new Error(`${join(own, name)} says it is version ${statement.version}`);
    return statement;
  });
  return statements.sort((a, b) => a.version - b.version);
}

/** The assurance statement that is accepted now. */
export function readNewestStatement(folder: string): AssuranceStatement {
  const newest = readStatements(folder).at(-1);
  if (!newest) throw new Error(`${folder}: there is no assurance statement`);
  return newest;
}

function readJson<T>(path: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (!parsed.success) throw new Error(`${path}\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
