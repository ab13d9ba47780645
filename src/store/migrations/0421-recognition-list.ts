import { guard, S } from './access.ts';

const STAFF = '(select app.staff_of())';

/**
 * 认定 (第八条（五）): a document over the entries of a notice that nothing is open against, prepared by an officer and signed once by another person, a leader;
 * what was signed is public and never changes, and no case is recognised but by it.
 */
export const recognitionList = `
create table recognition_list (
  id uuid primary key,
  round_id uuid not null references round,
  notice_id uuid not null references notice,
  issuer_id uuid not null references organisation,
  state text not null check (state in ('prepared', 'returned', 'signed', 'dropped')),
  document_number text not null,
  title text not null,
  recognised_on date not null,
  entries jsonb not null check (jsonb_array_length(entries) > 0),
  waiting jsonb not null,
  word text,
  prepared_by uuid not null references account,
  prepared_at timestamptz not null,
  number int,
  signed_by uuid references account,
  signed_at timestamptz,
  version int not null default 1,
  check ((state = 'signed') = (number is not null and signed_by is not null and signed_at is not null)),
  check (signed_by <> prepared_by)
);
create unique index recognition_list_open on recognition_list (notice_id) where state in ('prepared', 'returned');
create unique index recognition_list_number on recognition_list (round_id, number);
create trigger recognition_list_changes_waiting after insert or update on recognition_list for each row execute function app.changes_waiting('notice', 'notice_id');
create constraint trigger recognition_list_is_public after insert or update on recognition_list deferrable initially deferred
  for each row when (new.state = 'signed') execute function app.public_changed();

create function app.recognition_list_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  if tg_op = 'DELETE' then raise exception 'a recognition is never removed' using errcode = '42501'; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'prepared' or new.prepared_by is distinct from app.account() then
      raise exception 'a recognition is prepared by whoever acts' using errcode = '42501';
    end if;
    select n.round_id, n.issuer_id into new.round_id, new.issuer_id from notice n where n.id = new.notice_id;
    return new;
  end if;
  if old.state in ('signed', 'dropped') or (new.id, new.round_id, new.notice_id, new.issuer_id) is distinct from (old.id, old.round_id, old.notice_id, old.issuer_id) then
    raise exception 'a recognition that is over never changes' using errcode = '42501';
  end if;
  if (new.document_number, new.title, new.recognised_on, new.entries, new.waiting, new.prepared_by, new.prepared_at)
    is distinct from (old.document_number, old.title, old.recognised_on, old.entries, old.waiting, old.prepared_by, old.prepared_at)
    and (new.state <> 'prepared' or new.prepared_by is distinct from app.account()) then
    raise exception 'what was prepared stays as it was' using errcode = '42501';
  end if;
  if new.state = 'signed' and (new.signed_by is distinct from app.account()
    or not coalesce(app.leads_on(new.signed_by, (new.signed_at at time zone 'Asia/Shanghai')::date), false)) then
    raise exception 'a leader signs, in person' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger recognition_list_stays before insert or update or delete on recognition_list for each row execute function app.recognition_list_stays();

create function app.case_is_recognised() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  if not exists (select 1 from recognition_list l where l.round_id = new.round_id and l.state = 'signed'
    and l.entries @> jsonb_build_array(jsonb_build_object('dossierId', new.id))) then
    raise exception 'a case is recognised by a signed list alone' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger case_is_recognised before update of state on dossier for each row
  when (old.state = 'proposed' and new.state = 'recognised') execute function app.case_is_recognised();
${guard(['recognition_list', [`state = 'signed' or ${S} or (select app.supervisor()) or issuer_id = ${STAFF}`, `${S} or issuer_id = ${STAFF}`]])}
alter policy recognition_list_delete on recognition_list using (false);
create policy recognition_list_door on recognition_list for select to current_user using (true);
create policy notice_door on notice for select to current_user using (true);
`;
