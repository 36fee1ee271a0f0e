interface Props {
  readonly what: 'file' | 'text';
}

/** What is left of something that was removed for good, and what no app can reach. */
export function WhatStays({ what }: Props) {
  return (
    <>
      <h2 className="nhsuk-heading-s">What stays</h2>
      <ul className="nhsuk-list nhsuk-list--bullet prose">
        <li>who removed it, when, and why</li>
        {what === 'file' ? (
          <li>
            the file’s SHA-256 hash and its size, who attached it and when, and where it was used: enough to prove which file it
            was, and not what it said
          </li>
        ) : (
          <li>a random mark in its place, from which nobody can work the text out</li>
        )}
      </ul>
    </>
  );
}
