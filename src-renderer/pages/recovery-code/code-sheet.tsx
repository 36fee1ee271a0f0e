import { useEffect, useRef } from 'react';
import { organisationOf } from '../../../src-shared/assessment/organisation.ts';
import { HONEST_NOTICE } from '../../../src-shared/honest-notice.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { dateInWords } from '../../parts/words.ts';
import { useFolded } from '../../session/session.ts';

interface Props {
  readonly groups: readonly string[];
  readonly onGoOn: () => void;
}

/** The code as it is shown and printed: for whom it is, what it opens and where it belongs. */
export function CodeSheet({ groups, onGoOn }: Props) {
  const { name, odsCode } = organisationOf(useFolded());
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <p className="prose">
        This is the only time that the code is shown. Print it or write it down. It has neither the letters I, L, O and U nor a
        difference between small and capital letters, so nothing can be misread.
      </p>
      <article className="paper code-sheet" aria-labelledby="code-title">
        <h2 className="nhsuk-heading-m paper__title" id="code-title" ref={heading} tabIndex={-1}>
          IG Toolkit Desktop: recovery code
        </h2>
        <dl className="paper__facts">
          <dt>Organisation</dt>
          <dd>
            {name || 'No name'}
            {odsCode && `, code ${odsCode}`}
          </dd>
          <dt>Made on</dt>
          <dd>{dateInWords(new Date())}</dd>
        </dl>
        <ol className="code-sheet__groups" aria-label="The code, in seven groups">
          {groups.map((group, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be the same, and they never move
            <li key={at} className="code-sheet__group">
              <span className="code-sheet__number">{at + 1}</span>
              {group}
            </li>
          ))}
        </ol>
        <p>
          <strong>What it is for:</strong> it opens the evidence files of this organisation in IG Toolkit Desktop when their key
          is lost, and a backup or a move file on another computer. Choose “Open the key” under “Key of your evidence” in
          Settings, and type it in.
        </p>
        <p>
          <strong>Where to keep it:</strong> locked away, where the people who answer for the organisation find it. Not at the
          computer, not with a backup, not in an e-mail. Whoever has this paper and the computer’s files, or a backup, can read
          the evidence.
        </p>
        <footer className="paper__foot">{HONEST_NOTICE.join(' ')}</footer>
      </article>
      <div className="finish-do">
        <button type="button" className="nhsuk-button" onClick={onGoOn}>
          I have it on paper, go on
        </button>
        <button type="button" className="nhsuk-button nhsuk-button--secondary" onClick={() => window.print()}>
          Print this sheet
        </button>
        <CopyButton text={groups.join('-')}>Copy the code</CopyButton>
      </div>
      <p className="small muted prose">
        A copied code stays on the clipboard until something else is copied. Put it into a password manager, not into a document.
      </p>
    </>
  );
}
