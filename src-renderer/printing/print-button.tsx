import type { AssessmentAddress } from '../assessment/paths.ts';
import type { PrintableId } from './printables.ts';
import { openPrinting } from './printing-state.ts';

interface Props {
  readonly assessment: AssessmentAddress;
  readonly first: PrintableId;
  readonly requirement?: string;
  readonly words: string;
}

/** Opens the box for printing and saving, with one document chosen already. */
export function PrintButton({ assessment, first, requirement, words }: Props) {
  return (
    <button
      type="button"
      className="link-button print-button no-print"
      aria-haspopup="dialog"
      onClick={() => openPrinting({ assessment, first, requirement: requirement ?? null })}
    >
      {words}
    </button>
  );
}
