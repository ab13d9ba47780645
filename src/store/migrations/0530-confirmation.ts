import { guard, S } from './access.ts';

/**
 * The served enterprise says itself what was done: by a link for its own lines, or by the code of an event. A token lies here only as its digest. What was said is
 * written by the system alone, so that no platform confirms for its customers; a denial is read by the authority once the line went out with a report.
 */
const tables = `
create table confirm_link (
  organisation_id uuid not null references organisation,
  id uuid not null,
  token_hash text not null unique,
  enterprise_id uuid,
  event_id uuid,
  service_ids uuid[] not null default '{}',
  made_by uuid not null references account,
  made_at timestamptz not null,
  made_from text,
  expires_at timestamptz not null,
  opened_at timestamptz,
  revoked_at timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, enterprise_id) references enterprise,
  foreign key (organisation_id, event_id) references service_event,
  check ((enterprise_id is null) <> (event_id is null)),
  check (event_id is null or service_ids = '{}')
);
create index confirm_link_enterprise on confirm_link (organisation_id, enterprise_id, made_at) where enterprise_id is not null;
create index confirm_link_event on confirm_link (organisation_id, event_id, made_at) where event_id is not null;

create table confirm_answer (
  organisation_id uuid not null,
  id uuid not null,
  link_id uuid not null,
  service_id uuid,
  service_version int,
  event_id uuid,
  unit text not null default '',
  unit_key text not null default '',
  credit_code text,
  answer text not null check (answer in ('happened', 'denied', 'unsure')),
  satisfied boolean,
  remark text not null default '',
  doubted boolean not null,
  first_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, link_id) references confirm_link,
  foreign key (organisation_id, service_id) references service (organisation_id, id),
  foreign key (organisation_id, event_id) references service_event,
  check ((service_id is null) <> (event_id is null)),
  check ((service_id is null) = (service_version is null))
);
create unique index confirm_answer_line on confirm_answer (organisation_id, service_id) where service_id is not null;
create unique index confirm_answer_guest on confirm_answer (organisation_id, event_id, unit_key) where event_id is not null;
create index confirm_answer_link on confirm_answer (organisation_id, link_id);

create function app.said_by_the_other() returns trigger language plpgsql as $$ begin
  if app.system() or (new.confirmed is null and new.satisfied is null) then return new; end if;
  if tg_op = 'UPDATE' and new.confirmed is not distinct from old.confirmed and new.satisfied is not distinct from old.satisfied then return new; end if;
  raise exception 'a service is confirmed by whom it was done for' using errcode = '42501';
end $$;
create trigger service_said before insert or update on service for each row execute function app.said_by_the_other();
`;

const OWN = 'organisation_id = (select app.clerk_of())';
const READS = `(select app.overseer()) or ${OWN}`;
/** By a report that may be read, and of a line that it was made of. */
const REPORTED = `((answer = 'denied' or doubted) and service_id is not null and exists (select 1 from report r join report_ledger l on l.report_id = r.id
  where r.organisation_id = confirm_answer.organisation_id and l.basis -> 'lines' @> jsonb_build_array(jsonb_build_object('id', service_id))))`;

export const confirmTables = ['confirm_link', 'confirm_answer'] as const;

export const confirmation = [
  tables,
  guard(['confirm_link', [READS, `${S} or ${OWN}`]]),
  guard(['confirm_answer', [`${READS} or ${REPORTED}`, S]]),
  ...confirmTables.map((table) => `alter policy ${table}_delete on ${table} using (false);`),
].join('\n');
