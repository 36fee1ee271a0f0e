/** The library's own reader, which it comes without types for; it is only handed on. */
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
