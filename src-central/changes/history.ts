import { createHash } from 'node:crypto';

/** A place in an organisation's history: how many changes, which link the last of them has, and from which beginning. */
export interface Place {
  readonly epoch: string;
  readonly position: number;
  readonly link: string;
}

/** Of a history in which nothing has happened. */
export const FIRST_LINK = linkAfter('', '');

/**
 * The link of the next change. Each is made of the one before and the change's id, so two histories with the same link at
 * a position have the same changes in the same order up to there. It is made of no content, so that content can be destroyed.
 */
export function linkAfter(link: string, id: string): string {
  return createHash('sha256').update(`${link} ${id}`).digest().subarray(0, 16).toString('base64url');
}

export function writePlace({ epoch, position, link }: Place): string {
  return `${epoch}.${position}.${link}`;
}

/** Reads what `writePlace` wrote; the contract's schema has seen its form. */
export function readPlace(text: string): Place {
  const [epoch = '', position = '', link = ''] = text.split('.');
  return { epoch, position: Number(position), link };
}
