/**
 * Cases in bulk, each statement once however many they are. `plan` holds the plan (plan.ts), taken apart at once: a
 * large jsonb read for each row costs minutes. `made` lists what is to be: one case a line; its id follows from its
 * number, so that what hangs on it needs no question. One in ten is of this year and waits for somebody; the others have ended, years ago.
 */
export const made = `
-- An id of its own, and one that is a UUID to whoever reads it strictly (RFC 9562): the addresses of what is made up lead somewhere.
create or replace function pg_temp.made_id(told text) returns uuid language sql immutable
  as $$ select overlay(overlay(md5(told) placing '4' from 13) placing 'a' from 17)::uuid $$;
create temporary table asked on commit drop as select (p ->> 'from')::int as first, (p ->> 'to')::int as last, (p ->> 'today')::date as today,
  (p ->> 'issuerId')::uuid as issuer_id, p -> 'frozen' as frozen, p -> 'item' as item from plan;
create temporary table office on commit drop as
select n - 1 as k, (one ->> 'id')::uuid as id, (one ->> 'authorityId')::uuid as authority_id, (one ->> 'officerId')::uuid as officer_id,
  (one ->> 'leaderId')::uuid as leader_id from plan, jsonb_array_elements(p -> 'recommenders') with ordinality e (one, n);
create temporary table person on commit drop as
select n - 1 as k, one -> 'name' as name, one -> 'mobile' as mobile from plan, jsonb_array_elements(p -> 'contacts') with ordinality e (one, n);
create temporary table made on commit drop as
with case_ as (
  select i, i - i / 4 as a, case when i % 4 = 0 then 1 else 0 end as slot, i % 10 = 0 as live, today, issuer_id from asked, generate_series(first, last) i
), placed as (
  select *, extract(year from today)::int - case when live then 0 else 1 + (slot * 4 + a) % 8 end as year, a % (select count(*) from office) as k from case_
)
select i, a, slot, live, year, today, issuer_id, pg_temp.made_id('made-up case ' || i) as id, pg_temp.made_id('made-up applicant ' || a) as applicant_id,
  pg_temp.made_id('made-up clerk ' || a) as clerk_id, o.id as recommender_id, authority_id, officer_id, leader_id,
  case when live then today - i / 10 % 5 else make_date(year, 3, 10) + i % 30 end as submitted_on,
  case when live then (array['draft', 'submitted', 'submitted', 'submitted', 'returned', 'assessing', 'assessing', 'recommended', 'admitted', 'reviewed'])[1 + i / 10 % 10]
    when i * 13 % 20 < 9 then 'recognised'
    else (array['declined', 'notProposed', 'rejected', 'withdrawn', 'setAside', 'declined'])[1 + i * 13 % 6] end as state
from placed join office o using (k);
alter table made add column round_id uuid, add column notice_id uuid, add column n int;
create index on made (i);
analyze asked, office, person, made;
`;

export const units = `
insert into organisation (id, kind, name, credit_code, division_code, created_at)
select pg_temp.made_id('made-up applicant ' || n), 'applicant', name, "creditCode", "divisionCode", now()
from plan, jsonb_to_recordset(p -> 'applicants') as a (n int, name text, "creditCode" text, "divisionCode" text);
insert into account (id, organisation_id, login, name, password_hash, roles, created_at)
select pg_temp.made_id('made-up clerk ' || n), pg_temp.made_id('made-up applicant ' || n), 'made' || n, '经办' || n, '', '["clerk"]', now()
from plan, jsonb_to_recordset(p -> 'applicants') as a (n int);
insert into round (id, issuer_id, scheme, year, title, opens_on, closes_on, recommend_by, review_by, rubric, panel_size, sample_size, commitment, committed_on,
  sealed_secret, created_at)
select gen_random_uuid(), (p ->> 'issuerId')::uuid, r.scheme, r.year, r.title, make_date(r.year, 3, 1), make_date(r.year, 4, 15), make_date(r.year, 5, 15),
  make_date(r.year, 6, 20), r.rubric, r."panelSize", r."sampleSize", r.commitment, make_date(r.year, 2, 24), r."sealedSecret", now()
from plan, jsonb_to_recordset(p -> 'rounds') as r (scheme text, year int, title text, rubric jsonb, "panelSize" int, "sampleSize" int, commitment text,
  "sealedSecret" text)
on conflict do nothing;
update made set round_id = round.id from round where round.issuer_id = made.issuer_id and round.year = made.year and round.cancelled_at is null;
update made set notice_id = pg_temp.made_id('made-up notice ' || made.round_id || first.i)
from (select round_id, min(i) as i from made group by round_id) first where first.round_id = made.round_id;
-- Numbered within the round, as submitting does.
update made set n = base + rank from (
  select m.i, row_number() over (partition by m.round_id order by m.i) as rank, coalesce(c.value, 0) as base
  from made m left join counter c on c.name = 'dossier:' || m.round_id where m.state <> 'draft') numbered
where numbered.i = made.i;
insert into counter (name, value) select 'dossier:' || round_id, max(n) from made where n is not null group by round_id
on conflict (name) do update set value = excluded.value;
`;

