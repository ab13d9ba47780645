const STAFF = '(select app.staff_of())';
const ofSummary = 'exists (select 1 from summary s where s.id = summary_id';

/**
 * Annex 8 as it was signed, each time that it was: with all that its paper says, never changed afterwards, so that any of them can be printed again as it was.
 * The issuer accepts one or gives it back; an amendment is prepared and signed beside the one that stands. A report below an accepted one stays as it is.
 */
export const summaryVersion = `
alter table summary drop constraint summary_state_check;
alter table summary add constraint summary_state_check check (state in ('open', 'prepared', 'sent', 'accepted', 'returned', 'amending', 'amended'));
alter table summary add column reason text, add column as_of date, add column by_hand jsonb not null default '[]',
  add column return_reason text, add column accepted_on date;
alter policy summary_update on summary using ((select app.system()) or authority_id = ${STAFF} or issuer_id = ${STAFF})
  with check ((select app.system()) or authority_id = ${STAFF} or issuer_id = ${STAFF});

create table summary_version (
  summary_id uuid not null references summary,
  no int not null check (no > 0),
  content jsonb not null,
  reason text,
  signed_on date not null,
  hash text not null,
  primary key (summary_id, no)
);
alter table summary_version enable row level security;
create policy summary_version_read on summary_version for select to shifan_app using (${ofSummary}));
create policy summary_version_insert on summary_version for insert to shifan_app with check (${ofSummary} and s.authority_id = ${STAFF}));
grant select, insert on summary_version to shifan_app;

insert into summary_version (summary_id, no, content, reason, signed_on, hash)
select summary_id, 1, content, null, sent_on, encode(sha256(convert_to(content::text, 'UTF8')), 'hex') from (
  select s.id as summary_id, s.sent_on, jsonb_build_object(
    'authority', a.name, 'issuer', i.name, 'year', s.year, 'quarter', s.quarter, 'lines', s.lines, 'totals', s.totals, 'missing', s.missing,
    'byHand', '[]'::jsonb, 'asOf', null, 'overview', s.overview, 'changes', '[]'::jsonb, 'annualSummaries', '[]'::jsonb,
    'preparedBy', (select p.name from account p where p.id = s.prepared_by),
    'signedBy', coalesce((select j.actor_name from journal j where j.action = 'sendSummary' and j.subject_id = s.id order by j.seq desc limit 1),
      (select l.name from account l where l.id = s.signed_by)),
    'scheme', (select coalesce(u.scheme, p.edition) from report r join platform p on p.id = r.platform_id left join round u on u.id = p.round_id
      where r.authority_id = s.authority_id and r.issuer_id = s.issuer_id and r.year = s.year and r.quarter = s.quarter order by p.id desc limit 1)) as content
  from summary s join organisation a on a.id = s.authority_id join organisation i on i.id = s.issuer_id
  where s.state = 'sent' and s.sent_on is not null and s.lines is not null) signed;

alter table summary_version force row level security;

create function app.summary_version_stays() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then raise exception 'a signed table never changes' using errcode = '42501'; end if;
  if new.no <> 1 + (select count(*) from summary_version v where v.summary_id = new.summary_id) then
    raise exception 'signed tables follow one another' using errcode = '42501';
  end if;
  new.hash := encode(sha256(convert_to(new.content::text, 'UTF8')), 'hex');
  return new;
end $$;
create trigger summary_version_stays before insert or update or delete on summary_version for each row execute function app.summary_version_stays();

-- What waits with a summary follows its reports: one that comes in late, or is corrected, makes a signed table one to be amended.
create policy summary_door on summary for select to current_user using (true);
create function app.report_changes_summary() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.wait_again('summary', s.id) from summary s
    where s.authority_id = new.authority_id and s.issuer_id = new.issuer_id and s.year = new.year and s.quarter = new.quarter and s.sent_on is not null;
  return null;
end $$;
create trigger report_changes_summary after update on report for each row when (old.state is distinct from new.state)
  execute function app.report_changes_summary();
insert into waiting_stale (kind, id, act) select 'summary', s.id, 1 from summary s where s.state = 'sent' on conflict do nothing;
`;
