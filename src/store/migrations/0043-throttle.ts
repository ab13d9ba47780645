/**
 * What is counted before it is judged, by purpose, whom it is about and where it comes from (an address or a device only as a digest); the devices on
 * which an account has signed in; until when a one-time password is worth anything; which one from its source an objection was.
 */
export const throttle = `
create table throttle (
  purpose text not null,
  subject text not null,
  source text not null,
  count int not null,
  free_at timestamptz not null,
  forget_at timestamptz not null,
  primary key (purpose, subject, source)
);
create index throttle_forget on throttle (forget_at);

create table device (
  token_hash text not null,
  account_id uuid not null references account,
  first_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (token_hash, account_id)
);
create index device_account on device (account_id);

alter table account add column password_ends_at timestamptz;
alter table objection add column nth_from_source int;

drop table login_attempt;
`;
