-- Written by `npx tsx docs/generate.ts --access` from a migrated database; test/database/schema.test.ts compares it.
-- The role that serves requests owns nothing: what no policy lets it see does not exist for it.

-- ── who looks
CREATE OR REPLACE FUNCTION app.account()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select app.mine(1)::uuid $function$;
CREATE OR REPLACE FUNCTION app.act_as(account uuid, organisation uuid, roles jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if not app.of_system() then raise exception 'only the system says who it acts as' using errcode = '42501'; end if;
  perform app.be(account, organisation, roles);
end $function$;
CREATE OR REPLACE FUNCTION app.administrator()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select app.mine(7) is not null $function$;
CREATE OR REPLACE FUNCTION app.all_waiting()
 RETURNS TABLE(kind text, id uuid)
 LANGUAGE sql
 STABLE
AS $function$
  select w.kind, w.id from app.all_waiting_but_platform_changes() w
  union select 'platformChange', c.id from platform_change c where c.state in ('asked', 'returned', 'handled')
$function$;
CREATE OR REPLACE FUNCTION app.all_waiting_but_announcements()
 RETURNS TABLE(kind text, id uuid)
 LANGUAGE sql
 STABLE
AS $function$
  select w.kind, w.id from app.all_waiting_but_complaints() w
  union select 'complaint', c.id from complaint c where c.state <> 'answered'
$function$;
CREATE OR REPLACE FUNCTION app.all_waiting_but_complaints()
 RETURNS TABLE(kind text, id uuid)
 LANGUAGE sql
 STABLE
AS $function$
  select kind, case_id from waiting
  union select 'dossier', d.id from dossier d where d.state in ('draft', 'returned', 'submitted', 'assessing', 'recommended', 'admitted', 'reviewed', 'proposed')
  union select 'dossier', c.dossier_id from decision c where c.decided_at is not null and c.received_at is null
  union select 'report', r.id from report r where r.state in ('open', 'submitted', 'returned')
  union select 'summary', s.id from summary s where s.state <> 'sent'
  union select 'objection', o.id from objection o where o.state = 'open'
  union select 'recusal', c.id from recusal c where c.state = 'asked'
  union select 'revocation', v.id from revocation v where v.state in ('opened', 'verified', 'heard')
  union select 'showcase', s.id from showcase s where s.state in ('offered', 'returned')
$function$;
CREATE OR REPLACE FUNCTION app.all_waiting_but_corrections()
 RETURNS TABLE(kind text, id uuid)
 LANGUAGE sql
 STABLE
AS $function$
  select w.kind, w.id from app.all_waiting_but_announcements() w
  union select 'revocation', v.id from revocation v where v.state = 'revoked' and v.published_on is null
$function$;
CREATE OR REPLACE FUNCTION app.all_waiting_but_objections_in_hand()
 RETURNS TABLE(kind text, id uuid)
 LANGUAGE sql
 STABLE
AS $function$
  select w.kind, w.id from app.all_waiting_but_reconsiderations() w
  union select 'reconsideration', c.id from reconsideration c where c.state = 'asked'
$function$;
CREATE OR REPLACE FUNCTION app.all_waiting_but_platform_changes()
 RETURNS TABLE(kind text, id uuid)
 LANGUAGE sql
 STABLE
AS $function$
  select w.kind, w.id from app.all_waiting_but_postings() w
  union select 'posting', n.id from notice n where n.posting is null and n.concluded_by is null
$function$;
CREATE OR REPLACE FUNCTION app.all_waiting_but_policies()
 RETURNS TABLE(kind text, id uuid)
 LANGUAGE sql
 STABLE
AS $function$
  select w.kind, w.id from app.all_waiting_but_objections_in_hand() w
  union select 'objection', o.id from objection o where o.state in ('accepted', 'found')
$function$;
CREATE OR REPLACE FUNCTION app.all_waiting_but_postings()
 RETURNS TABLE(kind text, id uuid)
 LANGUAGE sql
 STABLE
AS $function$
  select w.kind, w.id from app.all_waiting_but_policies() w
  union select 'policy', p.id from policy p where p.state in ('offered', 'returned')
$function$;
CREATE OR REPLACE FUNCTION app.all_waiting_but_reconsiderations()
 RETURNS TABLE(kind text, id uuid)
 LANGUAGE sql
 STABLE
AS $function$
  select w.kind, w.id from app.all_waiting_but_corrections() w
  union select 'report', r.id from report r where r.state = 'correcting'
  union select 'summary', s.id from summary s where s.state in ('sent', 'accepted')
$function$;
CREATE OR REPLACE FUNCTION app.audit_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  if tg_op = 'DELETE' then raise exception 'what was asked is never removed' using errcode = '42501'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'asked' or not exists (select 1 from account a where a.id = new.asked_by and a.active and a.roles ? 'supervisor') then
      raise exception 'a supervisor asks' using errcode = '42501';
    end if;
    return new;
  end if;
  if old.state = 'closed' or (new.id, new.kind, new.about, new.about_id, new.about_title, new.organisation_id, new.body, new.due_on, new.asked_by, new.asked_name, new.asked_at)
    is distinct from (old.id, old.kind, old.about, old.about_id, old.about_title, old.organisation_id, old.body, old.due_on, old.asked_by, old.asked_name, old.asked_at) then
    raise exception 'what was asked stays as it was' using errcode = '42501';
  end if;
  if new.answer is distinct from old.answer and (old.answer is not null
    or not exists (select 1 from account a where a.id = new.answered_by and a.organisation_id = old.organisation_id)) then
    raise exception 'who was asked answers, once' using errcode = '42501';
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.away_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  if tg_op = 'DELETE' then raise exception 'what was said of days stays on record' using errcode = '42501'; end if;
  if tg_op = 'INSERT' then
    if new.said_by is distinct from app.account() or new.taken_back_at is not null then
      raise exception 'days are said by whoever acts' using errcode = '42501';
    end if;
    new.confirmed_by := case when new.said_by = new.account_id then new.account_id end;
    return new;
  end if;
  if old.taken_back_at is not null or (new.id, new.account_id, new.from_on, new.to_on, new.said_by, new.said_at)
    is distinct from (old.id, old.account_id, old.from_on, old.to_on, old.said_by, old.said_at) then
    raise exception 'what was said of days is only confirmed or taken back' using errcode = '42501';
  end if;
  if new.confirmed_by is distinct from old.confirmed_by and (old.confirmed_by is not null or new.confirmed_by is distinct from app.account()
    or (new.confirmed_by <> new.account_id and not app.is_leading(new.confirmed_by))) then
    raise exception 'the expert confirms it, or a leader who did not say it' using errcode = '42501';
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.be(account uuid, organisation uuid, roles jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare said text := concat_ws(',', coalesce(account::text, ''), coalesce(organisation::text, ''), case when roles ? 'clerk' then coalesce(organisation::text, '') else '' end,
  case when roles ?| '{officer,leader}' then coalesce(organisation::text, '') else '' end, case when roles ? 'expert' then coalesce(account::text, '') else '' end,
  case when roles ? 'supervisor' then 'on' else '' end, case when roles ? 'administrator' then 'on' else '' end);
begin
  perform set_config('shifan.actor', app.seal('actor', said) || said, true);
end $function$;
CREATE OR REPLACE FUNCTION app.calendar_changes_waiting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform app.wait_again('calendar', '00000000-0000-4000-a000-000000000000');
  return null;
end $function$;
CREATE OR REPLACE FUNCTION app.case_is_listed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  if not exists (select 1 from proposed_list l where l.round_id = new.round_id and l.state = 'signed' and l.entries @>
    jsonb_build_array(jsonb_build_object('dossierId', new.id, 'listed', new.state = 'proposed'))
    and l.signed_at > coalesce((select max(c.set_aside_at) from decision c where c.dossier_id = new.id), '-infinity')) then
    raise exception 'a case is proposed or passed over by a signed list alone' using errcode = '42501';
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.case_is_recognised()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  if not exists (select 1 from recognition_list l where l.round_id = new.round_id and l.state = 'signed'
    and l.entries @> jsonb_build_array(jsonb_build_object('dossierId', new.id))) then
    raise exception 'a case is recognised by a signed list alone' using errcode = '42501';
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.changes_waiting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare changed jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
begin
  perform app.wait_again(tg_argv[0], (changed ->> tg_argv[1])::uuid);
  return null;
end $function$;
CREATE OR REPLACE FUNCTION app.city_of(code text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case left(code, 4) when '3601' then '南昌市' when '3602' then '景德镇市' when '3603' then '萍乡市' when '3604' then '九江市' when '3605' then '新余市'
    when '3606' then '鹰潭市' when '3607' then '赣州市' when '3608' then '吉安市' when '3609' then '宜春市' when '3610' then '抚州市' when '3611' then '上饶市' end
$function$;
CREATE OR REPLACE FUNCTION app.clerk_of()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select app.mine(3)::uuid $function$;
CREATE OR REPLACE FUNCTION app.complaint_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  if tg_op = 'DELETE' then raise exception 'a complaint is never removed' using errcode = '42501'; end if;
  if old.state = 'answered' then raise exception 'an answered complaint never changes' using errcode = '42501'; end if;
  if (new.id, new.issuer_id, new.platform_id, new.about, new.kind, new.number, new.code_hash, new.complainant, new.contact, new.content, new.filed_at)
    is distinct from (old.id, old.issuer_id, old.platform_id, old.about, old.kind, old.number, old.code_hash, old.complainant, old.contact, old.content, old.filed_at) then
    raise exception 'what was complained of never changes' using errcode = '42501';
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.denial_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  if new.answer = 'denied' then new.denied_at := coalesce(new.denied_at, new.changed_at); end if;
  if tg_op = 'UPDATE' then
    new.denied_at := coalesce(old.denied_at, new.denied_at);
    new.doubted := old.doubted or new.doubted;
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.dossier_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'UPDATE' or exists (select 1 from dossier_value where dossier_id = old.id) or exists (select 1 from dossier_row where dossier_id = old.id) or exists (select 1 from dossier_change where dossier_id = old.id) then
    raise exception 'a dossier with a form stays' using errcode = '23503';
  end if;
  return old;
end $function$;
CREATE OR REPLACE FUNCTION app.dossier_year()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.year := (select r.year from round r where r.id = new.round_id);
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.draw_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare pool record;
begin
  if tg_op <> 'INSERT' then raise exception 'a draw never changes' using errcode = '42501'; end if;
  if new.n <> 1 + (select count(*) from panel_draw p where p.dossier_id = new.dossier_id) then
    raise exception 'draws follow one another' using errcode = '42501';
  end if;
  select p.version, p.experts into pool from round_pool p join dossier d on d.round_id = p.round_id
    where d.id = new.dossier_id order by p.version desc limit 1;
  if pool.version is distinct from new.pool_version or exists (
    select 1 from jsonb_array_elements_text(new.draw_order) as x (id)
    where not exists (select 1 from jsonb_array_elements(pool.experts) as e where e ->> 'accountId' = x.id)) then
    raise exception 'a panel is drawn from the newest pool of its round' using errcode = '42501';
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.enter(token_digest text, at timestamp with time zone, idle interval, today date)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;
CREATE OR REPLACE FUNCTION app.expert()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select app.mine(5)::uuid $function$;
CREATE OR REPLACE FUNCTION app.file_changes_waiting()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform app.wait_again('dossier', m.dossier_id) from material m where m.file_hash = new.hash;
  perform app.wait_again('dossier', s.dossier_id) from scan s where s.file_hash = new.hash;
  return null;
end $function$;
CREATE OR REPLACE FUNCTION app.follows_dossier()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select 1 from (select distinct dossier_id from added) a where not exists (select 1 from dossier d where d.id = a.dossier_id)) then
    raise exception 'a row of % belongs to no dossier', tg_table_name using errcode = '23503';
  end if;
  return null;
end $function$;
CREATE OR REPLACE FUNCTION app.grams(text text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select coalesce(array_agg(distinct substr(text, i, n)), '{}')
  from generate_series(1, length(text)) i, generate_series(1, 2) n where i + n <= length(text) + 1
$function$;
CREATE OR REPLACE FUNCTION app.interpretation_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  if tg_op = 'DELETE' then raise exception 'an interpretation is never removed' using errcode = '42501'; end if;
  if old.number is not null and (new.number, new.answer, new.valid_from, new.sentence, new.edition, new.place, new.quoted, new.choice, new.replaces, new.issuer_id, new.signed_by, new.signed_on) is distinct from
    (old.number, old.answer, old.valid_from, old.sentence, old.edition, old.place, old.quoted, old.choice, old.replaces, old.issuer_id, old.signed_by, old.signed_on) then
    raise exception 'a published interpretation never changes' using errcode = '42501';
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.invitation_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if old.answered_at is not null or old.revoked_at is not null or (new.id, new.dossier_id, new.account_id, new.issuer_id, new.token_hash, new.made_by, new.made_at, new.expires_at)
    is distinct from (old.id, old.dossier_id, old.account_id, old.issuer_id, old.token_hash, old.made_by, old.made_at, old.expires_at)
    or (old.opened_at is not null and new.opened_at is distinct from old.opened_at) then
    raise exception 'an invitation is opened, answered or ended, once' using errcode = '42501';
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.is_leading(account uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select 1 from account a where a.id = account and a.active and a.roles ? 'leader')
$function$;
CREATE OR REPLACE FUNCTION app.issuer_moves_summary()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select app.system()) or old.authority_id = (select app.staff_of()) then return new; end if;
  if new.state not in ('accepted', 'returned')
    or to_jsonb(new) - '{state,version,accepted_on,return_reason,lines,totals,missing,as_of,prepared_by}'::text[]
      <> to_jsonb(old) - '{state,version,accepted_on,return_reason,lines,totals,missing,as_of,prepared_by}'::text[]
    or (new.lines, new.totals, new.missing, new.as_of, new.prepared_by) is distinct from (old.lines, old.totals, old.missing, old.as_of, old.prepared_by)
      and num_nonnulls(new.lines, new.totals, new.missing, new.as_of, new.prepared_by) > 0 then
    raise exception 'the issuer accepts a table or gives it back' using errcode = '42501';
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.journal_follows()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public'
AS $function$
begin
  update journal_head set seq = new.seq, hash = new.hash where id = 1 and seq = new.seq - 1 and hash = new.previous_hash;
  if not found then
    raise exception 'the journal grows at its end only' using errcode = '42501';
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.keep_lines(titles uuid[], units uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare all_units uuid[] := units || array(select l.organisation_id from platform_line l where l.id = any(titles))
  || array(select p.organisation_id from platform p where p.id = any(titles));
begin
  insert into platform_line (id, organisation_id, issuer_id, authority_id, list, city, functions, recognised_on, number, valid_from, valid_to, revoked_on, ends_on, sought)
  select p.id, p.organisation_id, p.issuer_id, p.authority_id, case i.kind when 'province' then 'province' else i.id::text end,
    app.place_of(o.division_code, a.division_code, a.name), array(select jsonb_array_elements_text(p.functions)), p.recognised_on,
    app.natural(p.certificate_number), p.valid_from, p.valid_to, p.revoked_on, least(p.valid_to, p.revoked_on - 1),
    lower(concat_ws(' ', p.name, o.credit_code, p.certificate_number, (select string_agg(f ->> 'name', ' ') from jsonb_array_elements(p.former_names) f)))
  from platform p join organisation o on o.id = p.organisation_id join organisation a on a.id = p.authority_id join organisation i on i.id = p.issuer_id
  where p.id = any(titles)
  on conflict (id) do update set (organisation_id, issuer_id, authority_id, list, city, functions, recognised_on, number, valid_from, valid_to, revoked_on, ends_on, sought)
    = (excluded.organisation_id, excluded.issuer_id, excluded.authority_id, excluded.list, excluded.city, excluded.functions, excluded.recognised_on,
      excluded.number, excluded.valid_from, excluded.valid_to, excluded.revoked_on, excluded.ends_on, excluded.sought);
  update platform_line l set followed_to = f.until
  from (select one.id, max(later.ends_on) as until from platform_line one left join platform_line later
      on later.organisation_id = one.organisation_id and later.issuer_id = one.issuer_id and later.valid_to > one.valid_to
    where one.organisation_id = any(all_units) group by one.id) f
  where l.id = f.id and l.followed_to is distinct from f.until;
end $function$;
CREATE OR REPLACE FUNCTION app.known_of(p platform)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select jsonb_build_object('name', p.name, 'certificateNumber', p.certificate_number, 'creditCode', o.credit_code, 'issuerId', p.issuer_id, 'issuer', i.name,
    'functions', p.functions, 'recognisedOn', p.recognised_on, 'validFrom', p.valid_from, 'validTo', p.valid_to, 'revokedOn', p.revoked_on, 'basis', p.basis)
  from organisation o, organisation i where o.id = p.organisation_id and i.id = p.issuer_id
$function$;
CREATE OR REPLACE FUNCTION app.known_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  raise exception 'what was known stays' using errcode = '42501';
end $function$;
CREATE OR REPLACE FUNCTION app.known_today()
 RETURNS date
 LANGUAGE sql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select coalesce((select today from clock where id = 1), (now() at time zone 'Asia/Shanghai')::date)
$function$;
CREATE OR REPLACE FUNCTION app.leads()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select 1 from account a where a.active and a.roles ? 'leader' and (a.id = app.account()
    or exists (select 1 from absence b where b.account_id = a.id and b.deputy_id = app.account())))
$function$;
CREATE OR REPLACE FUNCTION app.leads_on(account uuid, day date)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select 1 from account a where a.id = account and a.active and a.roles ? 'leader')
    or exists (select 1 from absence b join account a on a.id = b.account_id
      where b.deputy_id = account and day between b.from_on and b.to_on and a.active and a.roles ? 'leader')
$function$;
CREATE OR REPLACE FUNCTION app.ledger_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  if tg_op = 'DELETE' then raise exception 'a line of the ledger is voided, never removed' using errcode = '42501'; end if;
  if old.voided_at is not null then raise exception 'what was voided never changes' using errcode = '42501'; end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.lines_follow()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform app.lines_in_turn();
  if tg_op = 'DELETE' then perform app.keep_lines('{}', array(select distinct organisation_id from changed));
  else perform app.keep_lines(array(select id from changed), '{}'); end if;
  return null;
end $function$;
CREATE OR REPLACE FUNCTION app.lines_in_turn()
 RETURNS void
 LANGUAGE sql
AS $function$ select pg_advisory_xact_lock(20230811) $function$;
CREATE OR REPLACE FUNCTION app.lines_move()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform app.lines_in_turn();
  perform app.keep_lines(array(select id from platform where organisation_id = new.id or authority_id = new.id), '{}');
  return null;
end $function$;
CREATE OR REPLACE FUNCTION app.may(dossier uuid, relation text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE COST 10000
AS $function$
begin
  return exists (select 1 from dossier d where d.id = dossier and case relation
    when 'see' then coalesce(true, false)
    when 'own' then coalesce(d.applicant_id = app.clerk_of(), false)
    when 'recommender' then coalesce(d.recommender_id = app.staff_of(), false)
    when 'issuer' then coalesce(d.issuer_id = app.staff_of(), false)
    when 'staff' then coalesce(app.staff_of() in (d.recommender_id, d.issuer_id), false)
    when 'party' then coalesce(d.applicant_id = app.clerk_of() or app.staff_of() in (d.recommender_id, d.issuer_id), false)
    when 'advice' then coalesce(app.expert() is not null or app.staff_of() in (d.recommender_id, d.issuer_id), false)
    else false end);
end $function$;
CREATE OR REPLACE FUNCTION app.mine(part integer)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  whole text := current_setting('shifan.actor', true);
  own text := split_part(substr(whole, 65), ',', part);
begin
  if own is null or own = '' then return null; end if;
  if left(whole, 64) is distinct from app.seal('actor', substr(whole, 65)) then return null; end if;
  return own;
end $function$;
CREATE OR REPLACE FUNCTION app."natural"(text text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select coalesce(string_agg(case when part[1] ~ '^[0-9]' then lpad(length(ltrim(part[1], '0'))::text, 3, '0') || ltrim(part[1], '0') else part[1] end, '' order by at), '') collate "C"
  from regexp_matches(text, '[0-9]+|[^0-9]+', 'g') with ordinality as found (part, at)
$function$;
CREATE OR REPLACE FUNCTION app.note(relation text, judged uuid[], stands uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  before uuid[] := app.opened(relation);
  noted text;
begin
  if before && judged then before := array(select unnest(before) except select unnest(judged)); end if;
  if before <> '{}' or stands is not null or app.opened(relation) <> '{}' then
    noted := (before || coalesce(stands, '{}'))::text;
    perform set_config('shifan.open_' || relation, app.seal(concat('open_', relation, current_setting('shifan.actor', true)), noted) || noted, true);
  end if;
end $function$;
CREATE OR REPLACE FUNCTION app.of_system()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select pg_has_role(session_user, 'shifan_system', 'usage') $function$;
CREATE OR REPLACE FUNCTION app.open(ids uuid[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER COST 10000
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  a record;
  me uuid := app.expert();
  clerk uuid := app.clerk_of();
  staff uuid := app.staff_of();
  overseer boolean := app.overseer();
  seats uuid[] := '{}';
begin
  if me is not null then seats := array(select s.dossier_id from panel_seat s where s.account_id = me and s.state = 'seated' and s.accepted_at is not null); end if;
  select array_agg(d.id) filter (where true) as see,
    array_agg(d.id) filter (where d.applicant_id = clerk) as own,
    array_agg(d.id) filter (where d.recommender_id = staff) as recommender,
    array_agg(d.id) filter (where d.issuer_id = staff) as issuer,
    array_agg(d.id) filter (where staff in (d.recommender_id, d.issuer_id)) as staff,
    array_agg(d.id) filter (where d.applicant_id = clerk or staff in (d.recommender_id, d.issuer_id)) as party,
    array_agg(d.id) filter (where me is not null or staff in (d.recommender_id, d.issuer_id)) as advice
    into a from dossier d where d.id = any(ids) and (overseer or d.applicant_id = clerk or (d.recommender_id = staff and d.submitted_at is not null)
      or (d.issuer_id = staff and d.recommended_at is not null) or d.id = any(seats));
  if not app.system() then
    perform app.note('see', ids, a.see);
    perform app.note('own', ids, a.own);
    perform app.note('recommender', ids, a.recommender);
    perform app.note('issuer', ids, a.issuer);
    perform app.note('staff', ids, a.staff);
    perform app.note('party', ids, a.party);
    perform app.note('advice', ids, a.advice);
  end if;
  return coalesce(cardinality(a.see), 0);
end $function$;
CREATE OR REPLACE FUNCTION app.opened(relation text)
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  whole text := current_setting('shifan.open_' || relation, true);
begin
  if whole is null or whole = '' then return '{}'; end if;
  if left(whole, 64) is distinct from app.seal(concat('open_', relation, current_setting('shifan.actor', true)), substr(whole, 65)) then return '{}'; end if;
  return substr(whole, 65)::uuid[];
end $function$;
CREATE OR REPLACE FUNCTION app.opinion_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  if not app.system() then raise exception 'a panel''s opinion is the panel''s' using errcode = '42501'; end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.organisation()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select app.mine(2)::uuid $function$;
CREATE OR REPLACE FUNCTION app.overseer()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select app.system() or app.supervisor() $function$;
CREATE OR REPLACE FUNCTION app.place_of(own text, authority text, authority_name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select case when authority is null and authority_name like '%赣江新区%' then '赣江新区'
    else coalesce(app.city_of(own), app.city_of(authority), '省直') end
$function$;
CREATE OR REPLACE FUNCTION app.platform_is_known()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare now_is jsonb;
begin
  if tg_op = 'DELETE' then
    insert into platform_known (platform_id, known_on, was) values (old.id, app.known_today(), null);
    return old;
  end if;
  now_is := app.known_of(new);
  if now_is is distinct from (select k.was from platform_known k where k.platform_id = new.id order by k.n desc limit 1) then
    insert into platform_known (platform_id, known_on, was) values (new.id, app.known_today(), now_is);
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.pool_change_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  if tg_op = 'INSERT' then
    if new.state <> 'prepared' or new.prepared_by is distinct from app.account() then
      raise exception 'a change of a pool is proposed by whoever acts' using errcode = '42501';
    end if;
    new.issuer_id := (select r.issuer_id from round r where r.id = new.round_id);
    return new;
  end if;
  if tg_op = 'DELETE' or old.state <> 'prepared' or (new.id, new.round_id, new.issuer_id, new.lines, new.reason, new.prepared_by, new.prepared_at)
    is distinct from (old.id, old.round_id, old.issuer_id, old.lines, old.reason, old.prepared_by, old.prepared_at) then
    raise exception 'what was proposed stays as it was' using errcode = '42501';
  end if;
  -- leads_on comes with 0395: whoever stands in for a leader does so within the days of the absence.
  if new.state in ('signed', 'refused') and (new.decided_by is distinct from app.account()
    or not coalesce(app.leads_on(new.decided_by, (new.decided_at at time zone 'Asia/Shanghai')::date), false)) then
    raise exception 'a leader decides, in person' using errcode = '42501';
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.pool_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  if tg_op <> 'INSERT' then raise exception 'a frozen pool never changes' using errcode = '42501'; end if;
  if new.version <> 1 + (select count(*) from round_pool p where p.round_id = new.round_id) then
    raise exception 'pools of a round follow one another' using errcode = '42501';
  end if;
  if new.change_id is not null and not exists (select 1 from pool_change c where c.id = new.change_id and c.round_id = new.round_id and c.state = 'signed') then
    raise exception 'another pool takes a leader''s word' using errcode = '42501';
  end if;
  new.issuer_id := (select r.issuer_id from round r where r.id = new.round_id);
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.proposed_list_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  if tg_op = 'DELETE' then raise exception 'a proposed list is never removed' using errcode = '42501'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'prepared' or new.prepared_by is distinct from app.account() then
      raise exception 'a proposed list is prepared by whoever acts' using errcode = '42501';
    end if;
    new.issuer_id := (select r.issuer_id from round r where r.id = new.round_id);
    return new;
  end if;
  if old.state in ('signed', 'dropped') or (new.id, new.round_id, new.issuer_id) is distinct from (old.id, old.round_id, old.issuer_id) then
    raise exception 'a proposed list that is over never changes' using errcode = '42501';
  end if;
  if (new.cut, new.entries, new.under_review, new.contact_office, new.contact_phone, new.list_hash, new.prepared_by, new.prepared_at)
    is distinct from (old.cut, old.entries, old.under_review, old.contact_office, old.contact_phone, old.list_hash, old.prepared_by, old.prepared_at)
    and (new.state <> 'prepared' or new.prepared_by is distinct from app.account()) then
    raise exception 'what was prepared stays as it was' using errcode = '42501';
  end if;
  if new.state = 'signed' and (new.signed_by is distinct from app.account()
    or not coalesce(app.leads_on(new.signed_by, (new.signed_at at time zone 'Asia/Shanghai')::date), false)) then
    raise exception 'a leader signs, in person' using errcode = '42501';
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.public_changed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if current_setting('shifan.public_changed', true) is distinct from pg_current_xact_id()::text then
    update public_version set version = gen_random_uuid() where id = 1;
    perform set_config('shifan.public_changed', pg_current_xact_id()::text, true);
  end if;
  return null;
end $function$;
CREATE OR REPLACE FUNCTION app.recognition_list_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  if tg_op = 'DELETE' then raise exception 'a recognition is never removed' using errcode = '42501'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'prepared' or new.prepared_by is distinct from app.account() then
      raise exception 'a recognition is prepared by whoever acts' using errcode = '42501';
    end if;
    select n.round_id, n.issuer_id into new.round_id, new.issuer_id from notice n where n.id = new.notice_id;
    return new;
  end if;
  if old.state in ('signed', 'dropped') or (new.id, new.round_id, new.notice_id, new.issuer_id) is distinct from (old.id, old.round_id, old.notice_id, old.issuer_id) then
    raise exception 'a recognition that is over never changes' using errcode = '42501';
  end if;
  if (new.document_number, new.title, new.recognised_on, new.entries, new.waiting, new.prepared_by, new.prepared_at)
    is distinct from (old.document_number, old.title, old.recognised_on, old.entries, old.waiting, old.prepared_by, old.prepared_at)
    and (new.state <> 'prepared' or new.prepared_by is distinct from app.account()) then
    raise exception 'what was prepared stays as it was' using errcode = '42501';
  end if;
  if new.state = 'signed' and (new.signed_by is distinct from app.account()
    or not coalesce(app.leads_on(new.signed_by, (new.signed_at at time zone 'Asia/Shanghai')::date), false)) then
    raise exception 'a leader signs, in person' using errcode = '42501';
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.reconsideration_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare made record;
begin
  if tg_op = 'DELETE' then raise exception 'a reconsideration is never removed' using errcode = '42501'; end if;
  select c.written_by, c.decided_by, c.step, c.dossier_id into made from decision c where c.number = new.number;
  if tg_op = 'INSERT' then
    if new.state <> 'asked' or new.asked_by is distinct from app.account() or (made.step, made.dossier_id) is distinct from (new.step, new.dossier_id) then
      raise exception 'a reconsideration is asked for by whoever acts, of a decision of its case' using errcode = '42501';
    end if;
    select case when new.step = 'decline' then d.recommender_id else d.issuer_id end into new.decider_id from dossier d where d.id = new.dossier_id;
    return new;
  end if;
  if old.state <> 'asked' or (new.id, new.dossier_id, new.decider_id, new.step, new.number, new.grounds, new.asked_by, new.asked_at)
    is distinct from (old.id, old.dossier_id, old.decider_id, old.step, old.number, old.grounds, old.asked_by, old.asked_at) then
    raise exception 'what was asked and what was decided stay as they were' using errcode = '42501';
  end if;
  if new.state <> 'asked' and (new.decided_by is distinct from app.account() or new.decided_by in (made.written_by, made.decided_by)
    or not coalesce(app.leads_on(new.decided_by, (new.decided_at at time zone 'Asia/Shanghai')::date), false)) then
    raise exception 'a leader who had no hand in it decides, in person' using errcode = '42501';
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.recusal_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare seat record;
begin
  if tg_op = 'INSERT' then
    select s.issuer_id, s.signed_at into seat from panel_seat s where s.dossier_id = new.dossier_id and s.account_id = new.account_id and s.state = 'seated';
    if not found or new.asked_by is distinct from app.account() or new.state not in ('asked', 'declared') then
      raise exception 'who sits is asked to leave by whoever acts' using errcode = '42501';
    end if;
    new.issuer_id := seat.issuer_id;
    new.signed := seat.signed_at is not null;
    return new;
  end if;
  if old.state <> 'asked'
    or (new.id, new.dossier_id, new.account_id, new.issuer_id, new.reason, new.signed, new.asked_by, new.asked_name, new.asked_at, new.held_by)
    is distinct from (old.id, old.dossier_id, old.account_id, old.issuer_id, old.reason, old.signed, old.asked_by, old.asked_name, old.asked_at, old.held_by) then
    raise exception 'what was asked stays as it was' using errcode = '42501';
  end if;
  if new.state in ('granted', 'refused') and (new.decided_by is distinct from app.account() or new.decided_by = old.held_by
    or not coalesce(app.leads_on(new.decided_by, (new.decided_at at time zone 'Asia/Shanghai')::date), false)) then
    raise exception 'a leader decides, in person, who has not held the link' using errcode = '42501';
  end if;
  if new.state = 'withdrawn' and old.asked_by is distinct from app.account() then
    raise exception 'who asked takes it back' using errcode = '42501';
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin raise exception 'the journal is append-only' using errcode = '42501'; end $function$;
CREATE OR REPLACE FUNCTION app.refuse_own_hand()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  if new.state = 'confirmed' and old.state = 'entered' and new.confirmed_by = new.prepared_by then
    raise exception 'whoever entered it does not confirm it' using errcode = '42501';
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.refuse_signed_edition()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  if old.state = 'signed' then raise exception 'a signed edition never changes' using errcode = '42501'; end if;
  return coalesce(new, old);
end $function$;
CREATE OR REPLACE FUNCTION app.report_changes_summary()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare r report := case when tg_op = 'DELETE' then old else new end;
begin
  perform app.wait_again('summary', s.id) from summary s
    where s.authority_id = r.authority_id and s.issuer_id = r.issuer_id and s.year = r.year and s.quarter = r.quarter
      and s.state in ('prepared', 'amended', 'sent', 'accepted');
  return null;
end $function$;
CREATE OR REPLACE FUNCTION app.report_ledger_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  raise exception 'what a report was made of never changes' using errcode = '42501';
end $function$;
CREATE OR REPLACE FUNCTION app.report_version_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'what was reported never changes' using errcode = '42501';
end $function$;
CREATE OR REPLACE FUNCTION app.review_ends_waiting()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform app.wait_again('recusal', c.id) from recusal c where c.dossier_id = new.id and c.state = 'asked';
  return null;
end $function$;
CREATE OR REPLACE FUNCTION app.review_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare seat record;
begin
  if tg_op = 'DELETE' then raise exception 'a review is never removed' using errcode = '42501'; end if;
  if tg_op = 'UPDATE' and (old.signed_at is not null or (new.dossier_id, new.account_id) is distinct from (old.dossier_id, old.account_id)) then
    raise exception 'a signed review never changes' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' and exists (select 1 from review v where v.dossier_id = new.dossier_id and v.account_id = new.account_id) then return new; end if;
  if tg_op = 'INSERT' and new.signed_at is not null then raise exception 'a review is written before it is signed' using errcode = '42501'; end if;
  select s.issuer_id into seat from panel_seat s join dossier d on d.id = s.dossier_id
    where s.dossier_id = new.dossier_id and s.account_id = new.account_id and s.state = 'seated' and s.accepted_at is not null and s.signed_at is null and d.state = 'admitted';
  if not found then raise exception 'only who sits on a case under review writes one' using errcode = '42501'; end if;
  new.issuer_id := seat.issuer_id;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.round_change_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  if tg_op = 'DELETE' then raise exception 'a change of a round is never removed' using errcode = '42501'; end if;
  if old.state in ('signed', 'dropped') then raise exception 'a change of a round that is over never changes' using errcode = '42501'; end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.said_by_the_other()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  if app.system() or (new.confirmed is null and new.satisfied is null) then return new; end if;
  if tg_op = 'UPDATE' and new.confirmed is not distinct from old.confirmed and new.satisfied is not distinct from old.satisfied then return new; end if;
  raise exception 'a service is confirmed by whom it was done for' using errcode = '42501';
end $function$;
CREATE OR REPLACE FUNCTION app.scores_open(dossier uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select (app.of_system() or app.account() is not null) and count(*) filter (where s.signed_at is null) = 0
    and count(*) >= coalesce((select p.seats from panel_draw p where p.dossier_id = dossier and p.n = 1), 3)
  from panel_seat s where s.dossier_id = dossier and s.state = 'seated'
$function$;
CREATE OR REPLACE FUNCTION app.seal(what text, said text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare key text := (select s.key from app.secret s);
begin
  return encode(sha256(convert_to(concat_ws('|', key, what, pg_backend_pid(), extract(epoch from transaction_timestamp()), said, key), 'UTF8')), 'hex');
end $function$;
CREATE OR REPLACE FUNCTION app.seat_is_taken()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if tg_op = 'INSERT' and new.accepted_at is not null then raise exception 'nobody has a seat taken' using errcode = '42501'; end if;
  if tg_op = 'UPDATE' and new.accepted_at is distinct from old.accepted_at and (old.accepted_at is not null or old.state <> 'seated'
    or new.state <> 'seated' or new.account_id is distinct from app.account() or app.system()) then
    raise exception 'an expert takes the own seat, once, by the own session' using errcode = '42501';
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.seat_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare due text;
declare day date;
begin
  if tg_op = 'DELETE' then raise exception 'a seat is never removed' using errcode = '42501'; end if;
  if tg_op = 'INSERT' then
    select x.id into due from panel_draw p, jsonb_array_elements_text(p.draw_order) with ordinality as x (id, place)
      where p.dossier_id = new.dossier_id and not exists (select 1 from panel_seat s where s.dossier_id = new.dossier_id and s.account_id = x.id::uuid)
      order by p.n, x.place limit 1;
    if due is distinct from new.account_id::text or new.state not in ('seated', 'away') or new.signed_at is not null then
      raise exception 'a seat is taken by the next in the order of the draw' using errcode = '42501';
    end if;
    day := (new.seated_at at time zone 'Asia/Shanghai')::date;
    if new.state = 'away' and not exists (select 1 from expert_away a where a.account_id = new.account_id and a.taken_back_at is null
      and a.confirmed_by is not null and day between a.from_on and a.to_on) then
      raise exception 'who is passed over has said so before' using errcode = '42501';
    end if;
    return new;
  end if;
  if old.state in ('recused', 'away') or (new.dossier_id, new.account_id, new.issuer_id, new.position, new.seated_at)
    is distinct from (old.dossier_id, old.account_id, old.issuer_id, old.position, old.seated_at) then
    raise exception 'a seat stays what it is' using errcode = '42501';
  end if;
  if new.state = 'away' then raise exception 'who sits leaves by a recusal' using errcode = '42501'; end if;
  if new.state = 'recused' then
    if new.signed_at is distinct from old.signed_at or not exists (select 1 from recusal r where r.dossier_id = old.dossier_id and r.account_id = old.account_id
      and r.reason = new.reason and (r.state = 'granted' or (r.state = 'declared' and old.signed_at is null))) then
      raise exception 'who sits leaves by the own declaration before signing, or by a leader''s word' using errcode = '42501';
    end if;
  elsif new.reason is distinct from old.reason or (new.signed_at is distinct from old.signed_at and (old.signed_at is not null
    or not exists (select 1 from review v where v.dossier_id = old.dossier_id and v.account_id = old.account_id and v.signed_at = new.signed_at))) then
    raise exception 'a seat is signed by its review' using errcode = '42501';
  end if;
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.seats()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE
AS $function$
declare me uuid := app.expert();
begin
  if me is null then return '{}'; end if;
  return array(select s.dossier_id from panel_seat s where s.account_id = me and s.state = 'seated' and s.accepted_at is not null);
end $function$;
CREATE OR REPLACE FUNCTION app.signed_as_prepared()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$ begin
  raise exception 'what went back is prepared anew before it is signed' using errcode = '42501';
end $function$;
CREATE OR REPLACE FUNCTION app.signed_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  raise exception 'what was signed stays as it is' using errcode = '42501';
end $function$;
CREATE OR REPLACE FUNCTION app.staff_of()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select app.mine(4)::uuid $function$;
CREATE OR REPLACE FUNCTION app.stands_in(dossier uuid, wanted text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE COST 10000
AS $function$
begin
  return exists (select 1 from dossier d where d.id = dossier and d.state = wanted);
end $function$;
CREATE OR REPLACE FUNCTION app.stays_with_dossier()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  raise exception 'a row of % stays with its dossier', tg_table_name using errcode = '23503';
end $function$;
CREATE OR REPLACE FUNCTION app.summary_version_stays()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'INSERT' then raise exception 'a signed table never changes' using errcode = '42501'; end if;
  if new.no <> 1 + (select count(*) from summary_version v where v.summary_id = new.summary_id) then
    raise exception 'signed tables follow one another' using errcode = '42501';
  end if;
  new.hash := encode(sha256(convert_to(new.content::text, 'UTF8')), 'hex');
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.supervisor()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select app.mine(6) is not null $function$;
CREATE OR REPLACE FUNCTION app.system()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(current_setting('shifan.system', true), '') = 'on' and app.of_system() $function$;
CREATE OR REPLACE FUNCTION app.tile_grows()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  if tg_op = 'UPDATE' and new.level = old.level and new.index = old.index and substring(new.hashes from 1 for octet_length(old.hashes)) = old.hashes then
    return new;
  end if;
  raise exception 'a tile of the log only grows' using errcode = '42501';
end $function$;
CREATE OR REPLACE FUNCTION app.wait_again(of_kind text, of_id uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into waiting_stale (kind, id, act) values (of_kind, of_id, pg_current_xact_id()::text::bigint)
  on conflict (kind, id) do update set act = excluded.act where waiting_stale.act <> excluded.act
$function$;
CREATE OR REPLACE FUNCTION app.waits_stale()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select exists (select 1 from waiting_stale where act <> 0)
$function$;
CREATE OR REPLACE FUNCTION app.word_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  since int;
  turn text;
  moderator uuid;
begin
  if tg_op <> 'INSERT' then raise exception 'what was said stays as it was said' using errcode = '42501'; end if;
  select d.issuer_id into new.issuer_id from dossier d where d.id = new.dossier_id and d.state = 'admitted';
  if not found then raise exception 'a panel speaks while the case is reviewed' using errcode = '42501'; end if;
  new.n := 1 + coalesce((select max(w.n) from panel_word w where w.dossier_id = new.dossier_id), 0);
  if new.kind = 'reseated' then
    if not app.system() then raise exception 'a panel changes by the draw' using errcode = '42501'; end if;
    return new;
  end if;
  if new.account_id is distinct from app.account() or not app.scores_open(new.dossier_id) or not exists (
    select 1 from panel_seat s where s.dossier_id = new.dossier_id and s.account_id = new.account_id and s.state = 'seated') then
    raise exception 'who sits speaks in person, once all have signed' using errcode = '42501';
  end if;
  select s.account_id into moderator from panel_seat s where s.dossier_id = new.dossier_id and s.state = 'seated' order by s.position limit 1;
  if new.kind in ('opened', 'closed', 'drafted') and new.account_id is distinct from moderator then
    raise exception 'the first of the order moderates' using errcode = '42501';
  end if;
  select coalesce(max(w.n), 0) into since from panel_word w where w.dossier_id = new.dossier_id and w.kind = 'reseated';
  select w.kind into turn from panel_word w where w.dossier_id = new.dossier_id and w.n > since and w.kind in ('opened', 'closed', 'drafted')
    order by w.n desc limit 1;
  if (new.kind in ('said', 'rescored', 'closed') and turn is distinct from 'opened')
    or (new.kind in ('confirmed', 'dissented') and turn is distinct from 'drafted') or (new.kind in ('opened', 'drafted') and turn = 'opened') then
    raise exception 'not at this point of the discussion' using errcode = '42501';
  end if;
  return new;
end $function$;

-- ── who sees and writes which row
create policy absence_delete on absence for delete
  using (organisation_id = ( SELECT app.staff_of() AS staff_of));
create policy absence_door on absence for select to the schema’s owner
  using (true);
create policy absence_insert on absence for insert
  with check (organisation_id = ( SELECT app.staff_of() AS staff_of));
create policy absence_read on absence for select
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.staff_of() AS staff_of)));
create policy absence_update on absence for update
  using (organisation_id = ( SELECT app.staff_of() AS staff_of))
  with check (organisation_id = ( SELECT app.staff_of() AS staff_of));
create policy account_delete on account for delete
  using (( SELECT app.system() AS system) OR ( SELECT app.administrator() AS administrator) OR (id = ( SELECT app.account() AS account)));
create policy account_door on account for select to the schema’s owner
  using (true);
create policy account_insert on account for insert
  with check (( SELECT app.system() AS system) OR ( SELECT app.administrator() AS administrator) OR (id = ( SELECT app.account() AS account)));
create policy account_read on account for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR ( SELECT app.administrator() AS administrator) OR (organisation_id = ( SELECT app.organisation() AS organisation)));
create policy account_update on account for update
  using (( SELECT app.system() AS system) OR ( SELECT app.administrator() AS administrator) OR (id = ( SELECT app.account() AS account)))
  with check (( SELECT app.system() AS system) OR ( SELECT app.administrator() AS administrator) OR (id = ( SELECT app.account() AS account)));
create policy assignment_delete on assignment for delete
  using ((organisation_id = ( SELECT app.staff_of() AS staff_of)) AND (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text))));
create policy assignment_insert on assignment for insert
  with check ((organisation_id = ( SELECT app.staff_of() AS staff_of)) AND (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text))));
create policy assignment_read on assignment for select
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.staff_of() AS staff_of)));
create policy assignment_update on assignment for update
  using ((organisation_id = ( SELECT app.staff_of() AS staff_of)) AND (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text))))
  with check ((organisation_id = ( SELECT app.staff_of() AS staff_of)) AND (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text))));
