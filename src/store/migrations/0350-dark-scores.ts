import { guard, S } from './access.ts';

/**
 * A review that nobody can bend (第八条（四）). Scores are dark to everybody, the office, the supervisor and the system included, until everybody who sits has
 * signed; what is signed never changes and is never removed; a seat is taken by the next in the order of the draw and by nobody else; who leaves it leaves by
 * the own declaration before signing, or by the word of a leader who did not ask for it. The application's role can do nothing else, whatever it is sent.
 */
const tables = `
create table recusal (
  id uuid primary key,
  dossier_id uuid not null,
  account_id uuid not null,
  issuer_id uuid not null references organisation,
  state text not null check (state in ('asked', 'declared', 'granted', 'refused', 'withdrawn')),
  reason text not null check (btrim(reason) <> ''),
  signed boolean not null,
  asked_by uuid not null references account,
  asked_name text not null,
  asked_at timestamptz not null,
  word text,
  decided_by uuid references account,
  decided_name text,
  decided_at timestamptz,
  version int not null default 1,
  foreign key (dossier_id, account_id) references panel_seat (dossier_id, account_id),
  check (state <> 'declared' or (asked_by = account_id and not signed)),
  check ((state in ('granted', 'refused')) = (decided_by is not null)),
  check (decided_by is null or (decided_by <> asked_by and decided_by <> account_id))
);
create unique index recusal_open on recusal (dossier_id, account_id) where state = 'asked';
create index recusal_dossier on recusal (dossier_id, asked_at);
create policy review_door on review for select to current_user using (true);
create policy panel_draw_door on panel_draw for select to current_user using (true);
`;

const STAFF = '(select app.staff_of())';
const EXPERT = '(select app.expert())';

const recusalAccess = guard([
  'recusal',
  [
    `${S} or (select app.supervisor()) or issuer_id = ${STAFF} or account_id = ${EXPERT}`,
    `${S} or issuer_id = ${STAFF} or account_id = ${EXPERT}`,
  ],
]).replace(/create policy recusal_delete[^;]*;/, 'create policy recusal_delete on recusal for delete to shifan_app using (false);');

const functions = `
-- Everybody who sits has signed, and no seat of the first draw is empty.
create function app.scores_open(dossier uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select (app.of_system() or app.account() is not null) and count(*) filter (where s.signed_at is null) = 0
    and count(*) >= coalesce((select p.seats from panel_draw p where p.dossier_id = dossier and p.n = 1), 3)
  from panel_seat s where s.dossier_id = dossier and s.state = 'seated'
$$;
create function app.is_leader(account uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from account a where a.id = account and a.roles ? 'leader')
    or exists (select 1 from absence b join account a on a.id = b.account_id where b.deputy_id = account and a.roles ? 'leader')
$$;

revoke execute on function app.is_leader from public;

create function app.review_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare seat record;
begin
  if tg_op = 'DELETE' then raise exception 'a review is never removed' using errcode = '42501'; end if;
  if tg_op = 'UPDATE' and (old.signed_at is not null or (new.dossier_id, new.account_id) is distinct from (old.dossier_id, old.account_id)) then
    raise exception 'a signed review never changes' using errcode = '42501';
  end if;
  if tg_op = 'INSERT' and exists (select 1 from review v where v.dossier_id = new.dossier_id and v.account_id = new.account_id) then return new; end if;
  if tg_op = 'INSERT' and new.signed_at is not null then raise exception 'a review is written before it is signed' using errcode = '42501'; end if;
  select s.issuer_id into seat from panel_seat s join dossier d on d.id = s.dossier_id
    where s.dossier_id = new.dossier_id and s.account_id = new.account_id and s.state = 'seated' and s.signed_at is null and d.state = 'admitted';
  if not found then raise exception 'only who sits on a case under review writes one' using errcode = '42501'; end if;
  new.issuer_id := seat.issuer_id;
  return new;
end $$;

create function app.seat_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare due text;
begin
  if tg_op = 'DELETE' then raise exception 'a seat is never removed' using errcode = '42501'; end if;
  if tg_op = 'INSERT' then
    select x.id into due from panel_draw p, jsonb_array_elements_text(p.draw_order) with ordinality as x (id, place)
      where p.dossier_id = new.dossier_id and not exists (select 1 from panel_seat s where s.dossier_id = new.dossier_id and s.account_id = x.id::uuid)
      order by p.n, x.place limit 1;
    if due is distinct from new.account_id::text or new.state <> 'seated' or new.signed_at is not null then
      raise exception 'a seat is taken by the next in the order of the draw' using errcode = '42501';
    end if;
    return new;
  end if;
  if old.state = 'recused' or (new.dossier_id, new.account_id, new.issuer_id, new.position, new.seated_at)
    is distinct from (old.dossier_id, old.account_id, old.issuer_id, old.position, old.seated_at) then
    raise exception 'a seat stays what it is' using errcode = '42501';
  end if;
  if new.state = 'recused' then
    if new.signed_at is distinct from old.signed_at or not exists (select 1 from recusal r where r.dossier_id = old.dossier_id and r.account_id = old.account_id
      and r.reason = new.reason and (r.state = 'granted' or (r.state = 'declared' and old.signed_at is null))) then
      raise exception 'who sits leaves by the own declaration before signing, or by a leader''s word' using errcode = '42501';
    end if;
  elsif new.reason is distinct from old.reason or (new.signed_at is distinct from old.signed_at and (old.signed_at is not null
    or not exists (select 1 from review v where v.dossier_id = old.dossier_id and v.account_id = old.account_id and v.signed_at = new.signed_at))) then
    raise exception 'a seat is signed by its review' using errcode = '42501';
  end if;
  return new;
end $$;

create function app.draw_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op <> 'INSERT' then raise exception 'a draw never changes' using errcode = '42501'; end if;
  if new.n <> 1 + (select count(*) from panel_draw p where p.dossier_id = new.dossier_id) then
    raise exception 'draws follow one another' using errcode = '42501';
  end if;
  return new;
end $$;

-- Asked by whoever acts, decided by another who leads; nobody writes for somebody else.
create function app.recusal_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare seat record;
begin
  if tg_op = 'INSERT' then
    select s.issuer_id, s.signed_at into seat from panel_seat s where s.dossier_id = new.dossier_id and s.account_id = new.account_id and s.state = 'seated';
    if not found or new.asked_by is distinct from app.account() or new.state not in ('asked', 'declared') then
      raise exception 'who sits is asked to leave by whoever acts' using errcode = '42501';
    end if;
    new.issuer_id := seat.issuer_id;
    new.signed := seat.signed_at is not null;
    return new;
  end if;
  if old.state <> 'asked' or (new.id, new.dossier_id, new.account_id, new.issuer_id, new.reason, new.signed, new.asked_by, new.asked_name, new.asked_at)
    is distinct from (old.id, old.dossier_id, old.account_id, old.issuer_id, old.reason, old.signed, old.asked_by, old.asked_name, old.asked_at) then
    raise exception 'what was asked stays as it was' using errcode = '42501';
  end if;
  if new.state in ('granted', 'refused') and (new.decided_by is distinct from app.account() or not app.is_leader(new.decided_by)) then
    raise exception 'a leader decides, in person' using errcode = '42501';
  end if;
  if new.state = 'withdrawn' and old.asked_by is distinct from app.account() then
    raise exception 'who asked takes it back' using errcode = '42501';
  end if;
  return new;
end $$;
`;

