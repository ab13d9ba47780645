/**
 * Lists are pages that an index serves, however many cases there are. A dossier bears its round's year, which never changes, so that the newest round comes
 * first without its round being asked; a name is found by any part of it, of one character or more, by its characters and pairs of characters: trigrams, as
 * pg_trgm has them, begin with three, and people look for 南昌.
 */
export const lists = `
alter table dossier add column year int;
update dossier set year = round.year from round where round.id = dossier.round_id;
alter table dossier alter column year set not null;
create function app.dossier_year() returns trigger language plpgsql as $$
begin
  new.year := (select r.year from round r where r.id = new.round_id);
  return new;
end $$;
create trigger dossier_year before insert on dossier for each row execute function app.dossier_year();

-- They hold all that a list's total and the policy ask, so that counting reads nothing else.
create index dossier_of_recommender on dossier (recommender_id, year desc, submitted_at, id) include (state, round_id, recommended_at, applicant_id, issuer_id)
  where submitted_at is not null;
create index dossier_of_issuer on dossier (issuer_id, year desc, submitted_at, id) include (state, round_id, recommended_at, applicant_id, recommender_id)
  where recommended_at is not null;
create index dossier_in_order on dossier (year desc, submitted_at, id) include (state, round_id, recommended_at, applicant_id, recommender_id, issuer_id);
create index dossier_round on dossier (round_id, state);
create index dossier_credit_code on dossier (credit_code);

create function app.grams(text text) returns text[] language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct substr(text, i, n)), '{}')
  from generate_series(1, length(text)) i, generate_series(1, 2) n where i + n <= length(text) + 1
$$;
grant execute on all functions in schema app to shifan_app;
create index organisation_grams on organisation using gin (app.grams(name));
create index platform_grams on platform using gin (app.grams(name));
`;
