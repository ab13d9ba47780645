import { guard, S } from './access.ts';

const STAFF = '(select app.staff_of())';
const is = (relation: 'own' | 'party') =>
  `(dossier_id = any ((select app.opened('${relation}'))::uuid[]) or app.may(dossier_id, '${relation}'))`;
const decider = `decider_id = ${STAFF}`;

/**
 * 复核 (第四条): the applicant asks once for each letter, and a leader of the office that decided, who had no hand in it, decides once. A decision that is set aside
 * keeps its row, its number and its code, and stands no more; the case may be decided anew. A list that passed a case over lists it no more once that is set aside.
 */
const tables = `
alter table decision add column set_aside_at timestamptz;
alter table decision drop constraint decision_pkey;
alter table decision add constraint decision_standing unique nulls not distinct (dossier_id, step, set_aside_at);

create table reconsideration (
  id uuid primary key,
  dossier_id uuid not null references dossier,
  decider_id uuid not null references organisation,
  step text not null check (step in ('decline', 'reject', 'passOver')),
  number text not null unique references decision (number),
  grounds text not null,
  state text not null check (state in ('asked', 'granted', 'kept')),
  asked_by uuid not null references account,
  asked_at timestamptz not null,
  outcome text,
  decided_by uuid references account,
  decided_at timestamptz,
  version int not null default 1,
  check ((state = 'asked') = (outcome is null and decided_by is null and decided_at is null))
);
create index reconsideration_dossier on reconsideration (dossier_id, asked_at desc);

create function app.reconsideration_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare made record;
begin
  if tg_op = 'DELETE' then raise exception 'a reconsideration is never removed' using errcode = '42501'; end if;
  select c.written_by, c.decided_by, c.step, c.dossier_id into made from decision c where c.number = new.number;
  if tg_op = 'INSERT' then
    if new.state <> 'asked' or new.asked_by is distinct from app.account() or (made.step, made.dossier_id) is distinct from (new.step, new.dossier_id) then
      raise exception 'a reconsideration is asked for by whoever acts, of a decision of its case' using errcode = '42501';
    end if;
    select case when new.step = 'decline' then d.recommender_id else d.issuer_id end into new.decider_id from dossier d where d.id = new.dossier_id;
    return new;
  end if;
  if old.state <> 'asked' or (new.id, new.dossier_id, new.decider_id, new.step, new.number, new.grounds, new.asked_by, new.asked_at)
    is distinct from (old.id, old.dossier_id, old.decider_id, old.step, old.number, old.grounds, old.asked_by, old.asked_at) then
    raise exception 'what was asked and what was decided stay as they were' using errcode = '42501';
  end if;
  if new.state <> 'asked' and (new.decided_by is distinct from app.account() or new.decided_by in (made.written_by, made.decided_by)
    or not coalesce(app.leads_on(new.decided_by, (new.decided_at at time zone 'Asia/Shanghai')::date), false)) then
    raise exception 'a leader who had no hand in it decides, in person' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger reconsideration_stays before insert or update or delete on reconsideration for each row execute function app.reconsideration_stays();
create policy decision_door on decision for select to current_user using (true);

create or replace function app.case_is_listed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  if not exists (select 1 from proposed_list l where l.round_id = new.round_id and l.state = 'signed' and l.entries @>
    jsonb_build_array(jsonb_build_object('dossierId', new.id, 'listed', new.state = 'proposed'))
    and l.signed_at > coalesce((select max(c.set_aside_at) from decision c where c.dossier_id = new.id), '-infinity')) then
    raise exception 'a case is proposed or passed over by a signed list alone' using errcode = '42501';
  end if;
  return new;
end $$;
`;

const access = [
  guard(['reconsideration', [`${S} or (select app.supervisor()) or ${is('party')}`, `${is('own')} or ${decider}`]]),
  `alter policy reconsideration_insert on reconsideration with check (${is('own')});`,
  `alter policy reconsideration_update on reconsideration using (${decider}) with check (${decider});`,
  'alter policy reconsideration_delete on reconsideration using (false);',
].join('\n');

/** What waits (0240-waiting.ts): the kinds of before, and reconsiderations besides. */
const waiting = `
create trigger reconsideration_changes_waiting after insert or update on reconsideration
  for each row execute function app.changes_waiting('reconsideration', 'id');
create trigger reconsideration_changes_waiting_dossier after insert on reconsideration
  for each row execute function app.changes_waiting('dossier', 'dossier_id');
alter function app.all_waiting() rename to all_waiting_but_reconsiderations;
create function app.all_waiting() returns table (kind text, id uuid) language sql stable as $$
  select w.kind, w.id from app.all_waiting_but_reconsiderations() w
  union select 'reconsideration', c.id from reconsideration c where c.state = 'asked'
  union select 'dossier', m.dossier_id from decision m where m.number is not null and m.set_aside_at is null
    and not exists (select 1 from reconsideration q where q.number = m.number)
$$;
grant execute on function app.all_waiting() to shifan_app;
insert into waiting_stale (kind, id, act) select 'dossier', m.dossier_id, 1 from decision m where m.number is not null and m.received_at is not null
  on conflict do nothing;
`;

export const reconsideration = [tables, access, waiting].join('\n');
