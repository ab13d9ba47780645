/** What looks wrong and may be right is explained by its platform before it comes in, and read by its authority (core/reporting/doubts.ts). */
export const explanation = `
alter table report add column explanation text;
alter table report_version add column explanation text, add column doubts jsonb not null default '[]';
`;
