/**
 * A dossier that was filed under a code of somebody else does not stand in the way of whom the code belongs to once that is decided, however it ended itself
 * (docs/decisions/0013). It keeps the code that it was submitted under.
 */
export const codeMoved = `
alter table dossier add column code_moved_at timestamptz;
drop index dossier_live;
create unique index dossier_live on dossier (round_id, credit_code) where state <> 'withdrawn' and code_moved_at is null;
`;
