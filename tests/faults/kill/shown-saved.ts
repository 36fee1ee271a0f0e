import { type Change, holdsOver, type Value } from '../../../src-shared/assessment/change.ts';
import type { Act } from './messages.ts';

/**
 * Everything that was ever shown as saved. Of a tick every turn has to be in the history; of a text what stood there when
 * the status line said that it is saved.
 */
export class ShownSaved {
  readonly #shown = new Map<string, Value[]>();
  readonly #files = new Set<string>();
  #count = 0;

  add(acts: readonly Act[]): void {
    acts.forEach((act, at) => {
      if (act.kind === 'file') {
        this.#files.add(act.name);
        return;
      }
      // A text that was typed on before the next frame that said “saved” is shown as what it became.
      const isLast = !acts.slice(at + 1).some((later) => later.kind !== 'file' && later.field === act.field);
      if (act.kind === 'text' && !isLast) return;
      const before = this.#shown.get(act.field) ?? [];
      if (act.kind === 'text' && before.at(-1) === act.value) return;
      this.#shown.set(act.field, [...before, act.value]);
      this.#count += 1;
    });
  }

  get count(): number {
    return this.#count;
  }

  /** The names of files that were shown as attached. */
  get files(): ReadonlySet<string> {
    return this.#files;
  }

  /** What of it a history lacks, in words. A later change may hold instead of what was shown: it must be there, in its order. */
  missingIn(changes: readonly Change[]): string[] {
    const histories = Map.groupBy(
      [...changes].sort((a, b) => (holdsOver(a, b) ? 1 : -1)),
      ({ field }) => field,
    );
    return [...this.#shown].flatMap(([field, values]) => {
      let at = 0;
      const history = histories.get(field) ?? [];
      for (const change of history) if (at < values.length && same(change.value, values[at])) at += 1;
      return at === values.length
        ? []
        : [`${field} was shown saved as ${JSON.stringify(values[at])} (number ${at + 1} of ${values.length})`];
    });
  }
}

/** Not given, empty and unticked look the same. */
export function same(a: Value | undefined, b: Value | undefined): boolean {
  const plain = (value: Value | undefined): Value => (value === undefined || value === '' || value === false ? null : value);
  return plain(a) === plain(b);
}
