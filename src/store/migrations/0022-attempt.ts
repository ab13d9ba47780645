/** Attempts to reach the drawn enterprises (附件1): what a replacement rests on, so none is changed or taken back. */
export const attempt = `
create table attempt (
  id uuid primary key,
  dossier_id uuid not null,
  row_id uuid not null,
  at timestamptz not null,
  method int not null check (method between 1 and 5),
  disposition text not null,
  note text not null default '',
  recorded_by uuid not null references account,
  recorded_at timestamptz not null,
  foreign key (dossier_id, row_id) references sample
);
create index attempt_row on attempt (dossier_id, row_id, at);
`;
