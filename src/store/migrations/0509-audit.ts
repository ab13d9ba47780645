import { guard, S } from './access.ts';

/**
 * What whoever supervises asks and finds (第十六条), and what the party answers. The supervisor writes nothing else, and this by the act alone: the system writes it down, and
 * neither the question nor an answer ever changes.
 */
const tables = `
create table audit (
  id uuid primary key,
  kind text not null check (kind in ('question', 'finding')),
  about text not null check (about in ('round', 'dossier', 'draw', 'panel', 'notice', 'objection')),
  about_id uuid not null,
  about_title text not null,
  organisation_id uuid not null references organisation,
  body text not null,
  due_on date not null,
  state text not null check (state in ('asked', 'answered', 'closed')),
  asked_by uuid not null references account,
  asked_name text not null,
  asked_at timestamptz not null,
  answer text,
  answered_by uuid references account,
  answered_name text,
  answered_at timestamptz,
  word text,
  closed_at timestamptz,
  version int not null default 1,
  check ((answer is null) = (answered_by is null)),
  check (state <> 'answered' or answer is not null),
  check ((state = 'closed') = (closed_at is not null))
);
create index audit_organisation on audit (organisation_id) where state = 'asked';
create index audit_about on audit (about_id);

create function app.audit_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  if tg_op = 'DELETE' then raise exception 'what was asked is never removed' using errcode = '42501'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'asked' or not exists (select 1 from account a where a.id = new.asked_by and a.active and a.roles ? 'supervisor') then
      raise exception 'a supervisor asks' using errcode = '42501';
    end if;
    return new;
  end if;
  if old.state = 'closed' or (new.id, new.kind, new.about, new.about_id, new.about_title, new.organisation_id, new.body, new.due_on, new.asked_by, new.asked_name, new.asked_at)
    is distinct from (old.id, old.kind, old.about, old.about_id, old.about_title, old.organisation_id, old.body, old.due_on, old.asked_by, old.asked_name, old.asked_at) then
    raise exception 'what was asked stays as it was' using errcode = '42501';
  end if;
  if new.answer is distinct from old.answer and (old.answer is not null
    or not exists (select 1 from account a where a.id = new.answered_by and a.organisation_id = old.organisation_id)) then
    raise exception 'who was asked answers, once' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger audit_stays before insert or update or delete on audit for each row execute function app.audit_stays();
alter table evidence drop constraint evidence_kind_check;
alter table evidence add constraint evidence_kind_check check (kind in ('complaint', 'objection', 'revocation', 'policy', 'notice', 'audit'));
`;

const access = [
  guard([
    'audit',
    [`${S} or (select app.supervisor()) or organisation_id = (select app.staff_of()) or organisation_id = (select app.clerk_of())`, S],
  ]),
  `alter policy evidence_read on evidence using (${S} or exists (select 1 from complaint c where c.id = case_id)
    or exists (select 1 from objection o where o.id = case_id) or exists (select 1 from revocation v where v.id = case_id)
    or exists (select 1 from policy p where p.id = case_id) or exists (select 1 from notice n where n.id = case_id
    and ((select app.supervisor()) or n.issuer_id = (select app.staff_of())))
    or exists (select 1 from audit a where a.id = case_id));`,
].join('\n');

export const audit = [tables, access].join('\n');
