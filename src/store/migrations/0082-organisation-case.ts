/**
 * What an organisation is called: a correction of name, code or place, and a dispute about a code that another registered, each with its evidence and the
 * authority's decision; and what it was called before, so that papers of then keep the name of then.
 */
export const organisationCase = `
create table organisation_case (
  id uuid primary key,
  kind text not null check (kind in ('correction', 'dispute')),
  organisation_id uuid not null references organisation,
  against_id uuid references organisation,
  authority text not null,
  name text,
  credit_code text,
  division_code text,
  reason text not null,
  answer text,
  state text not null check (state in ('asked', 'done', 'refused', 'withdrawn')),
  asked_by uuid not null,
  asked_name text not null,
  asked_at timestamptz not null,
  word text,
  decided_by uuid,
  decided_name text,
  decided_at timestamptz,
  check ((kind = 'dispute') = (against_id is not null))
);
create unique index organisation_case_open on organisation_case (organisation_id) where state = 'asked';
create index organisation_case_against on organisation_case (against_id);

create table organisation_evidence (
  id uuid primary key,
  case_id uuid not null references organisation_case,
  organisation_id uuid not null references organisation,
  file_hash text not null references file,
  name text not null,
  media_type text not null,
  size bigint not null,
  added_by uuid not null,
  added_at timestamptz not null
);
create index organisation_evidence_case on organisation_evidence (case_id, added_at);

create table organisation_name (
  organisation_id uuid not null references organisation,
  until timestamptz not null,
  name text not null,
  credit_code text,
  division_code text,
  primary key (organisation_id, until)
);
`;
