import { sql } from 'kysely';
import type { Migration } from './migration.ts';

export const accounts: Migration = {
  name: '002-accounts',
  statements: [
    sql`create table organisation (
      id uuid primary key,
      kind text not null check (kind in ('organisation', 'operator')),
      ods_code text collate "C" not null unique,
      name text not null,
      type text not null,
      town text not null,
      postcode text not null,
      region text not null,
      commissioner text not null,
      parent uuid references organisation (id),
      standing text not null check (standing in ('provisional', 'confirmed')),
      confirmed_at bigint,
      confirmed_by text,
      confirmation_hash text,
      registration_hash text not null,
      terms_hash text not null,
      registered_at bigint not null
    )`,
    sql`create index organisation_parent on organisation (parent) where parent is not null`,
    sql`create table account (
      organisation uuid not null references organisation (id),
      id uuid not null,
      user_name text collate "C" not null,
      forename text not null,
      surname text not null,
      email text not null,
      telephone text not null,
      role text not null,
      password_hash text,
      one_time_hash text,
      one_time_ends_at bigint,
      added_hash text not null,
      added_at bigint not null,
      removed_at bigint,
      primary key (organisation, id),
      unique (organisation, user_name)
    )`,
    sql`create table sign_in (
      organisation uuid not null,
      id uuid not null,
      account uuid not null,
      device text not null,
      device_name text not null,
      generation integer not null,
      token_hash text not null,
      begun_at bigint not null,
      seen_at bigint not null,
      ends_at bigint not null,
      ended_at bigint,
      ended_because text,
      primary key (organisation, id),
      foreign key (organisation, account) references account (organisation, id)
    )`,
    // A computer is listed once for each account, whatever is asked at the same time.
    sql`create unique index sign_in_of_computer on sign_in (organisation, account, device) where ended_at is null`,
    sql`create index sign_in_on_computer on sign_in (organisation, account, device)`,
    sql`create table hand_over (
      organisation uuid not null references organisation (id),
      id uuid not null,
      whom text not null,
      forename text not null,
      surname text not null,
      email text not null,
      telephone text not null,
      message text not null,
      asked_hash text not null,
      asked_at bigint not null,
      decided_at bigint,
      decision text,
      decided_by uuid,
      primary key (organisation, id)
    )`,
    sql`create index hand_over_open on hand_over (asked_at) where decided_at is null`,
    sql`create table tries (
      key text collate "C" primary key,
      count integer not null,
      since bigint not null,
      blocked_until bigint not null
    )`,
    sql`create index tries_since on tries (since)`,
    sql`create table directory (
      ods_code text collate "C" primary key,
      name text not null,
      type text,
      town text not null,
      postcode text not null,
      region text not null,
      commissioner text not null,
      email text not null
    )`,
    sql`create table audit (
      id uuid primary key,
      at bigint not null,
      staff uuid not null,
      staff_name text not null,
      sign_in uuid not null,
      organisation uuid,
      what text not null
    )`,
    sql`create table service_secret (name text collate "C" primary key, secret text not null)`,
  ],
};
