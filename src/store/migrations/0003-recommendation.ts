/** Annex 1: the draw, what each drawn enterprise said, and the recommendation that an officer prepares and a leader signs. */
export const recommendation = `
create table draw (
  dossier_id uuid primary key references dossier,
  n int not null,
  list_hash text not null,
  draw_order jsonb not null,
  drawn_by uuid not null,
  drawn_at timestamptz not null
);

create table sample (
  dossier_id uuid not null references dossier,
  row_id uuid not null,
  position int not null,
  enterprise text not null,
  state text not null check (state in ('drawn', 'recorded', 'replaced')),
  replaced_reason text,
  replaced_with uuid,
  replaced_by uuid,
  method int check (method between 1 and 5),
  interviewee text,
  interviewee_position text,
  mobile text,
  service text,
  satisfied boolean,
  note text,
  recorded_by uuid,
  recorded_at timestamptz,
  version int not null default 1,
  primary key (dossier_id, row_id)
);

create table recommendation (
  dossier_id uuid primary key references dossier,
  influence text not null default '',
  demonstration text not null default '',
  opinion text not null default '',
  prepared_by uuid not null,
  prepared_at timestamptz not null,
  signed_by uuid,
  signed_at timestamptz,
  version int not null default 1
);
`;
