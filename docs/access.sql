-- Written by `npx tsx docs/generate.ts --access` from a migrated database; test/database/schema.test.ts compares it.
-- The role that serves requests owns nothing: what no policy lets it see does not exist for it.

-- ── who looks
CREATE OR REPLACE FUNCTION app.account()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('shifan.account', true), '')::uuid $function$;
CREATE OR REPLACE FUNCTION app.administrator()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(current_setting('shifan.administrator', true), '') = 'on' $function$;
CREATE OR REPLACE FUNCTION app.clerk_of()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('shifan.clerk_of', true), '')::uuid $function$;
CREATE OR REPLACE FUNCTION app.dossier_year()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.year := (select r.year from round r where r.id = new.round_id);
  return new;
end $function$;
CREATE OR REPLACE FUNCTION app.enter(token_digest text, at timestamp with time zone, idle interval, today date)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$;
CREATE OR REPLACE FUNCTION app.expert()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('shifan.expert', true), '')::uuid $function$;
CREATE OR REPLACE FUNCTION app.grams(text text)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select coalesce(array_agg(distinct substr(text, i, n)), '{}')
  from generate_series(1, length(text)) i, generate_series(1, 2) n where i + n <= length(text) + 1
$function$;
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
CREATE OR REPLACE FUNCTION app.note(relation text, judged uuid[], stands uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare before uuid[] := app.opened(relation);
begin
  if before && judged then before := array(select unnest(before) except select unnest(judged)); end if;
  if before <> '{}' or stands is not null or app.opened(relation) <> '{}' then
    perform set_config('shifan.open_' || relation, (before || coalesce(stands, '{}'))::text, true);
  end if;
end $function$;
CREATE OR REPLACE FUNCTION app.open(ids uuid[])
 RETURNS integer
 LANGUAGE plpgsql
 COST 10000
AS $function$
declare a record;
begin
  select array_agg(d.id) filter (where true) as see,
    array_agg(d.id) filter (where d.applicant_id = app.clerk_of()) as own,
    array_agg(d.id) filter (where d.recommender_id = app.staff_of()) as recommender,
    array_agg(d.id) filter (where d.issuer_id = app.staff_of()) as issuer,
    array_agg(d.id) filter (where app.staff_of() in (d.recommender_id, d.issuer_id)) as staff,
    array_agg(d.id) filter (where d.applicant_id = app.clerk_of() or app.staff_of() in (d.recommender_id, d.issuer_id)) as party,
    array_agg(d.id) filter (where app.expert() is not null or app.staff_of() in (d.recommender_id, d.issuer_id)) as advice
    into a from dossier d where d.id = any(ids);
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
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(nullif(current_setting('shifan.open_' || relation, true), ''), '{}')::uuid[] $function$;
CREATE OR REPLACE FUNCTION app.organisation()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('shifan.organisation', true), '')::uuid $function$;
CREATE OR REPLACE FUNCTION app.overseer()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select app.system() or app.supervisor() $function$;
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
CREATE OR REPLACE FUNCTION app.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin raise exception 'the journal is append-only' using errcode = '42501'; end $function$;
CREATE OR REPLACE FUNCTION app.refuse_signed_edition()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
  if old.state = 'signed' then raise exception 'a signed edition never changes' using errcode = '42501'; end if;
  return coalesce(new, old);
end $function$;
CREATE OR REPLACE FUNCTION app.seats()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE
AS $function$
declare me uuid := app.expert();
begin
  if me is null then return '{}'; end if;
  return array(select s.dossier_id from panel_seat s where s.account_id = me and s.state = 'seated');
end $function$;
CREATE OR REPLACE FUNCTION app.staff_of()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(current_setting('shifan.staff_of', true), '')::uuid $function$;
CREATE OR REPLACE FUNCTION app.supervisor()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(current_setting('shifan.supervisor', true), '') = 'on' $function$;
CREATE OR REPLACE FUNCTION app.system()
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select coalesce(current_setting('shifan.system', true), '') = 'on' $function$;

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
  using (organisation_id = ( SELECT app.staff_of() AS staff_of));
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
create policy clock_delete on clock for delete
  using (( SELECT app.system() AS system) OR ( SELECT app.administrator() AS administrator));
