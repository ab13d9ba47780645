/** Stamped or signed papers as they came back: which annex, of which submission, what the code on it says, and who vouches where it says nothing. */
export const scan = `
create table scan (
  id uuid primary key,
  dossier_id uuid not null references dossier,
  annex text not null check (annex in ('1', '2', '6')),
  submission_no int not null,
  file_hash text not null references file,
  name text not null,
  media_type text not null,
  size bigint not null,
  matches text not null check (matches in ('current', 'other', 'unreadable')),
  version text,
  added_by uuid not null,
  added_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz
);
create index scan_dossier on scan (dossier_id, annex, added_at);
`;
