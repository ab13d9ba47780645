/** What happened: the journal (append-only, each entry chained to the one before), the outbox and the messages delivered from it. */
export const journal = `
create table journal (
  seq bigint primary key,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  organisation_id uuid,
  action text not null,
  article text,
  subject_kind text not null,
  subject_id uuid,
  issuer_id uuid,
  applicant_id uuid,
  recommender_id uuid,
  detail jsonb not null,
  previous_hash text not null,
  hash text not null
);
create index journal_subject on journal (subject_id);

create table journal_head (
  id int primary key check (id = 1),
  seq bigint not null,
  hash text not null
);

create table outbox (
  id uuid primary key,
  key text not null unique,
  organisation_id uuid,
  role text,
  account_id uuid,
  subject text not null,
  body text not null,
  link text,
  created_at timestamptz not null,
  delivered_at timestamptz
);
create index outbox_waiting on outbox (created_at) where delivered_at is null;

create table message (
  id uuid primary key,
  account_id uuid not null references account,
  subject text not null,
  body text not null,
  link text,
  created_at timestamptz not null,
  read_at timestamptz
);
create index message_account on message (account_id, created_at);
`;
