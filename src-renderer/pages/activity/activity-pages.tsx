interface Props {
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

/** Newer and older: the list in parts. */
export function ActivityPages({ page, pages, onPage }: Props) {
  const button = (words: string, to: number, possible: boolean) => (
    <button
      type="button"
      className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
      disabled={!possible}
      onClick={() => onPage(to)}
    >
      {words}
    </button>
  );
  return (
    <nav className="activity__pages" aria-label="Parts of the list">
      {button('Newest', 0, page > 0)}
      {button('Newer', page - 1, page > 0)}
      <span>
        Part {page + 1} of {pages}
      </span>
      {button('Older', page + 1, page < pages - 1)}
      {button('Oldest', pages - 1, page < pages - 1)}
    </nav>
  );
}
