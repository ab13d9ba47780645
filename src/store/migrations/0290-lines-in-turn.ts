/**
 * The lines of one unit say of each other which is followed until when, so they are worked out one after the other: of two transactions at once neither saw
 * what the other wrote, and a certificate could go on following one that had been revoked. Whoever writes titles, or what a line takes from an organisation,
 * waits here for whoever does so now; what each then reads is what was committed before.
 */
export const linesInTurn = `
create function app.lines_in_turn() returns void language sql as $$ select pg_advisory_xact_lock(20230811) $$;
revoke execute on function app.lines_in_turn from public;

create or replace function app.lines_follow() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.lines_in_turn();
  if tg_op = 'DELETE' then perform app.keep_lines('{}', array(select distinct organisation_id from changed));
  else perform app.keep_lines(array(select id from changed), '{}'); end if;
  return null;
end $$;

create or replace function app.lines_move() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.lines_in_turn();
  perform app.keep_lines(array(select id from platform where organisation_id = new.id or authority_id = new.id), '{}');
  return null;
end $$;
`;
