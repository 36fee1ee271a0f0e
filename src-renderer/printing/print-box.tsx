import { Suspense } from 'react';
import { PrintDialog } from './print-dialog.tsx';
import { usePrinting } from './printing-state.ts';

/** The box for printing and saving, over whatever page asked for it. */
export function PrintBox() {
  const asked = usePrinting((printing) => printing.asked);
  if (!asked) return null;
  return (
    <Suspense>
      <PrintDialog asked={asked} />
    </Suspense>
  );
}
