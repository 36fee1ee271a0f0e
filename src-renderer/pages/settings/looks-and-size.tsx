import { useId } from 'react';
import type { Settings } from '../../../src-shared/contract/settings.ts';
import { useSession } from '../../session/session.ts';

const APPEARANCES: readonly Choice<Settings['appearance']>[] = [
  {
    value: 'system',
    name: 'As this computer is set',
    hint: 'Light or dark, whichever the computer is set to. High contrast is always followed.',
  },
  { value: 'light', name: 'Light' },
  { value: 'dark', name: 'Dark' },
];

const SIZES: readonly Choice<Settings['textSize']>[] = [
  { value: 'standard', name: 'Standard' },
  { value: 'large', name: 'Large' },
  { value: 'larger', name: 'Larger', hint: 'For more than this, Ctrl and + make everything larger.' },
];

interface Choice<Value> {
  readonly value: Value;
  readonly name: string;
  readonly hint?: string;
}

/** How the app looks; each choice counts at once. */
export function LooksAndSize() {
  const { settings, changeSettings } = useSession();
  return (
    <>
      <h2 className="nhsuk-heading-m">Appearance</h2>
      <div className="settings__looks">
        <Choices
          legend="Light or dark"
          choices={APPEARANCES}
          chosen={settings.appearance}
          onChoose={(appearance) => changeSettings((now) => ({ ...now, appearance }))}
        />
        <Choices
          legend="Text size"
          choices={SIZES}
          chosen={settings.textSize}
          onChoose={(textSize) => changeSettings((now) => ({ ...now, textSize }))}
        />
      </div>
    </>
  );
}

interface ChoicesProps<Value> {
  readonly legend: string;
  readonly choices: readonly Choice<Value>[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}

function Choices<Value extends string>({ legend, choices, chosen, onChoose }: ChoicesProps<Value>) {
  const id = useId();
  return (
    <fieldset className="nhsuk-fieldset nhsuk-form-group">
      <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">{legend}</legend>
      <div className="nhsuk-radios nhsuk-radios--small">
        {choices.map(({ value, name, hint }) => (
          <div className="nhsuk-radios__item" key={value}>
            <input
              className="nhsuk-radios__input"
              type="radio"
              name={id}
              id={`${id}-${value}`}
              aria-describedby={hint ? `${id}-${value}-hint` : undefined}
              checked={chosen === value}
              onChange={() => onChoose(value)}
            />
            <label className="nhsuk-label nhsuk-radios__label" htmlFor={`${id}-${value}`}>
              {name}
            </label>
            {hint && (
              <div className="nhsuk-hint nhsuk-radios__hint" id={`${id}-${value}-hint`}>
                {hint}
              </div>
            )}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