create policy clock_insert on clock for insert
  with check (( SELECT app.system() AS system) OR ( SELECT app.administrator() AS administrator));
create policy clock_read on clock for select
  using (true);
create policy clock_update on clock for update
  using (( SELECT app.system() AS system) OR ( SELECT app.administrator() AS administrator))
  with check (( SELECT app.system() AS system) OR ( SELECT app.administrator() AS administrator));
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
  using (true);
create policy counter_insert on counter for insert
  with check (true);
create policy counter_read on counter for select
  using (true);
create policy counter_update on counter for update
  using (true)
  with check (true);
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
  using (((step = 'decline'::text) AND ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))) OR ((step = 'reject'::text) AND ((dossier_id = ANY (( SELECT app.opened('issuer'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'issuer'::text))) OR ((decided_at IS NOT NULL) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))));
create policy decision_insert on decision for insert
  with check (((step = 'decline'::text) AND ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))) OR ((step = 'reject'::text) AND ((dossier_id = ANY (( SELECT app.opened('issuer'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'issuer'::text))) OR ((decided_at IS NOT NULL) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))));
create policy decision_read on decision for select
  using (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text)) OR ((decided_at IS NOT NULL) AND ((dossier_id = ANY (( SELECT app.opened('party'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'party'::text))));
create policy decision_update on decision for update
  using (((step = 'decline'::text) AND ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))) OR ((step = 'reject'::text) AND ((dossier_id = ANY (( SELECT app.opened('issuer'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'issuer'::text))) OR ((decided_at IS NOT NULL) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))))
  with check (((step = 'decline'::text) AND ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))) OR ((step = 'reject'::text) AND ((dossier_id = ANY (( SELECT app.opened('issuer'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'issuer'::text))) OR ((decided_at IS NOT NULL) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))));
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
  using (( SELECT app.system() AS system) OR (applicant_id = ( SELECT app.clerk_of() AS clerk_of)) OR (recommender_id = ( SELECT app.staff_of() AS staff_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
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
create policy expert_delete on expert for delete
  using (( SELECT app.system() AS system) OR (( SELECT app.staff_of() AS staff_of) IS NOT NULL) OR ( SELECT app.administrator() AS administrator));
create policy expert_insert on expert for insert
  with check (( SELECT app.system() AS system) OR (( SELECT app.staff_of() AS staff_of) IS NOT NULL) OR ( SELECT app.administrator() AS administrator));
create policy expert_read on expert for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (( SELECT app.staff_of() AS staff_of) IS NOT NULL) OR (account_id = ( SELECT app.account() AS account)));
create policy expert_update on expert for update
  using (( SELECT app.system() AS system) OR (( SELECT app.staff_of() AS staff_of) IS NOT NULL) OR ( SELECT app.administrator() AS administrator))
  with check (( SELECT app.system() AS system) OR (( SELECT app.staff_of() AS staff_of) IS NOT NULL) OR ( SELECT app.administrator() AS administrator));
create policy file_delete on file for delete
  using (true);
create policy file_insert on file for insert
  with check (true);
create policy file_read on file for select
  using (true);
create policy file_update on file for update
  using (true)
  with check (true);
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
  with check (true);
create policy journal_read on journal for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (applicant_id = ( SELECT app.clerk_of() AS clerk_of)) OR (recommender_id = ( SELECT app.staff_of() AS staff_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy licence_delete on licence for delete
  using ( SELECT app.system() AS system);
create policy licence_insert on licence for insert
  with check ( SELECT app.system() AS system);
create policy licence_read on licence for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (organisation_id = ( SELECT app.organisation() AS organisation)) OR (EXISTS ( SELECT 1 FROM organisation a WHERE ((a.id = ( SELECT app.staff_of() AS staff_of)) AND (a.kind = 'city'::text) AND (a.division_code = licence.authority)))));
create policy licence_update on licence for update
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
create policy notice_delete on notice for delete
  using (issuer_id = ( SELECT app.staff_of() AS staff_of));
create policy notice_insert on notice for insert
  with check (issuer_id = ( SELECT app.staff_of() AS staff_of));
create policy notice_read on notice for select
  using (true);
create policy notice_update on notice for update
  using (issuer_id = ( SELECT app.staff_of() AS staff_of))
  with check (issuer_id = ( SELECT app.staff_of() AS staff_of));
create policy objection_delete on objection for delete
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy objection_insert on objection for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy objection_read on objection for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy objection_update on objection for update
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
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
  with check (true);
create policy outbox_read on outbox for select
  using ( SELECT app.system() AS system);
create policy outbox_update on outbox for update
  using (true)
  with check (true);
create policy panel_draw_delete on panel_draw for delete
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy panel_draw_insert on panel_draw for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy panel_draw_read on panel_draw for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy panel_draw_update on panel_draw for update
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy panel_seat_delete on panel_seat for delete
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (account_id = ( SELECT app.expert() AS expert)));
create policy panel_seat_insert on panel_seat for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (account_id = ( SELECT app.expert() AS expert)));
create policy panel_seat_read on panel_seat for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (account_id = ( SELECT app.expert() AS expert)));
create policy panel_seat_update on panel_seat for update
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (account_id = ( SELECT app.expert() AS expert)))
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (account_id = ( SELECT app.expert() AS expert)));
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
create policy platform_insert on platform for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy platform_read on platform for select
  using (true);
