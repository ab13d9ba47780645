import { guard, S } from './access.ts';

/**
 * 变更名称、地址 (第十二条): what a platform asks on the evidence of its new licence, and what its issuer decided. A platform keeps every name that it bore, and the directory finds it by them;
 * each change of name issues a certificate anew: `n` counts a platform's certificates, those before the last are replaced.
 */
const tables = `
alter table platform add column former_names jsonb not null default '[]' check (jsonb_typeof(former_names) = 'array');
alter table platform add column address text not null default '';

create table platform_change (
  id uuid primary key,
  platform_id uuid not null references platform,
  organisation_id uuid not null references organisation,
  issuer_id uuid not null references organisation,
  authority_id uuid not null references organisation,
  state text not null check (state in ('draft', 'asked', 'returned', 'handled', 'done', 'refused', 'withdrawn')),
  name text not null,
  address text not null default '',
  changed_on date not null,
  reason text not null,
  verdict text check (verdict in ('agree', 'refuse')),
  word text not null default '',
  handled_by uuid references account,
  remark text,
  decided_on date,
  asked_at timestamptz not null,
  version int not null default 1,
  check ((state in ('done', 'refused')) = (decided_on is not null)),
  check (state not in ('handled', 'done', 'refused') or (verdict is not null and handled_by is not null))
);
create unique index platform_change_open on platform_change (platform_id) where state in ('draft', 'asked', 'returned', 'handled');
create index platform_change_issuer on platform_change (issuer_id, asked_at desc);
create index platform_change_organisation on platform_change (organisation_id);

alter table title_paper drop constraint title_paper_platform_id_fkey;
alter table title_paper drop constraint title_paper_pkey;
alter table title_credential drop constraint title_credential_pkey;
alter table title_credential add column n int not null default 1;
alter table title_credential alter column n drop default;
alter table title_credential add primary key (platform_id, n);
alter table title_paper add column n int not null default 1;
alter table title_paper alter column n drop default;
alter table title_paper add primary key (platform_id, n);
alter table title_paper add foreign key (platform_id, n) references title_credential;

alter table evidence drop constraint evidence_kind_check;
alter table evidence add constraint evidence_kind_check check (kind in ('complaint', 'objection', 'revocation', 'policy', 'notice', 'audit', 'platformChange'));
`;

/** The directory's line is sought by every name; else as 0264-directory.ts has it. */
const sought = `
create or replace function app.keep_lines(titles uuid[], units uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare all_units uuid[] := units || array(select l.organisation_id from platform_line l where l.id = any(titles))
  || array(select p.organisation_id from platform p where p.id = any(titles));
begin
  insert into platform_line (id, organisation_id, issuer_id, authority_id, list, city, functions, recognised_on, number, valid_from, valid_to, revoked_on, ends_on, sought)
  select p.id, p.organisation_id, p.issuer_id, p.authority_id, case i.kind when 'province' then 'province' else i.id::text end,
    app.place_of(o.division_code, a.division_code, a.name), array(select jsonb_array_elements_text(p.functions)), p.recognised_on,
    app.natural(p.certificate_number), p.valid_from, p.valid_to, p.revoked_on, least(p.valid_to, p.revoked_on - 1),
    lower(concat_ws(' ', p.name, o.credit_code, p.certificate_number, (select string_agg(f ->> 'name', ' ') from jsonb_array_elements(p.former_names) f)))
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
`;

const STAFF = '(select app.staff_of())';
const CLERK = '(select app.clerk_of())';

/** Of a change its unit and its issuer read; the authority that it reports to once it is decided. */
const access = [
  guard([
    'platform_change',
    [
      `${S} or (select app.supervisor()) or organisation_id = ${CLERK} or (issuer_id = ${STAFF} and state <> 'draft') or (authority_id = ${STAFF} and state = 'done')`,
      `${S} or organisation_id = ${CLERK} or issuer_id = ${STAFF}`,
    ],
  ]),
  `alter policy evidence_read on evidence using (${S} or exists (select 1 from complaint c where c.id = case_id)
    or exists (select 1 from objection o where o.id = case_id) or exists (select 1 from revocation v where v.id = case_id)
    or exists (select 1 from policy p where p.id = case_id) or exists (select 1 from notice n where n.id = case_id
    and ((select app.supervisor()) or n.issuer_id = (select app.staff_of())))
    or exists (select 1 from audit a where a.id = case_id) or exists (select 1 from platform_change x where x.id = case_id));`,
].join('\n');

const waiting = `
create trigger platform_change_changes_waiting after insert or update or delete on platform_change
  for each row execute function app.changes_waiting('platformChange', 'id');
alter function app.all_waiting() rename to all_waiting_but_platform_changes;
create function app.all_waiting() returns table (kind text, id uuid) language sql stable as $$
  select w.kind, w.id from app.all_waiting_but_platform_changes() w
  union select 'platformChange', c.id from platform_change c where c.state in ('asked', 'returned', 'handled')
$$;
grant execute on function app.all_waiting() to shifan_app;
`;

export const platformChanges = [tables, sought, access, waiting].join('\n');
