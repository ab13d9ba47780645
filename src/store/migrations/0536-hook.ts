/** A message also goes to the office's own messaging, by the same queue as mail; each person may have that off. */
export const hook = `
alter table mail add column channel text not null default 'mail' check (channel in ('mail', 'hook'));
alter table contact add column hook_off boolean not null default false;
`;
