import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const changes: Migration = {
  name: '003-changes',
  statements: [
    // No foreign key to the organisation: it would be looked up again for every row, and the counter, without which no row is
    // written, has it.
    sql`create table change (
      organisation uuid not null,
      position bigint not null,
      id uuid not null,
      at text collate "C" not null,
      wall text not null,
      by uuid not null,
      action uuid not null,
      document text collate "C" not null,
      field text collate "C" not null,
      value text not null,
      was uuid,
      account uuid not null,
      device text not null,
      received bigint not null,
      clock_off bigint,
      link text not null,
      destroyed boolean not null default false,
      primary key (organisation, position),
      unique (organisation, id)
    )`,
    // The state of a document is folded when it is asked for: the first row of each field in this order holds.
    sql`create index change_holding on change (organisation, document, field, at desc, id desc)`,
    sql`create table change_counter (
      organisation uuid primary key references organisation (id),
      position bigint not null,
      link text not null,
      has_destroyed boolean not null default false,
      window_began bigint not null,
      window_requests integer not null,
      window_changes integer not null
    )`,
    sql`create table document_digest (
      organisation uuid not null references organisation (id),
      document text collate "C" not null,
      count integer not null,
      xor text not null,
      primary key (organisation, document)
    )`,
    sql`create table destroyed_change (
      organisation uuid not null references organisation (id),
      id uuid not null,
      removal uuid not null,
      primary key (organisation, id)
    )`,
    sql`create table history_epoch (one boolean primary key default true check (one), epoch text not null)`,
    sql`insert into history_epoch (epoch) values (gen_random_uuid()::text)`,
  ],
};
