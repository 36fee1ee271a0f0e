/** What a text says, or undefined where it is not JSON: nothing that a schema accepts. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
