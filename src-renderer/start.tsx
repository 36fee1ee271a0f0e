import './bridge/schemas-without-evaluation.ts';
import '@fontsource/source-sans-3/400.css';
import '@fontsource/source-sans-3/600.css';
import { createRoot } from 'react-dom/client';
import { personId } from '../src-shared/assessment/identifiers.ts';
import { App } from './app/app.tsx';
import { letStrayDropsFall } from './app/stray-drops.ts';
import { bridgeClient } from './bridge/bridge-client.ts';
import { addStyleSheets } from './look/look.ts';
import { CannotStart } from './pages/failure/cannot-start.tsx';
import { SessionProvider } from './session/session-provider.tsx';
import { openWorkspace } from './workspace/open-workspace.ts';

/** Starts the renderer: settings, style, the workspace that was open last, then the first page. */
async function start(): Promise<void> {
  const element = document.getElementById('app');
  if (!element) throw new Error('the page has no place for the app');
  const root = createRoot(element);
  const bridge = bridgeClient();
  const started = bridge ? await bridge.call('app.start', {}) : null;
  await addStyleSheets(started?.ok ? started.value.settings.appearance : 'system');
  if (!bridge || !started)
    return root.render(
      <CannotStart words="This page works only inside the IG Toolkit Desktop app. Start the app and use its window." />,
    );
  if (!started.ok) return root.render(<CannotStart words={started.refusal.words} />);

  const { settings, workspaces } = started.value;
  const last = workspaces.find(({ id }) => id === settings.lastWorkspace) ?? workspaces.at(-1);
  const opened = last ? await openWorkspace(bridge, last.id) : null;
  if (opened && !opened.ok) return root.render(<CannotStart words={opened.refusal} />);
  if (opened && last) {
    const person = personId.safeParse(settings.people[last.id]);
    if (person.success) opened.value.setPerson(person.data);
  }
  root.render(
    <SessionProvider bridge={bridge} start={started.value} workspace={opened?.value ?? null}>
      <App />
    </SessionProvider>,
  );
}

letStrayDropsFall();
void start();
