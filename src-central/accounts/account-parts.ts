import type { ServiceParts } from '../app.ts';
import type { PasswordQueue } from './password-queue.ts';

/** What the routes of accounts need beside the rest: one queue for all that has to do with passwords. */
export interface AccountParts extends ServiceParts {
  readonly passwords: PasswordQueue;
}
