/**
 * Personal data that somebody opened: what, why, how many values (第十六条). It only grows. A release: a leader lets somebody go on who has opened as much as
 * one may in a day.
 */
export const openings = `
create table opening (
  id uuid primary key,
  account_id uuid not null references account,
  organisation_id uuid not null references organisation,
  day date not null,
  at timestamptz not null,
  opened_at timestamptz not null,
  subject_kind text not null,
  subject_id uuid not null,
  what text not null,
  purpose text not null,
  personal int not null check (personal >= 0),
  counted boolean not null
);
create index opening_day on opening (account_id, day);

create table opening_release (
  id uuid primary key,
  account_id uuid not null references account,
  organisation_id uuid not null references organisation,
  day date not null,
  purpose text not null,
  opened int not null,
  asked_at timestamptz not null,
  granted boolean,
  word text,
  decided_by uuid,
  decided_at timestamptz,
  check ((granted is null) = (decided_by is null)),
  check (decided_by <> account_id)
);
create unique index opening_release_waiting on opening_release (account_id, day) where granted is null;
create index opening_release_office on opening_release (organisation_id, asked_at);
`;
