/**
 * A recusal that was asked by a one-time link says who made the link: they have held it too, and do not decide what came by it. The function is that of 0395,
 * which says this besides.
 */
export const recusalHeld = `
alter table recusal add column held_by uuid;

create or replace function app.recusal_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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
  if old.state <> 'asked'
    or (new.id, new.dossier_id, new.account_id, new.issuer_id, new.reason, new.signed, new.asked_by, new.asked_name, new.asked_at, new.held_by)
    is distinct from (old.id, old.dossier_id, old.account_id, old.issuer_id, old.reason, old.signed, old.asked_by, old.asked_name, old.asked_at, old.held_by) then
    raise exception 'what was asked stays as it was' using errcode = '42501';
  end if;
  if new.state in ('granted', 'refused') and (new.decided_by is distinct from app.account() or new.decided_by = old.held_by
    or not coalesce(app.leads_on(new.decided_by, (new.decided_at at time zone 'Asia/Shanghai')::date), false)) then
    raise exception 'a leader decides, in person, who has not held the link' using errcode = '42501';
  end if;
  if new.state = 'withdrawn' and old.asked_by is distinct from app.account() then
    raise exception 'who asked takes it back' using errcode = '42501';
  end if;
  return new;
end $$;
`;
