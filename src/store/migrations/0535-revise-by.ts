/** What was given back, or is being corrected, has a day of its own; what is wrong is said place by place, and a version keeps by which day it was asked for. */
export const reviseBy = `
alter table report add column revise_by date, add column return_items jsonb not null default '[]';
alter table report_version add column revise_by date;
`;