create policy attempt_delete on attempt for delete
  using ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text));
create policy attempt_insert on attempt for insert
  with check ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text));
create policy attempt_read on attempt for select
  using (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('staff'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'staff'::text)));
create policy attempt_update on attempt for update
  using ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))
  with check ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text));
create policy attendance_delete on attendance for delete
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy attendance_insert on attendance for insert
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy attendance_read on attendance for select
  using (( SELECT app.overseer() AS overseer) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy attendance_update on attendance for update
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)))
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy audit_delete on audit for delete
  using ( SELECT app.system() AS system);
create policy audit_insert on audit for insert
  with check ( SELECT app.system() AS system);
create policy audit_read on audit for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (organisation_id = ( SELECT app.staff_of() AS staff_of)) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy audit_update on audit for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy calendar_version_delete on calendar_version for delete
  using ( SELECT app.system() AS system);
create policy calendar_version_insert on calendar_version for insert
  with check ( SELECT app.system() AS system);
create policy calendar_version_read on calendar_version for select
  using (true);
create policy calendar_version_update on calendar_version for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy calendar_year_delete on calendar_year for delete
  using ( SELECT app.system() AS system);
create policy calendar_year_insert on calendar_year for insert
  with check ( SELECT app.system() AS system);
create policy calendar_year_read on calendar_year for select
  using (true);
