import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HELP_TOPICS } from './help-topics.ts';

const RENDERER = new URL('../../', import.meta.url);

describe('help', () => {
  it('has a topic for everything that the screens name', () => {
    const named = new Set(
      globSync('**/*.tsx', { cwd: RENDERER }).flatMap((file) =>
        [...readFileSync(new URL(file, RENDERER), 'utf8').matchAll(/data-help="([^"]+)"/g)].map(([, topic]) => topic),
      ),
    );
    expect([...named].filter((topic) => !HELP_TOPICS.some(({ id }) => id === topic))).toEqual([]);
    expect(named.size).toBeGreaterThan(3);
  });

  it('names each topic once, in words without a line break', () => {
    expect(new Set(HELP_TOPICS.map(({ id }) => id)).size).toBe(HELP_TOPICS.length);
    for (const { texts, points } of HELP_TOPICS)
      for (const text of [...texts, ...(points ?? [])]) expect(text).not.toMatch(/\s{2}|\n/);
  });
});
