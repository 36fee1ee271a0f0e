import { Link } from 'wouter';
import type { EvidenceFile, EvidenceRevision } from '../../../src-shared/assessment/evidence-file.ts';
import { evidenceUses } from '../../../src-shared/assessment/evidence-uses.ts';
import { readEvidenceFiles } from '../../../src-shared/assessment/known-files.ts';
import { sizeInWords } from '../../../src-shared/size-in-words.ts';
import { assessmentPath } from '../../assessment/paths.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { dateInWords } from '../../parts/words.ts';
import { sameBytes } from '../../removal/same-bytes.ts';
import { useFolded } from '../../session/session.ts';
import { changeInWords } from '../activity/change-words.ts';
import { useWordsOfChanges } from '../activity/use-words-of-changes.ts';

interface Props {
  readonly file: EvidenceFile;
  /** The versions that go. */
  readonly going: readonly EvidenceRevision[];
}

/** Everything that goes with a file, and everything that notices. */
export function WhatGoesWithFile({ file, going }: Props) {
  const folded = useFolded();
  const nameOf = usePersonName();
  const words = useWordsOfChanges();
  const uses = evidenceUses(folded).get(file.id) ?? [];
  const goesWhole = going.length === file.earlier.length + 1;
  const twins = sameBytes(file, going, readEvidenceFiles(folded));
  return (
    <>
      <ul className="nhsuk-list nhsuk-list--bullet prose">
        {going.map((version) => (
          <li key={version.id}>
            <strong dir="auto">{version.name || 'A file without a name'}</strong>, {sizeInWords(version.size)}, attached by{' '}
            {nameOf(version.addedBy)} on {dateInWords(version.addedAt)}
          </li>
        ))}
        <li>
          {goesWhole ? 'Its name' : 'The name of that version'} everywhere: names of files can name people. Only its hash stays.
        </li>
        <li>Copies of it that are open in other programs, and what changed in them.</li>
        <li>It is in no backup that is made from now on.</li>
      </ul>
      {twins.files.length + twins.versions.length > 0 && (
        <div className="nhsuk-warning-callout removal__warning">
          <h3 className="nhsuk-warning-callout__label">
            <span className="nhsuk-u-visually-hidden">Important: </span>
            The same file is attached elsewhere
          </h3>
          <p>Its bytes are kept once, so they go from these too:</p>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {twins.versions.map((version) => (
              <li key={version.id}>
                {version.id === file.current.id ? 'the version that counts now' : 'the version'} of this file, attached by{' '}
                {nameOf(version.addedBy)} on {dateInWords(version.addedAt)}
              </li>
            ))}
            {twins.files.map(({ id, name }) => (
              <li key={id}>
                <Link href={`/evidence/${id}`} dir="auto">
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      {goesWhole && uses.length > 0 && (
        <>
          <p className="prose">It proves these answers now. The links stay in the history, and count no more:</p>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {uses.map(({ assessment, requirement, row, linked }) => (
              <li key={`${assessment} ${requirement} ${row}`}>
                <Link href={assessmentPath(assessment, `requirements/${requirement}`)}>{changeInWords(linked, words).where}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