create policy calendar_year_update on calendar_year for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy capacity_delete on capacity for delete
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy capacity_insert on capacity for insert
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy capacity_read on capacity for select
  using (( SELECT app.overseer() AS overseer) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy capacity_update on capacity for update
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)))
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy clock_delete on clock for delete
  using (( SELECT app.system() AS system) OR ( SELECT app.administrator() AS administrator));
create policy clock_insert on clock for insert
  with check (( SELECT app.system() AS system) OR ( SELECT app.administrator() AS administrator));
create policy clock_read on clock for select
  using (true);
create policy clock_update on clock for update
  using (( SELECT app.system() AS system) OR ( SELECT app.administrator() AS administrator))
  with check (( SELECT app.system() AS system) OR ( SELECT app.administrator() AS administrator));
create policy complaint_delete on complaint for delete
  using (false);
create policy complaint_insert on complaint for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy complaint_read on complaint for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy complaint_update on complaint for update
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy condition_answer_insert on condition_answer for insert
  with check ((written_by = ( SELECT app.account() AS account)) AND CASE WHEN (side = 'recommender'::text) THEN (((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text)) AND app.stands_in(dossier_id, 'assessing'::text)) ELSE ((EXISTS ( SELECT 1 FROM panel_seat s WHERE ((s.dossier_id = condition_answer.dossier_id) AND (s.account_id = ( SELECT app.expert() AS expert)) AND (s.state = 'seated'::text) AND (s.accepted_at IS NOT NULL) AND (s.signed_at IS NULL)))) AND app.stands_in(dossier_id, 'admitted'::text)) END);
