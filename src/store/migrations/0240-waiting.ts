const S = '(select app.system())';

/** Table → the kind of case that a row of it belongs to, and the column that names it. Any row that comes, changes or goes makes that case's lines be worked out anew. */
const hanging: readonly (readonly [table: string, kind: string, column: string])[] = [
  ['submission', 'dossier', 'dossier_id'],
  ['correction', 'dossier', 'dossier_id'],
  ['sample', 'dossier', 'dossier_id'],
  ['attempt', 'dossier', 'dossier_id'],
  ['survey_link', 'dossier', 'dossier_id'],
  ['recommendation', 'dossier', 'dossier_id'],
  ['decision', 'dossier', 'dossier_id'],
  ['panel_seat', 'dossier', 'dossier_id'],
  ['material', 'dossier', 'dossier_id'],
  ['assignment', 'dossier', 'dossier_id'],
  ['objection', 'dossier', 'dossier_id'],
  ['objection', 'objection', 'id'],
  ['notice', 'notice', 'id'],
  ['summary', 'summary', 'id'],
  ['revocation', 'revocation', 'id'],
  ['showcase', 'showcase', 'id'],
];

/** The same, where a row changes often in what no line says: only these columns count. */
const watched: readonly (readonly [table: string, columns: readonly string[]])[] = [
  [
    'dossier',
    ['state', 'number', 'correction_due_on', 'submitted_on', 'certificate_check', 'recommended_at', 'group_opinion', 'credit_code'],
  ],
  [
    'round',
    [
      ...['year', 'closes_on', 'recommend_by', 'review_by', 'panel_size', 'cancelled_at'],
      ...['ranking', 'ranking_fixed_by', 'ranking_given_back_reason', 'scheme'],
    ],
  ],
  ['report', ['state', 'due_on', 'return_reason', 'organisation_id', 'authority_id']],
  ['organisation', ['name', 'division_code', 'kind', 'credit_code']],
  ['platform', ['name']],
];

const row = (list: readonly string[], of: 'old' | 'new') => `(${list.map((column) => `${of}.${column}`).join(', ')})`;

/**
 * What waits for whom (core/waiting): a line of the inbox a row, worked out when its case changes, in the same commit. Triggers note which cases changed
 * (`waiting_stale`), so that no act can forget to; store/waiting.ts works them out before the commit. What an act left to be done is done by the next who asks, or
 * within a minute; `act` 0: no reader need wait for it.
 */
export const waiting = `
create table waiting (
  kind text not null,
  case_id uuid not null,
  line text not null,
  step text not null,
  side text not null check (side in ('own', 'elsewhere', 'list')),
  organisation_id uuid,
  account_id uuid,
  role text not null,
  place int,
  not_by uuid[],
  from_on date,
  until_on date,
  due_on date,
  group_id uuid,
  title text not null,
  state text not null,
  action text not null,
  search text not null,
  said jsonb not null,
  check (num_nonnulls(organisation_id, account_id) = 1)
);
create index waiting_case on waiting (case_id, kind);
create index waiting_party on waiting (organisation_id, side, due_on) where organisation_id is not null;
create index waiting_person on waiting (account_id) where account_id is not null;
alter table waiting enable row level security;
alter table waiting force row level security;
create policy waiting_read on waiting for select to shifan_app using (${S} or account_id = (select app.account())
  or (role = 'clerk' and organisation_id = (select app.clerk_of())) or (role <> 'clerk' and organisation_id = (select app.staff_of())));
create policy waiting_insert on waiting for insert to shifan_app with check (${S});
create policy waiting_delete on waiting for delete to shifan_app using (${S});
grant select, insert, delete on waiting to shifan_app;

create table waiting_stale (kind text not null, id uuid not null, act bigint not null, primary key (kind, id));
alter table waiting_stale enable row level security;
alter table waiting_stale force row level security;
create policy waiting_stale_noted on waiting_stale to current_user using (true) with check (true);
create policy waiting_stale_read on waiting_stale for select to shifan_app using (${S});
create policy waiting_stale_delete on waiting_stale for delete to shifan_app using (${S});
create policy waiting_stale_taken on waiting_stale for update to shifan_app using (${S}) with check (${S});
create policy waiting_stale_insert on waiting_stale for insert to shifan_app with check (${S});
grant select, insert, update, delete on waiting_stale to shifan_app;
alter policy assignment_read on assignment using (${S} or organisation_id = (select app.staff_of()));

create function app.wait_again(of_kind text, of_id uuid) returns void language sql volatile security definer set search_path = public, pg_temp as $$
  insert into waiting_stale (kind, id, act) values (of_kind, of_id, pg_current_xact_id()::text::bigint)
  on conflict (kind, id) do update set act = excluded.act where waiting_stale.act <> excluded.act
$$;
create function app.waits_stale() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from waiting_stale where act <> 0)
$$;
create function app.changes_waiting() returns trigger language plpgsql as $$
declare changed jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
begin
  perform app.wait_again(tg_argv[0], (changed ->> tg_argv[1])::uuid);
  return null;
end $$;
create function app.file_changes_waiting() returns trigger language plpgsql as $$
begin
  perform app.wait_again('dossier', m.dossier_id) from material m where m.file_hash = new.hash;
  return null;
end $$;
create function app.calendar_changes_waiting() returns trigger language plpgsql as $$
begin
  perform app.wait_again('calendar', '00000000-0000-4000-a000-000000000000');
  return null;
end $$;
create function app.all_waiting() returns table (kind text, id uuid) language sql stable as $$
  select kind, case_id from waiting
  union select 'dossier', d.id from dossier d where d.state in ('draft', 'returned', 'submitted', 'assessing', 'recommended', 'admitted', 'reviewed', 'proposed')
  union select 'dossier', c.dossier_id from decision c where c.decided_at is not null and c.received_at is null
  union select 'report', r.id from report r where r.state in ('open', 'submitted', 'returned')
  union select 'summary', s.id from summary s where s.state <> 'sent'
  union select 'objection', o.id from objection o where o.state = 'open'
  union select 'revocation', v.id from revocation v where v.state in ('opened', 'verified', 'heard')
  union select 'showcase', s.id from showcase s where s.state in ('offered', 'returned')
$$;
grant execute on all functions in schema app to shifan_app;

${hanging
  .map(
    ([table, kind, column]) =>
      `create trigger ${table}_changes_waiting_${kind} after insert or update or delete on ${table} for each row execute function app.changes_waiting('${kind}', '${column}');`,
  )
  .join('\n')}
${watched
  .map(
    ([table, columns]) => `
create trigger ${table}_changes_waiting after update on ${table} for each row when (${row(columns, 'old')} is distinct from ${row(columns, 'new')})
  execute function app.changes_waiting('${table}', 'id');`,
  )
  .join('')}
create trigger dossier_starts_waiting after insert or delete on dossier for each row execute function app.changes_waiting('dossier', 'id');
create trigger report_starts_waiting after insert or delete on report for each row execute function app.changes_waiting('report', 'id');
create trigger file_changes_waiting after update on file for each row when (old.scan_state is distinct from new.scan_state)
  execute function app.file_changes_waiting();
create trigger calendar_changes_waiting after insert or update or delete on calendar_year for each statement execute function app.calendar_changes_waiting();

insert into waiting_stale (kind, id, act) select kind, id, 1 from app.all_waiting();
`;
