import { describe, expect, it } from 'vitest';
import { ORGANISATION } from '../../src-shared/assessment/document.ts';
import { computer } from '../../tests/computer.ts';
import { nameForSwitcher } from './name-in-step.ts';

describe('the name in the switcher', () => {
  it('is not known before anybody has named the organisation', () => {
    expect(nameForSwitcher(computer(1).folded)).toBeNull();
  });

  it('is the organisation’s, also when it was emptied', () => {
    const here = computer(1);
    here.act([{ document: ORGANISATION, field: 'name', value: 'Riverside Surgery' }]);
    expect(nameForSwitcher(here.folded)).toBe('Riverside Surgery');
    here.act([{ document: ORGANISATION, field: 'name', value: '' }]);
    expect(nameForSwitcher(here.folded)).toBe('');
  });

  it('is cut to what the switcher keeps, without half a character', () => {
    const here = computer(1);
    here.act([{ document: ORGANISATION, field: 'name', value: `${'a'.repeat(499)}😀` }]);
    const kept = nameForSwitcher(here.folded) ?? '';
    expect(kept).toHaveLength(500);
    expect(kept.isWellFormed()).toBe(true);
  });
});
