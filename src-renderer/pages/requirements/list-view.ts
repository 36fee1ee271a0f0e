import type { SortingState } from '@tanstack/react-table';
import { create } from 'zustand';

/** The filters of the list of requirements, as chips. */
export const FILTERS = ['Not started', 'In progress', 'Answered', 'Below level 2', 'Mine'] as const;
export type Filter = (typeof FILTERS)[number];

/** What the list looks like, kept while the app is open, so that Back shows it as it was. */
export const useListView = create<{
  readonly words: string;
  readonly filters: readonly Filter[];
  readonly sorting: SortingState;
  readonly scrollTop: number;
}>(() => ({ words: '', filters: [], sorting: [], scrollTop: 0 }));

export function toggleFilter(filter: Filter): void {
  useListView.setState(({ filters }) => ({
    filters: filters.includes(filter) ? filters.filter((other) => other !== filter) : [...filters, filter],
  }));
}
