import { create } from 'zustand';

/** Whether the search box is open. */
export const useSearch = create<{ readonly open: boolean }>(() => ({ open: false }));

export function openSearch(): void {
  useSearch.setState({ open: true });
}

export function closeSearch(): void {
  useSearch.setState({ open: false });
}
