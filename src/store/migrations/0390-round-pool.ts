import { type Kysely, sql } from 'kysely';
import { numbered, type PoolPerson, poolHash } from '../../core/draw/pool.ts';
import { newSecret, sha256 } from '../crypto.ts';
import { guard, S } from './access.ts';

const STAFF = '(select app.staff_of())';

/**
 * The expert pool of a round (第八条（四）): frozen when the round is set up, with its hash; another one only by a change that an officer proposes and another
 * leader decides. A panel is drawn from the newest pool of its round and from nobody else, whatever the application is sent.
 */
export const roundPool = `
create table pool_change (
  id uuid primary key,
  round_id uuid not null references round,
  issuer_id uuid not null references organisation,
  state text not null check (state in ('prepared', 'signed', 'refused', 'dropped')),
  lines jsonb not null check (jsonb_array_length(lines) > 0),
  reason text not null check (btrim(reason) <> ''),
  word text,
  prepared_by uuid not null references account,
  prepared_name text not null,
  prepared_at timestamptz not null,
  decided_by uuid references account,
  decided_name text,
  decided_at timestamptz,
  version int not null default 1,
  check ((state in ('signed', 'refused')) = (decided_by is not null)),
  check (decided_by <> prepared_by)
);
create unique index pool_change_open on pool_change (round_id) where state = 'prepared';

create table round_pool (
  round_id uuid not null references round,
  version int not null,
  issuer_id uuid not null references organisation,
  experts jsonb not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  change_id uuid unique references pool_change,
  frozen_on date not null,
  frozen_at timestamptz not null,
  primary key (round_id, version),
  check ((version = 1) = (change_id is null))
);

alter table panel_draw add column pool_version int, add column functions jsonb;

create function app.pool_change_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  if tg_op = 'INSERT' then
    if new.state <> 'prepared' or new.prepared_by is distinct from app.account() then
      raise exception 'a change of a pool is proposed by whoever acts' using errcode = '42501';
    end if;
    new.issuer_id := (select r.issuer_id from round r where r.id = new.round_id);
    return new;
  end if;
  if tg_op = 'DELETE' or old.state <> 'prepared' or (new.id, new.round_id, new.issuer_id, new.lines, new.reason, new.prepared_by, new.prepared_at)
    is distinct from (old.id, old.round_id, old.issuer_id, old.lines, old.reason, old.prepared_by, old.prepared_at) then
    raise exception 'what was proposed stays as it was' using errcode = '42501';
  end if;
  -- leads_on comes with 0395: whoever stands in for a leader does so within the days of the absence.
  if new.state in ('signed', 'refused') and (new.decided_by is distinct from app.account()
    or not coalesce(app.leads_on(new.decided_by, (new.decided_at at time zone 'Asia/Shanghai')::date), false)) then
    raise exception 'a leader decides, in person' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger pool_change_stays before insert or update or delete on pool_change for each row execute function app.pool_change_stays();

create function app.pool_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$ begin
  if tg_op <> 'INSERT' then raise exception 'a frozen pool never changes' using errcode = '42501'; end if;
  if new.version <> 1 + (select count(*) from round_pool p where p.round_id = new.round_id) then
    raise exception 'pools of a round follow one another' using errcode = '42501';
  end if;
  if new.change_id is not null and not exists (select 1 from pool_change c where c.id = new.change_id and c.round_id = new.round_id and c.state = 'signed') then
    raise exception 'another pool takes a leader''s word' using errcode = '42501';
  end if;
  new.issuer_id := (select r.issuer_id from round r where r.id = new.round_id);
  return new;
end $$;
create trigger pool_stays before insert or update or delete on round_pool for each row execute function app.pool_stays();

create or replace function app.draw_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare pool record;
begin
  if tg_op <> 'INSERT' then raise exception 'a draw never changes' using errcode = '42501'; end if;
  if new.n <> 1 + (select count(*) from panel_draw p where p.dossier_id = new.dossier_id) then
    raise exception 'draws follow one another' using errcode = '42501';
  end if;
  select p.version, p.experts into pool from round_pool p join dossier d on d.round_id = p.round_id
    where d.id = new.dossier_id order by p.version desc limit 1;
  if pool.version is distinct from new.pool_version or exists (
    select 1 from jsonb_array_elements_text(new.draw_order) as x (id)
    where not exists (select 1 from jsonb_array_elements(pool.experts) as e where e ->> 'accountId' = x.id)) then
    raise exception 'a panel is drawn from the newest pool of its round' using errcode = '42501';
  end if;
  return new;
end $$;
`;

const office = `${S} or issuer_id = ${STAFF}`;
const overseen = `${S} or (select app.supervisor()) or issuer_id = ${STAFF}`;

/** Who recognises and who supervises; nobody removes either, and a pool is only ever added. */
export const roundPoolAccess = [
  guard(['pool_change', [overseen, office]]),
  guard(['round_pool', [overseen, office]]),
  'alter policy pool_change_delete on pool_change using (false);',
  'alter policy round_pool_update on round_pool using (false);',
  'alter policy round_pool_delete on round_pool using (false);',
  ...['round', 'pool_change', 'round_pool'].map(
    (table) => `create policy ${table}_door on ${table} for select to current_user using (true);`,
  ),
].join('\n');

type Open = { id: string; issuer_id: string; commitment: string };

/**
 * The pool of every round that stands, as it is on the day of the upgrade: from now on nobody comes in by one hand. Panels drawn before keep the names of
 * their draw (docs/decisions/0039).
 */
export async function freezePools(db: Kysely<unknown>): Promise<void> {
  const { rows: rounds } = await sql<Open>`select id, issuer_id, commitment from round where cancelled_at is null`.execute(db);
  const { rows: people } =
    await sql<PoolPerson>`select e.account_id as "accountId", a.name, e.employer, e.former_employers as "formerEmployers", e.fields
    from expert e join account a on a.id = e.account_id where a.active and e.active and jsonb_array_length(e.fields) > 0 and a.roles @> '["expert"]'::jsonb`.execute(
      db,
    );
  const { rows: days } = await sql<{ today: string }>`select
    coalesce((select today from clock where id = 1), (now() at time zone 'Asia/Shanghai')::date)::text as today`.execute(db);
  const frozenOn = days[0]?.today ?? '';
  for (const { id, issuer_id, commitment } of rounds) {
    const experts = numbered(people, [], { digest: sha256, newSecret });
    await sql`insert into round_pool (round_id, version, issuer_id, experts, hash, frozen_on, frozen_at) values (${id}, 1, ${issuer_id},
      ${JSON.stringify(experts)}::jsonb, ${poolHash({ commitment, version: 1, frozenOn }, experts, sha256)}, ${frozenOn}::date, now())`.execute(
      db,
    );
  }
}
