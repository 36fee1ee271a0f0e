/** Said right above the questions. */
export function NoWayBack() {
  return (
    <div className="nhsuk-warning-callout removal__warning">
      <h2 className="nhsuk-warning-callout__label">
        <span className="nhsuk-u-visually-hidden">Important: </span>
        This cannot be undone
      </h2>
      <p>
        Nobody can bring it back, and neither can we. To correct a text, write over it instead: what stood there before then stays
        in the history.
      </p>
    </div>
  );
}
