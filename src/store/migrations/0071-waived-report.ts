/** A report that the issuer no longer asks for, decided with the revocation of the title (第十二条); the measure says nothing of it, so it is said there. */
export const waivedReport = `
alter table report drop constraint report_state_check;
alter table report add constraint report_state_check check (state in ('open', 'submitted', 'returned', 'accepted', 'waived'));
`;
