import { guard, S } from './access.ts';

/**
 * On which days an expert can't take part in a review (第八条（四）), said by the expert, or for one by whoever keeps the pool: then it counts
 * when the expert or a leader has confirmed it, so that nobody thins a pool by one hand. Who is away keeps the place in the
 * order of a draw and is passed over there, as everybody can see: a seat in the state away, which is never anything else.
 */
const tables = `
create table expert_away (
  id uuid primary key,
  account_id uuid not null references account,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  said_by uuid not null references account,
  said_at timestamptz not null,
  confirmed_by uuid references account,
  taken_back_at timestamptz,
  check (confirmed_by is null or confirmed_by = account_id or confirmed_by <> said_by)
);
create index expert_away_of on expert_away (account_id) where taken_back_at is null;
alter table panel_seat drop constraint panel_seat_state_check;
alter table panel_seat add constraint panel_seat_state_check check (state in ('seated', 'recused', 'away'));

create function app.is_leading(account uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from account a where a.id = account and a.active and a.roles ? 'leader')
$$;
revoke execute on function app.is_leading from public;

create function app.away_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  if tg_op = 'DELETE' then raise exception 'what was said of days stays on record' using errcode = '42501'; end if;
  if tg_op = 'INSERT' then
    if new.said_by is distinct from app.account() or new.taken_back_at is not null then
      raise exception 'days are said by whoever acts' using errcode = '42501';
    end if;
    new.confirmed_by := case when new.said_by = new.account_id then new.account_id end;
    return new;
  end if;
  if old.taken_back_at is not null or (new.id, new.account_id, new.from_on, new.to_on, new.said_by, new.said_at)
    is distinct from (old.id, old.account_id, old.from_on, old.to_on, old.said_by, old.said_at) then
    raise exception 'what was said of days is only confirmed or taken back' using errcode = '42501';
  end if;
  if new.confirmed_by is distinct from old.confirmed_by and (old.confirmed_by is not null or new.confirmed_by is distinct from app.account()
    or (new.confirmed_by <> new.account_id and not app.is_leading(new.confirmed_by))) then
    raise exception 'the expert confirms it, or a leader who did not say it' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger away_stays before insert or update or delete on expert_away for each row execute function app.away_stays();
create policy expert_away_door on expert_away for select to current_user using (true);
`;

const PROVINCE = `exists (select 1 from organisation o where o.id = (select app.staff_of()) and o.kind = 'province')`;
const ISSUES = `exists (select 1 from round r where r.issuer_id = (select app.staff_of()))`;
const OWN = 'account_id = (select app.expert())';

const access = guard([
  'expert_away',
  [`${S} or (select app.supervisor()) or ${OWN} or ${PROVINCE} or ${ISSUES}`, `${S} or ${OWN} or ${PROVINCE}`],
]);

/** As in 0350, and who is next but away that day is passed over, by a confirmed record that holds on the day of the seat. */
const seats = `
create or replace function app.seat_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare due text;
declare day date;
begin
  if tg_op = 'DELETE' then raise exception 'a seat is never removed' using errcode = '42501'; end if;
  if tg_op = 'INSERT' then
    select x.id into due from panel_draw p, jsonb_array_elements_text(p.draw_order) with ordinality as x (id, place)
      where p.dossier_id = new.dossier_id and not exists (select 1 from panel_seat s where s.dossier_id = new.dossier_id and s.account_id = x.id::uuid)
      order by p.n, x.place limit 1;
    if due is distinct from new.account_id::text or new.state not in ('seated', 'away') or new.signed_at is not null then
      raise exception 'a seat is taken by the next in the order of the draw' using errcode = '42501';
    end if;
    day := (new.seated_at at time zone 'Asia/Shanghai')::date;
    if new.state = 'away' and not exists (select 1 from expert_away a where a.account_id = new.account_id and a.taken_back_at is null
      and a.confirmed_by is not null and day between a.from_on and a.to_on) then
      raise exception 'who is passed over has said so before' using errcode = '42501';
    end if;
    return new;
  end if;
  if old.state in ('recused', 'away') or (new.dossier_id, new.account_id, new.issuer_id, new.position, new.seated_at)
    is distinct from (old.dossier_id, old.account_id, old.issuer_id, old.position, old.seated_at) then
    raise exception 'a seat stays what it is' using errcode = '42501';
  end if;
  if new.state = 'away' then raise exception 'who sits leaves by a recusal' using errcode = '42501'; end if;
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
`;

export const away = [tables, access, seats].join('\n');