create policy condition_answer_read on condition_answer for select
  using ( CASE WHEN (side = 'recommender'::text) THEN (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('advice'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'advice'::text))) ELSE ((written_by = ( SELECT app.expert() AS expert)) OR (app.scores_open(dossier_id) AND (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('issuer'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'issuer'::text)) OR (EXISTS ( SELECT 1 FROM panel_seat s WHERE ((s.dossier_id = condition_answer.dossier_id) AND (s.account_id = ( SELECT app.expert() AS expert)) AND (s.state = 'seated'::text))))))) END);
create policy confirm_answer_delete on confirm_answer for delete
  using (false);
create policy confirm_answer_insert on confirm_answer for insert
  with check ( SELECT app.system() AS system);
create policy confirm_answer_read on confirm_answer for select
  using (( SELECT app.overseer() AS overseer) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)) OR (((denied_at IS NOT NULL) OR doubted) AND (service_id IS NOT NULL) AND (EXISTS ( SELECT 1 FROM (report r JOIN report_ledger l ON ((l.report_id = r.id))) WHERE ((r.organisation_id = confirm_answer.organisation_id) AND ((l.basis -> 'lines'::text) @> jsonb_build_array(jsonb_build_object('id', confirm_answer.service_id))))))));
create policy confirm_answer_update on confirm_answer for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy confirm_link_delete on confirm_link for delete
  using (false);
create policy confirm_link_insert on confirm_link for insert
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy confirm_link_read on confirm_link for select
  using (( SELECT app.overseer() AS overseer) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy confirm_link_update on confirm_link for update
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)))
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy contact_delete on contact for delete
  using (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)));
create policy contact_insert on contact for insert
  with check (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)));
create policy contact_read on contact for select
  using (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)));
create policy contact_update on contact for update
  using (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)))
  with check (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)));
create policy correction_delete on correction for delete
  using ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text) OR ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text)));
create policy correction_insert on correction for insert
  with check ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text) OR ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text)));
create policy correction_read on correction for select
  using (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text)));
create policy correction_update on correction for update
  using ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text) OR ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text)))
  with check ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text) OR ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text)));
create policy correction_draft_delete on correction_draft for delete
  using ((organisation_id = ( SELECT app.staff_of() AS staff_of)) AND (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text))));
create policy correction_draft_insert on correction_draft for insert
  with check ((organisation_id = ( SELECT app.staff_of() AS staff_of)) AND (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text))));
create policy correction_draft_read on correction_draft for select
  using ((organisation_id = ( SELECT app.staff_of() AS staff_of)) AND (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text))));
create policy correction_draft_update on correction_draft for update
  using ((organisation_id = ( SELECT app.staff_of() AS staff_of)) AND (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text))))
  with check ((organisation_id = ( SELECT app.staff_of() AS staff_of)) AND (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text))));
create policy counter_delete on counter for delete
  using (( SELECT app.of_system() AS of_system) OR (( SELECT app.account() AS account) IS NOT NULL));
create policy counter_insert on counter for insert
  with check (( SELECT app.of_system() AS of_system) OR (( SELECT app.account() AS account) IS NOT NULL));
create policy counter_read on counter for select
  using (true);
create policy counter_update on counter for update
  using (( SELECT app.of_system() AS of_system) OR (( SELECT app.account() AS account) IS NOT NULL))
  with check (( SELECT app.of_system() AS of_system) OR (( SELECT app.account() AS account) IS NOT NULL));
create policy day_run_delete on day_run for delete
  using ( SELECT app.system() AS system);
create policy day_run_insert on day_run for insert
  with check ( SELECT app.system() AS system);
create policy day_run_read on day_run for select
  using (( SELECT app.system() AS system) OR ( SELECT app.administrator() AS administrator));
create policy day_run_update on day_run for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy decision_delete on decision for delete
  using (((step = 'decline'::text) AND ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))) OR ((step = ANY (ARRAY['reject'::text, 'passOver'::text])) AND ((dossier_id = ANY (( SELECT app.opened('issuer'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'issuer'::text))) OR ((decided_at IS NOT NULL) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))));
create policy decision_door on decision for select to the schema’s owner
  using (true);
create policy decision_insert on decision for insert
  with check (((step = 'decline'::text) AND ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))) OR ((step = ANY (ARRAY['reject'::text, 'passOver'::text])) AND ((dossier_id = ANY (( SELECT app.opened('issuer'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'issuer'::text))) OR ((decided_at IS NOT NULL) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))));
create policy decision_read on decision for select
  using (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text)) OR ((decided_at IS NOT NULL) AND ((dossier_id = ANY (( SELECT app.opened('party'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'party'::text))));
create policy decision_update on decision for update
  using (((step = 'decline'::text) AND ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))) OR ((step = ANY (ARRAY['reject'::text, 'passOver'::text])) AND ((dossier_id = ANY (( SELECT app.opened('issuer'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'issuer'::text))) OR ((decided_at IS NOT NULL) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))))
  with check (((step = 'decline'::text) AND ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))) OR ((step = ANY (ARRAY['reject'::text, 'passOver'::text])) AND ((dossier_id = ANY (( SELECT app.opened('issuer'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'issuer'::text))) OR ((decided_at IS NOT NULL) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))));
create policy device_delete on device for delete
  using ( SELECT app.system() AS system);
create policy device_insert on device for insert
  with check ( SELECT app.system() AS system);
create policy device_read on device for select
  using ( SELECT app.system() AS system);
create policy device_update on device for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy dossier_delete on dossier for delete
  using (false);
create policy dossier_door on dossier for select to the schema’s owner
  using (true);
create policy dossier_insert on dossier for insert
  with check (( SELECT app.system() AS system) OR (applicant_id = ( SELECT app.clerk_of() AS clerk_of)) OR (recommender_id = ( SELECT app.staff_of() AS staff_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy dossier_read on dossier for select
  using (( SELECT app.overseer() AS overseer) OR (applicant_id = ( SELECT app.clerk_of() AS clerk_of)) OR ((recommender_id = ( SELECT app.staff_of() AS staff_of)) AND (submitted_at IS NOT NULL)) OR ((issuer_id = ( SELECT app.staff_of() AS staff_of)) AND (recommended_at IS NOT NULL)) OR (id = ANY (( SELECT app.seats() AS seats)::uuid[])));
create policy dossier_update on dossier for update
  using (( SELECT app.system() AS system) OR (applicant_id = ( SELECT app.clerk_of() AS clerk_of)) OR (recommender_id = ( SELECT app.staff_of() AS staff_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (applicant_id = ( SELECT app.clerk_of() AS clerk_of)) OR (recommender_id = ( SELECT app.staff_of() AS staff_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy dossier_change_delete on dossier_change for delete
  using ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy dossier_change_insert on dossier_change for insert
  with check ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy dossier_change_read on dossier_change for select
  using (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text)));
create policy dossier_change_update on dossier_change for update
  using ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))
  with check ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy dossier_row_delete on dossier_row for delete
  using ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy dossier_row_insert on dossier_row for insert
  with check ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy dossier_row_read on dossier_row for select
  using (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text)));
create policy dossier_row_update on dossier_row for update
  using ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))
  with check ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy dossier_value_delete on dossier_value for delete
  using ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy dossier_value_insert on dossier_value for insert
  with check ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy dossier_value_read on dossier_value for select
  using (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text)));
create policy dossier_value_update on dossier_value for update
  using ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))
  with check ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy draw_delete on draw for delete
  using ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text));
create policy draw_insert on draw for insert
  with check ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text));
create policy draw_read on draw for select
  using (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('party'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'party'::text)));
create policy draw_update on draw for update
  using ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))
  with check ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text));
create policy earlier_platform_delete on earlier_platform for delete
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy earlier_platform_insert on earlier_platform for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy earlier_platform_read on earlier_platform for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy earlier_platform_update on earlier_platform for update
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy enterprise_delete on enterprise for delete
  using (false);
create policy enterprise_insert on enterprise for insert
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy enterprise_read on enterprise for select
  using (( SELECT app.overseer() AS overseer) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy enterprise_update on enterprise for update
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)))
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy enterprise_alias_delete on enterprise_alias for delete
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy enterprise_alias_insert on enterprise_alias for insert
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy enterprise_alias_read on enterprise_alias for select
  using (( SELECT app.overseer() AS overseer) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy enterprise_alias_update on enterprise_alias for update
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)))
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy evidence_delete on evidence for delete
  using ( SELECT app.system() AS system);
create policy evidence_insert on evidence for insert
  with check ( SELECT app.system() AS system);
create policy evidence_read on evidence for select
  using (( SELECT app.system() AS system) OR (EXISTS ( SELECT 1 FROM complaint c WHERE (c.id = evidence.case_id))) OR (EXISTS ( SELECT 1 FROM objection o WHERE (o.id = evidence.case_id))) OR (EXISTS ( SELECT 1 FROM revocation v WHERE (v.id = evidence.case_id))) OR (EXISTS ( SELECT 1 FROM policy p WHERE (p.id = evidence.case_id))) OR (EXISTS ( SELECT 1 FROM notice n WHERE ((n.id = evidence.case_id) AND (( SELECT app.supervisor() AS supervisor) OR (n.issuer_id = ( SELECT app.staff_of() AS staff_of)))))) OR (EXISTS ( SELECT 1 FROM audit a WHERE (a.id = evidence.case_id))) OR (EXISTS ( SELECT 1 FROM platform_change x WHERE (x.id = evidence.case_id))));
create policy evidence_update on evidence for update
  using (false)
  with check ( SELECT app.system() AS system);
create policy expert_delete on expert for delete
  using (false);
create policy expert_insert on expert for insert
  with check (( SELECT app.system() AS system) OR (EXISTS ( SELECT 1 FROM organisation o WHERE ((o.id = ( SELECT app.staff_of() AS staff_of)) AND (o.kind = 'province'::text)))));
create policy expert_read on expert for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (account_id = ( SELECT app.account() AS account)) OR (EXISTS ( SELECT 1 FROM organisation o WHERE ((o.id = ( SELECT app.staff_of() AS staff_of)) AND (o.kind = 'province'::text)))) OR (EXISTS ( SELECT 1 FROM round r WHERE (r.issuer_id = ( SELECT app.staff_of() AS staff_of)))));
create policy expert_update on expert for update
  using (( SELECT app.system() AS system) OR (EXISTS ( SELECT 1 FROM organisation o WHERE ((o.id = ( SELECT app.staff_of() AS staff_of)) AND (o.kind = 'province'::text)))))
  with check (( SELECT app.system() AS system) OR (EXISTS ( SELECT 1 FROM organisation o WHERE ((o.id = ( SELECT app.staff_of() AS staff_of)) AND (o.kind = 'province'::text)))));
create policy expert_away_delete on expert_away for delete
  using (( SELECT app.system() AS system) OR (account_id = ( SELECT app.expert() AS expert)) OR (EXISTS ( SELECT 1 FROM organisation o WHERE ((o.id = ( SELECT app.staff_of() AS staff_of)) AND (o.kind = 'province'::text)))));
create policy expert_away_door on expert_away for select to the schema’s owner
  using (true);
create policy expert_away_insert on expert_away for insert
  with check (( SELECT app.system() AS system) OR (account_id = ( SELECT app.expert() AS expert)) OR (EXISTS ( SELECT 1 FROM organisation o WHERE ((o.id = ( SELECT app.staff_of() AS staff_of)) AND (o.kind = 'province'::text)))));
