/**
 * The journal grows at its end only, whoever writes: an entry bears the next number and the hash of the one before, and its head moves with the entry, by the
 * database and nothing else. The application's role keeps the right to lock the head, and can no longer set it.
 */
export const journalFollows = `
create function app.journal_follows() returns trigger language plpgsql as $$
begin
  if not exists (select from journal_head h where h.id = 1 and new.seq = h.seq + 1 and new.previous_hash = h.hash) then
    raise exception 'the journal grows at its end only' using errcode = '42501';
  end if;
  return new;
end $$;
create function app.journal_moves_head() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update journal_head set seq = new.seq, hash = new.hash where id = 1;
  return new;
end $$;
create trigger journal_follows before insert on journal for each row execute function app.journal_follows();
create trigger journal_moves_head after insert on journal for each row execute function app.journal_moves_head();
revoke update on journal_head from shifan_app;
grant update (id) on journal_head to shifan_app;
`;
