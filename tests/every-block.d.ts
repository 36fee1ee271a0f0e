import { type DocumentTree } from '../src-main/pdf/tree/document-tree.ts';
/** A document with every kind of block, for tests. */
export declare function everyBlock(): DocumentTree;
