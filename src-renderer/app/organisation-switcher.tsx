import { useRef } from 'react';
import { Link, useLocation } from 'wouter';
import type { WorkspaceId } from '../../src-shared/assessment/identifiers.ts';
import { announce } from '../parts/announcer.tsx';
import { focusLeft } from '../parts/focus-left.ts';
import { notify } from '../parts/notice.tsx';
import { useSession, useWorkspace } from '../session/session.ts';
import { useMenuOverPage } from './use-menu-over-page.ts';

const MENU = 'organisation-menu';

/** The organisation's name in the head; it opens the list of organisations on this computer. */
export function OrganisationSwitcher({ name }: { readonly name: string }) {
  const { workspaces, switchTo } = useSession();
  const open = useWorkspace().id;
  const [, go] = useLocation();
  const menu = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  useMenuOverPage(menu, opener);
  const close = (): void => menu.current?.hidePopover();
  const choose = async (id: WorkspaceId, chosen: string): Promise<void> => {
    close();
    if (id === open) return;
    const opened = await switchTo(id);
    if (!opened.ok) return notify(opened.refusal);
    go('/');
    announce(`${chosen} is open.`);
  };
  return (
    <>
      <button ref={opener} type="button" className="head__organisation" popoverTarget={MENU}>
        {name || 'Organisation without a name'}
        <span className="nhsuk-u-visually-hidden">, switch organisation</span>
        <span className="head__switch" aria-hidden="true">
          ▾
        </span>
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it hears only that the focus has left it */}
      <div
        id={MENU}
        popover="auto"
        className="switcher"
        ref={menu}
        // It would lie over what has the focus then.
        onBlur={(event) => focusLeft(event) && close()}
      >
        <p className="switcher__heading">Organisations on this computer</p>
        <ul>
          {workspaces.map((workspace) => (
            <li key={workspace.id}>
              <button
                type="button"
                className="switcher__choice"
                aria-current={workspace.id === open ? 'true' : undefined}
                onClick={() => void choose(workspace.id, workspace.name)}
              >
                {workspace.id === open ? name || workspace.name : workspace.name || 'Organisation without a name'}
                {workspace.id === open && <span className="muted"> (open now)</span>}
              </button>
            </li>
          ))}
        </ul>
        <ul className="switcher__more">
          <li>
            <Link href="/organisation" onClick={close}>
              Organisation details
            </Link>
          </li>
          <li>
            <Link href="/organisations" onClick={close}>
              Add or remove an organisation
            </Link>
          </li>
        </ul>
      </div>
    </>
  );
}
