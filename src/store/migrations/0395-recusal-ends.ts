/**
 * Whoever decides a recusal in the place of a leader who is away does so within the days of the absence, as for every other step (0245). And a case that is
 * reviewed no more, because its applicant withdrew it, takes the recusals that are still open out of the inbox: nobody can grant them any longer.
 */
export const recusalEnds = `
create function app.leads_on(account uuid, day date) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from account a where a.id = account and a.active and a.roles ? 'leader')
    or exists (select 1 from absence b join account a on a.id = b.account_id
      where b.deputy_id = account and day between b.from_on and b.to_on and a.active and a.roles ? 'leader')
$$;
revoke execute on function app.leads_on from public;

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
  if old.state <> 'asked' or (new.id, new.dossier_id, new.account_id, new.issuer_id, new.reason, new.signed, new.asked_by, new.asked_name, new.asked_at)
    is distinct from (old.id, old.dossier_id, old.account_id, old.issuer_id, old.reason, old.signed, old.asked_by, old.asked_name, old.asked_at) then
    raise exception 'what was asked stays as it was' using errcode = '42501';
  end if;
  if new.state in ('granted', 'refused') and (new.decided_by is distinct from app.account()
    or not coalesce(app.leads_on(new.decided_by, (new.decided_at at time zone 'Asia/Shanghai')::date), false)) then
    raise exception 'a leader decides, in person' using errcode = '42501';
  end if;
  if new.state = 'withdrawn' and old.asked_by is distinct from app.account() then
    raise exception 'who asked takes it back' using errcode = '42501';
  end if;
  return new;
end $$;
drop function app.is_leader(uuid);

create function app.review_ends_waiting() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.wait_again('recusal', c.id) from recusal c where c.dossier_id = new.id and c.state = 'asked';
  return null;
end $$;
create policy recusal_door on recusal for select to current_user using (true);
create trigger review_ends_waiting after update on dossier for each row when (old.state = 'admitted' and new.state <> 'admitted')
  execute function app.review_ends_waiting();
insert into waiting_stale (kind, id, act) select 'recusal', c.id, 1 from recusal c join dossier d on d.id = c.dossier_id
  where c.state = 'asked' and d.state <> 'admitted' on conflict do nothing;
`;