const OTHERS = `(${S} or (select app.supervisor()) or issuer_id = ${STAFF} or exists (select 1 from panel_seat s
  where s.dossier_id = review.dossier_id and s.account_id = ${EXPERT} and s.state = 'seated' and s.signed_at is not null))`;

const rules = `
alter policy review_read on review using (account_id = ${EXPERT} or (app.scores_open(dossier_id) and ${OTHERS}));
alter policy review_delete on review using (false);
create trigger review_stays before insert or update or delete on review for each row execute function app.review_stays();

alter policy panel_seat_insert on panel_seat with check (${S});
alter policy panel_seat_update on panel_seat using (${S} or account_id = ${EXPERT}) with check (${S} or account_id = ${EXPERT});
alter policy panel_seat_delete on panel_seat using (false);
create trigger seat_stays before insert or update or delete on panel_seat for each row execute function app.seat_stays();

alter policy panel_draw_insert on panel_draw with check (${S});
alter policy panel_draw_update on panel_draw using (false);
alter policy panel_draw_delete on panel_draw using (false);
create trigger draw_stays before insert or update or delete on panel_draw for each row execute function app.draw_stays();

create trigger recusal_stays before insert or update on recusal for each row execute function app.recusal_stays();
create trigger recusal_changes_waiting_recusal after insert or update or delete on recusal for each row execute function app.changes_waiting('recusal', 'id');

create or replace function app.all_waiting() returns table (kind text, id uuid) language sql stable as $$
  select kind, case_id from waiting
  union select 'dossier', d.id from dossier d where d.state in ('draft', 'returned', 'submitted', 'assessing', 'recommended', 'admitted', 'reviewed', 'proposed')
  union select 'dossier', c.dossier_id from decision c where c.decided_at is not null and c.received_at is null
  union select 'report', r.id from report r where r.state in ('open', 'submitted', 'returned')
  union select 'summary', s.id from summary s where s.state <> 'sent'
  union select 'objection', o.id from objection o where o.state = 'open'
  union select 'recusal', c.id from recusal c where c.state = 'asked'
  union select 'revocation', v.id from revocation v where v.state in ('opened', 'verified', 'heard')
  union select 'showcase', s.id from showcase s where s.state in ('offered', 'returned')
$$;
`;

export const darkScores = [tables, functions, recusalAccess, rules].join('\n');
