/** What an office's officers found a material to show, point by point (第九条): a line of what it has to show, or a row that it proves. */
export const materialCheck = `
create table material_check (
  dossier_id uuid not null references dossier,
  organisation_id uuid not null references organisation,
  kind text not null,
  point text not null,
  outcome text not null check (outcome in ('shown', 'notShown')),
  word text not null,
  submission_no int not null,
  checked_by uuid not null,
  checked_at timestamptz not null,
  primary key (dossier_id, organisation_id, kind, point)
);
`;
