import type { NeededProgram } from './ensure-debian-packages.ts';

/** Other people's programs that tests read our PDFs back with. */
export const PDF_PROGRAMS: readonly NeededProgram[] = [
  { program: 'pdftotext', package: 'poppler-utils' },
  { program: 'qpdf', package: 'qpdf' },
];
