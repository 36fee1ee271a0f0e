import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const submissions: Migration = {
  name: '004-submissions',
  statements: [
    sql`create table submission (
      organisation uuid not null references organisation (id),
      id uuid not null,
      assessment text collate "C" not null,
      set_id text not null,
      set_hash text not null,
      snapshot_hash text not null,
      snapshot text not null,
      holding text not null,
      manifest text not null,
      receipt text not null,
      received bigint not null,
      due_at bigint,
      account uuid not null,
      account_name text not null,
      sign_in uuid not null,
      device text not null,
      primary key (organisation, id)
    )`,
    // What was published is not changed by a mistake in the service either. What is decided about it later stands elsewhere.
    sql`create function keep_submission() returns trigger language plpgsql as
      'begin raise exception ''a submission is never changed''; end'`,
    sql`create trigger submission_is_kept before update or delete on submission
      for each row execute function keep_submission()`,
    sql`create trigger submissions_are_kept before truncate on submission
      for each statement execute function keep_submission()`,
  ],
};
