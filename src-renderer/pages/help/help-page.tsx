import { useEffect } from 'react';
import { Link } from 'wouter';
import { useLocationProperty } from 'wouter/use-browser-location';
import { Page } from '../../parts/page.tsx';
import { Bullets, Paragraphs } from '../../parts/paragraphs.tsx';
import { HELP_TOPICS } from './help-topics.ts';

/** Help: short answers, each with a name by which the screens lead here. */
export function HelpPage() {
  const topic = useLocationProperty(() => window.location.hash.slice(1));
  useEffect(() => {
    const heading = document.getElementById(topic)?.querySelector<HTMLElement>('h2');
    heading?.scrollIntoView({ block: 'start' });
    heading?.focus({ preventScroll: true });
  }, [topic]);
  return (
    <Page title="Help">
      <p className="prose">
        New here? The <Link href="/help/quick-start">quick start guide</Link> takes five minutes. Press F1 anywhere to come to the
        help for what you are doing.
      </p>
      <ul className="nhsuk-list help-links">
        <li>
          <Link href="/help/quick-start">Quick start guide</Link>
        </li>
        <li>
          <Link href="/help/keyboard">Keyboard shortcuts</Link>
        </li>
        <li>
          <Link href="/help/accessibility">Accessibility statement</Link>
        </li>
        <li>
          <Link href="/about">About this app</Link>
        </li>
      </ul>
      <nav className="help-contents" aria-labelledby="help-contents">
        <h2 className="nhsuk-heading-s" id="help-contents">
          On this page
        </h2>
        <ul className="nhsuk-list">
          {HELP_TOPICS.map(({ id, title }) => (
            <li key={id}>
              <Link href={`/help#${id}`}>{title}</Link>
            </li>
          ))}
        </ul>
      </nav>
      {HELP_TOPICS.map(({ id, title, texts, points }) => (
        <section key={id} id={id} className={id === topic ? 'help-topic help-topic--wanted' : 'help-topic'}>
          <h2 className="nhsuk-heading-m" tabIndex={-1}>
            {title}
          </h2>
          <Paragraphs texts={texts} />
          {points && <Bullets texts={points} />}
        </section>
      ))}
    </Page>
  );
}
