const EXPERT = '(select app.expert())';
const recommends = "(dossier_id = any ((select app.opened('recommender'))::uuid[]) or app.may(dossier_id, 'recommender'))";
const assessing = "app.stands_in(dossier_id, 'assessing')";
const seated = `exists (select 1 from panel_seat s where s.dossier_id = condition_answer.dossier_id and s.account_id = ${EXPERT}
  and s.state = 'seated' and s.signed_at is null) and app.stands_in(dossier_id, 'admitted')`;

/** The state of the case that 0400 asked of `dossier` in each policy, asked of one function: a policy that reads another guarded table is planned with each statement. */
export const assessingOnly = `
create function app.stands_in(dossier uuid, wanted text) returns boolean language plpgsql stable cost 10000 as $$
begin
  return exists (select 1 from dossier d where d.id = dossier and d.state = wanted);
end $$;
grant execute on function app.stands_in(uuid, text) to shifan_app;
drop policy condition_answer_insert on condition_answer;
create policy condition_answer_insert on condition_answer for insert to shifan_app with check (
  written_by = (select app.account()) and case when side = 'recommender' then ${recommends} and ${assessing} else ${seated} end);
drop policy site_visit_insert on site_visit;
create policy site_visit_insert on site_visit for insert to shifan_app with check (${recommends} and ${assessing});
drop policy site_photo_insert on site_photo;
create policy site_photo_insert on site_photo for insert to shifan_app with check (${recommends} and ${assessing});
drop policy site_photo_update on site_photo;
create policy site_photo_update on site_photo for update to shifan_app using (${recommends} and ${assessing} and removed_at is null)
  with check (${recommends});
`;
