import { outbox } from './001-outbox.ts';
import type { Migration } from './migration.ts';

/** All of them, in order. New ones go to the end. */
export const migrations: readonly Migration[] = [outbox];
