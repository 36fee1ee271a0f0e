import { useState } from 'react';
import { Link } from 'wouter';
import { listInWords } from '../../../src-shared/assessment/readiness.ts';
import { yearInWords } from '../../../src-shared/assessment/toolkit-year.ts';
import type { Merge } from '../../../src-shared/exchange/import-preview.ts';
import { addressOfDocument, assessmentPath } from '../../assessment/paths.ts';
import { AskToShrink, useAgreement } from '../../parts/ask-to-shrink.tsx';
import { ChangedFields } from '../../parts/changed-fields.tsx';
import { LevelEffects } from '../../parts/level-effects.tsx';
import { notify } from '../../parts/notice.tsx';
import { count, dateInWords } from '../../parts/words.ts';
import { useWorkspace } from '../../session/session.ts';
import { changedField } from './changed-field.ts';
import { showImported } from './imported.ts';
import type { ReadFile } from './read-picked.ts';

interface Props {
  readonly picked: ReadFile;
  readonly preview: Merge;
  readonly onAgain: () => void;
}

/** What merging a file would change, and the button that does it. */
export function MergePreview({ picked: { file, set }, preview, onAgain }: Props) {
  const workspace = useWorkspace();
  const [merging, setMerging] = useState(false);
  const agreement = useAgreement();
  const address = addressOfDocument(file.assessment);
  const isHere = workspace.folded.has(file.assessment);
  const year = address ? yearInWords(address.year) : '';
  const warnings = [...preview.warnings, ...(preview.runsAhead ? [preview.runsAhead.words] : [])];

  const merge = async (): Promise<void> => {
    if (!agreement.holds(preview.shrinks)) return;
    setMerging(true);
    const taken = workspace.takeIn(preview.newChanges);
    if (!taken.ok) {
      setMerging(false);
      return notify(taken.refusal);
    }
    await workspace.settled();
    showImported({
      workspace: workspace.id,
      title: isHere ? `The file is merged into your ${year} assessment` : `The ${year} assessment is on this computer now`,
      said: [
        `${count(preview.newChanges.length, 'edit')} taken in, with who made them and when.`,
        ...(preview.removedHere > 0 ? [leftOut(preview.removedHere)] : []),
        preview.changed.length === 0
          ? 'Nothing says anything else than before.'
          : `${count(preview.changed.length, 'thing')} changed.`,
        'There is no single undo for a merge, because the edits are other people’s. Each one can be taken back in the history of its requirement.',
        ...(workspace.status.kind === 'not saved' ? [`Not saved yet. ${workspace.status.words}`] : []),
      ],
      address: set === null ? null : address,
      canUndo: false,
    });
  };

  if (preview.newChanges.length === 0)
    return (
      <section aria-labelledby="merge">
        <h2 className="nhsuk-heading-m" id="merge">
          Everything in this file is here already
        </h2>
        <p className="prose">
          There is nothing to merge, and nothing was changed. {preview.removedHere > 0 && leftOut(preview.removedHere)}
        </p>
        <Warnings words={warnings} isSetMissing={set === null} />
        <Stays preview={preview} />
        <div className="buttons">
          {address && isHere && (
            <Link href={assessmentPath(address.document, 'requirements')} className="nhsuk-button">
              Go to the {year} assessment
            </Link>
          )}
        </div>
      </section>
    );
  return (
    <section aria-labelledby="merge">
      <h2 className="nhsuk-heading-m" id="merge">
        {isHere ? `What merging would do to your ${year} assessment` : `What adding the ${year} assessment would do`}
      </h2>
      <Warnings words={warnings} isSetMissing={set === null} />
      <ul className="nhsuk-list nhsuk-list--bullet prose">
        <li>
          {count(preview.newChanges.length, 'edit is', 'edits are')} new here: {authors(preview)}.
          {preview.alreadyHere > 0 && ` ${count(preview.alreadyHere, 'edit is', 'edits are')} here already.`}
        </li>
        {preview.removedHere > 0 && <li>{leftOut(preview.removedHere)}</li>}
        <li>
          {preview.changed.length === 0
            ? 'Nothing would change: only the history grows.'
            : `${count(preview.changed.length, 'thing', 'things')} would change.`}
        </li>
        {preview.stays.length > 0 && (
          <li>{count(preview.stays.length, 'thing stays', 'things stay')} as here, because what is here is newer.</li>
        )}
      </ul>
      <LevelEffects title="Levels that would change" levels={preview.levels} then="After merging" />
      <ChangedFields
        title="What would change"
        fields={preview.changed.map(changedField)}
        then="After merging"
        isOpen={preview.changed.length <= 25}
      />
      <Stays preview={preview} />
      <AskToShrink shrinks={preview.shrinks} agreement={agreement} />
      <div className="buttons">
        <button type="button" className="nhsuk-button" disabled={merging} onClick={() => void merge()}>
          {isHere ? 'Merge into this assessment' : 'Add this assessment'}
        </button>
        <button type="button" className="nhsuk-button nhsuk-button--secondary" disabled={merging} onClick={onAgain}>
          Leave everything as it is
        </button>
      </div>
      <p role="status">{merging && 'Taking in the edits…'}</p>
    </section>
  );
}

function Stays({ preview }: { readonly preview: Merge }) {
  return (
    <ChangedFields
      title="What stays as it is here, because it is newer"
      fields={preview.stays.map(changedField)}
      then="In the file, older"
      isOpen={false}
    />
  );
}

function Warnings({ words, isSetMissing }: { readonly words: readonly string[]; readonly isSetMissing: boolean }) {
  if (words.length === 0) return null;
  return (
    <div className="nhsuk-warning-callout import__warnings">
      <h3 className="nhsuk-warning-callout__label">
        <span className="nhsuk-u-visually-hidden">Important: </span>
        Before you go on
      </h3>
      <ul className="nhsuk-list">
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      {isSetMissing && (
        <p>
          <Link href="/settings">Load the requirement set on the Settings page</Link>
        </p>
      )}
    </div>
  );
}

function leftOut(removed: number): string {
  return `${count(removed, 'edit', 'edits')} of the file ${removed === 1 ? 'was' : 'were'} left out, because what ${removed === 1 ? 'it says' : 'they say'} was removed for good here.`;
}

/** `12 by Alex Doe (3 November 2026 to 17 November 2026) and 1 by Sam Okafor (17 November 2026)` */
function authors({ authors: all }: Merge): string {
  return listInWords(
    all.map(({ name, changes, from, to }) => {
      const [first, last] = [dateInWords(from), dateInWords(to)];
      return `${changes} by ${name} (${first === last ? first : `${first} to ${last}`})`;
    }),
  );
}
