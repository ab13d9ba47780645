/** Why a warning of the checks stands as it is: the applicant's reason, with what the warning said then. */
export const answers = `
create table finding_answer (
  dossier_id uuid not null references dossier,
  finding_id text not null,
  message text not null,
  reason text not null,
  answered_by uuid not null references account,
  answered_at timestamptz not null,
  primary key (dossier_id, finding_id)
);
`;
