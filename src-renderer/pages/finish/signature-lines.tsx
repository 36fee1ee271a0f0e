const LINES = ['Name', 'Role', 'Signature', 'Date'] as const;

/** Where two people sign the printed copy. Left empty: they are filled in by hand. */
export function SignatureLines({ organisation }: { readonly organisation: string }) {
  return (
    <section className="signatures" aria-labelledby="signatures">
      <h3 className="nhsuk-heading-s" id="signatures">
        Signed for {organisation || 'the organisation'}
      </h3>
      <p>I have read this assessment. As far as I know it says truly where we stand.</p>
      {['first', 'second'].map((who) => (
        <dl key={who} className="signatures__one">
          {LINES.map((line) => (
            <div key={line} className="signatures__line">
              <dt>{line}</dt>
              <dd>
                <span className="nhsuk-u-visually-hidden">to be filled in by hand</span>
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </section>
  );
}
