import { guard, S } from './access.ts';

/**
 * 投诉举报 (第四条、第十六条), received at any time from anybody, and the files that prove what is said in a case of whatever kind (acts/files/evidence.ts). Who
 * complains and what was said never change; an answered complaint does not either.
 */
const tables = `
create table complaint (
  id uuid primary key,
  issuer_id uuid not null references organisation,
  platform_id uuid references platform,
  about text not null,
  kind text not null,
  number text not null unique,
  code_hash text not null,
  complainant text not null,
  contact text not null,
  content text not null,
  state text not null check (state in ('received', 'assigned', 'prepared', 'answered')),
  handler_id uuid references account,
  finding text check (finding in ('confirmed', 'partly', 'unfounded', 'elsewhere')),
  inquiry text,
  reply text,
  word text,
  nth_from_source int not null,
  filed_at timestamptz not null,
  assigned_at timestamptz,
  answered_by uuid references account,
  answered_at timestamptz,
  version int not null default 1,
  check (state = 'received' or handler_id is not null),
  check (state not in ('prepared', 'answered') or (finding is not null and reply is not null)),
  check ((state = 'answered') = (answered_by is not null and answered_at is not null)),
  check (answered_by <> handler_id)
);
create index complaint_issuer on complaint (issuer_id, filed_at desc);

create table evidence (
  id uuid primary key,
  kind text not null check (kind in ('complaint', 'objection', 'revocation')),
  case_id uuid not null,
  file_hash text not null references file,
  name text not null,
  media_type text not null,
  size bigint not null,
  added_by uuid references account,
  added_at timestamptz not null
);
create index evidence_case on evidence (case_id, added_at);
create index evidence_file on evidence (file_hash);

create function app.complaint_stays() returns trigger language plpgsql as $$ begin
  if tg_op = 'DELETE' then raise exception 'a complaint is never removed' using errcode = '42501'; end if;
  if old.state = 'answered' then raise exception 'an answered complaint never changes' using errcode = '42501'; end if;
  if (new.id, new.issuer_id, new.platform_id, new.about, new.kind, new.number, new.code_hash, new.complainant, new.contact, new.content, new.filed_at)
    is distinct from (old.id, old.issuer_id, old.platform_id, old.about, old.kind, old.number, old.code_hash, old.complainant, old.contact, old.content, old.filed_at) then
    raise exception 'what was complained of never changes' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger complaint_stays before update or delete on complaint for each row execute function app.complaint_stays();
`;

const STAFF = '(select app.staff_of())';

/** Whom it came to and the supervisor read of it, the system writes what comes; of a file of evidence reads whoever reads its case. */
const access = [
  guard(['complaint', [`${S} or (select app.supervisor()) or issuer_id = ${STAFF}`, `${S} or issuer_id = ${STAFF}`]]),
  guard([
    'evidence',
    [
      `${S} or exists (select 1 from complaint c where c.id = case_id) or exists (select 1 from objection o where o.id = case_id)
        or exists (select 1 from revocation v where v.id = case_id)`,
      S,
    ],
  ]),
  'alter policy complaint_delete on complaint using (false);',
  'alter policy evidence_update on evidence using (false);',
].join('\n');

/** What waits (0240-waiting.ts): the kinds of before, and complaints besides. */
const waiting = `
create trigger complaint_changes_waiting_complaint after insert or update or delete on complaint
  for each row execute function app.changes_waiting('complaint', 'id');
alter function app.all_waiting() rename to all_waiting_but_complaints;
create function app.all_waiting() returns table (kind text, id uuid) language sql stable as $$
  select w.kind, w.id from app.all_waiting_but_complaints() w
  union select 'complaint', c.id from complaint c where c.state <> 'answered'
$$;
grant execute on function app.all_waiting() to shifan_app;
`;

export const complaint = [tables, access, waiting].join('\n');