create policy expert_away_read on expert_away for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (account_id = ( SELECT app.expert() AS expert)) OR (EXISTS ( SELECT 1 FROM organisation o WHERE ((o.id = ( SELECT app.staff_of() AS staff_of)) AND (o.kind = 'province'::text)))) OR (EXISTS ( SELECT 1 FROM round r WHERE (r.issuer_id = ( SELECT app.staff_of() AS staff_of)))));
create policy expert_away_update on expert_away for update
  using (( SELECT app.system() AS system) OR (account_id = ( SELECT app.expert() AS expert)) OR (EXISTS ( SELECT 1 FROM organisation o WHERE ((o.id = ( SELECT app.staff_of() AS staff_of)) AND (o.kind = 'province'::text)))))
  with check (( SELECT app.system() AS system) OR (account_id = ( SELECT app.expert() AS expert)) OR (EXISTS ( SELECT 1 FROM organisation o WHERE ((o.id = ( SELECT app.staff_of() AS staff_of)) AND (o.kind = 'province'::text)))));
create policy file_delete on file for delete
  using (( SELECT app.of_system() AS of_system) OR (( SELECT app.account() AS account) IS NOT NULL));
create policy file_insert on file for insert
  with check (( SELECT app.of_system() AS of_system) OR (( SELECT app.account() AS account) IS NOT NULL));
create policy file_read on file for select
  using (true);
create policy file_update on file for update
  using (( SELECT app.of_system() AS of_system) OR (( SELECT app.account() AS account) IS NOT NULL))
  with check (( SELECT app.of_system() AS of_system) OR (( SELECT app.account() AS account) IS NOT NULL));
create policy finding_answer_delete on finding_answer for delete
  using ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy finding_answer_insert on finding_answer for insert
  with check ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy finding_answer_read on finding_answer for select
  using (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text)));
create policy finding_answer_update on finding_answer for update
  using ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))
  with check ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy handover_delete on handover for delete
  using ( SELECT app.system() AS system);
create policy handover_insert on handover for insert
  with check ( SELECT app.system() AS system);
create policy handover_read on handover for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR ( SELECT app.administrator() AS administrator) OR (organisation_id = ( SELECT app.organisation() AS organisation)) OR (asked_organisation = ( SELECT app.organisation() AS organisation)) OR (EXISTS ( SELECT 1 FROM organisation a WHERE ((a.id = ( SELECT app.staff_of() AS staff_of)) AND (a.kind = 'province'::text)))));
create policy handover_update on handover for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy interpretation_delete on interpretation for delete
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (asker_id = ( SELECT app.staff_of() AS staff_of)));
create policy interpretation_insert on interpretation for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (asker_id = ( SELECT app.staff_of() AS staff_of)));
create policy interpretation_read on interpretation for select
  using ((number IS NOT NULL) OR ( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (asker_id = ( SELECT app.staff_of() AS staff_of)));
create policy interpretation_update on interpretation for update
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (asker_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (asker_id = ( SELECT app.staff_of() AS staff_of)));
create policy item_answer_delete on item_answer for delete
  using (((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text)) AND (EXISTS ( SELECT 1 FROM correction c WHERE ((c.dossier_id = item_answer.dossier_id) AND (c.no = item_answer.correction_no) AND (c.resolved_at IS NULL)))));
create policy item_answer_insert on item_answer for insert
  with check (((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text)) AND (EXISTS ( SELECT 1 FROM correction c WHERE ((c.dossier_id = item_answer.dossier_id) AND (c.no = item_answer.correction_no) AND (c.resolved_at IS NULL)))));
create policy item_answer_read on item_answer for select
  using (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text)));
create policy item_answer_update on item_answer for update
  using (((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text)) AND (EXISTS ( SELECT 1 FROM correction c WHERE ((c.dossier_id = item_answer.dossier_id) AND (c.no = item_answer.correction_no) AND (c.resolved_at IS NULL)))))
  with check (((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text)) AND (EXISTS ( SELECT 1 FROM correction c WHERE ((c.dossier_id = item_answer.dossier_id) AND (c.no = item_answer.correction_no) AND (c.resolved_at IS NULL)))));
create policy journal_insert on journal for insert
  with check (( SELECT app.of_system() AS of_system) OR (actor_id = ( SELECT app.account() AS account)));
create policy journal_read on journal for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (applicant_id = ( SELECT app.clerk_of() AS clerk_of)) OR (recommender_id = ( SELECT app.staff_of() AS staff_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy ledger_import_delete on ledger_import for delete
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy ledger_import_insert on ledger_import for insert
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy ledger_import_read on ledger_import for select
  using (( SELECT app.overseer() AS overseer) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy ledger_import_update on ledger_import for update
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)))
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy ledger_layout_delete on ledger_layout for delete
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy ledger_layout_insert on ledger_layout for insert
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy ledger_layout_read on ledger_layout for select
  using (( SELECT app.overseer() AS overseer) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy ledger_layout_update on ledger_layout for update
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)))
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy licence_delete on licence for delete
  using ( SELECT app.system() AS system);
create policy licence_insert on licence for insert
  with check ( SELECT app.system() AS system);
create policy licence_read on licence for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (organisation_id = ( SELECT app.organisation() AS organisation)) OR (EXISTS ( SELECT 1 FROM organisation a WHERE ((a.id = ( SELECT app.staff_of() AS staff_of)) AND (a.kind = 'city'::text) AND (a.division_code = licence.authority)))));
create policy licence_update on licence for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy log_checkpoint_delete on log_checkpoint for delete
  using ( SELECT app.system() AS system);
create policy log_checkpoint_insert on log_checkpoint for insert
  with check ( SELECT app.system() AS system);
create policy log_checkpoint_read on log_checkpoint for select
  using ( SELECT app.system() AS system);
create policy log_checkpoint_update on log_checkpoint for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy log_cosignature_delete on log_cosignature for delete
  using ( SELECT app.system() AS system);
create policy log_cosignature_insert on log_cosignature for insert
  with check ( SELECT app.system() AS system);
create policy log_cosignature_read on log_cosignature for select
  using ( SELECT app.system() AS system);
create policy log_cosignature_update on log_cosignature for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy log_tile_delete on log_tile for delete
  using ( SELECT app.system() AS system);
create policy log_tile_insert on log_tile for insert
  with check ( SELECT app.system() AS system);
create policy log_tile_read on log_tile for select
  using ( SELECT app.system() AS system);
create policy log_tile_update on log_tile for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy mail_delete on mail for delete
  using (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)));
create policy mail_insert on mail for insert
  with check (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)));
create policy mail_read on mail for select
  using (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)));
create policy mail_update on mail for update
  using (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)))
  with check (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)));
create policy material_delete on material for delete
  using ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy material_insert on material for insert
  with check ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy material_read on material for select
  using (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text)));
create policy material_update on material for update
  using ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))
  with check ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy material_check_delete on material_check for delete
  using ((organisation_id = ( SELECT app.staff_of() AS staff_of)) AND (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text))));
create policy material_check_insert on material_check for insert
  with check ((organisation_id = ( SELECT app.staff_of() AS staff_of)) AND (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text))));
create policy material_check_read on material_check for select
  using (( SELECT app.overseer() AS overseer) OR ((organisation_id = ( SELECT app.staff_of() AS staff_of)) AND ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text))) OR ((dossier_id = ANY (( SELECT app.opened('issuer'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'issuer'::text)));
create policy material_check_update on material_check for update
  using ((organisation_id = ( SELECT app.staff_of() AS staff_of)) AND (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text))))
  with check ((organisation_id = ( SELECT app.staff_of() AS staff_of)) AND (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text))));
create policy message_delete on message for delete
  using (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)));
create policy message_insert on message for insert
  with check (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)));
create policy message_read on message for select
  using (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)));
create policy message_update on message for update
  using (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)))
  with check (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)));
create policy month_accounts_delete on month_accounts for delete
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy month_accounts_insert on month_accounts for insert
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy month_accounts_read on month_accounts for select
  using (( SELECT app.overseer() AS overseer) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy month_accounts_update on month_accounts for update
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)))
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy notice_delete on notice for delete
  using (issuer_id = ( SELECT app.staff_of() AS staff_of));
create policy notice_door on notice for select to the schema’s owner
  using (true);
create policy notice_insert on notice for insert
  with check (issuer_id = ( SELECT app.staff_of() AS staff_of));
create policy notice_read on notice for select
  using (true);
create policy notice_update on notice for update
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy notice_draft_delete on notice_draft for delete
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy notice_draft_insert on notice_draft for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy notice_draft_read on notice_draft for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy notice_draft_update on notice_draft for update
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy objection_delete on objection for delete
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy objection_insert on objection for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy objection_read on objection for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy objection_update on objection for update
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy objection_inquiry_delete on objection_inquiry for delete
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR ((organisation_id = ( SELECT app.staff_of() AS staff_of)) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of))));
create policy objection_inquiry_insert on objection_inquiry for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR ((organisation_id = ( SELECT app.staff_of() AS staff_of)) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of))));
create policy objection_inquiry_read on objection_inquiry for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR ((organisation_id = ( SELECT app.staff_of() AS staff_of)) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of))));
create policy objection_inquiry_update on objection_inquiry for update
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR ((organisation_id = ( SELECT app.staff_of() AS staff_of)) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of))))
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR ((organisation_id = ( SELECT app.staff_of() AS staff_of)) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of))));
create policy office_note_delete on office_note for delete
  using ((organisation_id = ( SELECT app.staff_of() AS staff_of)) AND (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text))));
create policy office_note_insert on office_note for insert
  with check ((organisation_id = ( SELECT app.staff_of() AS staff_of)) AND (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text))));
create policy office_note_read on office_note for select
  using ((organisation_id = ( SELECT app.staff_of() AS staff_of)) AND (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text))));
create policy office_note_update on office_note for update
  using ((organisation_id = ( SELECT app.staff_of() AS staff_of)) AND (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text))))
  with check ((organisation_id = ( SELECT app.staff_of() AS staff_of)) AND (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text))));
create policy opening_delete on opening for delete
  using (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)));
create policy opening_insert on opening for insert
  with check (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)));
create policy opening_read on opening for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (account_id = ( SELECT app.account() AS account)));
create policy opening_update on opening for update
  using (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)))
  with check (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)));
create policy opening_release_delete on opening_release for delete
  using (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)) OR (organisation_id = ( SELECT app.staff_of() AS staff_of)));
create policy opening_release_insert on opening_release for insert
  with check (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)) OR (organisation_id = ( SELECT app.staff_of() AS staff_of)));
create policy opening_release_read on opening_release for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (account_id = ( SELECT app.account() AS account)) OR (organisation_id = ( SELECT app.staff_of() AS staff_of)));
create policy opening_release_update on opening_release for update
  using (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)) OR (organisation_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)) OR (organisation_id = ( SELECT app.staff_of() AS staff_of)));
create policy organisation_delete on organisation for delete
  using (( SELECT app.system() AS system) OR ( SELECT app.administrator() AS administrator));
create policy organisation_door on organisation for select to the schema’s owner
  using (true);
create policy organisation_insert on organisation for insert
  with check (( SELECT app.system() AS system) OR ( SELECT app.administrator() AS administrator));
create policy organisation_read on organisation for select
  using (true);
create policy organisation_update on organisation for update
  using (( SELECT app.system() AS system) OR ( SELECT app.administrator() AS administrator))
  with check (( SELECT app.system() AS system) OR ( SELECT app.administrator() AS administrator));
create policy organisation_case_delete on organisation_case for delete
  using ( SELECT app.system() AS system);
create policy organisation_case_insert on organisation_case for insert
  with check ( SELECT app.system() AS system);
create policy organisation_case_read on organisation_case for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (organisation_id = ( SELECT app.organisation() AS organisation)) OR (against_id = ( SELECT app.organisation() AS organisation)) OR (EXISTS ( SELECT 1 FROM organisation a WHERE ((a.id = ( SELECT app.staff_of() AS staff_of)) AND (a.kind = 'city'::text) AND (a.division_code = organisation_case.authority)))));
create policy organisation_case_update on organisation_case for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy organisation_evidence_delete on organisation_evidence for delete
  using ( SELECT app.system() AS system);
create policy organisation_evidence_insert on organisation_evidence for insert
  with check ( SELECT app.system() AS system);
create policy organisation_evidence_read on organisation_evidence for select
  using (EXISTS ( SELECT 1 FROM organisation_case c WHERE (c.id = organisation_evidence.case_id)));
create policy organisation_evidence_update on organisation_evidence for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy organisation_name_delete on organisation_name for delete
  using ( SELECT app.system() AS system);
create policy organisation_name_insert on organisation_name for insert
  with check ( SELECT app.system() AS system);
create policy organisation_name_read on organisation_name for select
  using (true);
create policy organisation_name_update on organisation_name for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy outbox_delete on outbox for delete
  using (true);
create policy outbox_insert on outbox for insert
  with check (( SELECT app.of_system() AS of_system) OR (( SELECT app.account() AS account) IS NOT NULL));
create policy outbox_read on outbox for select
  using ( SELECT app.system() AS system);
create policy outbox_update on outbox for update
  using (true)
  with check (true);
create policy panel_draw_delete on panel_draw for delete
  using (false);
create policy panel_draw_door on panel_draw for select to the schema’s owner
  using (true);
create policy panel_draw_insert on panel_draw for insert
  with check ( SELECT app.system() AS system);
create policy panel_draw_read on panel_draw for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy panel_draw_update on panel_draw for update
  using (false)
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy panel_invitation_delete on panel_invitation for delete
  using (false);
create policy panel_invitation_insert on panel_invitation for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy panel_invitation_read on panel_invitation for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy panel_invitation_update on panel_invitation for update
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy panel_seat_delete on panel_seat for delete
  using (false);
create policy panel_seat_door on panel_seat for select to the schema’s owner
  using (true);
create policy panel_seat_insert on panel_seat for insert
  with check ( SELECT app.system() AS system);
create policy panel_seat_read on panel_seat for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (account_id = ( SELECT app.expert() AS expert)));
create policy panel_seat_update on panel_seat for update
  using (( SELECT app.system() AS system) OR (account_id = ( SELECT app.expert() AS expert)))
  with check (( SELECT app.system() AS system) OR (account_id = ( SELECT app.expert() AS expert)));
create policy panel_word_delete on panel_word for delete
  using (false);
create policy panel_word_door on panel_word for select to the schema’s owner
  using (true);
create policy panel_word_insert on panel_word for insert
  with check (( SELECT app.system() AS system) OR (account_id = ( SELECT app.expert() AS expert)));
