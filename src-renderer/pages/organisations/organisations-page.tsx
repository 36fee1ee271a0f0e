import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { WorkspaceId } from '../../../src-shared/assessment/identifiers.ts';
import { announce } from '../../parts/announcer.tsx';
import { Page } from '../../parts/page.tsx';
import { useSession, useWorkspace } from '../../session/session.ts';
import { OrganisationRow } from './organisation-row.tsx';

/** The organisations on this computer: which is open, switch, add, remove. */
export function OrganisationsPage() {
  const { workspaces, switchTo } = useSession();
  const workspace = useWorkspace();
  const [, go] = useLocation();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [switching, setSwitching] = useState(false);

  const open = async (id: WorkspaceId, name: string): Promise<void> => {
    setSwitching(true);
    setRefusal(null);
    const opened = await switchTo(id);
    setSwitching(false);
    if (!opened.ok) return setRefusal(opened.refusal);
    go('/');
    announce(`${name} is open.`);
  };

  return (
    <Page title="Organisations on this computer">
      <p className="prose">
        One computer can hold several organisations. They share nothing: every page, every shortcut and every search belongs to
        the one that is open.
      </p>
      {refusal && (
        <div className="nhsuk-error-summary" role="alert">
          <p className="prose">{refusal}</p>
        </div>
      )}
      <ul className="organisations">
        {workspaces.map((one) => (
          <OrganisationRow
            key={one.id}
            organisation={one}
            isOpen={one.id === workspace.id}
            isOnly={workspaces.length === 1}
            isWaiting={switching}
            onSwitch={(name) => void open(one.id, name)}
          />
        ))}
      </ul>
      <div className="buttons">
        <Link href="/first-start?new=1" className="nhsuk-button">
          Add another organisation
        </Link>
        <Link href="/bring-here" className="buttons__link">
          Bring one from another computer
        </Link>
        <Link href="/import" className="buttons__link">
          Open an assessment file of another organisation
        </Link>
      </div>
    </Page>
  );
}
