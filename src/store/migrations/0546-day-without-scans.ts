/** What the day asks every day, found without reading all reports and all accounts: what is to come in again, and accounts of offices. */
export const dayWithoutScans = `
create index report_to_revise on report (revise_by) where state in ('returned', 'correcting');
create index account_in_office on account (created_at) where active and roles ?| array['officer', 'leader', 'supervisor', 'administrator'];
`;
