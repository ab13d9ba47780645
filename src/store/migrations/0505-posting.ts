const S = '(select app.system())';
const STAFF = '(select app.staff_of())';

/** Where and when a notice stood on the department's own site (第八条（四）), and the file that proves it; until it is there or the notice is reported, it waits. */
export const posting = `
alter table notice add column posting jsonb check (posting ?& array['address', 'on', 'time', 'fileId']);
alter policy notice_update on notice using (${S} or issuer_id = ${STAFF}) with check (${S} or issuer_id = ${STAFF});
alter table evidence drop constraint evidence_kind_check;
alter table evidence add constraint evidence_kind_check check (kind in ('complaint', 'objection', 'revocation', 'policy', 'notice'));
alter policy evidence_read on evidence using (${S} or exists (select 1 from complaint c where c.id = case_id)
  or exists (select 1 from objection o where o.id = case_id) or exists (select 1 from revocation v where v.id = case_id)
  or exists (select 1 from policy p where p.id = case_id)
  or exists (select 1 from notice n where n.id = case_id and ((select app.supervisor()) or n.issuer_id = ${STAFF})));
create trigger notice_changes_waiting_posting after insert or update or delete on notice
  for each row execute function app.changes_waiting('posting', 'id');
alter function app.all_waiting() rename to all_waiting_but_postings;
create function app.all_waiting() returns table (kind text, id uuid) language sql stable as $$
  select w.kind, w.id from app.all_waiting_but_postings() w
  union select 'posting', n.id from notice n where n.posting is null and n.concluded_by is null
$$;
grant execute on function app.all_waiting() to shifan_app;
insert into waiting_stale (kind, id, act) select 'posting', n.id, 1 from notice n where n.concluded_by is null on conflict do nothing;
`;