const at = `(submitted_on + time '09:00') at time zone 'Asia/Shanghai'`;
/** States of cases that the recommender sent on. */
const sentOn = `('recommended', 'admitted', 'reviewed', 'rejected', 'notProposed', 'recognised', 'setAside')`;

export const cases = `
insert into dossier (id, round_id, issuer_id, applicant_id, recommender_id, credit_code, number, state, version, revision, started_at, submitted_at, submitted_on,
  recommended_at, content_hash, list_hash, declaration_by, declaration_at, correction_due_on, updated_at, worked_at)
select m.id, round_id, m.issuer_id, applicant_id, recommender_id, o.credit_code, '赣平' || year || '-' || lpad(n::text, 4, '0'), state, 3, 30, ${at} - interval '3 days',
  case when n is not null then ${at} end, case when n is not null then submitted_on end, case when state in ${sentOn} then ${at} + interval '20 days' end,
  case when n is not null then md5(m.i::text) end, case when n is not null then md5(m.i::text) end, clerk_id, ${at},
  case when state = 'returned' then today + 9 end, ${at}, case when state not in ('draft', 'submitted') then ${at} end
from made m join organisation o on o.id = m.applicant_id;
insert into dossier_value (dossier_id, key, value, version, changed_by, changed_at)
select id, key, value, 1, clerk_id, ${at} from made, jsonb_each(jsonb_build_object('email', 'fuwu' || a || '@example.cn', 'website', 'https://example.cn/' || a,
  'address', '江西省' || a || '号', 'kind', '专业性', 'functions', jsonb_build_array('information', 'training'), 'servedTotal', 8, 'narrative2', '成立于二〇一二年。',
  'narrative8', '继续服务中小企业。'));
insert into dossier_row (dossier_id, table_key, row_id, position, name_key, cells, version, changed_by, changed_at)
select id, 'served', pg_temp.made_id(id || ' row ' || row), row, enterprise, jsonb_build_object('enterprise', enterprise,
  'service', '管理咨询', 'satisfied', true, 'contact', person.name, 'mobile', person.mobile), 1, clerk_id, ${at}
from made cross join generate_series(1, 8) row cross join lateral (select (i * 37 + row * 1009) % 60000 as e) one
  cross join lateral (select '江西' || substr('赣昌鄱庐信饶袁临抚吉', e % 10 + 1, 1) || '源' || e || '制造有限公司' as enterprise) name
  join person on person.k = (made.i + row) % (select count(*) from person);
insert into submission (dossier_id, no, frozen, content_hash, list_hash, submitted_by, submitted_at)
select id, 1, frozen, md5(i::text), md5(i::text), clerk_id, ${at} from made, asked where n is not null;
insert into file (hash, size, media_type, created_at) select encode(sha256(('made-up file ' || i)::bytea), 'hex'), 100, 'application/pdf', ${at} from made;
insert into material (id, dossier_id, kind, file_hash, name, media_type, size, added_by, added_at)
select pg_temp.made_id(id || ' material'), id, 'm1', encode(sha256(('made-up file ' || i)::bytea), 'hex'), '营业执照.pdf', 'application/pdf', 100, clerk_id, ${at} from made;
insert into correction (dossier_id, no, items, due_on, sent_by, sent_at, resolved_at)
select made.id, 1, jsonb_build_array(item),
  submitted_on + 14, officer_id, ${at}, case when state <> 'returned' then ${at} end from made, asked where state = 'returned' or (i % 3 = 0 and n is not null);
insert into draw (dossier_id, n, list_hash, draw_order, drawn_by, drawn_at)
select id, 6, md5(i::text), '[]', officer_id, ${at} from made where state = 'assessing' or state in ${sentOn};
insert into sample (dossier_id, row_id, position, enterprise, state, method, satisfied, recorded_by, recorded_at)
select m.id, r.row_id, r.position, r.cells ->> 'enterprise', case when assessing then 'drawn' else 'recorded' end, case when assessing then null else 2 end,
  case when assessing then null else true end, case when assessing then null else officer_id end, case when assessing then null else ${at} end
from made m join dossier_row r on r.dossier_id = m.id and r.position <= 6, lateral (select m.state = 'assessing' and m.i % 20 = 0 as assessing) so
where m.state = 'assessing' or m.state in ${sentOn};
insert into recommendation (dossier_id, influence, demonstration, opinion, prepared_by, prepared_at, signed_by, signed_at)
select id, '在当地有影响。', '有示范作用。', '同意推荐。', officer_id, ${at}, case when state in ${sentOn} then leader_id end, case when state in ${sentOn} then ${at} end
from made where state in ${sentOn};
`;
