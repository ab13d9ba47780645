/**
 * Who comes with a session's token: judged by one statement that needs no eyes. The function looks with the rights of the schema's owner, whom row-level
 * security binds too; for it the owner reads sessions, accounts and absences and the names of organisations, and nothing else. It notes at most once a
 * minute that the session is alive.
 */
export const enter = `
create policy session_door on session for select to current_user using (true);
create policy session_seen on session for update to current_user using (true) with check (true);
create policy account_door on account for select to current_user using (true);
create policy absence_door on absence for select to current_user using (true);
create policy organisation_door on organisation for select to current_user using (true);

create function app.enter(token_digest text, at timestamptz, idle interval, today date) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare me record;
begin
  select a.id, a.organisation_id, a.roles, a.name, a.login, a.must_change_password, o.name as organisation_name, o.kind, s.seen_at into me
    from session s join account a on a.id = s.account_id join organisation o on o.id = a.organisation_id
    where s.token_hash = token_digest and s.ends_at > at and s.seen_at > at - idle and a.active;
  if not found then return null; end if;
  if at - me.seen_at > interval '1 minute' then update session s set seen_at = at where s.token_hash = token_digest; end if;
  return jsonb_build_object('accountId', me.id, 'organisationId', me.organisation_id, 'ownRoles', me.roles, 'name', me.name, 'login', me.login,
    'mustChangePassword', me.must_change_password, 'organisationName', me.organisation_name, 'organisationKind', me.kind, 'standsIn', (
      select coalesce(jsonb_agg(jsonb_build_object('accountId', a.id, 'name', a.name, 'roles', a.roles) order by b.id), '[]')
      from absence b join account a on a.id = b.account_id
      where b.deputy_id = me.id and b.from_on <= today and b.to_on >= today and a.active));
end $$;
revoke execute on function app.enter from public;
grant execute on function app.enter to shifan_app;
`;
