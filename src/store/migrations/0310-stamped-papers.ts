const S = '(select app.system())';
const SEES = '(select app.system()) or (select app.supervisor())';
const STAFF = '(select app.staff_of())';
const ofCase = 'exists (select 1 from dossier d where d.id = dossier_id and';
const read = `${SEES} or ${ofCase} (d.applicant_id = (select app.clerk_of()) or d.recommender_id = ${STAFF} or d.issuer_id = ${STAFF}))`;
const write = `${ofCase} d.recommender_id = ${STAFF})`;

/**
 * Which papers a round asks for with a seal (of those opened before, none), and what the recommender's officer found when looking at a scan: `fault` null: as it should
 * be. What waits follows scans, what was found of them, and what the scanner for malware says of their files.
 */
export const stampedPapers = `
alter table round add column stamped_papers text[] not null default '{}';
create table scan_check (
  scan_id uuid primary key references scan,
  dossier_id uuid not null references dossier,
  fault text,
  checked_by uuid not null,
  checked_at timestamptz not null
);
create index scan_check_dossier on scan_check (dossier_id);
alter table scan_check enable row level security;
alter table scan_check force row level security;
create policy scan_check_read on scan_check for select to shifan_app using (${read});
create policy scan_check_insert on scan_check for insert to shifan_app with check (${write});
create policy scan_check_update on scan_check for update to shifan_app using (${write}) with check (${write});
create policy scan_check_delete on scan_check for delete to shifan_app using (${S});
grant select, insert, update on scan_check to shifan_app;

create trigger scan_changes_waiting_dossier after insert or update or delete on scan for each row execute function app.changes_waiting('dossier', 'dossier_id');
create trigger scan_check_changes_waiting_dossier after insert or update or delete on scan_check for each row execute function app.changes_waiting('dossier', 'dossier_id');
create or replace function app.file_changes_waiting() returns trigger language plpgsql as $$
begin
  perform app.wait_again('dossier', m.dossier_id) from material m where m.file_hash = new.hash;
  perform app.wait_again('dossier', s.dossier_id) from scan s where s.file_hash = new.hash;
  return null;
end $$;
`;
