/** When the case of a line was handed in: within one deadline who came first is seen to first. What waits now learns it from its case. */
export const submittedLines = `
alter table waiting add column submitted_on date;
update waiting w set submitted_on = d.submitted_on from dossier d where w.kind = 'dossier' and d.id = w.case_id and d.submitted_on is not null;
update waiting w set submitted_on = r.submitted_on from report r where w.kind = 'report' and r.id = w.case_id and r.submitted_on is not null;
`;
