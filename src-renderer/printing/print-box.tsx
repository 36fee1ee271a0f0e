import { lazy, Suspense } from 'react';
import { usePrinting } from './printing-state.ts';

// Fetched when it is first opened: nobody prints before the window is there.
const PrintDialog = lazy(() => import('./print-dialog.tsx').then((box) => ({ default: box.PrintDialog })));

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
