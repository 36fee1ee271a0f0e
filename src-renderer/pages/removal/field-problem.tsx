interface Props {
  readonly id: string;
  readonly words: string | undefined;
}

/** What is wrong with an answer, above its box. */
export function FieldProblem({ id, words }: Props) {
  if (words === undefined) return null;
  return (
    <p className="nhsuk-error-message" id={id} role="alert">
      <span className="nhsuk-u-visually-hidden">Error: </span>
      {words}
    </p>
  );
}
