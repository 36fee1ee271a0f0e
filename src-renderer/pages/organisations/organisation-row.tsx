import { useId, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { WorkspaceSummary } from '../../../src-shared/contract/bridge.ts';
import { dateInWords } from '../../parts/words.ts';
import { RemoveOrganisation } from './remove-organisation.tsx';

interface Props {
  readonly organisation: WorkspaceSummary;
  readonly isOpen: boolean;
  readonly isOnly: boolean;
  readonly isWaiting: boolean;
  readonly onSwitch: (name: string) => void;
}

/** One organisation in the list. */
export function OrganisationRow({ organisation, isOpen, isOnly, isWaiting, onSwitch }: Props) {
  const [removing, setRemoving] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();
  const name = organisation.name.trim() || 'Organisation without a name';
  return (
    <li className="organisations__one">
      <div className="organisations__line">
        <div>
          <h2 className="organisations__name" id={`${id}-name`}>
            {name}
            {isOpen && <span className="nhsuk-tag note-tag">Open now</span>}
          </h2>
          <p className="small muted">On this computer since {dateInWords(organisation.createdAt)}</p>
        </div>
        <div className="organisations__do">
          {isOpen ? (
            <Link href="/organisation">Organisation details</Link>
          ) : (
            <button
              type="button"
              className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
              disabled={isWaiting}
              onClick={() => onSwitch(name)}
            >
              Switch to it<span className="nhsuk-u-visually-hidden"> {name}</span>
            </button>
          )}
          <button
            ref={opener}
            type="button"
            className="link-button"
            aria-expanded={removing}
            aria-controls={`${id}-remove`}
            onClick={() => setRemoving(!removing)}
          >
            Remove<span className="nhsuk-u-visually-hidden"> {name}</span>
          </button>
        </div>
      </div>
      <div id={`${id}-remove`} hidden={!removing}>
        {removing && (
          <RemoveOrganisation
            organisation={organisation}
            isOpen={isOpen}
            isOnly={isOnly}
            onCancel={() => {
              setRemoving(false);
              opener.current?.focus();
            }}
          />
        )}
      </div>
    </li>
  );
}
