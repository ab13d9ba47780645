/** Somebody is to sign, or to administer: one administrator asks, another hand confirms. */
export const roleGrant = `
create table role_grant (
  id uuid primary key,
  account_id uuid not null references account,
  organisation_id uuid not null references organisation,
  before jsonb not null,
  roles jsonb not null,
  state text not null check (state in ('asked', 'done', 'refused', 'withdrawn')),
  version int not null default 1,
  asked_by uuid not null,
  asked_name text not null,
  asked_at timestamptz not null,
  word text,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  check (decided_by <> asked_by or state = 'withdrawn'),
  check (decided_by <> account_id)
);
create unique index role_grant_open on role_grant (account_id) where state = 'asked';
create index role_grant_organisation on role_grant (organisation_id, asked_at);
`;