create policy platform_update on platform for update
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
create policy public_version_moved on public_version for update to the schema’s owner
  using (true)
  with check (true);
create policy public_version_read on public_version for select to the schema’s owner
  using (true);
create policy recommendation_delete on recommendation for delete
  using ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text));
create policy recommendation_insert on recommendation for insert
  with check ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text));
create policy recommendation_read on recommendation for select
  using (( SELECT app.overseer() AS overseer) OR ((dossier_id = ANY (( SELECT app.opened('advice'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'advice'::text)));
create policy recommendation_update on recommendation for update
  using ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))
  with check ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text));
create policy report_delete on report for delete
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)) OR (authority_id = ( SELECT app.staff_of() AS staff_of)));
create policy report_insert on report for insert
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)) OR (authority_id = ( SELECT app.staff_of() AS staff_of)));
create policy report_read on report for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)) OR (authority_id = ( SELECT app.staff_of() AS staff_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy report_update on report for update
  using (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)) OR (authority_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (organisation_id = ( SELECT app.clerk_of() AS clerk_of)) OR (authority_id = ( SELECT app.staff_of() AS staff_of)));
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
  using (account_id = ( SELECT app.expert() AS expert));
create policy review_insert on review for insert
  with check (account_id = ( SELECT app.expert() AS expert));
create policy review_read on review for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (account_id = ( SELECT app.expert() AS expert)) OR ((signed_at IS NOT NULL) AND ((issuer_id = ( SELECT app.staff_of() AS staff_of)) OR (EXISTS ( SELECT 1 FROM panel_seat s WHERE ((s.dossier_id = review.dossier_id) AND (s.account_id = ( SELECT app.expert() AS expert)) AND (s.signed_at IS NOT NULL)))))));
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
create policy round_insert on round for insert
  with check (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy round_read on round for select
  using (true);
create policy round_update on round for update
  using (( SELECT app.system() AS system) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)))
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
  using (account_id = ( SELECT app.account() AS account));
create policy saved_view_insert on saved_view for insert
  with check (account_id = ( SELECT app.account() AS account));
create policy saved_view_read on saved_view for select
  using (account_id = ( SELECT app.account() AS account));
create policy saved_view_update on saved_view for update
  using (account_id = ( SELECT app.account() AS account))
  with check (account_id = ( SELECT app.account() AS account));
create policy scan_delete on scan for delete
  using (((annex <> '1'::text) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))) OR ((annex = '1'::text) AND ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))));
create policy scan_insert on scan for insert
  with check (((annex <> '1'::text) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))) OR ((annex = '1'::text) AND ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))));
