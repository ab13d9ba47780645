/** An edition may lie as a draft before it is handed to a leader; its version tells two hands apart. */
export const editionDraft = `
alter table scheme_edition drop constraint scheme_edition_state_check;
alter table scheme_edition add constraint scheme_edition_state_check check (state in ('drafting', 'prepared', 'returned', 'signed'));
alter table scheme_edition add column version integer not null default 1;
`;
