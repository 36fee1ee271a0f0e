import { outbox } from './001-outbox.ts';
import { accounts } from './002-accounts.ts';
import { changes } from './003-changes.ts';
import { submissions } from './004-submissions.ts';
import type { Migration } from './migration.ts';

/** All of them, in order. New ones go to the end. */
export const migrations: readonly Migration[] = [outbox, accounts, changes, submissions];
