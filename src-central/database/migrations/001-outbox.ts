import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const outbox: Migration = {
  name: '001-outbox',
  statements: [
    sql`create table outbox (
      id text collate "C" primary key,
      recipient text not null,
      subject text not null,
      body text not null,
      written_at bigint not null,
      attempts integer not null default 0,
      due_at bigint not null,
      sent_at bigint,
      failure text
    )`,
    sql`create index outbox_due on outbox (due_at) where sent_at is null`,
  ],
};
