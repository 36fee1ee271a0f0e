import { useId } from 'react';

interface Choice {
  readonly key: string;
  readonly words: string;
}

interface Props {
  readonly label: string;
  /** The first choice, which narrows nothing. */
  readonly everything: string;
  readonly groups: readonly { readonly name: string | null; readonly choices: readonly Choice[] }[];
  readonly chosen: string | null;
  readonly onChoose: (key: string | null) => void;
}

/** One filter: a choice among names, with “all of them” first. */
export function FilterChoice({ label, everything, groups, chosen, onChoose }: Props) {
  const id = useId();
  const option = ({ key, words }: Choice) => (
    <option key={key} value={key}>
      {words}
    </option>
  );
  return (
    <div className="nhsuk-form-group">
      <label className="nhsuk-label" htmlFor={id}>
        {label}
      </label>
      <select
        className="nhsuk-select"
        id={id}
        value={chosen ?? ''}
        onChange={({ target }) => onChoose(target.value === '' ? null : target.value)}
      >
        <option value="">{everything}</option>
        {groups.map(({ name, choices }) =>
          name === null ? (
            choices.map(option)
          ) : (
            <optgroup key={name} label={name}>
              {choices.map(option)}
            </optgroup>
          ),
        )}
      </select>
    </div>
  );
}
