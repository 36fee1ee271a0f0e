import { accepted, type Result, refused } from '../result.ts';
import type { Change } from './change.ts';
import { documentMeaning } from './document.ts';
import { judgeField } from './fields.ts';
import type { Folded } from './fold.ts';
import type { Draft } from './record.ts';
import { isAboutSeals } from './sealing.ts';

/** Why an act stays as it is. */
export type NotTakenBack =
  /** This later change would have been overwritten. */
  | { readonly kind: 'changed since'; readonly since: Change }
  /**
   * This computer cannot say what stood there before: it has the history not yet or no longer, or a newer app wrote the field.
   * Guessing would wipe what somebody said.
   */
  | { readonly kind: 'not known here'; readonly change: Change }
  /** A sealed copy is immutable. Reopening the assessment is the way on. */
  | { readonly kind: 'sealed'; readonly change: Change }
  /** What it removed for good is not there any more. */
  | { readonly kind: 'removal'; readonly change: Change };

/** Looks a change up, or gives undefined when it is not on this computer. */
type KnownChange = (id: Change['id']) => Change | undefined;

/**
 * Takes a whole act back: each field returns to what it said before, as a new change. Only while every change of the act
 * still holds; otherwise nothing is undone and the later change is named. Taking back what this made is redo.
 *
 * @param act the changes of one action
 * @param known looks up the changes of the act's fields
 */
export function takeBack(act: readonly Change[], folded: Folded, known: KnownChange): Result<Draft[], NotTakenBack> {
  const drafts: Draft[] = [];
  for (const change of act) {
    const { document, field, was } = change;
    if (isAboutSeals(field)) return refused({ kind: 'sealed', change });
    if (documentMeaning(document).kind === 'removal') return refused({ kind: 'removal', change });
    const holds = folded.get(document)?.get(field);
    if (!holds) return refused({ kind: 'not known here', change });
    if (!stillHolds(change, holds, known)) return refused({ kind: 'changed since', since: holds });
    const value = was === null ? null : known(was)?.value;
    if (value === undefined || judgeField(document, field, value).kind !== 'fits')
      return refused({ kind: 'not known here', change });
    drafts.push({ document, field, value });
  }
  return accepted(drafts);
}

/**
 * A change holds again when what came after it was undone. Undoing writes new changes, so by then another one stands in its
 * place: it says the same, and descends from it through changes of the same person alone. Without this, a second Ctrl+Z in
 * one field would find the first one in its way.
 */
function stillHolds(change: Change, holds: Change, known: KnownChange): boolean {
  if (holds.value !== change.value) return false;
  const passed = new Set<string>();
  for (let at: Change | undefined = holds; at && !passed.has(at.id); at = at.was === null ? undefined : known(at.was)) {
    if (at.id === change.id) return true;
    if (at.by !== change.by) return false;
    passed.add(at.id);
  }
  return false;
}
