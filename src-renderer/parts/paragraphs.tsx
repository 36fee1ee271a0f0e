/** Text in paragraphs. */
export function Paragraphs({ texts }: { readonly texts: readonly string[] }) {
  return texts.map((text) => (
    <p key={text} className="prose">
      {text}
    </p>
  ));
}

export function Bullets({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ul className="nhsuk-list nhsuk-list--bullet">
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}
