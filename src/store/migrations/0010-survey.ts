/**
 * What the recommender's work adds to a case: one-time links by which a drawn enterprise answers for itself (annex 1), notes of one office,
 * and defects that are marked and not sent yet. A token lies here only as its digest.
 */
export const survey = `
create table survey_link (
  id uuid primary key,
  dossier_id uuid not null references dossier,
  row_id uuid not null,
  token_hash text not null unique,
  made_by uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  revoked_at timestamptz,
  answer jsonb
);
create index survey_link_row on survey_link (dossier_id, row_id);

alter table sample add column denied boolean not null default false;

create table office_note (
  id uuid primary key,
  dossier_id uuid not null references dossier,
  organisation_id uuid not null references organisation,
  author uuid not null,
  body text not null,
  at timestamptz not null
);
create index office_note_dossier on office_note (dossier_id, organisation_id, at);

create table correction_draft (
  dossier_id uuid not null references dossier,
  organisation_id uuid not null references organisation,
  items jsonb not null,
  version int not null default 1,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (dossier_id, organisation_id)
);
`;
