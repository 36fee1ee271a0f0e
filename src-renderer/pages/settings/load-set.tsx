import { useState } from 'react';
import type { SetSummary } from '../../../src-shared/contract/bridge.ts';
import type { FileToken } from '../../../src-shared/contract/picked-files.ts';
import { PickFile } from '../../parts/pick-file.tsx';
import { count } from '../../parts/words.ts';
import { useSession } from '../../session/session.ts';

/** Takes in a corrected requirement set from a file. It is kept beside the one that came with the app. */
export function LoadSet() {
  const { bridge, addSet } = useSession();
  const [loaded, setLoaded] = useState<SetSummary | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const load = async (file: FileToken, name: string): Promise<void> => {
    setLoaded(null);
    setRefusal(null);
    const reply = await bridge.call('catalogue.load', { file });
    if (!reply.ok) return setRefusal(`${name}: ${reply.refusal.words}`);
    addSet(reply.value);
    setLoaded(reply.value);
  };
  return (
    <section className="settings__load" aria-labelledby="load-set">
      <h3 className="nhsuk-heading-s" id="load-set">
        Correct a requirement set
      </h3>
      <ol className="nhsuk-list nhsuk-list--number prose">
        <li>Save the set as a file from the table above.</li>
        <li>Correct what is wrong in a text editor: a title, a criterion, the list of requirements.</li>
        <li>Load the corrected file here. It is checked, and kept beside the one that came with the app.</li>
        <li>Choose it when you start your next assessment. Assessments that you have begun keep their set.</li>
      </ol>
      <PickFile
        label="Load a corrected set from a file"
        hint="A set saved by this app, or sent to you by whoever asked for your assessment"
        accept=".json,application/json"
        error={refusal}
        onPick={(file, name) => void load(file, name)}
      />
      <p role="status" className="settings__loaded">
        {loaded && (
          <>
            <strong>{loaded.name}</strong> is loaded, with {count(loaded.requirements, 'requirement')}, as {loaded.id}.
          </>
        )}
      </p>
      <details className="nhsuk-details">
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">On the command line</span>
        </summary>
        <div className="nhsuk-details__text">
          <p>Where the app runs from its source, these print the sets, and one of them complete:</p>
          <pre className="settings__commands">
            <code>{'npm run -s igt -- sets\nnpm run -s igt -- set igt/14.1/general-practice > corrected.json'}</code>
          </pre>
        </div>
      </details>
    </section>
  );
}
