import type { SortingState } from '@tanstack/react-table';
import { create } from 'zustand';
import type { Filter } from './listed-files.ts';

/** What the list of evidence looks like, kept while the app is open, so that Back shows it as it was. */
export const useEvidenceView = create<{
  readonly words: string;
  readonly filters: readonly Filter[];
  readonly sorting: SortingState;
  readonly scrollTop: number;
}>(() => ({ words: '', filters: [], sorting: [], scrollTop: 0 }));

export function toggleFilter(filter: Filter): void {
  useEvidenceView.setState(({ filters }) => ({
    filters: filters.includes(filter) ? filters.filter((other) => other !== filter) : [...filters, filter],
  }));
}
