/** One rule that a file breaks. */
export interface BrokenRule {
  /** The clause of ISO 14289-1 and the number of its check, as veraPDF counts them: `7.1-3`. Ours begin with a word. */
  readonly rule: string;
  readonly words: string;
}

export function broken(rule: string, words: string): BrokenRule {
  return { rule, words };
}

/** The rule as broken unless something holds. */
export function unless(holds: boolean, rule: string, words: string): BrokenRule[] {
  return holds ? [] : [broken(rule, words)];
}
