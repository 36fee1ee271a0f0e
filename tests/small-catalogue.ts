import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type RequirementSet, requirementSetFile } from '../src-shared/catalogue/requirement-set.ts';
import { coreText } from '../src-shared/catalogue/requirement-text.ts';
import { shippedStatement } from './shipped-statement.ts';

/** Writes one complete set as a catalogue folder (`assets/catalogue`), core texts, set file and the shipped statement, as the shipped one is. */
export function writeCatalogue(folder: string, { id: _, requirements, ...kind }: RequirementSet): void {
  const version = join(folder, 'igt', '14.1');
  for (const { number_source: _source, number_confidence: _confidence, ...text } of requirements) {
    const own = join(version, 'requirements', text.number);
    mkdirSync(own, { recursive: true });
    writeFileSync(join(own, 'core.json'), JSON.stringify(coreText.parse(text)));
  }
  const file = requirementSetFile.parse({
    ...kind,
    requirements: requirements.map(({ number, number_source: source, number_confidence: confidence }) => ({
      number,
      source,
      confidence,
    })),
    variants: [],
  });
  const statements = join(folder, 'igt', 'statement');
  mkdirSync(statements, { recursive: true });
  const statement = shippedStatement();
  writeFileSync(join(statements, `${statement.version}.json`), JSON.stringify(statement));
  mkdirSync(join(version, 'sets'), { recursive: true });
  writeFileSync(join(version, 'sets', `${kind.organisation_type}.json`), JSON.stringify(file));
}
