/** The PDFs that are shown in windows of their own, each under an address that no other has. They are in memory only. */
export interface PdfAddresses {
  /** @returns the path under which it is answered from now on: `/1/Riverside Surgery.pdf` with its name encoded */
  readonly add: (document: { readonly name: string; readonly bytes: Uint8Array }) => string;
  readonly remove: (path: string) => void;
  /** @returns null for what was never added, or was removed */
  readonly reply: (path: string) => PdfReply | null;
}

interface PdfReply {
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export function pdfAddresses(): PdfAddresses {
  const documents = new Map<string, Uint8Array<ArrayBuffer>>();
  let added = 0;
  return {
    add: ({ name, bytes }) => {
      added += 1;
      const path = `/${added}/${encodeURIComponent(name)}`;
      documents.set(path, new Uint8Array(bytes));
      return path;
    },
    remove: (path) => documents.delete(path),
    reply: (path) => {
      const bytes = documents.get(path);
      return bytes === undefined ? null : { headers: HEADERS, bytes };
    },
  };
}

const HEADERS = {
  'content-type': 'application/pdf',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  // What is printed is not left in the browser’s profile.
  'cache-control': 'no-store',
};