create policy scan_read on scan for select
  using (( SELECT app.overseer() AS overseer) OR ((annex <> '1'::text) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))) OR ((dossier_id = ANY (( SELECT app.opened('staff'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'staff'::text)));
create policy scan_update on scan for update
  using (((annex <> '1'::text) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))) OR ((annex = '1'::text) AND ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))))
  with check (((annex <> '1'::text) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))) OR ((annex = '1'::text) AND ((dossier_id = ANY (( SELECT app.opened('recommender'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'recommender'::text))));
create policy scheme_edition_delete on scheme_edition for delete
  using ( SELECT app.system() AS system);
create policy scheme_edition_insert on scheme_edition for insert
  with check ( SELECT app.system() AS system);
create policy scheme_edition_read on scheme_edition for select
  using ((state = 'signed'::text) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)) OR ( SELECT app.system() AS system));
create policy scheme_edition_update on scheme_edition for update
  using ( SELECT app.system() AS system)
  with check ( SELECT app.system() AS system);
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
create policy summary_insert on summary for insert
  with check (( SELECT app.system() AS system) OR (authority_id = ( SELECT app.staff_of() AS staff_of)));
create policy summary_read on summary for select
  using (( SELECT app.system() AS system) OR ( SELECT app.supervisor() AS supervisor) OR (authority_id = ( SELECT app.staff_of() AS staff_of)) OR (issuer_id = ( SELECT app.staff_of() AS staff_of)));
create policy summary_update on summary for update
  using (( SELECT app.system() AS system) OR (authority_id = ( SELECT app.staff_of() AS staff_of)))
  with check (( SELECT app.system() AS system) OR (authority_id = ( SELECT app.staff_of() AS staff_of)));
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
create policy upload_delete on upload for delete
  using (( SELECT app.system() AS system) OR ((account_id = ( SELECT app.account() AS account)) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))));
create policy upload_insert on upload for insert
  with check (( SELECT app.system() AS system) OR ((account_id = ( SELECT app.account() AS account)) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))));
create policy upload_read on upload for select
  using (( SELECT app.system() AS system) OR ((account_id = ( SELECT app.account() AS account)) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))));
create policy upload_update on upload for update
  using (( SELECT app.system() AS system) OR ((account_id = ( SELECT app.account() AS account)) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))))
  with check (( SELECT app.system() AS system) OR ((account_id = ( SELECT app.account() AS account)) AND ((dossier_id = ANY (( SELECT app.opened('own'::text) AS opened)::uuid[])) OR app.may(dossier_id, 'own'::text))));

-- ── what can only grow
CREATE TRIGGER dossier_year BEFORE INSERT ON public.dossier FOR EACH ROW EXECUTE FUNCTION app.dossier_year();
CREATE TRIGGER journal_append_only BEFORE DELETE OR UPDATE ON public.journal FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER journal_follows BEFORE INSERT ON public.journal FOR EACH ROW EXECUTE FUNCTION app.journal_follows();
CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON public.journal FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
CREATE CONSTRAINT TRIGGER notice_is_public AFTER INSERT OR DELETE OR UPDATE ON public.notice DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.public_changed();
CREATE CONSTRAINT TRIGGER organisation_is_public AFTER INSERT ON public.organisation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.kind <> 'applicant'::text)) EXECUTE FUNCTION app.public_changed();
CREATE CONSTRAINT TRIGGER organisation_shows_anew AFTER UPDATE ON public.organisation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((((old.name IS DISTINCT FROM new.name) OR (old.credit_code IS DISTINCT FROM new.credit_code)) OR (old.division_code IS DISTINCT FROM new.division_code)) OR (old.kind IS DISTINCT FROM new.kind))) EXECUTE FUNCTION app.public_changed();
CREATE CONSTRAINT TRIGGER organisation_shows_no_more AFTER DELETE ON public.organisation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.public_changed();
CREATE CONSTRAINT TRIGGER platform_is_public AFTER INSERT OR DELETE OR UPDATE ON public.platform DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.public_changed();
CREATE CONSTRAINT TRIGGER round_is_public AFTER INSERT OR DELETE OR UPDATE ON public.round DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.public_changed();
CREATE TRIGGER scheme_edition_signed BEFORE DELETE OR UPDATE ON public.scheme_edition FOR EACH ROW EXECUTE FUNCTION app.refuse_signed_edition();
CREATE CONSTRAINT TRIGGER showcase_is_public AFTER INSERT OR DELETE OR UPDATE ON public.showcase DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION app.public_changed();

-- ── tables without row-level security: installation, journal_head, kysely_migration, kysely_migration_lock
