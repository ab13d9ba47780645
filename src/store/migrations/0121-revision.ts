/**
 * How often a form was changed stands on its dossier, raised with each change; until now it was the sum over the versions of all that the form holds,
 * computed with every look at it. What stands begins with that sum, so that a window opened before goes on comparing.
 */
export const revision = `
alter table dossier add column revision int not null default 0;
update dossier set revision = coalesce((select sum(version) from dossier_value v where v.dossier_id = dossier.id), 0)
  + coalesce((select sum(version) from dossier_row r where r.dossier_id = dossier.id), 0);
`;
