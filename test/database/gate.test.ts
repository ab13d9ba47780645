import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Actor } from '../../src/core/workflow/relation.ts';
import { type Coming, enter } from '../../src/store/enter.ts';
import { createPool } from '../../src/store/pool.ts';
import { createDatabase, type Database, type Tx } from '../../src/store/transaction.ts';
import { type Viewer, withSystemEyes } from '../../src/store/viewer.ts';
import { type TestDatabase, withDatabase } from './database.ts';
import { fillTwoCities, migrated, type TwoCities } from './two-cities.ts';

describe('一次开卷，一次判断', () => {
  let place: TestDatabase;
  let owner: pg.Pool;
  let app: Database;
  let towns: TwoCities;
  /** Every table that hangs on a dossier, and the ways in which a policy of it reads. */
  let kept: string[];

  const side = (which: 'a' | 'b') => towns.marks.get('dossier')?.[which] as string;
  const as = <T>(viewer: string, work: (tx: Tx) => Promise<T>) => app.as(towns.viewers[viewer] as Viewer, work);
  const numberOf = async (tx: Tx, query: ReturnType<typeof sql<{ n: number }>>) => (await query.execute(tx)).rows[0]?.n;
  const open = (tx: Tx, ...ids: string[]) => numberOf(tx, sql<{ n: number }>`select app.open(${`{${ids.join(',')}}`}::uuid[]) as n`);
  const count = (tx: Tx, table: string, dossierId: string) =>
    numberOf(tx, sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} t where dossier_id = ${dossierId}`);
  /** What each viewer sees of each table, having opened both dossiers or none. */
  const sightOf = async (opened: boolean) => {
    const sight: Record<string, (number | undefined)[]> = {};
    for (const viewer of Object.keys(towns.viewers))
      for (const table of kept)
        sight[`${viewer} ${table}`] = await as(viewer, async (tx) => {
          if (opened) await open(tx, side('a'), side('b'));
          return [await count(tx, table, side('a')), await count(tx, table, side('b'))];
        });
    return sight;
  };
  /** What each viewer may write of each table: how many rows an update that changes nothing reaches. */
  const reachOf = async (opened: boolean) => {
    const reach: Record<string, unknown> = {};
    for (const viewer of Object.keys(towns.viewers))
      for (const table of kept)
        reach[`${viewer} ${table}`] = await as(viewer, async (tx) => {
          if (opened) await open(tx, side('a'), side('b'));
          return (await sql`update ${sql.table(table)} set dossier_id = dossier_id`.execute(tx)).numAffectedRows;
        }).catch((error: { code?: string }) => error.code);
    return reach;
  };

  before(async () => {
    place = await withDatabase(migrated);
    owner = createPool(place.ownerUrlConfig, 2);
    app = createDatabase({ app: createPool(place.appUrlConfig, 1), system: createPool(place.systemUrlConfig, 1) });
    towns = await fillTwoCities(owner);
    const { rows } = await owner.query<{ name: string }>(
      `select distinct tablename as name from pg_policies where coalesce(qual, '') || coalesce(with_check, '') like '%app.may(%' order by 1`,
    );
    kept = rows.map(({ name }) => name);
  });
  after(async () => {
    await app?.close();
    await owner?.end();
    await place?.dispose();
  });

  test('凡挂在申报上的表都由开卷把守，没有一条策略再逐行查申报', async () => {
    assert.equal(kept.length, 27);
    const { rows } = await owner.query(
      `select tablename, policyname from pg_policies where coalesce(qual, '') || coalesce(with_check, '') ~ 'FROM \\(?dossier'`,
    );
    assert.deepEqual(rows, [], 'a policy that reads dossier for each row is planned and run with each statement: use the gate’s words');
  });

  test('开卷不多看一行，也不少看一行：每个人，每张表', async () => {
    assert.deepEqual(await sightOf(true), await sightOf(false));
  });

  test('开卷不多写一行，也不少写一行：每个人，每张表', async () => {
    const reached = await reachOf(false);
    assert.ok(Object.values(reached).some((rows) => rows === 1n));
    assert.deepEqual(await reachOf(true), reached);
  });

  test('自己看不到的申报打不开，也开不出别的', async () => {
    await as('clerkA', async (tx) => {
      assert.equal(await open(tx, side('b')), 0);
      assert.equal(await open(tx, side('a'), side('b')), 1);
      for (const table of kept) assert.equal(await count(tx, table, side('b')), 0, table);
      assert.equal(await count(tx, 'dossier_row', side('a')), 1);
    });
  });

  test('一次事务打开的，同一条连接上的下一次是关着的', async () => {
    await as('clerkA', (tx) => open(tx, side('a')));
    for (const viewer of ['clerkB', 'public'])
      await as(viewer, async (tx) => assert.equal(await count(tx, 'dossier_row', side('a')), 0, viewer));
  });

  test('退回保存点，打开的随之关上', async () => {
    await as('officerA', async (tx) => {
      await sql`savepoint s`.execute(tx);
      await open(tx, side('a'));
      await sql`rollback to savepoint s`.execute(tx);
      assert.equal(await numberOf(tx, sql<{ n: number }>`select cardinality(app.opened('see')) as n`), 0);
    });
  });

  test('以系统的眼睛打开的，还给本人之后仍是关着的', async () => {
    await as('clerkA', async (tx) => {
      await withSystemEyes(tx, async () => {
        assert.equal(await open(tx, side('b')), 1);
        assert.equal(await count(tx, 'dossier_row', side('b')), 1);
      });
      assert.equal(await count(tx, 'dossier_row', side('b')), 0);
      assert.equal(await open(tx, side('a')), 1, 'and what is one’s own opens as ever');
    });
  });

  test('再开一次，以此时的关系为准：不再看得见的，随之关上', async () => {
    const submitted = (at: string) => owner.query(`update dossier set submitted_at = ${at} where id = $1`, [side('a')]);
    await as('officerA', async (tx) => {
      await open(tx, side('a'));
      await submitted('null');
      assert.equal(await count(tx, 'dossier_row', side('a')), 1, 'opened stays opened within the transaction');
      assert.equal(await open(tx, side('a')), 0);
      assert.equal(await count(tx, 'dossier_row', side('a')), 0);
    }).finally(() => submitted('now()'));
  });

  test('监察与系统不必开卷', async () => {
    for (const viewer of ['system', 'supervisor']) await as(viewer, async (tx) => assert.equal(await count(tx, 'sample', side('b')), 1));
  });

  test('打开的随打开的人：同一次事务里换一个人，前一个人打开的是关着的', async () => {
    const [clerk, other] = [towns.viewers.clerkA, towns.viewers.clerkB] as [Actor & Coming, Coming];
    await app.as(clerk, async (tx) => {
      assert.equal(await open(tx, side('a')), 1);
      await enter(tx, other);
      assert.equal(await count(tx, 'dossier_row', side('a')), 0);
      assert.equal(await open(tx, side('a'), side('b')), 1);
      assert.equal(await count(tx, 'dossier_row', side('a')), 0);
    });
  });

  test('开卷少问一句“看不看得见”，上面的测试看得出来', async () => {
    const honest = await sightOf(false);
    const { rows } = await owner.query<{ text: string }>("select pg_get_functiondef('app.open'::regproc) as text");
    const text = rows[0]?.text ?? '';
    const mutant = text.replace(/ and \(overseer or[\s\S]*?any\(seats\)\)/, '');
    assert.notEqual(mutant, text);
    await owner.query(mutant);
    try {
      assert.notDeepEqual(await sightOf(true), honest);
      await as('clerkA', async (tx) => assert.equal(await open(tx, side('b')), 1, 'the mutant opens what its policy hides'));
    } finally {
      await owner.query(text);
    }
    assert.deepEqual(await sightOf(true), honest);
  });
});
