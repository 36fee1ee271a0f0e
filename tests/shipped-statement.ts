import { fileURLToPath } from 'node:url';
import { readNewestStatement } from '../src-main/catalogue/read-catalogue.ts';
import type { AssuranceStatement } from '../src-shared/catalogue/statement.ts';

/** The assurance statement that is shipped, in its newest version. */
export function shippedStatement(): AssuranceStatement {
  return readNewestStatement(fileURLToPath(new URL('../assets/catalogue', import.meta.url)));
}
