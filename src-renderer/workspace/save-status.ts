/** What “saved” means right now (DESIGN 4.2), for the status line. */
export type SaveStatus =
  | { readonly kind: 'nothing yet' }
  /** Committed in the database and flushed in the journal. */
  | { readonly kind: 'saved'; readonly at: Date }
  | { readonly kind: 'saving' }
  /** A file is on its way into the evidence store and not on record yet. */
  | { readonly kind: 'copying'; readonly name: string }
  /** Not saved; tried again until it is. */
  | { readonly kind: 'not saved'; readonly waiting: number; readonly words: string };
