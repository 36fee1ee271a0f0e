import type { DocumentId } from '../../../src-shared/assessment/document.ts';
import type { TodaysEntry } from '../../../src-shared/assessment/todays-return.ts';
import { entryAsText, stateInWords } from '../../../src-shared/exchange/todays-return-text.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { TodaysUseBlock } from './todays-use-block.tsx';

interface Props {
  readonly entry: TodaysEntry;
  readonly assessment: DocumentId;
}

/** One item of the return: what it asks, and what the answers say to it. */
export function TodaysItemCard({ entry, assessment }: Props) {
  const { item, uses, state } = entry;
  const text = entryAsText(entry);
  return (
    <article className="card todays-item" aria-labelledby={`item-${item.item}`}>
      <div className="todays-item__top">
        <h3 className="todays-item__heading" id={`item-${item.item}`}>
          {item.item} {item.subject}
        </h3>
        <p className="todays-item__tags">
          <span className={`nhsuk-tag todays-tag todays-tag--${item.mandatory ? 'mandatory' : 'optional'}`}>
            {item.mandatory ? 'Mandatory' : 'Not mandatory'}
          </span>
          {state !== 'never asked' && (
            <span className={`todays-state todays-state--${state.replaceAll(' ', '-')}`}>{stateInWords(state)}</span>
          )}
        </p>
      </div>
      <p className="prose">{item.asks}</p>
      {item.never_asked_note && (
        <div className="todays-item__note">
          <p>
            <strong>The old set never asked this.</strong> {item.never_asked_note}
          </p>
        </div>
      )}
      {state === 'no requirement' && (
        <p className="muted small">
          No requirement of your set asks for this by itself, so there is no answer to copy. Write it fresh in the return.
        </p>
      )}
      {uses.map((use) => (
        <TodaysUseBlock key={use.standing.requirement.number} use={use} assessment={assessment} />
      ))}
      {text !== '' && (
        <p className="todays-item__copy no-print">
          <CopyButton text={text}>
            Copy<span className="nhsuk-u-visually-hidden"> what you have for {item.item}</span>
          </CopyButton>
        </p>
      )}
    </article>
  );
}
