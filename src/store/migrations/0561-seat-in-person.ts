/**
 * Whoever made a one-time link has held it too: what is answered by it is kept as said, and takes no seat (第八条（四）). A seat is taken by the expert
 * who has signed in, never with the system's eyes, whomever those act as. The functions are those of 0521, which say this besides.
 */
export const seatInPerson = `
alter table panel_invitation add column answer text check (answer in ('accept', 'declareConflict', 'decline')),
  add constraint panel_invitation_answer check (answer is null or answered_at is not null);

create or replace function app.seat_is_taken() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' and new.accepted_at is not null then raise exception 'nobody has a seat taken' using errcode = '42501'; end if;
  if tg_op = 'UPDATE' and new.accepted_at is distinct from old.accepted_at and (old.accepted_at is not null or old.state <> 'seated'
    or new.state <> 'seated' or new.account_id is distinct from app.account() or app.system()) then
    raise exception 'an expert takes the own seat, once, by the own session' using errcode = '42501';
  end if;
  return new;
end $$;
`;
