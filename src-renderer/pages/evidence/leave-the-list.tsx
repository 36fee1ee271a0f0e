import { useEffect, useRef, useState } from 'react';
import { Link } from 'wouter';
import { evidenceDocument } from '../../../src-shared/assessment/document.ts';
import { unlinkEvidenceFile } from '../../../src-shared/assessment/evidence-acts.ts';
import type { EvidenceFile } from '../../../src-shared/assessment/evidence-file.ts';
import type { EvidenceUse } from '../../../src-shared/assessment/evidence-uses.ts';
import { listInWords } from '../../../src-shared/assessment/readiness.ts';
import { evidencePath } from '../../assessment/paths.ts';
import { notify } from '../../parts/notice.tsx';
import { useFolded, useWorkspace } from '../../session/session.ts';
import { isOpen } from './open-assessments.ts';
import { nameOfUse } from './use-links.tsx';

interface Props {
  readonly file: EvidenceFile;
  readonly uses: readonly EvidenceUse[];
}

/** Taking a file off the list, which can be undone, and the way to removing it for good, which cannot. */
export function LeaveTheList({ file, uses }: Props) {
  const workspace = useWorkspace();
  const [isAsking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const path = evidencePath(file.id);
  const putBack = (): void => {
    workspace.commitAnd(
      [{ document: evidenceDocument(file.id), field: 'removed', value: false }],
      { name: `${file.name} put back on the list`, path },
      () => notify(`“${file.name}” is on the list again.`),
    );
  };
  return (
    <section className="leave-list" aria-labelledby="leave">
      <h2 className="nhsuk-heading-s" id="leave">
        {file.removed ? 'This file is off the list' : 'If you do not need it any more'}
      </h2>
      <div className="leave-list__do">
        {file.removed ? (
          <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" onClick={putBack}>
            Put it back on the list
          </button>
        ) : (
          <button
            ref={button}
            type="button"
            className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
            aria-expanded={isAsking}
            onClick={() => setAsking(!isAsking)}
          >
            Take off the list
          </button>
        )}
        <Link href={`${path}/remove`}>Remove for good…</Link>
      </div>
      {isAsking && !file.removed && (
        <AskFirst
          file={file}
          uses={uses}
          onDone={() => {
            setAsking(false);
            button.current?.focus();
          }}
        />
      )}
    </section>
  );
}

function AskFirst({ file, uses, onDone }: Props & { readonly onDone: () => void }) {
  const workspace = useWorkspace();
  const folded = useFolded();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const open = uses.filter(({ assessment }) => isOpen(folded, assessment));
  const names = [...new Set(open.map(nameOfUse))];
  const takeOff = (): void => {
    workspace.commitAnd(
      [
        { document: evidenceDocument(file.id), field: 'removed', value: true },
        ...open.flatMap((use) => unlinkEvidenceFile(use, file.id)),
      ],
      { name: `${file.name} taken off the list`, path: evidencePath(file.id) },
      () => {
        notify(`“${file.name}” is off the list. Ctrl+Z takes that back.`);
        onDone();
      },
    );
  };
  return (
    <div className="card">
      <p className="prose">
        {names.length === 0
          ? 'It is not used in an open assessment.'
          : `It proves something in ${listInWords(names)}, and is taken out there.`}
        {open.length < uses.length && ' In finished assessments it stays.'} Its versions and its history are kept.
      </p>
      <div className="buttons">
        <button ref={first} type="button" className="nhsuk-button nhsuk-button--warning nhsuk-button--small" onClick={takeOff}>
          Take it off the list
        </button>
        <button type="button" className="nhsuk-button nhsuk-button--secondary nhsuk-button--small" onClick={onDone}>
          Cancel
        </button>
      </div>
    </div>
  );
}
