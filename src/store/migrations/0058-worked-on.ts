/** When the recommender began with a submitted dossier: until then its applicant may take it back. What was submitted before this counts as begun. */
export const workedOn = `
alter table dossier add column worked_at timestamptz;
select set_config('shifan.system', 'on', true);
update dossier set worked_at = updated_at where state <> 'draft';
select set_config('shifan.system', '', true);
`;
