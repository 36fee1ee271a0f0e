import { useMemo } from 'react';
import { useLocation } from 'wouter';
import type { AssessmentAddress } from '../assessment/paths.ts';
import { assessmentPath } from '../assessment/paths.ts';
import { useCurrentAssessment } from '../assessment/use-assessments.ts';
import { lockNow } from '../lock/lock-state.ts';
import { notify } from '../parts/notice.tsx';
import { printHere } from '../printing/print-here.ts';
import { openPrinting } from '../printing/printing-state.ts';
import { REMOVALS_PATH } from '../removal/paths.ts';
import { useSession } from '../session/session.ts';
import { openPersonMenu } from './person-menu.ts';
import { openSearch } from './search-state.ts';

/** One thing the app can be told to do. The shortcut list, the search box and the key handler are made from this table. */
export interface Command {
  readonly name: string;
  readonly group: 'Go to' | 'Edit' | 'This page' | 'Working here' | 'Help';
  /** In the words of the keys: `Ctrl+Z`, `Alt+1`. */
  readonly keys: string | null;
  readonly run: () => void;
}

/** The rail's places, in the order in which Alt and a digit reach them. */
export function railOf(assessment: AssessmentAddress | null): readonly { readonly name: string; readonly path: string }[] {
  return [
    { name: 'Assessments', path: '/' },
    ...(assessment
      ? [
          { name: 'Requirements', path: assessmentPath(assessment.document, 'requirements') },
          { name: 'What is left to do', path: assessmentPath(assessment.document, 'left-to-do') },
          { name: 'What today’s return asks', path: assessmentPath(assessment.document, 'todays-return') },
        ]
      : []),
    { name: 'Evidence', path: '/evidence' },
    { name: 'People', path: '/people' },
    { name: 'Activity', path: '/activity' },
    { name: 'Settings', path: '/settings' },
  ];
}

/** Every command that makes sense now. */
export function useCommands(): readonly Command[] {
  const [, go] = useLocation();
  const { bridge, workspace, sets } = useSession();
  const assessment = useCurrentAssessment();
  return useMemo(() => {
    const replay = async (which: 'undo' | 'redo'): Promise<void> => {
      const result = await workspace?.[which]();
      if (!result) return;
      if (!result.ok) return notify(result.refusal);
      go(result.value.path);
      notify(`${which === 'undo' ? 'Undone' : 'Done again'}: ${result.value.name}.`);
    };
    const lock = (): void => {
      if (!workspace || lockNow(bridge, workspace)) return;
      go('/people#pin');
      notify('You have no PIN on this computer. Set one here, then Ctrl+L locks the window.');
    };
    const print = (): void => {
      const here = printHere(window.location.pathname);
      // Without its requirement set there is nothing of an assessment to print.
      if (here.kind === 'page' || !assessment || !sets.some(({ id }) => id === assessment.set)) window.print();
      else openPrinting({ assessment, first: here.first, requirement: here.requirement });
    };
    return [
      ...railOf(assessment).map(
        ({ name, path }, at): Command => ({ name, group: 'Go to', keys: `Alt+${at + 1}`, run: () => go(path) }),
      ),
      ...(assessment
        ? [
            {
              name: 'Finish without publishing',
              group: 'Go to',
              keys: null,
              run: () => go(assessmentPath(assessment.document, 'finish')),
            } as const,
          ]
        : []),
      { name: 'Organisation details', group: 'Go to', keys: null, run: () => go('/organisation') },
      { name: 'Keeping and removing', group: 'Go to', keys: null, run: () => go(REMOVALS_PATH) },
      { name: 'Backup and moving', group: 'Go to', keys: null, run: () => go('/backup') },
      { name: 'Bring an organisation here', group: 'Go to', keys: null, run: () => go('/bring-here') },
      { name: 'All organisations', group: 'Go to', keys: null, run: () => go('/organisations') },
      { name: 'Recovery code', group: 'Go to', keys: null, run: () => go('/recovery-code') },
      { name: 'Back', group: 'Go to', keys: 'Alt+Left', run: () => window.history.back() },
      { name: 'Search', group: 'Go to', keys: 'Ctrl+K', run: openSearch },
      { name: 'Undo', group: 'Edit', keys: 'Ctrl+Z', run: () => void replay('undo') },
      { name: 'Redo', group: 'Edit', keys: 'Ctrl+Y', run: () => void replay('redo') },
      { name: 'Print', group: 'This page', keys: 'Ctrl+P', run: print },
      { name: 'Next region of the window', group: 'This page', keys: 'F6', run: focusNextRegion },
      { name: 'Somebody else works here', group: 'Working here', keys: 'Ctrl+Shift+P', run: openPersonMenu },
      { name: 'Lock this window', group: 'Working here', keys: 'Ctrl+L', run: lock },
      { name: 'Help', group: 'Help', keys: 'F1', run: () => go(`/help${topicOfFocus()}`) },
      { name: 'Quick start guide', group: 'Help', keys: null, run: () => go('/help/quick-start') },
      { name: 'Keyboard shortcuts', group: 'Help', keys: null, run: () => go('/help/keyboard') },
      { name: 'Accessibility statement', group: 'Help', keys: null, run: () => go('/help/accessibility') },
      { name: 'About', group: 'Help', keys: null, run: () => go('/about') },
    ];
  }, [go, bridge, workspace, sets, assessment]);
}

/** Shortcuts of a single page, listed with the others. */
export const PAGE_SHORTCUTS: readonly { readonly keys: string; readonly name: string; readonly where: string }[] = [
  { keys: 'Ctrl+Page Down', name: 'Next requirement', where: 'On a requirement' },
  { keys: 'Ctrl+Page Up', name: 'Previous requirement', where: 'On a requirement' },
  { keys: 'Space', name: 'Tick or untick', where: 'On a criterion' },
  { keys: 'Enter', name: 'Open the requirement', where: 'In the list of requirements' },
  { keys: 'Escape', name: 'Close', where: 'In the search box and other boxes over the page' },
];

function focusNextRegion(): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((region) => region.offsetParent !== null);
  const here = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(here + 1) % regions.length];
  const inside =
    next?.querySelectorAll<HTMLElement>('a[href], button:not([disabled]), input, textarea, select, [tabindex]') ?? [];
  // Some are there for narrow windows only.
  ([...inside].find((element) => element.checkVisibility()) ?? next)?.focus();
}

/** The help topic of what has the focus: the nearest element that names one. */
function topicOfFocus(): string {
  const topic = document.activeElement?.closest('[data-help]')?.getAttribute('data-help');
  return topic ? `#${topic}` : '';
}
