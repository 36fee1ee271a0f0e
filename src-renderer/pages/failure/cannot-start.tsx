/** The app cannot go on: what happened, what is safe, what to do. */
export function CannotStart({ words }: { readonly words: string }) {
  return (
    <main className="alone">
      <h1 className="page-heading">The app cannot start</h1>
      <div className="nhsuk-error-summary" role="alert">
        <p className="prose">{words}</p>
      </div>
      <button type="button" className="nhsuk-button nhsuk-button--secondary" onClick={() => window.location.reload()}>
        Try again
      </button>
    </main>
  );
}
