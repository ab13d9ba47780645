/**
 * The certificate of whoever registered itself, brought before any dossier, for the authority of its place to compare (第八条（三）). `authority` is that
 * place's code at the time; one that was sent back stays, with the word.
 */
export const licence = `
create table licence (
  id uuid primary key,
  organisation_id uuid not null references organisation,
  authority text not null,
  file_hash text not null references file,
  name text not null,
  media_type text not null,
  size bigint not null,
  added_by uuid not null,
  added_at timestamptz not null,
  outcome text check (outcome in ('confirmed', 'returned')),
  word text,
  decided_by uuid,
  decided_at timestamptz,
  check ((outcome is null) = (decided_by is null))
);
create index licence_organisation on licence (organisation_id, added_at);
create index licence_waiting on licence (authority) where outcome is null;
`;
