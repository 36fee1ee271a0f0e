import { Suspense, useRef, useState } from 'react';
import { Link } from 'wouter';
import { unlinkEvidenceFile } from '../../../src-shared/assessment/evidence-acts.ts';
import type { EvidenceFile } from '../../../src-shared/assessment/evidence-file.ts';
import type { EvidenceUse } from '../../../src-shared/assessment/evidence-uses.ts';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import { type AssessmentAddress, addressOfDocument, assessmentPath, evidencePath } from '../../assessment/paths.ts';
import { notify } from '../../parts/notice.tsx';
import { useFolded, useSession, useWorkspace } from '../../session/session.ts';
import { LinkToRequirement } from './link-to-requirement.tsx';
import { isOpen } from './open-assessments.ts';
import { rowTitle } from './row-title.ts';
import { nameOfUse, pathOfUse } from './use-links.tsx';

interface Props {
  readonly file: EvidenceFile;
  readonly uses: readonly EvidenceUse[];
}

/** Everything that a file proves, by assessment, with the ways to take it out and to link it to more. */
export function FileUses({ file, uses }: Props) {
  const folded = useFolded();
  const [isLinking, setLinking] = useState(false);
  const link = useRef<HTMLButtonElement>(null);
  const byAssessment = [...Map.groupBy(uses, ({ assessment }) => assessment)];
  const close = (): void => {
    setLinking(false);
    link.current?.focus();
  };
  return (
    <section className="file-uses" aria-labelledby="uses-title" id="uses">
      <h2 className="nhsuk-heading-s" id="uses-title">
        What it proves
      </h2>
      {uses.length === 0 && <p>It is not used anywhere yet.</p>}
      {byAssessment.map(([assessment, own]) => {
        const address = addressOfDocument(assessment);
        if (!address) return null;
        return <UsesInAssessment key={assessment} file={file} address={address} uses={own} isOpen={isOpen(folded, assessment)} />;
      })}
      <button
        ref={link}
        type="button"
        className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
        aria-expanded={isLinking}
        onClick={() => setLinking(!isLinking)}
      >
        Link to a requirement…
      </button>
      {isLinking && (
        <Suspense fallback={<p>Opening…</p>}>
          <LinkToRequirement file={file} uses={uses} onDone={close} />
        </Suspense>
      )}
    </section>
  );
}

interface OwnProps extends Props {
  readonly address: AssessmentAddress;
  readonly isOpen: boolean;
}

function UsesInAssessment({ file, address, uses, isOpen }: OwnProps) {
  const workspace = useWorkspace();
  const folded = useFolded();
  const { fetchedSet } = useSession();
  const fetched = fetchedSet(address.set);
  const set = fetched?.ok ? fetched.value : null;
  const takeOut = (use: EvidenceUse): void => {
    const name = nameOfUse(use);
    workspace.commitAnd(
      unlinkEvidenceFile(use, file.id),
      {
        name: `${file.name} taken out of ${name}`,
        path: evidencePath(file.id),
      },
      () => notify(`Taken out of ${name}. The file stays here. Ctrl+Z takes that back.`),
    );
  };
  return (
    <>
      <h3 className="nhsuk-heading-xs file-uses__year">
        {yearInWords(address.year)}
        {set && <span className="muted"> {set.name}</span>}
      </h3>
      {!isOpen && (
        <p className="small muted">
          This assessment is finished, so its evidence stays as it is.{' '}
          <Link href={assessmentPath(address.document, 'finish')}>Reopen it as a new revision</Link> to change it.
        </p>
      )}
      <ul className="file-uses__list">
        {uses.map((use) => {
          const title = set?.requirements.find(({ number }) => number === use.requirement)?.short_title;
          const row = rowTitle(use, folded, set);
          return (
            <li key={`${use.requirement} ${use.row}`} className="file-uses__use">
              <span>
                <Link href={pathOfUse(use)}>
                  {nameOfUse(use)} {title}
                </Link>
                {row && <span className="file-uses__row small muted">{row}</span>}
              </span>
              {isOpen && (
                <button type="button" className="link-button" onClick={() => takeOut(use)}>
                  Take out here<span className="nhsuk-u-visually-hidden">: {nameOfUse(use)}</span>
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
