const STAFF = '(select app.staff_of())';
const signed = `v.no = 1 and not v.content ? 'outside'`;

/**
 * Tables that were signed before 0451 were taken over as first signatures. What stood then of each report is noted with them (\`knew\`), so that nobody is asked
 * again for what was long done; of the fourth quarters' the annual summaries are put back, which lay beside the table until then. Whoever wrote them last wrote
 * them before they could be corrected beside what stands.
 */
const carried = `
alter table summary_version add column knew jsonb;
alter table summary_version disable trigger summary_version_stays;
update summary_version v set
  knew = (select coalesce(jsonb_object_agg(r.platform_id, (select max(n.no) from report_version n where n.report_id = r.id))
      filter (where exists (select 1 from report_version n where n.report_id = r.id)), '{}')
    from report r where (r.authority_id, r.issuer_id, r.year, r.quarter) = (s.authority_id, s.issuer_id, s.year, s.quarter)),
  content = case when s.quarter <> 4 then v.content else jsonb_set(v.content, '{annualSummaries}', (
    select coalesce(jsonb_agg(jsonb_build_object('platform', l ->> 'platform', 'text', coalesce(n.annual_summary, '')) order by place), '[]')
    from jsonb_array_elements(v.content -> 'lines') with ordinality as t (l, place)
    join report r on r.platform_id = (l ->> 'platformId')::uuid and r.year = s.year and r.quarter = s.quarter
    join lateral (select annual_summary from report_version n where n.report_id = r.id order by n.no desc limit 1) n on true)) end
from summary s where s.id = v.summary_id and ${signed};
update summary_version v set hash = encode(sha256(convert_to(content::text, 'UTF8')), 'hex') where knew is not null;
alter table summary_version enable trigger summary_version_stays;
insert into waiting_stale (kind, id, act) select 'summary', v.summary_id, 1 from summary_version v where v.knew is not null on conflict do nothing;
`;

/** The issuer accepts a table or gives it back; what its authority wrote stays its authority's. */
const issuer = `
create function app.issuer_moves_summary() returns trigger language plpgsql as $$
begin
  if (select app.system()) or old.authority_id = ${STAFF} then return new; end if;
  if new.state not in ('accepted', 'returned')
    or to_jsonb(new) - '{state,version,accepted_on,return_reason,lines,totals,missing,as_of,prepared_by}'::text[]
      <> to_jsonb(old) - '{state,version,accepted_on,return_reason,lines,totals,missing,as_of,prepared_by}'::text[]
    or (new.lines, new.totals, new.missing, new.as_of, new.prepared_by) is distinct from (old.lines, old.totals, old.missing, old.as_of, old.prepared_by)
      and num_nonnulls(new.lines, new.totals, new.missing, new.as_of, new.prepared_by) > 0 then
    raise exception 'the issuer accepts a table or gives it back' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger issuer_moves_summary before update on summary for each row execute function app.issuer_moves_summary();
`;

/** A line of a table that is prepared, signed or accepted follows its reports: also before the first signature, and one that was opened late or dropped. */
const follows = `
create or replace function app.report_changes_summary() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare r report := case when tg_op = 'DELETE' then old else new end;
begin
  perform app.wait_again('summary', s.id) from summary s
    where s.authority_id = r.authority_id and s.issuer_id = r.issuer_id and s.year = r.year and s.quarter = r.quarter
      and s.state in ('prepared', 'amended', 'sent', 'accepted');
  return null;
end $$;
create trigger report_starts_in_summary after insert or delete on report for each row execute function app.report_changes_summary();
insert into waiting_stale (kind, id, act) select 'summary', s.id, 1 from summary s where s.state = 'prepared' on conflict do nothing;

alter function app.all_waiting() rename to all_waiting_but_corrections;
create function app.all_waiting() returns table (kind text, id uuid) language sql stable as $$
  select w.kind, w.id from app.all_waiting_but_corrections() w
  union select 'report', r.id from report r where r.state = 'correcting'
  union select 'summary', s.id from summary s where s.state in ('sent', 'accepted')
$$;
grant execute on function app.all_waiting() to shifan_app;
drop index report_correcting;
`;

export const summaryCarried = [carried, issuer, follows].join('\n');
