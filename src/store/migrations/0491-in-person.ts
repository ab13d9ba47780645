const recommends = "(dossier_id = any ((select app.opened('recommender'))::uuid[]) or app.may(dossier_id, 'recommender'))";

/** What went back is signed only after it was prepared anew (0420, 0421), and a visit is written down by who acts, as answers to conditions are (0490). */
export const inPerson = `
create function app.signed_as_prepared() returns trigger language plpgsql set search_path = public, pg_temp as $$ begin
  raise exception 'what went back is prepared anew before it is signed' using errcode = '42501';
end $$;
create trigger proposed_list_signed before update on proposed_list for each row
  when (old.state = 'returned' and new.state = 'signed') execute function app.signed_as_prepared();
create trigger recognition_list_signed before update on recognition_list for each row
  when (old.state = 'returned' and new.state = 'signed') execute function app.signed_as_prepared();
drop policy site_visit_insert on site_visit;
create policy site_visit_insert on site_visit for insert to shifan_app with check (
  written_by = (select app.account()) and ${recommends} and app.stands_in(dossier_id, 'assessing'));
`;
