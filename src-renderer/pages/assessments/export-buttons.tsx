import { useId, useState } from 'react';
import { linkedDocuments } from '../../../src-shared/assessment/evidence-uses.ts';
import { assessmentFileText, belongsInFile, exportAssessment } from '../../../src-shared/exchange/assessment-file.ts';
import { assessmentFileName } from '../../../src-shared/exchange/file-names.ts';
import { requirementsTable } from '../../../src-shared/exchange/requirements-table.ts';
import type { AssessmentAddress } from '../../assessment/paths.ts';
import { useAssessment } from '../../assessment/use-assessment.ts';
import { useSaveFile } from '../../parts/save-file.tsx';
import { openPrinting } from '../../printing/printing-state.ts';
import { useFolded, useSession, useWorkspace } from '../../session/session.ts';
import { notReadBack, recordedChanges } from '../../workspace/recorded-changes.ts';

/** What can be taken out of one assessment as a file: all of it with its history, or the list of requirements. */
export function ExportButtons({ address }: { readonly address: AssessmentAddress }) {
  const { app } = useSession();
  const workspace = useWorkspace();
  const folded = useFolded();
  const { set, document, readiness, organisation } = useAssessment(address);
  const whole = useSaveFile();
  const list = useSaveFile();
  const [problem, setProblem] = useState<string | null>(null);
  const id = useId();

  const saveWhole = async (): Promise<void> => {
    setProblem(null);
    const linked = linkedDocuments(document);
    const changes = await recordedChanges(workspace, (one) => belongsInFile(one, address.document, linked)).catch(
      (error: unknown) => setProblem(notReadBack(error)),
    );
    if (!changes) return;
    const file = exportAssessment({ assessment: address.document, set, changes, appVersion: app.version, at: new Date() });
    await whole.save({ name: assessmentFileName(organisation.name, address, '.json'), content: assessmentFileText(file) });
  };
  const saveList = (): void => {
    const name = assessmentFileName(organisation.name, address, ' requirements.csv');
    void list.save({ name, content: requirementsTable(set, readiness.standings, folded) });
  };

  return (
    <section className="export" aria-labelledby={`${id}-title`}>
      <h3 className="nhsuk-heading-xs" id={`${id}-title`}>
        Print and export
      </h3>
      <div className="export__one">
        <button
          type="button"
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          aria-describedby={`${id}-print`}
          aria-haspopup="dialog"
          onClick={() => openPrinting({ assessment: address, first: 'assessment', requirement: null })}
        >
          Print or save as PDF
        </button>
        <p className="small muted" id={`${id}-print`}>
          The whole assessment, what is left to do, a note for the {set.words.leaders}, a blank booklet, or an assurance pack with
          every evidence file in it. For word processors too.
        </p>
      </div>
      <div className="export__one">
        <button
          type="button"
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          aria-describedby={`${id}-whole`}
          onClick={() => void saveWhole()}
        >
          Save the assessment as a file
        </button>
        <p className="small muted" id={`${id}-whole`}>
          All answers with their history, to keep as a copy or to open on another computer. Evidence files are listed in it by
          name; the documents themselves stay here.
        </p>
        {problem && (
          <p className="nhsuk-error-message" role="alert">
            {problem}
          </p>
        )}
        {whole.result}
      </div>
      <div className="export__one">
        <button
          type="button"
          className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
          aria-describedby={`${id}-list`}
          onClick={saveList}
        >
          Save the list as CSV
        </button>
        <p className="small muted" id={`${id}-list`}>
          The table of requirements, for a spreadsheet.
        </p>
        {list.result}
      </div>
    </section>
  );
}
