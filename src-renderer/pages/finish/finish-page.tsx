import { useState } from 'react';
import { flushSync } from 'react-dom';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import type { AssessmentAddress } from '../../assessment/paths.ts';
import { useAssessment } from '../../assessment/use-assessment.ts';
import { Page } from '../../parts/page.tsx';
import { AfterSealing } from './after-sealing.tsx';
import { BeforeSealing } from './before-sealing.tsx';
import { SealedCopies } from './sealed-copies.tsx';
import { PAPER_TITLE, SealedPaper } from './sealed-paper.tsx';
import { useSealedCopies } from './use-sealed-copies.ts';

/** Finishing without publishing: seals a copy to print and sign, shows it, and opens the assessment again when asked. */
export function FinishPage({ address }: { readonly address: AssessmentAddress }) {
  const view = useAssessment(address);
  const copies = useSealedCopies(view.document);
  const [chosen, setChosen] = useState<string | null>(null);
  const standing = copies.find(({ seal }) => seal.id === view.seal?.id);
  const shown = copies.find(({ seal }) => seal.id === chosen) ?? standing;
  // Drawn at once, so that the focus can go to it, or the printer get it.
  const show = (id: string | null): void => flushSync(() => setChosen(id));
  const caption = `${view.organisation.name || 'Your organisation'}, IG Toolkit ${view.set.version}, ${yearInWords(address.year)}`;
  return (
    // Sealing and reopening make it another page: its heading takes the focus again.
    <Page
      key={view.seal?.id ?? 'open'}
      title={view.seal ? 'Completed on this computer' : 'Finish without publishing'}
      windowTitle="Finish without publishing"
      caption={caption}
    >
      {standing ? (
        <AfterSealing
          view={view}
          copy={standing}
          onPrint={() => {
            show(null);
            window.print();
          }}
        />
      ) : (
        <BeforeSealing view={view} revision={copies.length + 1} />
      )}
      <SealedCopies
        copies={copies}
        standing={standing ?? null}
        shown={shown ?? null}
        onShow={(id) => {
          show(id);
          document.getElementById(PAPER_TITLE)?.focus();
        }}
      />
      {shown?.opened && <SealedPaper key={shown.seal.id} set={view.set} address={address} copy={shown} opened={shown.opened} />}
    </Page>
  );
}
