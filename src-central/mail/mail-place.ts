/** Where mail goes: into files in a folder of this computer, or to a mail server. */
export type MailPlace =
  | { readonly kind: 'files'; readonly folder: string; readonly from: string }
  | { readonly kind: 'smtp'; readonly url: string; readonly from: string };
