import { useState } from 'react';
import { organisationOf } from '../../../src-shared/assessment/organisation.ts';
import { dayInLondon } from '../../../src-shared/assessment/toolkit-year.ts';
import { namedForFile } from '../../../src-shared/exchange/file-names.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { useSaveFile } from '../../parts/save-file.tsx';
import { useWorkspace } from '../../session/session.ts';
import { notReadBack } from '../../workspace/recorded-changes.ts';
import { activityCsv } from './activity-csv.ts';
import type { Fits } from './activity-filter.ts';
import type { WordsOfChanges } from './change-words.ts';

interface Props {
  readonly fits: Fits;
  readonly words: WordsOfChanges;
  readonly isEmpty: boolean;
}

/** Saves what is listed as a table, with every change of it and whole texts. */
export function SaveActivity({ fits, words, isEmpty }: Props) {
  const workspace = useWorkspace();
  const nameOf = usePersonName();
  const file = useSaveFile();
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (): Promise<void> => {
    setProblem(null);
    await workspace.settled();
    const made = await activityCsv(workspace.database, fits, words, nameOf).catch((error: unknown) =>
      setProblem(notReadBack(error)),
    );
    if (!made) return;
    if (!made.ok) return setProblem(made.refusal);
    const name = `${namedForFile(organisationOf(words.folded).name)} activity ${dayInLondon(new Date())}.csv`.trim();
    await file.save({ name, content: made.value });
  };
  return (
    <div className="activity__save">
      <button
        type="button"
        className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
        disabled={isEmpty}
        onClick={() => void save()}
      >
        Save this list as CSV
      </button>
      {problem && (
        <p className="nhsuk-error-message" role="alert">
          {problem}
        </p>
      )}
      {file.result}
    </div>
  );
}
