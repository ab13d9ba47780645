import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { Client } from 'pg';
import { appLogin } from '../../src/store/app-role.ts';
import { inLane } from '../../src/store/lanes.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createPool } from '../../src/store/pool.ts';
import type { Tables } from '../../src/store/schema.ts';
import { createDatabase, type Database } from '../../src/store/transaction.ts';
import { DatabaseUnavailable } from '../../src/store/unavailable.ts';
import { withSystemEyes } from '../../src/store/viewer.ts';
import { type ConnectionConfig, type TestDatabase, withDatabase } from './database.ts';

// Within a suite, so that its connections are closed before the shared server stops.
describe('one transaction, one connection', () => {
  let place: TestDatabase;
  let database: Database;
  let owner: Client;

  before(async () => {
    place = await withDatabase(prepare);
    owner = new Client(place.ownerUrlConfig);
    await owner.connect();
    database = createDatabase(createPool(place.systemUrlConfig, 4));
  });
  after(async () => {
    await database.close();
    await owner.end();
    await place.dispose();
  });

  async function prepare(config: ConnectionConfig, appPassword: string): Promise<void> {
    const pool = createPool(config, 1);
    await migrate(pool, appLogin('shifan_app', appPassword));
    await pool.end();
  }

  const count = (of: Database, name: string) =>
    of.as('system', async (tx) => {
      await sql`insert into counter (name, value) values (${name}, 1) on conflict (name) do update set value = counter.value + 1`.execute(
        tx,
      );
      return (await sql<{ value: number }>`select value from counter where name = ${name}`.execute(tx)).rows[0]?.value ?? 0;
    });
  const counted = async (name: string) =>
    Number((await owner.query('select value from counter where name = $1', [name])).rows[0]?.value ?? 0);

  /** Cuts every connection of the system's role, as a failover, a restart or the kernel's hand does. */
  const cutAll = () =>
    owner.query("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'shifan_system' and datname = current_database()");

  const standing = async () =>
    (await owner.query("select 1 from pg_stat_activity where usename = 'shifan_system' and datname = current_database()")).rows.length;

  const isTrouble = (trouble: string) => (error: unknown) => error instanceof DatabaseUnavailable && error.trouble === trouble;

  test('a transaction inside an open one is refused, since it would wait for a second connection', async () => {
    const nested = database.as('system', () => database.as('public', async () => 'never'));
    await assert.rejects(nested, /tx\.asSystem/);
    const one = await database.as('system', async () => 1);
    assert.equal(one + (await database.as('public', async () => 1)), 2, 'one after the other is as it should be');
  });

  test('the system’s eyes are lent within the transaction, and given back, also after an error', async () => {
    const eyes = (tx: Parameters<Parameters<Database['as']>[1]>[0]) =>
      sql<{ on: boolean }>`select app.system() as on`.execute(tx).then(({ rows }) => rows[0]?.on);
    await database.as('public', async (tx) => {
      assert.equal(await eyes(tx), false);
      assert.equal(await withSystemEyes(tx, () => eyes(tx)), true);
      assert.equal(await eyes(tx), false);
      await assert.rejects(withSystemEyes(tx, () => Promise.reject(new Error('refused'))));
      assert.equal(await eyes(tx), false);
    });
    assert.equal(await database.as('public', eyes), false, 'and nothing of it stays on the connection');
  });

  test('one statement by itself: what is wrong with the work is told as what it is, not as a database that is away', async () => {
    const wrong = (work: () => Promise<never>) => database.ask(work);
    await assert.rejects(
      wrong(() => Promise.reject(new TypeError('cells is not iterable'))),
      TypeError,
    );
    await assert.rejects(
      wrong(() => Promise.reject(Object.assign(new Error('bad input'), { code: 'ERR_INVALID_ARG_VALUE' }))),
      /bad input/,
    );
    await assert.rejects(
      database.ask((db) => sql`select 1 from nothing_of_that_name`.execute(db)),
      /does not exist/,
    );
  });

  test('a full queue is told at once, a long wait at its end; whoever holds a connection goes on', async () => {
    const narrow = createDatabase(createPool(place.systemUrlConfig, 1, 300), { queue: 1 });
    await narrow.ask((db) => sql`select 1`.execute(db)); // connected, so that the wait below is for whoever holds it
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let isIn: () => void = () => undefined;
    const entered = new Promise<void>((resolve) => {
      isIn = resolve;
    });
    const first = narrow.as('public', async () => {
      isIn();
      await held;
      return 'done';
    });
    await entered;
    const second = narrow.as('public', async () => 'never');
    const third = narrow.as('public', async () => 'never');
    await assert.rejects(third, isTrouble('busy'));
    assert.equal(narrow.load().waiting, 1, 'the third did not wait');
    await assert.rejects(second, isTrouble('busy'));
    release();
    assert.equal(await first, 'done');
    await narrow.close();
  });

  test('readers hold every connection that they may have, and their queue is full: who saves is let in', async () => {
    const narrow = createDatabase(createPool(place.systemUrlConfig, 4), { queue: 1 });
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const insides: Promise<void>[] = [];
    const read = () =>
      inLane('reading', () => {
        let inside: () => void = () => undefined;
        insides.push(new Promise((resolve) => (inside = resolve)));
        return narrow.as('public', () => {
          inside();
          return held.then(() => 'read');
        });
      });
    const readers = [read(), read(), read()];
    await Promise.all(insides);
    readers.push(read());
    await assert.rejects(read(), isTrouble('busy'));
    assert.equal(await inLane('saving', () => narrow.as('system', async () => 'saved')), 'saved');
    assert.equal(narrow.load().waiting, 1);
    release();
    assert.deepEqual(await Promise.all(readers), ['read', 'read', 'read', 'read']);
    await narrow.close();
  });

  test('a connection that breaks before the commit: the work is done again, once, on another', async () => {
    let tries = 0;
    const value = await database.as('system', async (tx) => {
      tries += 1;
      await sql`insert into counter (name, value) values ('broken', 1) on conflict (name) do update set value = counter.value + 1`.execute(
        tx,
      );
      if (tries === 1) await cutAll();
      return (await sql<{ value: number }>`select value from counter where name = 'broken'`.execute(tx)).rows[0]?.value;
    });
    assert.deepEqual([tries, value, await counted('broken')], [2, 1, 1]);
  });

  test('a connection that breaks while nothing is asked of it does not end the process', async () => {
    let tries = 0;
    await database.as('system', async () => {
      tries += 1;
      if (tries > 1) return;
      await cutAll();
      while ((await standing()) > 0) await sleep(5);
      await sleep(100);
    });
    assert.equal(tries, 2);
  });

  test('a connection that breaks in the commit: nobody knows, so it is said and not done twice', async () => {
    await owner.query(`create function pg_temp_break() returns trigger language plpgsql as
    $$ begin perform pg_terminate_backend(pg_backend_pid()); return null; end $$`);
    await owner.query(`create constraint trigger break_commit after insert on counter deferrable initially deferred
    for each row when (new.name = 'commit') execute function pg_temp_break()`);
    let tries = 0;
    const write = database.as('system', async (tx) => {
      tries += 1;
      await sql`insert into counter (name, value) values ('commit', 1)`.execute(tx);
    });
    await assert.rejects(write, isTrouble('unsure'));
    assert.equal(tries, 1);
    await owner.query('drop trigger break_commit on counter; drop function pg_temp_break()');
  });

  test('backends ended twenty times under load: nothing acknowledged is lost, nothing is done twice that was not unsure', async () => {
    let on = true;
    const ends = { done: 0, unsure: 0, away: 0 };
    const unforeseen: unknown[] = [];
    const writer = async () => {
      while (on)
        await count(database, 'load').then(
          () => (ends.done += 1),
          (error: unknown) => {
            if (error instanceof DatabaseUnavailable && error.trouble !== 'busy') ends[error.trouble] += 1;
            else unforeseen.push(error);
          },
        );
    };
    const writers = Array.from({ length: 8 }, writer);
    for (let round = 0; round < 20; round += 1) {
      for (const before = ends.done; ends.done < before + 3 && unforeseen.length === 0; ) await sleep(5);
      await cutAll();
    }
    on = false;
    await Promise.all(writers);
    assert.deepEqual(unforeseen, []);
    const standing = await counted('load');
    assert.ok(standing >= ends.done && standing <= ends.done + ends.unsure, JSON.stringify({ standing, ...ends }));
  });

  test('a prepared statement that no longer fits (a migration, a pooler) is sent again unnamed, and its connection replaced', async () => {
    const read = () => database.as('public', (tx) => tx.selectFrom('counter').selectAll().execute());
    const all = () => Promise.all(Array.from({ length: 4 }, read)).then(([rows]) => rows?.length ?? 0);
    const standing = await all();
    for (let again = 0; again < 3; again += 1) assert.equal(await all(), standing);
    await owner.query('alter table counter add column later int');
    assert.equal(await all(), standing, 'cached plan must not change result type');
    await owner.query('alter table counter drop column later');
    for (let again = 0; again < 3; again += 1) assert.equal(await all(), standing);
    await database.as('system', (tx) => sql`deallocate all`.execute(tx));
    for (let again = 0; again < 4; again += 1) assert.equal(await all(), standing, 'prepared statement does not exist');
  });

  const preparedOn = async (of: Database) => {
    for (let again = 0; again < 3; again += 1) await of.as('public', (tx) => tx.selectFrom('clock').selectAll().execute());
    return of.as('public', async (tx) => {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements where statement like '%clock%'
        and statement not like '%pg_prepared_statements%'`.execute(tx);
      return rows[0]?.n;
    });
  };

  test('what recurs is prepared once; DB_PREPARED=off prepares nothing', async () => {
    for (const [prepared, seen] of [
      [true, 1],
      [false, 0],
    ] as const) {
      const one = createDatabase(createPool(place.systemUrlConfig, 1), { prepared });
      assert.equal(await preparedOn(one), seen);
      await one.close();
    }
  });

  test('a connection keeps a bounded number of statements, the last used ones', async () => {
    const one = createDatabase(createPool(place.systemUrlConfig, 1));
    for (const again of [1, 2])
      await one.as('public', async (tx) => {
        for (let i = 0; i < 300; i += 1) await sql`select ${sql.lit(i)}::int as kept, ${again}::int as again`.execute(tx);
      });
    const kept = await one.as('public', (tx) => sql<{ n: number }>`select count(*)::int as n from pg_prepared_statements`.execute(tx));
    assert.equal(kept.rows[0]?.n, 240);
    await one.close();
  });

  test('whoever meets another transaction as often as he tries again is told that many are at it, and when to come again', async () => {
    for (const code of ['40001', '40P01']) {
      let tried = 0;
      const meets = (db: Kysely<Tables>) => {
        tried += 1;
        return sql`do ${sql.lit(`begin raise exception using errcode = '${code}'; end`)}`.execute(db);
      };
      await assert.rejects(database.as('system', meets), isTrouble('busy'));
      await assert.rejects(database.ask(meets), isTrouble('busy'));
      assert.equal(tried, 8);
    }
  });

  test('a server that says nothing is not waited for without an end, nor asked again', async () => {
    const patient = createDatabase(createPool(place.systemUrlConfig, 1, 5_000, 300));
    const slow = (db: Kysely<Tables>) => sql`select pg_sleep(20)`.execute(db);
    const began = Date.now();
    await assert.rejects(patient.as('system', slow), isTrouble('away'));
    await assert.rejects(patient.ask(slow), isTrouble('away'));
    await assert.rejects(
      patient.as('system', async (tx) => {
        await sql`create temp table slow (n int) on commit drop`.execute(tx);
        await sql`create function pg_temp.wait() returns trigger language plpgsql as 'begin perform pg_sleep(20); return new; end'`.execute(
          tx,
        );
        await sql`create constraint trigger late after insert on slow deferrable initially deferred for each row execute function pg_temp.wait()`.execute(
          tx,
        );
        await sql`insert into slow values (1)`.execute(tx);
      }),
      isTrouble('unsure'),
    );
    assert.equal(Date.now() - began < 5_000, true);
    assert.equal(await patient.as('system', async () => 1), 1, 'the place is free again');
    await patient.close();
  });

  test('where nobody answers it is said so, and the next asks again', async () => {
    const nowhere = createDatabase(createPool({ ...place.systemUrlConfig, host: '127.0.0.1', port: 1 }, 2));
    await assert.rejects(
      nowhere.as('public', async () => 1),
      isTrouble('away'),
    );
    await assert.rejects(
      nowhere.ask((db) => db.selectFrom('clock').selectAll().execute()),
      isTrouble('away'),
    );
    await nowhere.close();
  });
});
