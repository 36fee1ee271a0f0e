import { useLayoutEffect } from 'react';
import type { Settings } from '../../src-shared/contract/settings.ts';
import dark from './dark.scss?url';
import light from './light.scss?url';

const MEDIA = {
  // Paper is white, whatever the screen is.
  system: { light: 'print, (prefers-color-scheme: light)', dark: 'screen and (prefers-color-scheme: dark)' },
  light: { light: 'all', dark: 'not all' },
  dark: { light: 'print', dark: 'screen' },
} as const;

/** Adds both style sheets; which one counts follows the system until the person chooses. Settles when one can be drawn. */
export async function addStyleSheets(appearance: Settings['appearance']): Promise<void> {
  const sheet = (name: 'light' | 'dark', href: string): Promise<void> =>
    new Promise((resolve) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = href;
      link.dataset.look = name;
      link.media = MEDIA[appearance][name];
      link.onload = link.onerror = () => resolve();
      document.head.append(link);
    });
  await Promise.all([sheet('light', light), sheet('dark', dark)]);
}

/** Follows the appearance and text size settings. */
export function useLook({ appearance, textSize }: Pick<Settings, 'appearance' | 'textSize'>): void {
  useLayoutEffect(() => {
    for (const link of document.querySelectorAll<HTMLLinkElement>('link[data-look]'))
      link.media = MEDIA[appearance][link.dataset.look === 'dark' ? 'dark' : 'light'];
    document.documentElement.dataset.textSize = textSize;
    document.documentElement.style.colorScheme = appearance === 'system' ? 'light dark' : appearance;
  }, [appearance, textSize]);
}
