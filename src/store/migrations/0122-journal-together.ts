/**
 * Entries of one transaction are chained together and come in one statement: the head moves before each row, by the same function that looks whether the row
 * follows it, so that the next row of the statement finds it moved. Until now it moved after the statement (0106), which then could bring one row only.
 */
export const journalTogether = `
create or replace function app.journal_follows() returns trigger language plpgsql security definer set search_path = public as $$
begin
  update journal_head set seq = new.seq, hash = new.hash where id = 1 and seq = new.seq - 1 and hash = new.previous_hash;
  if not found then
    raise exception 'the journal grows at its end only' using errcode = '42501';
  end if;
  return new;
end $$;
drop trigger journal_moves_head on journal;
drop function app.journal_moves_head();
`;