create policy panel_word_read on panel_word for select
  using ((( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (EXISTS ( SELECT 1 FROM panel_seat s WHERE ((s.dossier_id = panel_word.dossier_id) AND (s.account_id = ( SELECT app.expert() AS expert)) AND (s.state = 'seated'::text) AND (s.accepted_at IS NOT NULL))))) AND app.scores_open(dossier_id));
create policy panel_word_update on panel_word for update
  using (false)
  with check (( SELECT app.system() AS system) OR (account_id = ( SELECT app.expert() AS expert)));
create policy password_link_delete on password_link for delete
  using ( SELECT app.system() AS system);
create policy password_link_insert on password_link for insert
  with check ( SELECT app.system() AS system);
create policy password_link_read on password_link for select
  using (( SELECT app.system() AS system) OR ( SELECT app.administrator() AS administrator) OR (account_id = ( SELECT app.account() AS account)) OR (organisation_id = ( SELECT app.organisation() AS organisation)) OR (second_organisation = ( SELECT app.staff_of() AS staff_of)));
create policy password_link_update on password_link for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy platform_delete on platform for delete
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy platform_door on platform for select to the schema’s owner
  using (true);
create policy platform_insert on platform for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy platform_read on platform for select
  using (true);
create policy platform_update on platform for update
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy platform_change_delete on platform_change for delete
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy platform_change_insert on platform_change for insert
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy platform_change_read on platform_change for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)) OR ((issuer_id = ( SELECT app.staff_of() AS staff_of)) AND (state <> 'draft'::text)) OR ((authority_id = ( SELECT app.staff_of() AS staff_of)) AND (state = 'done'::text)));
create policy platform_change_update on platform_change for update
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy platform_known_kept on platform_known for insert to the schema’s owner
  with check (true);
create policy platform_known_read on platform_known for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (( SELECT app.staff_of() AS staff_of) IS NOT NULL));
create policy platform_known_seen on platform_known for select to the schema’s owner
  using (true);
create policy platform_line_kept on platform_line for all to the schema’s owner
  using (true)
  with check (true);
create policy platform_line_read on platform_line for select
  using (true);
create policy policy_delete on policy for delete
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy policy_insert on policy for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy policy_read on policy for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (state = 'published'::text) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy policy_update on policy for update
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy pool_change_delete on pool_change for delete
  using (false);
create policy pool_change_door on pool_change for select to the schema’s owner
  using (true);
create policy pool_change_insert on pool_change for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy pool_change_read on pool_change for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy pool_change_update on pool_change for update
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy presence_delete on presence for delete
  using ( SELECT app.system() AS system);
create policy presence_insert on presence for insert
  with check ( SELECT app.system() AS system);
create policy presence_read on presence for select
  using ( SELECT app.system() AS system);
create policy presence_update on presence for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy profile_delete on profile for delete
  using (( SELECT app.system() AS system) OR ((organisation_id = ( SELECT app.clerk_of() AS clerk_of)) AND (EXISTS ( SELECT 1 FROM platform p WHERE ((p.id = profile.platform_id) AND (p.organisation_id = profile.organisation_id))))));
create policy profile_insert on profile for insert
  with check (( SELECT app.system() AS system) OR ((organisation_id = ( SELECT app.clerk_of() AS clerk_of)) AND (EXISTS ( SELECT 1 FROM platform p WHERE ((p.id = profile.platform_id) AND (p.organisation_id = profile.organisation_id))))));
create policy profile_read on profile for select
  using (true);
create policy profile_update on profile for update
  using (( SELECT app.system() AS system) OR ((organisation_id = ( SELECT app.clerk_of() AS clerk_of)) AND (EXISTS ( SELECT 1 FROM platform p WHERE ((p.id = profile.platform_id) AND (p.organisation_id = profile.organisation_id))))))
  with check (( SELECT app.system() AS system) OR ((organisation_id = ( SELECT app.clerk_of() AS clerk_of)) AND (EXISTS ( SELECT 1 FROM platform p WHERE ((p.id = profile.platform_id) AND (p.organisation_id = profile.organisation_id))))));
create policy proposed_list_delete on proposed_list for delete
  using (false);
create policy proposed_list_door on proposed_list for select to the schema’s owner
  using (true);
create policy proposed_list_insert on proposed_list for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy proposed_list_read on proposed_list for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy proposed_list_update on proposed_list for update
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy public_version_moved on public_version for update to the schema’s owner
  using (true)
  with check (true);
create policy public_version_read on public_version for select to the schema’s owner
  using (true);
create policy reading_delete on reading for delete
  using (( SELECT app.system() AS system) OR ((account_id = ( SELECT app.account() AS account)) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))));
create policy reading_insert on reading for insert
  with check (( SELECT app.system() AS system) OR ((account_id = ( SELECT app.account() AS account)) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))));
create policy reading_read on reading for select
  using (( SELECT app.system() AS system) OR ((account_id = ( SELECT app.account() AS account)) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))));
create policy reading_update on reading for update
  using (( SELECT app.system() AS system) OR ((account_id = ( SELECT app.account() AS account)) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))))
  with check (( SELECT app.system() AS system) OR ((account_id = ( SELECT app.account() AS account)) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))));
create policy recognition_list_delete on recognition_list for delete
  using (false);
create policy recognition_list_door on recognition_list for select to the schema’s owner
  using (true);
create policy recognition_list_insert on recognition_list for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy recognition_list_read on recognition_list for select
  using ((state = 'signed'::text) OR ( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy recognition_list_update on recognition_list for update
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy recommendation_delete on recommendation for delete
  using ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text));
create policy recommendation_insert on recommendation for insert
  with check ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text));
create policy recommendation_read on recommendation for select
  using (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('advice'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'advice'::text)));
create policy recommendation_update on recommendation for update
  using ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))
  with check ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text));
create policy reconsideration_delete on reconsideration for delete
  using (false);
create policy reconsideration_insert on reconsideration for insert
  with check ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy reconsideration_read on reconsideration for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR ((dossier_id = ANY (( SELECT app.opened('party'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'party'::text)));
create policy reconsideration_update on reconsideration for update
  using (decider_id = ( SELECT app.staff_of() AS staff_of))
  with check (decider_id = ( SELECT app.staff_of() AS staff_of));
create policy recovery_code_delete on recovery_code for delete
  using ( SELECT app.system() AS system);
create policy recovery_code_insert on recovery_code for insert
  with check ( SELECT app.system() AS system);
create policy recovery_code_read on recovery_code for select
  using ( SELECT app.system() AS system);
create policy recovery_code_update on recovery_code for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy recusal_delete on recusal for delete
  using (false);
create policy recusal_door on recusal for select to the schema’s owner
  using (true);
create policy recusal_insert on recusal for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (account_id = ( SELECT app.expert() AS expert)));
create policy recusal_read on recusal for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (account_id = ( SELECT app.expert() AS expert)));
create policy recusal_update on recusal for update
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (account_id = ( SELECT app.expert() AS expert)))
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (account_id = ( SELECT app.expert() AS expert)));
create policy report_delete on report for delete
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)) OR (authority_id = ( SELECT app.staff_of() AS staff_of)));
create policy report_insert on report for insert
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)) OR (authority_id = ( SELECT app.staff_of() AS staff_of)));
create policy report_read on report for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)) OR (authority_id = ( SELECT app.staff_of() AS staff_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy report_update on report for update
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)) OR (authority_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)) OR (authority_id = ( SELECT app.staff_of() AS staff_of)));
create policy report_ledger_delete on report_ledger for delete
  using (EXISTS ( SELECT 1 FROM report r WHERE ((r.id = report_ledger.report_id) AND (r.organisation_id = ( SELECT app.clerk_of() AS clerk_of)))));
create policy report_ledger_insert on report_ledger for insert
  with check (EXISTS ( SELECT 1 FROM report r WHERE ((r.id = report_ledger.report_id) AND (r.organisation_id = ( SELECT app.clerk_of() AS clerk_of)))));
create policy report_ledger_read on report_ledger for select
  using (EXISTS ( SELECT 1 FROM report r WHERE (r.id = report_ledger.report_id)));
create policy report_ledger_update on report_ledger for update
  using (EXISTS ( SELECT 1 FROM report r WHERE ((r.id = report_ledger.report_id) AND (r.organisation_id = ( SELECT app.clerk_of() AS clerk_of)))))
  with check (EXISTS ( SELECT 1 FROM report r WHERE ((r.id = report_ledger.report_id) AND (r.organisation_id = ( SELECT app.clerk_of() AS clerk_of)))));
create policy report_row_delete on report_row for delete
  using (( SELECT app.system() AS system) OR (EXISTS ( SELECT 1 FROM report r WHERE ((r.id = report_row.report_id) AND (r.organisation_id = ( SELECT app.clerk_of() AS clerk_of))))));
create policy report_row_insert on report_row for insert
  with check (( SELECT app.system() AS system) OR (EXISTS ( SELECT 1 FROM report r WHERE ((r.id = report_row.report_id) AND (r.organisation_id = ( SELECT app.clerk_of() AS clerk_of))))));
create policy report_row_read on report_row for select
  using (EXISTS ( SELECT 1 FROM report r WHERE (r.id = report_row.report_id)));
create policy report_row_update on report_row for update
  using (( SELECT app.system() AS system) OR (EXISTS ( SELECT 1 FROM report r WHERE ((r.id = report_row.report_id) AND (r.organisation_id = ( SELECT app.clerk_of() AS clerk_of))))))
  with check (( SELECT app.system() AS system) OR (EXISTS ( SELECT 1 FROM report r WHERE ((r.id = report_row.report_id) AND (r.organisation_id = ( SELECT app.clerk_of() AS clerk_of))))));
create policy report_version_delete on report_version for delete
  using (EXISTS ( SELECT 1 FROM report r WHERE ((r.id = report_version.report_id) AND (r.organisation_id = ( SELECT app.clerk_of() AS clerk_of)))));
create policy report_version_insert on report_version for insert
  with check (EXISTS ( SELECT 1 FROM report r WHERE ((r.id = report_version.report_id) AND (r.organisation_id = ( SELECT app.clerk_of() AS clerk_of)))));
create policy report_version_read on report_version for select
  using (EXISTS ( SELECT 1 FROM report r WHERE (r.id = report_version.report_id)));
create policy report_version_update on report_version for update
  using (EXISTS ( SELECT 1 FROM report r WHERE ((r.id = report_version.report_id) AND (r.organisation_id = ( SELECT app.clerk_of() AS clerk_of)))))
  with check (EXISTS ( SELECT 1 FROM report r WHERE ((r.id = report_version.report_id) AND (r.organisation_id = ( SELECT app.clerk_of() AS clerk_of)))));
create policy review_delete on review for delete
  using (false);
create policy review_door on review for select to the schema’s owner
  using (true);
create policy review_insert on review for insert
  with check (account_id = ( SELECT app.expert() AS expert));
create policy review_read on review for select
  using ((account_id = ( SELECT app.expert() AS expert)) OR (app.scores_open(dossier_id) AND (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (EXISTS ( SELECT 1 FROM panel_seat s WHERE ((s.dossier_id = review.dossier_id) AND (s.account_id = ( SELECT app.expert() AS expert)) AND (s.state = 'seated'::text) AND (s.signed_at IS NOT NULL)))))));
create policy review_update on review for update
  using (account_id = ( SELECT app.expert() AS expert))
  with check (account_id = ( SELECT app.expert() AS expert));
create policy revocation_delete on revocation for delete
  using ((issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy revocation_insert on revocation for insert
  with check ((issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy revocation_read on revocation for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR ((organisation_id = ( SELECT app.clerk_of() AS clerk_of)) AND (state <> 'opened'::text)));
create policy revocation_update on revocation for update
  using ((issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)))
  with check ((issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy reward_delete on reward for delete
  using (issuer_id = ( SELECT app.staff_of() AS staff_of));
create policy reward_insert on reward for insert
  with check (issuer_id = ( SELECT app.staff_of() AS staff_of));
create policy reward_read on reward for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy reward_update on reward for update
  using (issuer_id = ( SELECT app.staff_of() AS staff_of))
  with check (issuer_id = ( SELECT app.staff_of() AS staff_of));
create policy role_grant_delete on role_grant for delete
  using ( SELECT app.system() AS system);
create policy role_grant_insert on role_grant for insert
  with check ( SELECT app.system() AS system);
create policy role_grant_read on role_grant for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR ( SELECT app.administrator() AS administrator) OR (organisation_id = ( SELECT app.organisation() AS organisation)));
create policy role_grant_update on role_grant for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy round_delete on round for delete
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy round_door on round for select to the schema’s owner
  using (true);
create policy round_insert on round for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy round_read on round for select
  using (true);
create policy round_update on round for update
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy round_change_delete on round_change for delete
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy round_change_insert on round_change for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy round_change_read on round_change for select
  using ((state = 'signed'::text) OR ( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy round_change_update on round_change for update
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy round_pool_delete on round_pool for delete
  using (false);
create policy round_pool_door on round_pool for select to the schema’s owner
  using (true);
create policy round_pool_insert on round_pool for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy round_pool_read on round_pool for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy round_pool_update on round_pool for update
  using (false)
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy sample_delete on sample for delete
  using ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text));
create policy sample_insert on sample for insert
  with check ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text));
create policy sample_read on sample for select
  using (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('staff'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'staff'::text)));
create policy sample_update on sample for update
  using (( SELECT app.system() AS system) OR ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text)))
  with check (( SELECT app.system() AS system) OR ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text)));
create policy saved_view_delete on saved_view for delete
  using ((account_id = ( SELECT app.account() AS account)) OR (shared AND (organisation_id = ( SELECT app.staff_of() AS staff_of)) AND ( SELECT app.leads() AS leads)));
create policy saved_view_insert on saved_view for insert
  with check ((account_id = ( SELECT app.account() AS account)) AND (organisation_id = ( SELECT app.staff_of() AS staff_of)));
create policy saved_view_read on saved_view for select
  using ((account_id = ( SELECT app.account() AS account)) OR (shared AND (organisation_id = ( SELECT app.staff_of() AS staff_of))));
create policy saved_view_update on saved_view for update
  using (account_id = ( SELECT app.account() AS account))
  with check ((account_id = ( SELECT app.account() AS account)) AND (organisation_id = ( SELECT app.staff_of() AS staff_of)));
create policy scan_delete on scan for delete
  using (((annex <> '1'::text) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))) OR ((annex = '1'::text) AND ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))));
create policy scan_insert on scan for insert
  with check (((annex <> '1'::text) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))) OR ((annex = '1'::text) AND ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))));
create policy scan_read on scan for select
  using (( SELECT app.overseer() AS overseer) OR ((annex <> '1'::text) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))) OR ((dossier_id = ANY (( SELECT app.opened('staff'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'staff'::text)));
create policy scan_update on scan for update
  using (((annex <> '1'::text) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))) OR ((annex = '1'::text) AND ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))))
  with check (((annex <> '1'::text) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))) OR ((annex = '1'::text) AND ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))));
create policy scan_check_delete on scan_check for delete
  using ( SELECT app.system() AS system);
create policy scan_check_insert on scan_check for insert
  with check ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text));
create policy scan_check_read on scan_check for select
  using (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('party'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'party'::text)));
create policy scan_check_update on scan_check for update
  using ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))
  with check ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text));
create policy scheme_edition_delete on scheme_edition for delete
  using ( SELECT app.system() AS system);
create policy scheme_edition_insert on scheme_edition for insert
  with check ( SELECT app.system() AS system);
