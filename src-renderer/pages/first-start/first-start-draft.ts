import { z } from 'zod';

const firstStartDraft = z.strictObject({ name: z.string(), code: z.string(), type: z.string(), person: z.string() });
export type FirstStartDraft = z.infer<typeof firstStartDraft>;

const NAME = 'igt-first-start';
const EMPTY: FirstStartDraft = { name: '', code: '', type: '', person: '' };

/** What was typed at first start before it was finished: not even that is lost when the window is closed. */
export function keptDraft(): FirstStartDraft {
  try {
    return firstStartDraft.parse(JSON.parse(localStorage.getItem(NAME) ?? 'null'));
  } catch {
    return EMPTY;
  }
}

export function keepDraft(draft: FirstStartDraft | null): void {
  if (draft) localStorage.setItem(NAME, JSON.stringify(draft));
  else localStorage.removeItem(NAME);
}
