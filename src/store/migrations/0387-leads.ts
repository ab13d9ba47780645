/** Whether whoever acts leads an office, or has stood in for one who does: the net under what an act decides by its day. It asks nothing of another function. */
export const leads = `
create or replace function app.leads() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from account a where a.active and a.roles ? 'leader' and (a.id = app.account()
    or exists (select 1 from absence b where b.account_id = a.id and b.deputy_id = app.account())))
$$;
`;