create policy scheme_edition_read on scheme_edition for select
  using ((state = 'signed'::text) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR ( SELECT app.system() AS system));
create policy scheme_edition_update on scheme_edition for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy second_factor_delete on second_factor for delete
  using ( SELECT app.system() AS system);
create policy second_factor_door on second_factor for select to the schema’s owner
  using (true);
create policy second_factor_insert on second_factor for insert
  with check ( SELECT app.system() AS system);
create policy second_factor_read on second_factor for select
  using ( SELECT app.system() AS system);
create policy second_factor_update on second_factor for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy service_delete on service for delete
  using (false);
create policy service_insert on service for insert
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy service_read on service for select
  using (( SELECT app.overseer() AS overseer) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy service_update on service for update
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)))
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy service_event_delete on service_event for delete
  using (false);
create policy service_event_insert on service_event for insert
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy service_event_read on service_event for select
  using (( SELECT app.overseer() AS overseer) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy service_event_update on service_event for update
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)))
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)));
create policy session_delete on session for delete
  using ( SELECT app.system() AS system);
create policy session_door on session for select to the schema’s owner
  using (true);
create policy session_insert on session for insert
  with check ( SELECT app.system() AS system);
create policy session_read on session for select
  using ( SELECT app.system() AS system);
create policy session_seen on session for update to the schema’s owner
  using (true)
  with check (true);
create policy session_update on session for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy showcase_delete on showcase for delete
  using ((authority_id = ( SELECT app.staff_of() AS staff_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy showcase_insert on showcase for insert
  with check ((authority_id = ( SELECT app.staff_of() AS staff_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy showcase_read on showcase for select
  using ((state = 'published'::text) OR ( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (authority_id = ( SELECT app.staff_of() AS staff_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy showcase_update on showcase for update
  using ((authority_id = ( SELECT app.staff_of() AS staff_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)))
  with check ((authority_id = ( SELECT app.staff_of() AS staff_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy signing_key_delete on signing_key for delete
  using ( SELECT app.system() AS system);
create policy signing_key_insert on signing_key for insert
  with check ( SELECT app.system() AS system);
create policy signing_key_read on signing_key for select
  using (true);
create policy signing_key_update on signing_key for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy site_photo_insert on site_photo for insert
  with check (((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text)) AND app.stands_in(dossier_id, 'assessing'::text));
create policy site_photo_read on site_photo for select
  using (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('staff'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'staff'::text)));
create policy site_photo_update on site_photo for update
  using (((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text)) AND app.stands_in(dossier_id, 'assessing'::text) AND (removed_at IS NULL))
  with check ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text));
create policy site_visit_insert on site_visit for insert
  with check ((written_by = ( SELECT app.account() AS account)) AND ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text)) AND app.stands_in(dossier_id, 'assessing'::text));
create policy site_visit_read on site_visit for select
  using (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('staff'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'staff'::text)));
create policy submission_delete on submission for delete
  using ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy submission_insert on submission for insert
  with check ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy submission_read on submission for select
  using (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('see'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'see'::text)));
create policy submission_update on submission for update
  using ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))
  with check ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy summary_delete on summary for delete
  using (( SELECT app.system() AS system) OR (authority_id = ( SELECT app.staff_of() AS staff_of)));
create policy summary_door on summary for select to the schema’s owner
  using (true);
create policy summary_insert on summary for insert
  with check (( SELECT app.system() AS system) OR (authority_id = ( SELECT app.staff_of() AS staff_of)));
create policy summary_read on summary for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (authority_id = ( SELECT app.staff_of() AS staff_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy summary_update on summary for update
  using (( SELECT app.system() AS system) OR (authority_id = ( SELECT app.staff_of() AS staff_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (authority_id = ( SELECT app.staff_of() AS staff_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy summary_version_insert on summary_version for insert
  with check (EXISTS ( SELECT 1 FROM summary s WHERE ((s.id = summary_version.summary_id) AND (s.authority_id = ( SELECT app.staff_of() AS staff_of)))));
create policy summary_version_read on summary_version for select
  using (EXISTS ( SELECT 1 FROM summary s WHERE (s.id = summary_version.summary_id)));
create policy survey_link_delete on survey_link for delete
  using (( SELECT app.system() AS system) OR ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text)));
create policy survey_link_insert on survey_link for insert
  with check (( SELECT app.system() AS system) OR ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text)));
create policy survey_link_read on survey_link for select
  using (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('staff'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'staff'::text)));
create policy survey_link_update on survey_link for update
  using (( SELECT app.system() AS system) OR ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text)))
  with check (( SELECT app.system() AS system) OR ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text)));
create policy table_import_delete on table_import for delete
  using ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy table_import_insert on table_import for insert
  with check ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy table_import_read on table_import for select
  using (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text)));
create policy table_import_update on table_import for update
  using ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))
  with check ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text));
create policy throttle_delete on throttle for delete
  using ( SELECT app.system() AS system);
create policy throttle_insert on throttle for insert
  with check ( SELECT app.system() AS system);
create policy throttle_read on throttle for select
  using ( SELECT app.system() AS system);
create policy throttle_update on throttle for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy title_credential_delete on title_credential for delete
  using ( SELECT app.system() AS system);
create policy title_credential_insert on title_credential for insert
  with check ( SELECT app.system() AS system);
create policy title_credential_read on title_credential for select
  using (true);
create policy title_credential_update on title_credential for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy title_paper_delete on title_paper for delete
  using ( SELECT app.system() AS system);
create policy title_paper_insert on title_paper for insert
  with check ( SELECT app.system() AS system);
create policy title_paper_read on title_paper for select
  using ( SELECT app.system() AS system);
create policy title_paper_update on title_paper for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
create policy upload_delete on upload for delete
  using (( SELECT app.system() AS system) OR ((account_id = ( SELECT app.account() AS account)) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))));
create policy upload_insert on upload for insert
  with check (( SELECT app.system() AS system) OR ((account_id = ( SELECT app.account() AS account)) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))));
create policy upload_read on upload for select
  using (( SELECT app.system() AS system) OR ((account_id = ( SELECT app.account() AS account)) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))));
create policy upload_update on upload for update
  using (( SELECT app.system() AS system) OR ((account_id = ( SELECT app.account() AS account)) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))))
  with check (( SELECT app.system() AS system) OR ((account_id = ( SELECT app.account() AS account)) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))));
create policy waiting_delete on waiting for delete
  using ( SELECT app.system() AS system);
create policy waiting_insert on waiting for insert
  with check ( SELECT app.system() AS system);
create policy waiting_read on waiting for select
  using (( SELECT app.system() AS system) OR (account_id = ( SELECT app.account() AS account)) OR ((role = 'clerk'::text) AND (organisation_id = ( SELECT app.clerk_of() AS clerk_of))) OR ((role <> 'clerk'::text) AND (organisation_id = ( SELECT app.staff_of() AS staff_of))));
create policy waiting_stale_delete on waiting_stale for delete
  using ( SELECT app.system() AS system);
create policy waiting_stale_insert on waiting_stale for insert
  with check ( SELECT app.system() AS system);
create policy waiting_stale_noted on waiting_stale for all to the schema’s owner
  using (true)
  with check (true);
create policy waiting_stale_read on waiting_stale for select
  using ( SELECT app.system() AS system);
create policy waiting_stale_taken on waiting_stale for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);

