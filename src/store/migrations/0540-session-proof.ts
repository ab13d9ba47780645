/**
 * When whoever has a session last showed that it is really they (password or code): what is grave asks for it again after a while. A session of before was
 * last proved when it began. `app.enter` is that of 0520, which says this too.
 */
export const sessionProof = `
alter table session add column proved_at timestamptz;
update session set proved_at = created_at;
alter table session alter column proved_at set default now(), alter column proved_at set not null;

create or replace function app.enter(token_digest text, at timestamptz, idle interval, today date) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  me record;
  absent jsonb;
  mark text := encode(sha256(convert_to(token_digest, 'UTF8')), 'hex');
begin
  perform set_config('shifan.actor', '', true);
  select a.id, a.organisation_id, a.roles, a.name, a.login, a.must_change_password, o.name as organisation_name, o.kind, s.seen_at, s.proved_at,
      exists (select 1 from second_factor f where f.account_id = a.id and f.set_at is not null) as second_factor into me
    from session s join account a on a.id = s.account_id join organisation o on o.id = a.organisation_id
    where s.token_hash = mark and s.ends_at > at and s.seen_at > at - idle and a.active;
  if not found then return null; end if;
  if at - me.seen_at > interval '1 minute' then
    update session s set seen_at = at where s.token_hash in (select w.token_hash from session w where w.token_hash = mark for update skip locked);
  end if;
  select coalesce(jsonb_agg(jsonb_build_object('accountId', a.id, 'name', a.name, 'roles', a.roles) order by b.id), '[]') into absent
    from absence b join account a on a.id = b.account_id
    where b.deputy_id = me.id and b.from_on <= today and b.to_on >= today and a.active;
  perform app.be(me.id, me.organisation_id, me.roles || (select coalesce(jsonb_agg(r), '[]') from jsonb_path_query(absent, '$[*].roles[*]') r));
  return jsonb_build_object('accountId', me.id, 'organisationId', me.organisation_id, 'ownRoles', me.roles, 'name', me.name, 'login', me.login,
    'mustChangePassword', me.must_change_password, 'secondFactor', me.second_factor, 'provedAt', me.proved_at,
    'organisationName', me.organisation_name, 'organisationKind', me.kind, 'standsIn', absent);
end $$;
`;
