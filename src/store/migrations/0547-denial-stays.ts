/**
 * Whoever makes the links could answer by the next one: what an enterprise once denied, and an answer once doubted, stays to be seen by the authority, whatever is
 * written over it. Of an event's guests nothing is doubted: its code is read in the very hall, in the network that it was made in.
 */
export const denialStays = `
alter table confirm_answer add denied_at timestamptz;
update confirm_answer set denied_at = changed_at where answer = 'denied';
update confirm_answer set doubted = false where event_id is not null;

create function app.denial_stays() returns trigger language plpgsql as $$ begin
  if new.answer = 'denied' then new.denied_at := coalesce(new.denied_at, new.changed_at); end if;
  if tg_op = 'UPDATE' then
    new.denied_at := coalesce(old.denied_at, new.denied_at);
    new.doubted := old.doubted or new.doubted;
  end if;
  return new;
end $$;
create trigger confirm_answer_denied before insert or update on confirm_answer for each row execute function app.denial_stays();

alter policy confirm_answer_read on confirm_answer using ((select app.overseer()) or organisation_id = (select app.clerk_of())
  or ((denied_at is not null or doubted) and service_id is not null and exists (select 1 from report r join report_ledger l on l.report_id = r.id
    where r.organisation_id = confirm_answer.organisation_id and l.basis -> 'lines' @> jsonb_build_array(jsonb_build_object('id', service_id)))));
`;
