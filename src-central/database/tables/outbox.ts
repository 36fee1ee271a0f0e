import type { Generated } from 'kysely';

/** Mail that waits to be sent, and mail that was. Written in the transaction of what it announces. */
interface OutboxTable {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  /** Milliseconds since 1970, by the service's clock. */
  readonly written_at: number;
  attempts: Generated<number>;
  /** When it is to be tried next, or until when one process has it in hand. */
  due_at: number;
  sent_at: number | null;
  /** Why the last attempt failed; no text of the mail. */
  failure: string | null;
}

export interface OutboxTables {
  outbox: OutboxTable;
}
