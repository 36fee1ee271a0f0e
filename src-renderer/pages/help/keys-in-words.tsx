import { Fragment } from 'react';

/** `Ctrl+Page Down` as keys to press together. */
export function KeysInWords({ keys }: { readonly keys: string }) {
  return keys.split('+').map((key, at) => (
    <Fragment key={key}>
      {at > 0 && ' + '}
      <kbd className="key">{KEYS[key] ?? key}</kbd>
    </Fragment>
  ));
}

const KEYS: Readonly<Record<string, string>> = { Left: '← Left', Right: '→ Right' };
