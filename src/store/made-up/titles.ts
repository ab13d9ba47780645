/** What became of the made-up cases of earlier years: a notice a round, objections, titles of three years, and a report for each quarter of theirs. */
export const titles = `
insert into notice (id, round_id, issuer_id, title, body, published_on, ends_on, list, list_hash, published_by, created_at, conclusion, concluded_by, concluded_at)
select notice_id, round_id, issuer_id, year || '年度拟认定名单公示', '现予公示。', make_date(year, 7, 7), make_date(year, 7, 14),
  jsonb_agg(jsonb_build_object('dossierId', m.id, 'name', o.name, 'recommender', r.name, 'functions', jsonb_build_array('information', 'training'), 'kind', '专业性')
    order by i), md5(round_id::text), (array_agg(officer_id))[1], make_date(year, 7, 7), '公示期满，无异议', (array_agg(officer_id))[1], make_date(year, 7, 15)
from made m join organisation o on o.id = m.applicant_id join organisation r on r.id = m.recommender_id where state in ('recognised', 'setAside')
group by notice_id, round_id, issuer_id, year;
insert into objection (id, notice_id, issuer_id, dossier_id, tracking_number, by_unit, objector, contact, content, evidence, state, outcome, decided_by, decided_at, filed_at)
select pg_temp.made_id(id || ' objection'), notice_id, issuer_id, id, 'YY-M' || i, true, '某公司', '0791-00000000', '名单与事实不符', '合同', case when state = 'setAside' then 'upheld' else 'dismissed' end,
  '已核实', officer_id, make_date(year, 7, 13), make_date(year, 7, 10)
from made where state = 'setAside' or (state = 'recognised' and i % 10 = 1);
insert into platform (id, organisation_id, dossier_id, round_id, issuer_id, authority_id, certificate_number, name, kind, functions, recognised_on, valid_from, valid_to,
  revoked_on, first_time)
select pg_temp.made_id(m.id || ' platform'), applicant_id, m.id, round_id, issuer_id, authority_id, '赣平示' || year || '-' ||
  regexp_replace(to_char(coalesce(c.value, 0) + row_number() over (partition by year order by i), 'FM000000'), '^0{1,3}', ''), o.name, '专业性', case when row_number() over (order by i) % 20 = 0 then '["innovation", "training"]' else '["information", "training"]' end::jsonb,
  make_date(year, 7, 20), make_date(year, 7, 20), make_date(year + 3, 7, 19), case when i % 50 = 7 then make_date(year + 1, 5, 6) end, slot = 0
from made m join organisation o on o.id = m.applicant_id left join counter c on c.name = 'certificate:' || m.issuer_id || ':' || year where state = 'recognised';
insert into counter (name, value)
select 'certificate:' || issuer_id || ':' || year, count(*) from made where state = 'recognised' group by issuer_id, year
on conflict (name) do update set value = counter.value + excluded.value;
insert into report (id, platform_id, organisation_id, authority_id, issuer_id, year, quarter, state, due_on, figures, submitted_on, submitted_by, version, opened_at)
select pg_temp.made_id(p.id || ' ' || q.ends), p.id, p.organisation_id, p.authority_id, p.issuer_id, extract(year from q.ends), extract(quarter from q.ends),
  now.state, q.ends + 15, jsonb_build_object('fullTimeStaff', 20 + i % 30, 'serviceIncome', '120.50', 'enterprises', 100 + i % 50, 'persons', 900), case when now.state in ('submitted', 'accepted') then q.ends + 9 end,
  case when now.state in ('submitted', 'accepted') then m.clerk_id end, 2, q.ends
from made m join platform p on p.dossier_id = m.id,
  lateral (select (month + interval '3 months' - interval '1 day')::date as ends
    from generate_series(date_trunc('quarter', p.recognised_on), least(p.valid_to, m.today), interval '3 months') month) q,
  lateral (select case when q.ends < m.today - 100 then 'accepted' else (array['open', 'open', 'submitted', 'submitted', 'returned', 'accepted'])[1 + i % 6] end as state) now
where q.ends < m.today and q.ends <= p.valid_to and (p.revoked_on is null or q.ends < p.revoked_on);
`;
