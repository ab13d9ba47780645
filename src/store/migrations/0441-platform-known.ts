/**
 * What was known of a platform, and since which day (第十二条、第十六条): each state that its row ever had, added by the database whoever writes, never changed. So anybody who answers for a
 * decision of then can ask who was recognised on a day by what was known on another. Days are business days: those of the clock where one is set (the demonstration).
 * Of what stood before this came, the day is that of the first entry in the journal, or of the hand that confirmed it; a revocation was known on the day of its decision.
 */
export const platformKnown = `
create table platform_known (
  n bigint generated always as identity primary key,
  platform_id uuid not null,
  known_on date not null,
  -- null: it was taken out as entered by mistake
  was jsonb
);
create index platform_known_order on platform_known (platform_id, n desc);
alter table platform_known enable row level security;
alter table platform_known force row level security;
create policy platform_known_read on platform_known for select to shifan_app
  using ((select app.system()) or (select app.supervisor()) or (select app.staff_of()) is not null);
create policy platform_known_kept on platform_known for insert to current_user with check (true);
create policy platform_known_seen on platform_known for select to current_user using (true);
grant select on platform_known to shifan_app;

create function app.known_today() returns date language sql stable set search_path = public, pg_temp as $$
  select coalesce((select today from clock where id = 1), (now() at time zone 'Asia/Shanghai')::date)
$$;

create function app.known_of(p platform) returns jsonb language sql stable set search_path = public, pg_temp as $$
  select jsonb_build_object('name', p.name, 'certificateNumber', p.certificate_number, 'creditCode', o.credit_code, 'issuerId', p.issuer_id, 'issuer', i.name,
    'functions', p.functions, 'recognisedOn', p.recognised_on, 'validFrom', p.valid_from, 'validTo', p.valid_to, 'revokedOn', p.revoked_on, 'basis', p.basis)
  from organisation o, organisation i where o.id = p.organisation_id and i.id = p.issuer_id
$$;

create function app.platform_is_known() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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
end $$;
create trigger platform_is_known after insert or update or delete on platform for each row execute function app.platform_is_known();

create function app.known_stays() returns trigger language plpgsql as $$ begin
  raise exception 'what was known stays' using errcode = '42501';
end $$;
create trigger platform_known_stays before update or delete on platform_known for each row execute function app.known_stays();

insert into platform_known (platform_id, known_on, was)
select p.id, coalesce(
    (select min((j.at::timestamptz at time zone 'Asia/Shanghai')::date) from journal j where j.subject_id = p.id and j.action = 'issueCertificate'),
    (select (e.confirmed_at at time zone 'Asia/Shanghai')::date from earlier_platform e where e.platform_id = p.id), p.recognised_on),
  app.known_of(p) || '{"revokedOn": null}'
from platform p order by p.recognised_on, p.certificate_number;
insert into platform_known (platform_id, known_on, was)
select p.id, coalesce((select max(r.decided_on) from revocation r where r.platform_id = p.id and r.decided_on is not null), p.revoked_on), app.known_of(p)
from platform p where p.revoked_on is not null order by p.revoked_on;
`;
