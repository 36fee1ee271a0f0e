import { useEffect, useRef, useSyncExternalStore } from 'react';
import { sizeInWords } from '../../src-shared/size-in-words.ts';
import { useWorkspace } from '../session/session.ts';
import type { IncomingFile } from './incoming-files.ts';

/** From this size on it is said how far it has got. */
const WORTH_COUNTING = 4 * 1024 * 1024;

/** The files that were given at one place and are on their way, failed, or have something to say. */
export function IncomingList({ at }: { readonly at: string }) {
  const { incoming } = useWorkspace();
  const files = useSyncExternalStore(incoming.subscribe, () => incoming.files);
  useEffect(() => incoming.showAt(at), [incoming, at]);
  const place = useRef<HTMLDivElement>(null);
  const here = files.filter((file) => file.at === at);
  return (
    <div ref={place} className="incoming-here" tabIndex={-1}>
      {here.length > 0 && (
        <ul className="incoming">
          {here.map((file) => (
            // The button that was pressed goes; the focus stays where it was.
            <Incoming key={file.id} file={file} onPress={() => place.current?.focus()} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Incoming({ file, onPress }: { readonly file: IncomingFile; readonly onPress: () => void }) {
  const { incoming } = useWorkspace();
  const { id, name, size, state } = file;
  const button = (words: string, act: () => void) => (
    <button
      type="button"
      className="link-button"
      onClick={() => {
        onPress();
        act();
      }}
    >
      {words}
      <span className="nhsuk-u-visually-hidden"> {name}</span>
    </button>
  );
  const cancel = button('Cancel', () => incoming.cancel(id));
  switch (state.kind) {
    case 'waiting':
      return (
        <li className="incoming__file">
          <span>{name} comes next.</span> {cancel}
        </li>
      );
    case 'copying':
      return (
        <li className="incoming__file">
          <span>
            Copying {name}
            {state.copied !== null && size >= WORTH_COUNTING
              ? `: ${sizeInWords(state.copied)} of ${sizeInWords(size)}`
              : size >= WORTH_COUNTING && ` (${sizeInWords(size)})`}
            …
          </span>{' '}
          {state.copied !== null && size >= WORTH_COUNTING && (
            <progress className="incoming__progress" max={size} value={state.copied} aria-label={`Copying ${name}`} />
          )}
          {cancel}
        </li>
      );
    case 'asking':
      return (
        <li className="incoming__file">
          <span>{name} waits for your answer.</span> {cancel}
        </li>
      );
    case 'failed':
      return (
        <li className="incoming__file incoming__file--failed">
          <p className="nhsuk-error-message" role="alert">
            <span className="nhsuk-u-visually-hidden">Error: </span>
            {state.words}
          </p>
          {button('Try again', () => incoming.again(id))} {button('Hide', () => incoming.forget(id))}
        </li>
      );
    case 'recorded':
      return (
        <li className="incoming__file">
          <p className="small">
            {name}: {state.notes.join(' ')}
          </p>
          {button('Hide', () => incoming.forget(id))}
        </li>
      );
  }
}
