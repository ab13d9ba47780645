/**
 * One-time links by which their owner sets a password, kept as digests. What needs a second hand opens nothing before: a code by another person, or
 * that other's word before the letter goes out.
 */
export const passwordLink = `
create table password_link (
  id uuid primary key,
  account_id uuid not null references account,
  organisation_id uuid not null references organisation,
  reason text not null check (reason in ('new', 'invited', 'reset')),
  way text not null check (way in ('mail', 'code', 'link')),
  asked_by uuid,
  asked_name text not null,
  asked_at timestamptz not null,
  ends_at timestamptz not null,
  token_hash text unique,
  second_needed boolean not null,
  second_organisation uuid,
  second_by uuid,
  second_name text,
  second_at timestamptz,
  code_hash text,
  code_tries int not null default 0,
  used_at timestamptz,
  over_at timestamptz,
  over_why text
);
create index password_link_account on password_link (account_id);
create index password_link_waiting on password_link (organisation_id) where second_at is null and used_at is null and over_at is null;
`;
