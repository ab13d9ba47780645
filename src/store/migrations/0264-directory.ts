/**
 * The directory (第十一条) is asked by place, function, standing and a part of a name, and shows a unit with two certificates as one line: what it is asked by stands in a
 * line of its own beside each title, kept by the database whoever writes, so that an index serves every page and every total. Nothing in it depends on the day:
 * `ends_on` is the last day on which a title counts (a revocation ends it the day before), `followed_to` the last on which a later title of the same unit does.
 */
export const directoryLines = `
-- By numbers where there are numbers: 号2 before 号10. A number is told by its length first; what is the same number stays together.
create function app.natural(text text) returns text language sql immutable parallel safe as $$
  select coalesce(string_agg(case when part[1] ~ '^[0-9]' then lpad(length(ltrim(part[1], '0'))::text, 3, '0') || ltrim(part[1], '0') else part[1] end, '' order by at), '') collate "C"
  from regexp_matches(text, '[0-9]+|[^0-9]+', 'g') with ordinality as found (part, at)
$$;

-- Cities by GB/T 2260. A test holds it against core/identifiers/divisions.ts.
create function app.city_of(code text) returns text language sql immutable parallel safe as $$
  select case left(code, 4) when '3601' then '南昌市' when '3602' then '景德镇市' when '3603' then '萍乡市' when '3604' then '九江市' when '3605' then '新余市'
    when '3606' then '鹰潭市' when '3607' then '赣州市' when '3608' then '吉安市' when '3609' then '宜春市' when '3610' then '抚州市' when '3611' then '上饶市' end
$$;

-- Where it lies: the city of its registration, else that of the authority it reports to; 赣江新区 has no code of its own.
create function app.place_of(own text, authority text, authority_name text) returns text language sql immutable parallel safe as $$
  select case when authority is null and authority_name like '%赣江新区%' then '赣江新区'
    else coalesce(app.city_of(own), app.city_of(authority), '省直') end
$$;

create table platform_line (
  id uuid primary key references platform on delete cascade,
  organisation_id uuid not null,
  issuer_id uuid not null,
  authority_id uuid not null,
  list text not null,
  city text not null,
  functions text[] not null,
  recognised_on date not null,
  number text collate "C" not null,
  valid_from date not null,
  valid_to date not null,
  revoked_on date,
  ends_on date not null,
  followed_to date,
  sought text not null
);
create index platform_line_unit on platform_line (organisation_id, issuer_id, valid_to);
create index platform_line_list on platform_line (list, recognised_on desc, number, id) include (city, ends_on, followed_to, revoked_on);
create index platform_line_order on platform_line (recognised_on desc, number, id) include (city, ends_on, followed_to, revoked_on);
create index platform_line_city on platform_line (list, city, recognised_on desc, number, id) include (ends_on, followed_to, revoked_on);
create index platform_line_place on platform_line (city);
create index platform_line_authority on platform_line (authority_id);
create index platform_line_issuer on platform_line (issuer_id, recognised_on desc, number, id);
create index platform_line_valid on platform_line (list, valid_to);
create index platform_line_functions on platform_line using gin (functions);
create index platform_line_grams on platform_line using gin (app.grams(sought));

alter table platform_line enable row level security;
alter table platform_line force row level security;
create policy platform_line_read on platform_line for select to shifan_app using (true);
create policy platform_line_kept on platform_line to current_user using (true) with check (true);
create policy platform_door on platform for select to current_user using (true);
grant select on platform_line to shifan_app;

create function app.keep_lines(titles uuid[], units uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare all_units uuid[] := units || array(select l.organisation_id from platform_line l where l.id = any(titles))
  || array(select p.organisation_id from platform p where p.id = any(titles));
begin
  insert into platform_line (id, organisation_id, issuer_id, authority_id, list, city, functions, recognised_on, number, valid_from, valid_to, revoked_on, ends_on, sought)
  select p.id, p.organisation_id, p.issuer_id, p.authority_id, case i.kind when 'province' then 'province' else i.id::text end,
    app.place_of(o.division_code, a.division_code, a.name), array(select jsonb_array_elements_text(p.functions)), p.recognised_on,
    app.natural(p.certificate_number), p.valid_from, p.valid_to, p.revoked_on, least(p.valid_to, p.revoked_on - 1),
    lower(concat_ws(' ', p.name, o.credit_code, p.certificate_number))
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
end $$;
revoke execute on function app.keep_lines from public;

create function app.lines_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'DELETE' then perform app.keep_lines('{}', array(select distinct organisation_id from changed));
  else perform app.keep_lines(array(select id from changed), '{}'); end if;
  return null;
end $$;
create trigger platform_listed after insert on platform referencing new table as changed for each statement execute function app.lines_follow();
create trigger platform_relisted after update on platform referencing new table as changed for each statement execute function app.lines_follow();
create trigger platform_unlisted after delete on platform referencing old table as changed for each statement execute function app.lines_follow();

create function app.lines_move() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.keep_lines(array(select id from platform where organisation_id = new.id or authority_id = new.id), '{}');
  return null;
end $$;
create trigger organisation_relists after update on organisation for each row
  when ((old.name, old.credit_code, old.division_code) is distinct from (new.name, new.credit_code, new.division_code)) execute function app.lines_move();

select app.keep_lines(array(select id from platform), '{}');
`;
