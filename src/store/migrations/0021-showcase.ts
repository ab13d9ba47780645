/** A showcase may go back to its writer or come down again, each time with a reason that both authorities read. */
export const showcaseReturns = `
alter table showcase
  drop constraint showcase_state_check,
  add constraint showcase_state_check check (state in ('draft', 'offered', 'returned', 'published', 'takenDown')),
  add column remark text;
`;
