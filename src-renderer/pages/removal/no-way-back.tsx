/** Said right above the questions, with what may be meant instead. */
export function NoWayBack({ what }: { readonly what: 'file' | 'text' }) {
  return (
    <div className="nhsuk-warning-callout removal__warning">
      <h2 className="nhsuk-warning-callout__label">
        <span className="nhsuk-u-visually-hidden">Important: </span>
        This cannot be undone
      </h2>
      <p>
        Nobody can bring it back, and neither can we.{' '}
        {what === 'text'
          ? 'To correct a text, write over it instead: what stood there before then stays in the history.'
          : 'To correct a document, replace it with a newer version instead; to have it out of the way, take it off the list.'}
      </p>
    </div>
  );
}
