/** The words that screens share with printed documents. */
export * from '../../src-shared/words.ts';
