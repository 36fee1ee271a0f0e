import { create } from 'zustand';
import type { AssessmentAddress } from '../assessment/paths.ts';
import type { PrintableId } from './printables.ts';

export interface PrintingAsked {
  readonly assessment: AssessmentAddress;
  readonly first: PrintableId;
  readonly requirement: string | null;
}

/** What the box for printing and saving was opened for; null while it is closed. */
export const usePrinting = create<{ readonly asked: PrintingAsked | null }>(() => ({ asked: null }));

export function openPrinting(asked: PrintingAsked): void {
  usePrinting.setState({ asked });
}

export function closePrinting(): void {
  usePrinting.setState({ asked: null });
}
