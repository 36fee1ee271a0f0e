import { type Change, change } from '../../src-shared/assessment/change.ts';
import { judgeField } from '../../src-shared/assessment/fields.ts';
import type { ChangeRefusalCode } from '../../src-shared/contract/central/changes.ts';
import { accepted, type Result, refused } from '../../src-shared/result.ts';

const SHAPE_OF_STAMP = /^\d{15}-\d{5}-[0-9a-f]{16}$/;

/**
 * Whether the service takes a change, by the same rules as every computer: its shape, its stamp, its value. A field or a
 * document that this version does not know is taken, so that it reaches those who do.
 */
export function judgeChange(raw: { readonly [member: string]: unknown }): Result<Change, ChangeRefusalCode> {
  const parsed = change.safeParse(raw);
  if (!parsed.success) {
    const onlyStamp = parsed.error.issues.every(({ path }) => path[0] === 'at');
    const isStamp = typeof raw.at === 'string' && SHAPE_OF_STAMP.test(raw.at);
    return refused(onlyStamp && isStamp ? 'stamp-too-late' : 'not-a-change');
  }
  const { document, field, value } = parsed.data;
  return judgeField(document, field, value).kind === 'does not fit' ? refused('does-not-fit') : accepted(parsed.data);
}
