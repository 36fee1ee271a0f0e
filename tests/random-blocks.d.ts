import fc from 'fast-check';
import type { Block } from '../src-main/pdf/tree/document-tree.ts';
export declare const someText: fc.Arbitrary<string>;
export declare const anyBlocks: fc.Arbitrary<readonly Block[]>;
