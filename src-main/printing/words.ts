/** What is said when a document cannot be made. */

export const TOO_MUCH_MEMORY =
  'This document takes more memory than the app may use, so it was not made. What was saved is safe. Close other programs and try again.';

export const DIED =
  'Something went wrong while this document was made, so there is none. What was saved is safe. Try again; if it happens again, close the app and start it anew.';

export const NOTHING_SHOWS_IT =
  'No program on this computer shows PDF files, or it could not be started. Save the document and print it on another computer.';

export const CLOSING = 'The app is being closed, so no document is made any more.';
