/**
 * Who looks can no longer be claimed. Until now the policies believed settings that whoever sends statements could set. Now the system's right is the
 * connection's: the session of a role that requests do not come by (store/app-role.ts). And an actor is whom a session's token names: `app.enter` judges it
 * and writes down who it is under a seal, whose key the application's roles cannot read, for this transaction of this connection and no other; what was
 * opened (0120) is written down in the same way, by a function that looks for itself. What is set without the seal is nobody.
 */
const seals = `
create table app.secret (id int primary key check (id = 1), key text not null);
insert into app.secret (id, key) values (1, concat(gen_random_uuid(), gen_random_uuid(), gen_random_uuid()));

create function app.seal(what text, said text) returns text language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare key text := (select s.key from app.secret s);
begin
  return encode(sha256(convert_to(concat_ws('|', key, what, pg_backend_pid(), extract(epoch from transaction_timestamp()), said, key), 'UTF8')), 'hex');
end $$;
revoke execute on function app.seal from public;

-- One part of who looks: 1 account, 2 organisation, 3 clerk of, 4 staff of, 5 expert, 6 supervisor, 7 administrator. Nothing claimed needs no proof.
create function app.mine(part int) returns text language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  whole text := current_setting('shifan.actor', true);
  own text := split_part(substr(whole, 65), ',', part);
begin
  if own is null or own = '' then return null; end if;
  if left(whole, 64) is distinct from app.seal('actor', substr(whole, 65)) then return null; end if;
  return own;
end $$;

create function app.be(account uuid, organisation uuid, roles jsonb) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
declare said text := concat_ws(',', coalesce(account::text, ''), coalesce(organisation::text, ''), case when roles ? 'clerk' then coalesce(organisation::text, '') else '' end,
  case when roles ?| '{officer,leader}' then coalesce(organisation::text, '') else '' end, case when roles ? 'expert' then coalesce(account::text, '') else '' end,
  case when roles ? 'supervisor' then 'on' else '' end, case when roles ? 'administrator' then 'on' else '' end);
begin
  perform set_config('shifan.actor', app.seal('actor', said) || said, true);
end $$;
revoke execute on function app.be from public;
`;

const who = `
create function app.of_system() returns boolean language sql stable as $$ select pg_has_role(session_user, 'shifan_system', 'usage') $$;
create or replace function app.system() returns boolean language sql stable
  as $$ select coalesce(current_setting('shifan.system', true), '') = 'on' and app.of_system() $$;
create or replace function app.account() returns uuid language sql stable as $$ select app.mine(1)::uuid $$;
create or replace function app.organisation() returns uuid language sql stable as $$ select app.mine(2)::uuid $$;
create or replace function app.clerk_of() returns uuid language sql stable as $$ select app.mine(3)::uuid $$;
create or replace function app.staff_of() returns uuid language sql stable as $$ select app.mine(4)::uuid $$;
create or replace function app.expert() returns uuid language sql stable as $$ select app.mine(5)::uuid $$;
create or replace function app.supervisor() returns boolean language sql stable as $$ select app.mine(6) is not null $$;
create or replace function app.administrator() returns boolean language sql stable as $$ select app.mine(7) is not null $$;
`;

/**
 * A session is kept under the digest of what names it, so that who reads it (a backup, the system) cannot enter by it. The system's role alone may be whom
 * it names, for work that goes on without a session.
 */
const entering = `
update session set token_hash = encode(sha256(convert_to(token_hash, 'UTF8')), 'hex');

create or replace function app.enter(token_digest text, at timestamptz, idle interval, today date) returns jsonb
  language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  me record;
  absent jsonb;
  mark text := encode(sha256(convert_to(token_digest, 'UTF8')), 'hex');
begin
  perform set_config('shifan.actor', '', true);
  select a.id, a.organisation_id, a.roles, a.name, a.login, a.must_change_password, o.name as organisation_name, o.kind, s.seen_at into me
    from session s join account a on a.id = s.account_id join organisation o on o.id = a.organisation_id
    where s.token_hash = mark and s.ends_at > at and s.seen_at > at - idle and a.active;
  if not found then return null; end if;
  if at - me.seen_at > interval '1 minute' then update session s set seen_at = at where s.token_hash = mark; end if;
  select coalesce(jsonb_agg(jsonb_build_object('accountId', a.id, 'name', a.name, 'roles', a.roles) order by b.id), '[]') into absent
    from absence b join account a on a.id = b.account_id
    where b.deputy_id = me.id and b.from_on <= today and b.to_on >= today and a.active;
  perform app.be(me.id, me.organisation_id, me.roles || (select coalesce(jsonb_agg(r), '[]') from jsonb_path_query(absent, '$[*].roles[*]') r));
  return jsonb_build_object('accountId', me.id, 'organisationId', me.organisation_id, 'ownRoles', me.roles, 'name', me.name, 'login', me.login,
    'mustChangePassword', me.must_change_password, 'organisationName', me.organisation_name, 'organisationKind', me.kind, 'standsIn', absent);
end $$;

create function app.act_as(account uuid, organisation uuid, roles jsonb) returns void language plpgsql volatile security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if not app.of_system() then raise exception 'only the system says who it acts as' using errcode = '42501'; end if;
  perform app.be(account, organisation, roles);
end $$;
revoke execute on function app.act_as from public;
grant execute on function app.act_as to shifan_system;
`;

