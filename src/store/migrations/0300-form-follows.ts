/** What a form is made of, many rows in one statement. */
const written = ['dossier_value', 'dossier_row', 'dossier_change'];

/**
 * A list of 120 rows was looked up 240 times in its dossier, row by row, which was most of what PostgreSQL did about it: what belongs to a dossier is checked
 * once a statement instead. As with the foreign keys before, nothing comes to a dossier that is not there or moves to another, and none goes while something
 * of it is left; a dossier that is being written is locked by whoever writes it.
 */
export const formFollows = `
create function app.follows_dossier() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (select 1 from (select distinct dossier_id from added) a where not exists (select 1 from dossier d where d.id = a.dossier_id)) then
    raise exception 'a row of % belongs to no dossier', tg_table_name using errcode = '23503';
  end if;
  return null;
end $$;
create function app.stays_with_dossier() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  raise exception 'a row of % stays with its dossier', tg_table_name using errcode = '23503';
end $$;
create function app.dossier_stays() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' or ${written.map((table) => `exists (select 1 from ${table} where dossier_id = old.id)`).join(' or ')} then
    raise exception 'a dossier with a form stays' using errcode = '23503';
  end if;
  return old;
end $$;
${written
  .map(
    (table) => `alter table ${table} drop constraint ${table}_dossier_id_fkey;
create trigger ${table}_follows after insert on ${table} referencing new table as added for each statement execute function app.follows_dossier();
create trigger ${table}_stays before update on ${table} for each row when (old.dossier_id is distinct from new.dossier_id)
  execute function app.stays_with_dossier();`,
  )
  .join('\n')}
create trigger dossier_stays before delete on dossier for each row execute function app.dossier_stays();
create trigger dossier_keeps_id before update on dossier for each row when (old.id is distinct from new.id) execute function app.dossier_stays();
`;
