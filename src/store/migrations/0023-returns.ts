/**
 * Why the applicant left an item of a correction notice as it is; and why a recommender recommends although the sample speaks against it.
 * Items are counted from 1, as the notice counts them.
 */
export const returns = `
create table item_answer (
  dossier_id uuid not null references dossier,
  correction_no int not null,
  item int not null,
  reason text not null,
  answered_by uuid not null references account,
  answered_at timestamptz not null,
  primary key (dossier_id, correction_no, item)
);

alter table recommendation add column low_reason text not null default '';
`;