const relations = {
  see: 'true',
  own: 'd.applicant_id = clerk',
  recommender: 'd.recommender_id = staff',
  issuer: 'd.issuer_id = staff',
  staff: 'staff in (d.recommender_id, d.issuer_id)',
  party: 'd.applicant_id = clerk or staff in (d.recommender_id, d.issuer_id)',
  advice: 'me is not null or staff in (d.recommender_id, d.issuer_id)',
} as const;
const named = Object.entries(relations);

/**
 * What is opened is judged here by dossier's own policy, said a second time (gate.test.ts compares the two for every viewer): whoever asks could otherwise
 * say what is open. For that the owner, whom row-level security binds, sees dossiers and seats. What was opened as another actor is not open.
 */
const opening = `
create policy dossier_door on dossier for select to current_user using (true);
create policy panel_seat_door on panel_seat for select to current_user using (true);

create or replace function app.opened(relation text) returns uuid[] language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  whole text := current_setting('shifan.open_' || relation, true);
begin
  if whole is null or whole = '' then return '{}'; end if;
  if left(whole, 64) is distinct from app.seal(concat('open_', relation, current_setting('shifan.actor', true)), substr(whole, 65)) then return '{}'; end if;
  return substr(whole, 65)::uuid[];
end $$;
create or replace function app.note(relation text, judged uuid[], stands uuid[]) returns void language plpgsql volatile as $$
declare
  before uuid[] := app.opened(relation);
  noted text;
begin
  if before && judged then before := array(select unnest(before) except select unnest(judged)); end if;
  if before <> '{}' or stands is not null or app.opened(relation) <> '{}' then
    noted := (before || coalesce(stands, '{}'))::text;
    perform set_config('shifan.open_' || relation, app.seal(concat('open_', relation, current_setting('shifan.actor', true)), noted) || noted, true);
  end if;
end $$;
revoke execute on function app.note from public, shifan_app;

create or replace function app.open(ids uuid[]) returns int language plpgsql volatile security definer cost 10000 set search_path = public, pg_temp as $$
declare
  a record;
  me uuid := app.expert();
  clerk uuid := app.clerk_of();
  staff uuid := app.staff_of();
  overseer boolean := app.overseer();
  seats uuid[] := '{}';
begin
  if me is not null then seats := array(select s.dossier_id from panel_seat s where s.account_id = me and s.state = 'seated'); end if;
  select ${named.map(([relation, stands]) => `array_agg(d.id) filter (where ${stands}) as ${relation}`).join(',\n    ')}
    into a from dossier d where d.id = any(ids) and (overseer or d.applicant_id = clerk or (d.recommender_id = staff and d.submitted_at is not null)
      or (d.issuer_id = staff and d.recommended_at is not null) or d.id = any(seats));
  if not app.system() then
    ${named.map(([relation]) => `perform app.note('${relation}', ids, a.${relation});`).join('\n    ')}
  end if;
  return coalesce(cardinality(a.see), 0);
end $$;
`;

/** What anybody could add: now somebody who is signed in, and an entry of the journal only as oneself. */
const SOMEBODY = '((select app.of_system()) or (select app.account()) is not null)';
const adding = `
alter policy journal_insert on journal with check ((select app.of_system()) or actor_id = (select app.account()));
alter policy outbox_insert on outbox with check (${SOMEBODY});
alter policy file_insert on file with check (${SOMEBODY});
alter policy file_update on file using (${SOMEBODY}) with check (${SOMEBODY});
alter policy file_delete on file using (${SOMEBODY});
alter policy counter_insert on counter with check (${SOMEBODY});
alter policy counter_update on counter using (${SOMEBODY}) with check (${SOMEBODY});
alter policy counter_delete on counter using (${SOMEBODY});
`;

export const twoRoles = [seals, who, entering, opening, adding].join('\n');
