import { guard, S } from './access.ts';

/** 扶持政策 (第十三条): what supports platforms, written by who recognised them, read by everybody once a leader has published it; its files are evidence's. */
const tables = `
create table policy (
  id uuid primary key,
  issuer_id uuid not null references organisation,
  title text not null,
  kind text not null,
  body text not null,
  basis text not null,
  number text not null default '',
  from_on date not null,
  until_on date,
  state text not null check (state in ('draft', 'offered', 'returned', 'published', 'takenDown')),
  written_by uuid not null references account,
  published_on date,
  remark text,
  version int not null default 1,
  check (until_on >= from_on),
  check ((state = 'published') = (published_on is not null))
);
create index policy_issuer on policy (issuer_id, from_on desc);
create constraint trigger policy_is_public after insert or update or delete on policy deferrable initially deferred
  for each row execute function app.public_changed();
alter table evidence drop constraint evidence_kind_check;
alter table evidence add constraint evidence_kind_check check (kind in ('complaint', 'objection', 'revocation', 'policy'));
`;

const STAFF = '(select app.staff_of())';

const access = [
  guard(['policy', [`${S} or (select app.supervisor()) or state = 'published' or issuer_id = ${STAFF}`, `${S} or issuer_id = ${STAFF}`]]),
  `alter policy evidence_read on evidence using (${S} or exists (select 1 from complaint c where c.id = case_id)
    or exists (select 1 from objection o where o.id = case_id) or exists (select 1 from revocation v where v.id = case_id)
    or exists (select 1 from policy p where p.id = case_id));`,
].join('\n');

/** What waits (0240-waiting.ts): what a leader is to publish, and what came back. */
const waiting = `
create trigger policy_changes_waiting_policy after insert or update or delete on policy
  for each row execute function app.changes_waiting('policy', 'id');
alter function app.all_waiting() rename to all_waiting_but_policies;
create function app.all_waiting() returns table (kind text, id uuid) language sql stable as $$
  select w.kind, w.id from app.all_waiting_but_policies() w
  union select 'policy', p.id from policy p where p.state in ('offered', 'returned')
$$;
grant execute on function app.all_waiting() to shifan_app;
`;

export const policies = [tables, access, waiting].join('\n');
