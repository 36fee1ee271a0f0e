interface Props {
  readonly hash: string;
}

/** The start of a hash, enough to compare by eye. */
export function shortHash(hash: string): string {
  return (hash.slice(0, 12).match(/.{4}/g) ?? []).join(' ');
}

/** The hash of a sealed copy, short, and in full on request. */
export function Fingerprint({ hash }: Props) {
  return (
    <>
      <code>{shortHash(hash)}</code>
      <details className="nhsuk-details fingerprint">
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">Show all of it</span>
        </summary>
        <div className="nhsuk-details__text">
          <code className="fingerprint__all">{hash}</code>
          <p className="small muted">
            The SHA-256 hash of everything in the copy. Two copies with the same one say the same, word for word.
          </p>
        </div>
      </details>
    </>
  );
}
