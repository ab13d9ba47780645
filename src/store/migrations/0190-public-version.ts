/** What the public pages read (第五条、第八条（四）、第十一条、第十四条). test/database/public-version.test.ts holds the list against their own statements. */
const shown = ['round', 'notice', 'platform', 'showcase', 'organisation'];

/**
 * One mark that is another after every transaction that changed what the public pages show, whoever made it and from whichever process: pages are kept as
 * long as it is the same. It is random, so that a restored backup never counts to a mark that somebody's browser already knows; and moved as a transaction
 * ends, once however many rows there were, so that nobody waits for it while the rest is done.
 */
export const publicVersion = `
create table public_version (id int primary key check (id = 1), version uuid not null default gen_random_uuid());
insert into public_version (id) values (1);
alter table public_version enable row level security;
create policy public_version_read on public_version for select using (true);
create policy public_version_moved on public_version for update to current_user using (true) with check (true);
grant select on public_version to shifan_app;

create function app.public_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if current_setting('shifan.public_changed', true) is distinct from pg_current_xact_id()::text then
    update public_version set version = gen_random_uuid() where id = 1;
    perform set_config('shifan.public_changed', pg_current_xact_id()::text, true);
  end if;
  return null;
end $$;
${shown
  .map(
    (table) =>
      `create constraint trigger ${table}_is_public after insert or update or delete on ${table} deferrable initially deferred for each row execute function app.public_changed();`,
  )
  .join('\n')}
`;
