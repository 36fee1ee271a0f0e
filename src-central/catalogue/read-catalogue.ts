import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { requirementSetFile } from '../../src-shared/catalogue/requirement-set.ts';
import { coreText, type SectorText, sectorText } from '../../src-shared/catalogue/requirement-text.ts';
import { type RequirementTexts, resolveSets } from '../../src-shared/catalogue/resolve.ts';
import { requirementSetHash } from '../../src-shared/catalogue/set-hash.ts';
import { assuranceStatement, nameOfStatement } from '../../src-shared/catalogue/statement.ts';
import type { Catalogue } from './catalogue.ts';

/**
 * Reads and checks the catalogue that is shipped with the service.
 *
 * @param folder the folder `assets/catalogue`
 * @throws when a file does not fit its schema; the message names the file
 */
export function readCatalogue(folder: string): Catalogue {
  const version = join(folder, 'igt', '14.1');
  const requirements = join(version, 'requirements');
  const texts = new Map(readdirSync(requirements).map((number) => [number, readTexts(join(requirements, number))]));
  const sets = filesIn(join(version, 'sets')).flatMap((file) => resolveSets(readJson(file, requirementSetFile), texts));
  const statements = filesIn(join(folder, 'igt', 'statement')).map((file) => readJson(file, assuranceStatement));
  return {
    sets: sets.map((set) => ({ set, hash: requirementSetHash(set) })),
    statements: statements.map(nameOfStatement),
  };
}

function readTexts(folder: string): RequirementTexts {
  const sectors = new Map<string, SectorText>();
  for (const file of filesIn(folder)) {
    if (file.endsWith('core.json')) continue;
    const text = readJson(file, sectorText);
    sectors.set(text.sector, text);
  }
  return { core: readJson(join(folder, 'core.json'), coreText), sectors };
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder).map((name) => join(folder, name));
}

function readJson<Value>(file: string, schema: z.ZodType<Value>): Value {
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!parsed.success) throw new Error(`${file}\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
