import type { Change } from '../../src-shared/assessment/change.ts';
import { documentId } from '../../src-shared/assessment/document.ts';
import { computer } from '../computer.ts';

/** Edits of 15,500 fields by one person, as a large organisation would make in years. */
export function manyEdits(count: number): readonly Change[] {
  const self = computer(1);
  const document = documentId.parse('assessment/igt/14.1/general-practice/2026-27');
  for (let at = 0; at < count; at += 1_000)
    self.act(
      Array.from({ length: 1_000 }, (_, n) => ({
        document,
        field: `answers/${101 + ((at + n) % 500)}/evidence/row-${(at + n) % 31}/details`,
        value: `Said ${at + n}`,
      })),
    );
  return self.log;
}
