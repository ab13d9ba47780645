/** Lists taken from files: which rows came and which went, so that an import can be taken back as one. */
export const imports = `
create table table_import (
  id uuid primary key,
  dossier_id uuid not null references dossier,
  table_key text not null,
  how text not null check (how in ('append', 'replace')),
  file_name text not null,
  added jsonb not null,
  removed jsonb not null,
  imported_by uuid not null references account,
  imported_at timestamptz not null,
  undone_by uuid references account,
  undone_at timestamptz
);
create index table_import_dossier on table_import (dossier_id);
`;
