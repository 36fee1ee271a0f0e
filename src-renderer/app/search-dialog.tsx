import { type KeyboardEvent, useDeferredValue, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import { type AssessmentAddress, assessmentPath } from '../assessment/paths.ts';
import type { FoundIn, SearchIndex } from '../assessment/search.ts';
import { MarkedText } from '../parts/marked-text.tsx';
import { setSectionOpen } from '../parts/section.tsx';
import { count } from '../parts/words.ts';
import type { Command } from './commands.ts';
import { keysOf } from './keys.ts';
import { type SearchResult, searchResults } from './search-results.ts';
import { closeSearch } from './search-state.ts';

interface Props {
  readonly commands: readonly Command[];
  readonly index: SearchIndex;
  readonly assessment: AssessmentAddress | null;
}

/** The search box: a text box over a list. The keyboard stays in the text box, arrow keys move along the list. */
export function SearchDialog({ commands, index, assessment }: Props) {
  const [, go] = useLocation();
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const wanted = useDeferredValue(typed);

  const groups = useMemo(() => {
    const open = (number: string, foundIn: FoundIn): void => {
      if (assessment) goToSection(go, assessmentPath(assessment.document, `requirements/${number}`), SECTIONS[foundIn]);
    };
    return searchResults(wanted, index, commands, open);
  }, [wanted, index, commands, assessment, go]);
  const results = groups.flatMap((group) => group.results);
  const more = groups.reduce((sum, group) => sum + group.more, 0);
  const chosen = results[Math.min(active, results.length - 1)];

  // Closing before it goes out of the page gives the focus back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    input.current?.focus();
    return () => element?.close();
  }, []);
  useLayoutEffect(() => {
    if (chosen) document.getElementById(`${id}-${chosen.key}`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, id]);

  const close = (): void => {
    dialog.current?.close();
    closeSearch();
  };
  const choose = (result: Pick<SearchResult, 'run'>): void => {
    close();
    result.run();
  };
  const onKey = (event: KeyboardEvent): void => {
    const last = results.length - 1;
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActive(active >= last ? 0 : active + 1);
    else if (event.key === 'ArrowUp') setActive(active <= 0 ? Math.max(last, 0) : Math.min(active, last) - 1);
    else if (event.key === 'Enter' && event.target === input.current) {
      if (chosen) choose(chosen);
    } else {
      const command = commands.find(({ keys }) => keys === keysOf(event.nativeEvent));
      // In here undo is the text box's own.
      if (!command || command.group === 'Edit') return;
      if (command.keys === 'Ctrl+K') input.current?.select();
      else choose(command);
    }
    event.preventDefault();
  };

  return (
    <dialog
      ref={dialog}
      className="search"
      aria-label="Search"
      onClose={closeSearch}
      onKeyDown={onKey}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <div className="search__inside">
        <div className="search__top">
          <label className="search__label" htmlFor={`${id}-box`}>
            Search requirements, pages and commands
          </label>
          <button type="button" className="link-button" onClick={close}>
            Close
          </button>
        </div>
        <input
          ref={input}
          id={`${id}-box`}
          className="nhsuk-input search__box"
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-autocomplete="list"
          aria-expanded={results.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen ? `${id}-${chosen.key}` : undefined}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            setActive(0);
          }}
        />
        <p className="search__count" role="status">
          {countInWords(wanted, results.length + more, more)}
        </p>
        <div className="search__list" role="listbox" id={`${id}-list`} aria-label="Results" tabIndex={-1}>
          {groups.map((group) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of a listbox has no element of its own
            <div key={group.key} role="group" aria-labelledby={`${id}-${group.key}`} className="search__group">
              <p className="search__group-name" role="presentation" id={`${id}-${group.key}`}>
                {group.name}
              </p>
              {group.results.map((result) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text box's
                // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here, the focus stays in the text box
                <div
                  key={result.key}
                  id={`${id}-${result.key}`}
                  role="option"
                  aria-selected={result === chosen}
                  className="search__result"
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(result)}
                >
                  <span className="search__name">
                    <MarkedText text={result.name} ranges={result.ranges} />
                  </span>
                  {result.excerpt && (
                    <span className="search__excerpt">
                      {result.excerpt.foundIn}: <MarkedText text={result.excerpt.text} ranges={result.excerpt.ranges} />
                    </span>
                  )}
                  {result.keys && <kbd className="search__keys">{result.keys}</kbd>}
                </div>
              ))}
            </div>
          ))}
        </div>
      </div>
    </dialog>
  );
}

/** Where on the requirement page the words are. */
const SECTIONS: Partial<Readonly<Record<FoundIn, string>>> = {
  comment: 'comments',
  evidence: 'evidence',
  criterion: 'levels',
  guidance: 'guidance',
};

/** Opens a page at one of its sections, also when it is the page that is open already. */
function goToSection(go: (path: string) => void, path: string, section: string | undefined): void {
  if (section === undefined) return go(path);
  setSectionOpen(section, true);
  const isHere = window.location.pathname === path;
  go(`${path}#${section}`);
  if (isHere) document.getElementById(section)?.querySelector('button')?.focus();
}

function countInWords(typed: string, found: number, more: number): string {
  if (typed.trim() === '') return 'Type a number or a few words. Arrow keys choose, Enter goes there.';
  if (found === 0) return 'Nothing found. Try fewer or shorter words.';
  return more > 0
    ? `${count(found, 'result')}. The first ${found - more} are listed: type another word to find fewer.`
    : `${count(found, 'result')}.`;
}
