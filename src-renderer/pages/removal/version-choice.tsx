import { useId } from 'react';
import type { EvidenceRevision } from '../../../src-shared/assessment/evidence-file.ts';
import type { RevisionId } from '../../../src-shared/assessment/identifiers.ts';
import { sizeInWords } from '../../../src-shared/size-in-words.ts';
import { usePersonName } from '../../assessment/use-person-name.ts';
import { count, dateInWords } from '../../parts/words.ts';

interface Props {
  /** The current one first. */
  readonly versions: readonly EvidenceRevision[];
  /** Null for all of them. */
  readonly chosen: RevisionId | null;
  readonly onChoose: (revision: RevisionId | null) => void;
}

/** Whether all versions of a file go, or one of the earlier ones. */
export function VersionChoice({ versions, chosen, onChoose }: Props) {
  const id = useId();
  const nameOf = usePersonName();
  const choices: readonly { readonly key: RevisionId | null; readonly words: string }[] = [
    { key: null, words: `The whole file, with ${count(versions.length, 'version')}` },
    ...versions.slice(1).map((version) => ({
      key: version.id,
      words: `Only the version that ${nameOf(version.addedBy)} attached on ${dateInWords(version.addedAt)} (${sizeInWords(version.size)})`,
    })),
  ];
  return (
    <fieldset className="nhsuk-fieldset nhsuk-form-group">
      <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">What do you want to remove?</legend>
      <div className="nhsuk-radios nhsuk-radios--small">
        {choices.map(({ key, words }, at) => (
          <div className="nhsuk-radios__item" key={key ?? 'all'}>
            <input
              className="nhsuk-radios__input"
              type="radio"
              name={id}
              id={`${id}-${at}`}
              checked={chosen === key}
              onChange={() => onChoose(key)}
            />
            <label className="nhsuk-label nhsuk-radios__label" htmlFor={`${id}-${at}`}>
              {words}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
