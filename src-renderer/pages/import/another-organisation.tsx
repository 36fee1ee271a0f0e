import { type ComponentType, useId, useState } from 'react';
import type { AnotherOrganisation as Another } from '../../../src-shared/exchange/import-preview.ts';
import { OwnWorkspace } from './own-workspace.tsx';
import { Proposals } from './proposals.tsx';
import type { ReadFile } from './read-picked.ts';

export interface OfferProps {
  readonly picked: ReadFile;
  readonly preview: Another;
}

const OFFERS: Readonly<
  Record<Another['offers'][number], { readonly name: string; readonly hint: string; readonly Show: ComponentType<OfferProps> }>
> = {
  'own workspace': {
    name: 'Open it as an organisation of its own',
    hint: 'It stands beside the ones on this computer and shares nothing with them. History and authors stay as they are.',
    Show: OwnWorkspace,
  },
  proposals: {
    name: 'Take its answers as a starting point for ours',
    hint: 'You choose which. What you take is recorded as your own edit, and you check and correct it.',
    Show: Proposals,
  },
};

/** A file of another organisation is never merged in. What can be done with it instead. */
export function AnotherOrganisation({ picked, preview }: OfferProps) {
  const [chosen, setChosen] = useState<Another['offers'][number] | null>(null);
  const id = useId();
  const Show = chosen === null ? null : OFFERS[chosen].Show;
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 className="nhsuk-heading-m" id={`${id}-title`}>
        This file is of another organisation
      </h2>
      <p className="prose">{preview.words}</p>
      <fieldset className="nhsuk-fieldset nhsuk-form-group">
        <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">What do you want to do with it?</legend>
        <div className="nhsuk-radios">
          {preview.offers.map((offer, at) => (
            <div className="nhsuk-radios__item" key={offer}>
              <input
                className="nhsuk-radios__input"
                type="radio"
                name={id}
                id={`${id}-${at}`}
                aria-describedby={`${id}-${at}-hint`}
                checked={chosen === offer}
                onChange={() => setChosen(offer)}
              />
              <label className="nhsuk-label nhsuk-radios__label" htmlFor={`${id}-${at}`}>
                {OFFERS[offer].name}
              </label>
              <div className="nhsuk-hint nhsuk-radios__hint" id={`${id}-${at}-hint`}>
                {OFFERS[offer].hint}
              </div>
            </div>
          ))}
        </div>
      </fieldset>
      {Show && (
        <div className="import__offer">
          <Show picked={picked} preview={preview} />
        </div>
      )}
    </section>
  );
}
