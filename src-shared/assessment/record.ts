import { type Change, change, tidyText, type Value } from './change.ts';
import { laterStamp, nextStamp, type Stamp, writableTime } from './clock.ts';
import type { DocumentId } from './document.ts';
import { judgeField } from './fields.ts';
import type { Folded } from './fold.ts';
import { actionId, changeId, type DeviceId, type PersonId } from './identifiers.ts';

/** What one act wants a field to say. */
export interface Draft {
  readonly document: DocumentId;
  readonly field: string;
  readonly value: Value;
}

export interface RecordingContext {
  readonly folded: Folded;
  /** The latest stamp made or received here. */
  readonly seen: Stamp | null;
  readonly now: Date;
  readonly device: DeviceId;
  readonly by: PersonId;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
}

export interface Recorded {
  /** In the order of the drafts; empty when every field already said it. */
  readonly changes: readonly Change[];
  readonly seen: Stamp | null;
  /** What was altered to make a text storable, in words. */
  readonly notes: readonly string[];
}

/**
 * Turns one act's drafts into changes. A draft that says what the field says already makes none, and of two drafts of one
 * field the later counts: an act changes a field once, so that it can be taken back as a whole.
 *
 * Throws when a value does not fit its field: screens only offer values that do, so that is a bug.
 */
export function record(drafts: readonly Draft[], context: RecordingContext): Recorded {
  const action = actionId.parse(context.newId());
  const wall = writableTime(context.now).toISOString();
  const notes: string[] = [];
  const changes: Change[] = [];
  let { seen } = context;
  const oneForEachField = new Map(drafts.map((draft) => [`${draft.document} ${draft.field}`, draft]));
  for (const draft of oneForEachField.values()) {
    let { value } = draft;
    if (typeof value === 'string') {
      const tidied = tidyText(value);
      value = tidied.text;
      notes.push(...tidied.notes);
    }
    const verdict = judgeField(draft.document, draft.field, value);
    if (verdict.kind !== 'fits') throw new Error(`${draft.document} ${draft.field}: ${JSON.stringify(verdict)}`);
    const holds = context.folded.get(draft.document)?.get(draft.field);
    if (saysTheSame(holds?.value ?? null, value)) continue;
    // Later than what it replaces in any case, so that an edit made with knowledge wins.
    seen = nextStamp(laterStamp(seen, holds?.at ?? null), context.now.getTime(), context.device);
    changes.push(
      change.parse({
        id: changeId.parse(context.newId()),
        at: seen,
        wall,
        by: context.by,
        action,
        document: draft.document,
        field: draft.field,
        value,
        was: holds?.id ?? null,
      } satisfies Record<keyof Change, unknown>),
    );
  }
  return { changes, seen, notes };
}

/** Not given, empty and unticked read the same, so going from one to another is no edit. */
export function saysTheSame(held: Value, wanted: Value): boolean {
  const plain = (value: Value): Value => (value === '' || value === false ? null : value);
  return plain(held) === plain(wanted);
}
