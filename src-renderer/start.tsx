import './bridge/schemas-without-evaluation.ts';
import '@fontsource/source-sans-3/400.css';
import '@fontsource/source-sans-3/600.css';
import { createRoot, type Root } from 'react-dom/client';
import { personId, type WorkspaceId } from '../src-shared/assessment/identifiers.ts';
import { App } from './app/app.tsx';
import { letStrayDropsFall } from './app/stray-drops.ts';
import { bridgeClient } from './bridge/bridge-client.ts';
import { learnLock } from './lock/lock-state.ts';
import { addStyleSheets } from './look/look.ts';
import { CannotStart } from './pages/failure/cannot-start.tsx';
import { RequirementSets } from './session/requirement-sets.ts';
import { SessionProvider } from './session/session-provider.tsx';
import { openWorkspace } from './workspace/open-workspace.ts';

/** Starts the renderer: settings, style, the workspace that was open last, then the first page. */
async function start(): Promise<void> {
  const element = document.getElementById('app');
  if (!element) throw new Error('the page has no place for the app');
  // What React could recover from is a bug all the same: what lies behind it is reported, not only that it happened.
  const root = createRoot(element, {
    onRecoverableError: (error) => reportError(error instanceof Error ? (error.cause ?? error) : error),
  });
  try {
    await show(root);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    root.render(
      <CannotStart
        words={`Something went wrong inside the app (${name}). Your answers are safe in its journal. Close it and start it again.`}
      />,
    );
    throw error;
  }
}

async function show(root: Root): Promise<void> {
  const bridge = bridgeClient();
  const started = bridge ? await bridge.call('app.start', {}) : null;
  await addStyleSheets(started?.ok ? started.value.settings.appearance : 'system');
  if (!bridge || !started)
    return root.render(
      <CannotStart words="This page works only inside the IG Toolkit Desktop app. Start the app and use its window." />,
    );
  if (!started.ok) return root.render(<CannotStart words={started.refusal.words} />);

  const { settings, workspaces } = started.value;
  const requirementSets = new RequirementSets(bridge);
  const last = workspaces.find(({ id }) => id === settings.lastWorkspace) ?? workspaces.at(-1);
  const opened = last ? await openWorkspace(bridge, last.id) : null;
  if (opened && !opened.ok) {
    // One organisation that cannot be opened must not keep the others closed.
    const others = workspaces.filter(({ id }) => id !== last?.id);
    const open = async (lastWorkspace: WorkspaceId): Promise<void> => {
      await bridge.call('settings.save', { ...settings, lastWorkspace });
      window.location.reload();
    };
    return root.render(<CannotStart words={opened.refusal} others={others} onOpen={(id) => void open(id)} />);
  }
  if (opened && last) {
    const person = personId.safeParse(settings.people[last.id]);
    if (person.success) opened.value.setPerson(person.data);
    // Known before the first page is drawn: a locked window shows nothing of it.
    await Promise.all([learnLock(bridge, opened.value.person), requirementSets.fetchAll(opened.value.folded.keys())]);
  }
  root.render(
    <SessionProvider bridge={bridge} start={started.value} workspace={opened?.value ?? null} requirementSets={requirementSets}>
      <App />
    </SessionProvider>,
  );
}

letStrayDropsFall();
void start();