-- ── what can only grow
CREATE TRIGGER assignment_changes_waiting_dossier AFTER INSERT OR DELETE OR UPDATE ON public.assignment FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('dossier', 'dossier_id');
CREATE TRIGGER attempt_changes_waiting_dossier AFTER INSERT OR DELETE OR UPDATE ON public.attempt FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('dossier', 'dossier_id');
CREATE TRIGGER audit_stays BEFORE INSERT OR DELETE OR UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION app.audit_stays();
CREATE TRIGGER calendar_changes_waiting AFTER INSERT OR DELETE OR UPDATE ON public.calendar_year FOR EACH STATEMENT EXECUTE FUNCTION app.calendar_changes_waiting();
CREATE TRIGGER complaint_changes_waiting_complaint AFTER INSERT OR DELETE OR UPDATE ON public.complaint FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('complaint', 'id');
CREATE TRIGGER complaint_stays BEFORE DELETE OR UPDATE ON public.complaint FOR EACH ROW EXECUTE FUNCTION app.complaint_stays();
CREATE TRIGGER condition_answer_changes_waiting_dossier AFTER INSERT ON public.condition_answer FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('dossier', 'dossier_id');
CREATE TRIGGER confirm_answer_denied BEFORE INSERT OR UPDATE ON public.confirm_answer FOR EACH ROW EXECUTE FUNCTION app.denial_stays();
CREATE TRIGGER correction_changes_waiting_dossier AFTER INSERT OR DELETE OR UPDATE ON public.correction FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('dossier', 'dossier_id');
CREATE TRIGGER decision_changes_waiting_dossier AFTER INSERT OR DELETE OR UPDATE ON public.decision FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('dossier', 'dossier_id');
CREATE TRIGGER case_is_listed BEFORE UPDATE OF state ON public.dossier FOR EACH ROW WHEN (((old.state = 'reviewed'::text) AND (new.state = ANY (ARRAY['proposed'::text, 'notProposed'::text])))) EXECUTE FUNCTION app.case_is_listed();
CREATE TRIGGER case_is_recognised BEFORE UPDATE OF state ON public.dossier FOR EACH ROW WHEN (((old.state = 'proposed'::text) AND (new.state = 'recognised'::text))) EXECUTE FUNCTION app.case_is_recognised();
CREATE TRIGGER dossier_changes_parties_waiting AFTER UPDATE ON public.dossier FOR EACH ROW WHEN (((((old.applicant_id IS DISTINCT FROM new.applicant_id) OR (old.recommender_id IS DISTINCT FROM new.recommender_id)) OR (old.issuer_id IS DISTINCT FROM new.issuer_id)) OR (old.round_id IS DISTINCT FROM new.round_id))) EXECUTE FUNCTION app.changes_waiting('dossier', 'id');
CREATE TRIGGER dossier_changes_waiting AFTER UPDATE ON public.dossier FOR EACH ROW WHEN (((((((((old.state IS DISTINCT FROM new.state) OR (old.number IS DISTINCT FROM new.number)) OR (old.correction_due_on IS DISTINCT FROM new.correction_due_on)) OR (old.submitted_on IS DISTINCT FROM new.submitted_on)) OR (old.certificate_check IS DISTINCT FROM new.certificate_check)) OR (old.recommended_at IS DISTINCT FROM new.recommended_at)) OR (old.group_opinion IS DISTINCT FROM new.group_opinion)) OR (old.credit_code IS DISTINCT FROM new.credit_code))) EXECUTE FUNCTION app.changes_waiting('dossier', 'id');
CREATE TRIGGER dossier_keeps_id BEFORE UPDATE ON public.dossier FOR EACH ROW WHEN ((old.id IS DISTINCT FROM new.id)) EXECUTE FUNCTION app.dossier_stays();
CREATE TRIGGER dossier_starts_waiting AFTER INSERT OR DELETE ON public.dossier FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('dossier', 'id');
CREATE TRIGGER dossier_stays BEFORE DELETE ON public.dossier FOR EACH ROW EXECUTE FUNCTION app.dossier_stays();
CREATE TRIGGER dossier_year BEFORE INSERT ON public.dossier FOR EACH ROW EXECUTE FUNCTION app.dossier_year();
CREATE TRIGGER opinion_stays BEFORE UPDATE ON public.dossier FOR EACH ROW WHEN ((old.group_opinion IS DISTINCT FROM new.group_opinion)) EXECUTE FUNCTION app.opinion_stays();
CREATE TRIGGER review_ends_waiting AFTER UPDATE ON public.dossier FOR EACH ROW WHEN (((old.state = 'admitted'::text) AND (new.state <> 'admitted'::text))) EXECUTE FUNCTION app.review_ends_waiting();
CREATE TRIGGER dossier_change_follows AFTER INSERT ON public.dossier_change REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.follows_dossier();
CREATE TRIGGER dossier_change_stays BEFORE UPDATE ON public.dossier_change FOR EACH ROW WHEN ((old.dossier_id IS DISTINCT FROM new.dossier_id)) EXECUTE FUNCTION app.stays_with_dossier();
CREATE TRIGGER dossier_row_follows AFTER INSERT ON public.dossier_row REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.follows_dossier();
CREATE TRIGGER dossier_row_stays BEFORE UPDATE ON public.dossier_row FOR EACH ROW WHEN ((old.dossier_id IS DISTINCT FROM new.dossier_id)) EXECUTE FUNCTION app.stays_with_dossier();
CREATE TRIGGER dossier_value_follows AFTER INSERT ON public.dossier_value REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION app.follows_dossier();
CREATE TRIGGER dossier_value_stays BEFORE UPDATE ON public.dossier_value FOR EACH ROW WHEN ((old.dossier_id IS DISTINCT FROM new.dossier_id)) EXECUTE FUNCTION app.stays_with_dossier();
CREATE TRIGGER earlier_platform_two_hands BEFORE UPDATE ON public.earlier_platform FOR EACH ROW EXECUTE FUNCTION app.refuse_own_hand();
CREATE TRIGGER away_stays BEFORE INSERT OR DELETE OR UPDATE ON public.expert_away FOR EACH ROW EXECUTE FUNCTION app.away_stays();
CREATE TRIGGER file_changes_waiting AFTER UPDATE ON public.file FOR EACH ROW WHEN ((old.scan_state IS DISTINCT FROM new.scan_state)) EXECUTE FUNCTION app.file_changes_waiting();
CREATE CONSTRAINT TRIGGER interpretation_is_public AFTER INSERT OR UPDATE ON public.interpretation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.number IS NOT NULL)) EXECUTE FUNCTION app.public_changed();
CREATE TRIGGER interpretation_stays BEFORE DELETE OR UPDATE ON public.interpretation FOR EACH ROW EXECUTE FUNCTION app.interpretation_stays();
CREATE TRIGGER journal_append_only BEFORE DELETE OR UPDATE ON public.journal FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER journal_follows BEFORE INSERT ON public.journal FOR EACH ROW EXECUTE FUNCTION app.journal_follows();
CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON public.journal FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER log_checkpoint_stays BEFORE DELETE OR UPDATE ON public.log_checkpoint FOR EACH ROW EXECUTE FUNCTION app.signed_stays();
CREATE TRIGGER log_cosignature_stays BEFORE DELETE OR UPDATE ON public.log_cosignature FOR EACH ROW EXECUTE FUNCTION app.signed_stays();
CREATE TRIGGER log_tile_grows BEFORE DELETE OR UPDATE ON public.log_tile FOR EACH ROW EXECUTE FUNCTION app.tile_grows();
CREATE TRIGGER material_changes_waiting_dossier AFTER INSERT OR DELETE OR UPDATE ON public.material FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('dossier', 'dossier_id');
CREATE TRIGGER notice_changes_waiting_notice AFTER INSERT OR DELETE OR UPDATE ON public.notice FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('notice', 'id');
CREATE TRIGGER notice_changes_waiting_posting AFTER INSERT OR DELETE OR UPDATE ON public.notice FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('posting', 'id');
CREATE CONSTRAINT TRIGGER notice_is_public AFTER INSERT OR DELETE OR UPDATE ON public.notice DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.public_changed();
CREATE TRIGGER objection_changes_waiting_dossier AFTER INSERT OR DELETE OR UPDATE ON public.objection FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('dossier', 'dossier_id');
CREATE TRIGGER objection_changes_waiting_objection AFTER INSERT OR DELETE OR UPDATE ON public.objection FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('objection', 'id');
CREATE CONSTRAINT TRIGGER objection_is_public AFTER UPDATE ON public.objection DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.state IS DISTINCT FROM new.state)) EXECUTE FUNCTION app.public_changed();
CREATE TRIGGER organisation_changes_waiting AFTER UPDATE ON public.organisation FOR EACH ROW WHEN (((((old.name IS DISTINCT FROM new.name) OR (old.division_code IS DISTINCT FROM new.division_code)) OR (old.kind IS DISTINCT FROM new.kind)) OR (old.credit_code IS DISTINCT FROM new.credit_code))) EXECUTE FUNCTION app.changes_waiting('organisation', 'id');
CREATE CONSTRAINT TRIGGER organisation_is_public AFTER INSERT ON public.organisation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.kind <> 'applicant'::text)) EXECUTE FUNCTION app.public_changed();
CREATE TRIGGER organisation_relists AFTER UPDATE ON public.organisation FOR EACH ROW WHEN ((((old.name IS DISTINCT FROM new.name) OR (old.credit_code IS DISTINCT FROM new.credit_code)) OR (old.division_code IS DISTINCT FROM new.division_code))) EXECUTE FUNCTION app.lines_move();
CREATE CONSTRAINT TRIGGER organisation_shows_anew AFTER UPDATE ON public.organisation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((((old.name IS DISTINCT FROM new.name) OR (old.credit_code IS DISTINCT FROM new.credit_code)) OR (old.division_code IS DISTINCT FROM new.division_code)) OR (old.kind IS DISTINCT FROM new.kind))) EXECUTE FUNCTION app.public_changed();
CREATE CONSTRAINT TRIGGER organisation_shows_no_more AFTER DELETE ON public.organisation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.public_changed();
CREATE TRIGGER draw_stays BEFORE INSERT OR DELETE OR UPDATE ON public.panel_draw FOR EACH ROW EXECUTE FUNCTION app.draw_stays();
CREATE TRIGGER invitation_stays BEFORE UPDATE ON public.panel_invitation FOR EACH ROW EXECUTE FUNCTION app.invitation_stays();
CREATE TRIGGER panel_seat_changes_waiting_dossier AFTER INSERT OR DELETE OR UPDATE ON public.panel_seat FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('dossier', 'dossier_id');
CREATE TRIGGER seat_is_taken BEFORE INSERT OR UPDATE ON public.panel_seat FOR EACH ROW EXECUTE FUNCTION app.seat_is_taken();
CREATE TRIGGER seat_stays BEFORE INSERT OR DELETE OR UPDATE ON public.panel_seat FOR EACH ROW EXECUTE FUNCTION app.seat_stays();
CREATE TRIGGER panel_word_changes_waiting_dossier AFTER INSERT ON public.panel_word FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('dossier', 'dossier_id');
CREATE TRIGGER word_stays BEFORE INSERT OR DELETE OR UPDATE ON public.panel_word FOR EACH ROW EXECUTE FUNCTION app.word_stays();
CREATE TRIGGER platform_changes_waiting AFTER UPDATE ON public.platform FOR EACH ROW WHEN ((old.name IS DISTINCT FROM new.name)) EXECUTE FUNCTION app.changes_waiting('platform', 'id');
CREATE TRIGGER platform_is_known AFTER INSERT OR DELETE OR UPDATE ON public.platform FOR EACH ROW EXECUTE FUNCTION app.platform_is_known();
CREATE CONSTRAINT TRIGGER platform_is_public AFTER INSERT OR DELETE OR UPDATE ON public.platform DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.public_changed();
CREATE TRIGGER platform_listed AFTER INSERT ON public.platform REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.lines_follow();
CREATE TRIGGER platform_relisted AFTER UPDATE ON public.platform REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.lines_follow();
CREATE TRIGGER platform_unlisted AFTER DELETE ON public.platform REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION app.lines_follow();
CREATE TRIGGER platform_change_changes_waiting AFTER INSERT OR DELETE OR UPDATE ON public.platform_change FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('platformChange', 'id');
CREATE TRIGGER platform_known_stays BEFORE DELETE OR UPDATE ON public.platform_known FOR EACH ROW EXECUTE FUNCTION app.known_stays();
CREATE TRIGGER policy_changes_waiting_policy AFTER INSERT OR DELETE OR UPDATE ON public.policy FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('policy', 'id');
CREATE CONSTRAINT TRIGGER policy_is_public AFTER INSERT OR DELETE OR UPDATE ON public.policy DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.public_changed();
CREATE TRIGGER pool_change_stays BEFORE INSERT OR DELETE OR UPDATE ON public.pool_change FOR EACH ROW EXECUTE FUNCTION app.pool_change_stays();
CREATE CONSTRAINT TRIGGER profile_is_public AFTER INSERT OR DELETE OR UPDATE ON public.profile DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.public_changed();
CREATE TRIGGER proposed_list_changes_waiting AFTER INSERT OR UPDATE ON public.proposed_list FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('round', 'round_id');
CREATE TRIGGER proposed_list_signed BEFORE UPDATE ON public.proposed_list FOR EACH ROW WHEN (((old.state = 'returned'::text) AND (new.state = 'signed'::text))) EXECUTE FUNCTION app.signed_as_prepared();
CREATE TRIGGER proposed_list_stays BEFORE INSERT OR DELETE OR UPDATE ON public.proposed_list FOR EACH ROW EXECUTE FUNCTION app.proposed_list_stays();
CREATE TRIGGER recognition_list_changes_waiting AFTER INSERT OR UPDATE ON public.recognition_list FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('notice', 'notice_id');
CREATE CONSTRAINT TRIGGER recognition_list_is_public AFTER INSERT OR UPDATE ON public.recognition_list DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.state = 'signed'::text)) EXECUTE FUNCTION app.public_changed();
CREATE TRIGGER recognition_list_signed BEFORE UPDATE ON public.recognition_list FOR EACH ROW WHEN (((old.state = 'returned'::text) AND (new.state = 'signed'::text))) EXECUTE FUNCTION app.signed_as_prepared();
CREATE TRIGGER recognition_list_stays BEFORE INSERT OR DELETE OR UPDATE ON public.recognition_list FOR EACH ROW EXECUTE FUNCTION app.recognition_list_stays();
CREATE TRIGGER recommendation_changes_waiting_dossier AFTER INSERT OR DELETE OR UPDATE ON public.recommendation FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('dossier', 'dossier_id');
CREATE TRIGGER reconsideration_changes_waiting AFTER INSERT OR UPDATE ON public.reconsideration FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('reconsideration', 'id');
CREATE TRIGGER reconsideration_changes_waiting_dossier AFTER INSERT ON public.reconsideration FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('dossier', 'dossier_id');
CREATE TRIGGER reconsideration_stays BEFORE INSERT OR DELETE OR UPDATE ON public.reconsideration FOR EACH ROW EXECUTE FUNCTION app.reconsideration_stays();
CREATE TRIGGER recusal_changes_waiting_recusal AFTER INSERT OR DELETE OR UPDATE ON public.recusal FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('recusal', 'id');
CREATE TRIGGER recusal_stays BEFORE INSERT OR UPDATE ON public.recusal FOR EACH ROW EXECUTE FUNCTION app.recusal_stays();
CREATE TRIGGER report_changes_summary AFTER UPDATE ON public.report FOR EACH ROW WHEN ((old.state IS DISTINCT FROM new.state)) EXECUTE FUNCTION app.report_changes_summary();
CREATE TRIGGER report_changes_waiting AFTER UPDATE ON public.report FOR EACH ROW WHEN ((((((old.state IS DISTINCT FROM new.state) OR (old.due_on IS DISTINCT FROM new.due_on)) OR (old.return_reason IS DISTINCT FROM new.return_reason)) OR (old.organisation_id IS DISTINCT FROM new.organisation_id)) OR (old.authority_id IS DISTINCT FROM new.authority_id))) EXECUTE FUNCTION app.changes_waiting('report', 'id');
CREATE TRIGGER report_starts_in_summary AFTER INSERT OR DELETE ON public.report FOR EACH ROW EXECUTE FUNCTION app.report_changes_summary();
CREATE TRIGGER report_starts_waiting AFTER INSERT OR DELETE ON public.report FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('report', 'id');
CREATE TRIGGER report_ledger_stays BEFORE DELETE OR UPDATE ON public.report_ledger FOR EACH ROW EXECUTE FUNCTION app.report_ledger_stays();
CREATE TRIGGER report_version_stays BEFORE DELETE OR UPDATE ON public.report_version FOR EACH ROW EXECUTE FUNCTION app.report_version_stays();
CREATE TRIGGER review_stays BEFORE INSERT OR DELETE OR UPDATE ON public.review FOR EACH ROW EXECUTE FUNCTION app.review_stays();
CREATE TRIGGER revocation_changes_waiting_revocation AFTER INSERT OR DELETE OR UPDATE ON public.revocation FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('revocation', 'id');
CREATE CONSTRAINT TRIGGER revocation_is_public AFTER UPDATE ON public.revocation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((old.published_on IS DISTINCT FROM new.published_on)) EXECUTE FUNCTION app.public_changed();
CREATE TRIGGER round_changes_waiting AFTER UPDATE ON public.round FOR EACH ROW WHEN ((((((((old.year IS DISTINCT FROM new.year) OR (old.closes_on IS DISTINCT FROM new.closes_on)) OR (old.recommend_by IS DISTINCT FROM new.recommend_by)) OR (old.review_by IS DISTINCT FROM new.review_by)) OR (old.panel_size IS DISTINCT FROM new.panel_size)) OR (old.cancelled_at IS DISTINCT FROM new.cancelled_at)) OR (old.scheme IS DISTINCT FROM new.scheme))) EXECUTE FUNCTION app.changes_waiting('round', 'id');
CREATE TRIGGER round_hour_changes_waiting AFTER UPDATE ON public.round FOR EACH ROW WHEN ((old.closes_at IS DISTINCT FROM new.closes_at)) EXECUTE FUNCTION app.changes_waiting('round', 'id');
CREATE CONSTRAINT TRIGGER round_is_public AFTER INSERT OR DELETE OR UPDATE ON public.round DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.public_changed();
CREATE CONSTRAINT TRIGGER round_change_is_public AFTER INSERT OR UPDATE ON public.round_change DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.state = 'signed'::text)) EXECUTE FUNCTION app.public_changed();
CREATE TRIGGER round_change_stays BEFORE DELETE OR UPDATE ON public.round_change FOR EACH ROW EXECUTE FUNCTION app.round_change_stays();
CREATE TRIGGER pool_stays BEFORE INSERT OR DELETE OR UPDATE ON public.round_pool FOR EACH ROW EXECUTE FUNCTION app.pool_stays();
CREATE TRIGGER sample_changes_waiting_dossier AFTER INSERT OR DELETE OR UPDATE ON public.sample FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('dossier', 'dossier_id');
CREATE TRIGGER scan_changes_waiting_dossier AFTER INSERT OR DELETE OR UPDATE ON public.scan FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('dossier', 'dossier_id');
CREATE TRIGGER scan_check_changes_waiting_dossier AFTER INSERT OR DELETE OR UPDATE ON public.scan_check FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('dossier', 'dossier_id');
CREATE TRIGGER scheme_edition_signed BEFORE DELETE OR UPDATE ON public.scheme_edition FOR EACH ROW EXECUTE FUNCTION app.refuse_signed_edition();
CREATE TRIGGER service_said BEFORE INSERT OR UPDATE ON public.service FOR EACH ROW EXECUTE FUNCTION app.said_by_the_other();
CREATE TRIGGER service_stays BEFORE DELETE OR UPDATE ON public.service FOR EACH ROW EXECUTE FUNCTION app.ledger_stays();
CREATE TRIGGER service_event_stays BEFORE DELETE OR UPDATE ON public.service_event FOR EACH ROW EXECUTE FUNCTION app.ledger_stays();
CREATE TRIGGER showcase_changes_waiting_showcase AFTER INSERT OR DELETE OR UPDATE ON public.showcase FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('showcase', 'id');
CREATE CONSTRAINT TRIGGER showcase_is_public AFTER INSERT OR DELETE OR UPDATE ON public.showcase DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.public_changed();
CREATE TRIGGER signing_key_stays BEFORE DELETE OR UPDATE ON public.signing_key FOR EACH ROW EXECUTE FUNCTION app.signed_stays();
CREATE TRIGGER site_photo_changes_waiting_dossier AFTER INSERT OR UPDATE ON public.site_photo FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('dossier', 'dossier_id');
CREATE TRIGGER site_visit_changes_waiting_dossier AFTER INSERT ON public.site_visit FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('dossier', 'dossier_id');
CREATE TRIGGER submission_changes_waiting_dossier AFTER INSERT OR DELETE OR UPDATE ON public.submission FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('dossier', 'dossier_id');
CREATE TRIGGER issuer_moves_summary BEFORE UPDATE ON public.summary FOR EACH ROW EXECUTE FUNCTION app.issuer_moves_summary();
CREATE TRIGGER summary_changes_waiting_summary AFTER INSERT OR DELETE OR UPDATE ON public.summary FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('summary', 'id');
CREATE TRIGGER summary_version_stays BEFORE INSERT OR DELETE OR UPDATE ON public.summary_version FOR EACH ROW EXECUTE FUNCTION app.summary_version_stays();
CREATE TRIGGER survey_link_changes_waiting_dossier AFTER INSERT OR DELETE OR UPDATE ON public.survey_link FOR EACH ROW EXECUTE FUNCTION app.changes_waiting('dossier', 'dossier_id');
CREATE CONSTRAINT TRIGGER title_credential_is_public AFTER INSERT ON public.title_credential DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.public_changed();
CREATE TRIGGER title_credential_stays BEFORE DELETE OR UPDATE ON public.title_credential FOR EACH ROW EXECUTE FUNCTION app.signed_stays();
CREATE TRIGGER title_paper_stays BEFORE DELETE OR UPDATE ON public.title_paper FOR EACH ROW EXECUTE FUNCTION app.signed_stays();

-- ── tables without row-level security: installation, journal_head, kysely_migration, kysely_migration_lock
