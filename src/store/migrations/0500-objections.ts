import { guard, S } from './access.ts';

/**
 * An objection in hand (第八条（五）): who verifies it, what that person found, and who decided; what the platform and its recommender were asked; the code that
 * whoever objected holds beside the number. What came of it stands on the notice, without names.
 */
const tables = `
alter table objection drop constraint objection_state_check;
alter table objection add constraint objection_state_check check (state in ('open', 'accepted', 'found', 'upheld', 'dismissed'));
alter table objection add column handler_id uuid references account, add column accepted_at timestamptz, add column proposed boolean,
  add column found_by uuid references account, add column found_at timestamptz, add column word text, add column code_hash text;
alter table objection add constraint objection_two_hands check (decided_by is null or found_by is null or decided_by <> found_by);
drop index objection_waiting;
create index objection_waiting on objection (issuer_id) where state in ('open', 'accepted', 'found');
create constraint trigger objection_is_public after update on objection deferrable initially deferred
  for each row when (old.state is distinct from new.state) execute function app.public_changed();

create table objection_inquiry (
  id uuid primary key,
  objection_id uuid not null references objection,
  dossier_id uuid not null references dossier,
  issuer_id uuid not null references organisation,
  organisation_id uuid not null references organisation,
  state text not null check (state in ('asked', 'answered', 'closed')),
  question text not null,
  due_on date not null,
  asked_by uuid not null references account,
  asked_at timestamptz not null,
  answer text,
  answered_by uuid references account,
  answered_at timestamptz,
  version int not null default 1
);
create index inquiry_of_objection on objection_inquiry (objection_id);
create index inquiry_asked on objection_inquiry (organisation_id) where state = 'asked';
`;

const STAFF = '(select app.staff_of())';
const ASKED = `(organisation_id = ${STAFF} or organisation_id = (select app.clerk_of()))`;

const access = guard([
  'objection_inquiry',
  [`${S} or (select app.supervisor()) or issuer_id = ${STAFF} or ${ASKED}`, `${S} or issuer_id = ${STAFF} or ${ASKED}`],
]);

/** What waits (0240-waiting.ts): an objection until it is decided. */
const waiting = `
alter function app.all_waiting() rename to all_waiting_but_objections_in_hand;
create function app.all_waiting() returns table (kind text, id uuid) language sql stable as $$
  select w.kind, w.id from app.all_waiting_but_objections_in_hand() w
  union select 'objection', o.id from objection o where o.state in ('accepted', 'found')
$$;
grant execute on function app.all_waiting() to shifan_app;
`;

export const objections = [tables, access, waiting].join('\n');
