import { create } from 'zustand';
import type { WorkspaceId } from '../../../src-shared/assessment/identifiers.ts';
import { type TypedDay, typedDay } from '../../parts/day-fields.tsx';
import { type ActivityFilter, NO_FILTER } from './activity-filter.ts';

interface ActivityView {
  /** The filters speak of the people and documents of one workspace. */
  readonly workspace: WorkspaceId | null;
  readonly filter: ActivityFilter;
  readonly from: TypedDay;
  readonly to: TypedDay;
  /** From 0. */
  readonly page: number;
}

const NO_DAY = typedDay(null);
const AT_FIRST = { filter: NO_FILTER, from: NO_DAY, to: NO_DAY, page: 0 };

/** What the page looks like, kept while the app is open, so that Back shows it as it was. */
export const useActivityView = create<ActivityView>(() => ({ workspace: null, ...AT_FIRST }));

/** Everything is shown again; also when another organisation is opened. */
export function showAllActivity(workspace: WorkspaceId): void {
  useActivityView.setState({ workspace, ...AT_FIRST });
}

/** Narrows what is shown, from its first page on. */
export function narrowActivity(part: Partial<ActivityFilter>): void {
  useActivityView.setState(({ filter }) => ({ filter: { ...filter, ...part }, page: 0 }));
}
