/** Organisations, accounts, sessions, and what time needs: calendar years, the demonstration's clock, the runs of each day. */
export const directory = `
create table organisation (
  id uuid primary key,
  kind text not null check (kind in ('province', 'city', 'county', 'association', 'provincialUnit', 'applicant', 'pool', 'supervision', 'operator')),
  name text not null,
  credit_code text,
  division_code text,
  reports_to uuid references organisation,
  active boolean not null default true,
  created_at timestamptz not null
);
create unique index organisation_credit_code on organisation (credit_code) where credit_code is not null;

create table account (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  login text not null unique,
  name text not null,
  password_hash text not null,
  must_change_password boolean not null default true,
  roles jsonb not null,
  active boolean not null default true,
  created_at timestamptz not null
);
create index account_organisation on account (organisation_id);

create table session (
  token_hash text primary key,
  account_id uuid not null references account,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null
);
create index session_account on session (account_id);

create table login_attempt (
  login text not null,
  at timestamptz not null,
  primary key (login, at)
);

create table calendar_year (
  year int primary key,
  data jsonb not null,
  loaded_by uuid,
  loaded_at timestamptz not null
);

create table clock (
  id int primary key check (id = 1),
  today date not null
);

create table day_run (
  day date not null,
  job text not null,
  result jsonb not null,
  ran_at timestamptz not null,
  primary key (day, job)
);

create table counter (
  name text primary key,
  value int not null
);
`;
