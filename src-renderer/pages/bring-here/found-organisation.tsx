import { useId, useState } from 'react';
import type { BackupId, FoundBackups } from '../../../src-shared/contract/backup.ts';
import { contentsInWords, momentInWords, standingInWords } from '../backup/backup-words.ts';

interface Props {
  readonly found: FoundBackups;
  readonly onAdopt: (backup: BackupId) => void;
}

/** One organisation whose backups were found, and which of them to take. */
export function FoundOrganisation({ found: { name, isHere, opensWith, backups }, onAdopt }: Props) {
  const usable = backups.filter(({ standing }) => standing.kind !== 'newer');
  const [chosen, setChosen] = useState<BackupId | null>(usable[0]?.id ?? null);
  const id = useId();
  if (isHere)
    return (
      <p className="prose">
        <strong>{name}</strong> is on this computer already. Open it and restore it from its page “Backup and moving”.
      </p>
    );
  return (
    <fieldset className="nhsuk-fieldset bring-here__found">
      <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{name}</legend>
      {backups.map((backup) => {
        const { mark, words } = standingInWords(backup);
        return (
          <div className="nhsuk-radios__item" key={backup.id}>
            <input
              className="nhsuk-radios__input"
              type="radio"
              name={`${id}-backup`}
              id={`${id}-${backup.id}`}
              disabled={backup.standing.kind === 'newer'}
              checked={chosen === backup.id}
              onChange={() => setChosen(backup.id)}
            />
            <label className="nhsuk-label nhsuk-radios__label" htmlFor={`${id}-${backup.id}`}>
              {momentInWords(backup.at)}: {contentsInWords(backup.contents)}
              {words !== null && ` (${mark.toLowerCase()}: ${words})`}
            </label>
          </div>
        );
      })}
      {opensWith.length === 0 && (
        <p className="field-note">
          No recovery code was made on the other computer, so its evidence files stay closed here. Answers and history come whole.
        </p>
      )}
      <button
        type="button"
        className="nhsuk-button"
        disabled={chosen === null}
        onClick={() => chosen !== null && onAdopt(chosen)}
      >
        Bring {name} here
      </button>
    </fieldset>
  );
}
