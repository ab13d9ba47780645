import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import pg from 'pg';
import { guardedTables } from '../../src/store/migrations/guarded.ts';
import { createPool } from '../../src/store/pool.ts';
import { createDatabase, type Database } from '../../src/store/transaction.ts';
import { SessionOver, withSystemEyes } from '../../src/store/viewer.ts';
import { type TestDatabase, withDatabase } from './database.ts';
import { fillTwoCities, migrated, type TwoCities } from './two-cities.ts';

/** What everybody reads (access.test.ts says so of each). */
const open = [
  'profile',
  'organisation',
  'organisation_name',
  'calendar_year',
  'calendar_version',
  'scheme_edition',
  'clock',
  'counter',
  'round',
  'file',
  'notice',
  'platform',
  'presence',
  'showcase',
  'signing_key',
  'title_credential',
];
const settings = ['system', 'account', 'organisation', 'clerk_of', 'staff_of', 'expert', 'supervisor', 'administrator', 'actor'];
const relations = ['see', 'own', 'recommender', 'issuer', 'staff', 'party', 'advice'];

describe('只有请求所用口令的人：怎么设、怎么叫，也变不成系统，变不成别人', () => {
  let place: TestDatabase;
  let owner: pg.Pool;
  let towns: TwoCities;
  let app: pg.Client;
  const side = (which: 'a' | 'b', table = 'dossier') => towns.marks.get(table)?.[which] as string;
  const person = (name: string) => towns.viewers[name] as { accountId: string; organisationId: string };
  const sealedTables = () => guardedTables.filter((table) => !open.includes(table));

  before(async () => {
    place = await withDatabase(migrated);
    owner = createPool(place.ownerUrlConfig, 2);
    towns = await fillTwoCities(owner);
    app = new pg.Client(place.appUrlConfig);
    await app.connect();
  });
  after(async () => {
    await app?.end();
    await owner?.end();
    await place?.dispose();
  });

  /** One transaction as a stranger with the role's password would send it, undone afterwards. */
  const trying = async <T>(work: () => Promise<T>): Promise<T> => {
    await app.query('begin');
    return work().finally(() => app.query('rollback'));
  };
  const seen = async (table: string) => Number((await app.query(`select count(*) as n from "${table}"`)).rows[0].n);
  const seesNothing = async (why: string) => {
    for (const table of [...sealedTables(), 'journal']) assert.equal(await seen(table), 0, `${why}: ${table}`);
  };
  const set = (name: string, value: string) => app.query('select set_config($1, $2, true)', [`shifan.${name}`, value]);
  const refused = (statement: string, values: unknown[] = []) =>
    trying(() => assert.rejects(app.query(statement, values), { code: '42501' }, statement));

  test('策略所读的每个设置，设成什么也看不到一行', async () => {
    const { accountId, organisationId } = person('officerA');
    for (const value of ['on', accountId, organisationId, side('a')])
      await trying(async () => {
        for (const name of settings) await set(name, value);
        await seesNothing(value);
      });
    const claimed = [accountId, organisationId, organisationId, organisationId, accountId, 'on', 'on'].join(',');
    for (const seal of ['', '0'.repeat(64), claimed])
      await trying(async () => {
        await set('actor', seal + claimed);
        for (const relation of relations)
          for (const before of ['', '0'.repeat(64)]) {
            await set(`open_${relation}`, `${before}{${side('a')},${side('b')}}`);
            await seesNothing(`sealed by ${seal}`);
          }
      });
  });

  test('变不成别的角色', async () => {
    for (const role of ['shifan_system', 'owner']) await refused(`set role ${role}`);
    await refused('set session authorization shifan_system');
  });

  test('盖印的、替人说话的、读密钥的函数和表，一个也叫不动', async () => {
    const { accountId, organisationId } = person('province');
    await refused('select key from app.secret');
    await refused(`select app.seal('actor', 'x')`);
    await refused('select app.be($1, $2, $3)', [accountId, organisationId, '["officer"]']);
    await refused('select app.act_as($1, $2, $3)', [accountId, organisationId, '["supervisor"]']);
    await refused('select app.note($1, $2, $2)', ['see', `{${side('a')}}`]);
    await refused('select app.leads_on($1, $2)', [accountId, '2026-05-10']);
    const { rows: open } = await app.query('select app.scores_open($1) as open', [side('a')]);
    assert.equal(open[0].open, false, '没有登录的，问不出专家组签完没有');
    assert.equal((await app.query('select app.leads() as leads')).rows[0].leads, false, '没有登录的，谁的领导也不是');
    const { rows } = await owner.query<{ name: string }>(
      `select p.oid::regprocedure::text as name from pg_proc p where p.prosecdef and has_function_privilege('shifan_app', p.oid, 'execute')
       and p.pronamespace = 'app'::regnamespace and p.prorettype <> 'trigger'::regtype order by 1`,
    );
    assert.deepEqual(
      rows.map(({ name }) => name.replace(/\(.*/, '')),
      ['app.enter', 'app.leads', 'app.mine', 'app.open', 'app.opened', 'app.scores_open', 'app.wait_again', 'app.waits_stale'],
      'what runs with the owner’s rights is tried above and below: another one is to be tried as well',
    );
  });

  test('拿着库里存的会话编号、账号，进不了门；随便打开别人的申报也打不开', async () => {
    const at = ['2026-05-10T02:00:01.000Z', '2 hours', '2026-05-10'];
    const kept = (await owner.query<{ hash: string }>('select token_hash as hash from session')).rows.map(({ hash }) => hash);
    assert.ok(kept.length > 2);
    for (const claimed of [...kept, person('province').accountId, ''])
      await trying(async () => {
        assert.equal((await app.query('select app.enter($1, $2, $3, $4) as who', [claimed, ...at])).rows[0].who, null);
        assert.equal((await app.query('select app.open($1) as n', [`{${side('a')},${side('b')}}`])).rows[0].n, 0);
        await seesNothing('entered by what is kept');
      });
  });

  test('自己的印只在这一次事务、这一条连接上有用', async () => {
    const entered = ['viewer-officerA', '2026-05-10T02:00:01.000Z', '2 hours', '2026-05-10'];
    const taken = await trying(async () => {
      await app.query('select app.enter($1, $2, $3, $4)', entered);
      await app.query('select app.open($1)', [`{${side('a')}}`]);
      assert.equal(await seen('dossier'), 1);
      const { rows } = await app.query<{ actor: string; see: string }>(
        "select current_setting('shifan.actor') as actor, current_setting('shifan.open_see') as see",
      );
      return rows[0] as { actor: string; see: string };
    });
    await trying(async () => {
      await set('actor', taken.actor);
      await set('open_see', taken.see);
      await seesNothing('replayed');
    });
    await trying(async () => {
      await app.query('select app.enter($1, $2, $3, $4)', entered);
      const { rows } = await app.query<{ actor: string }>("select current_setting('shifan.actor') as actor");
      const longer = (rows[0]?.actor ?? '').replace(/,,$/, ',on,on');
      await set('actor', longer);
      await seesNothing('with more rights than were sealed');
    });
  });

  test('轮不到自己时写不进日志：没有会话、替别人、跳号、不接前一条', async () => {
    const write = (actorId: string | null, seq: number, previous: string) =>
      app.query(
        `insert into journal (seq, at, actor_id, actor_name, action, subject_kind, detail, previous_hash, hash)
         values ($1, now(), $2, '某人', 'accept', 'dossier', '{}', $3, 'x')`,
        [seq, actorId, previous],
      );
    const head = (await owner.query<{ seq: number; hash: string }>('select seq, hash from journal_head')).rows[0] as {
      seq: number;
      hash: string;
    };
    const next = Number(head.seq) + 1;
    const officer = person('officerA').accountId;
    const asOfficer = (work: () => Promise<unknown>) =>
      trying(async () => {
        await app.query('select app.enter($1, $2, $3, $4)', ['viewer-officerA', '2026-05-10T02:00:01.000Z', '2 hours', '2026-05-10']);
        await work();
      });
    await asOfficer(() => write(officer, next, head.hash));
    for (const [who, seq, previous] of [
      [person('province').accountId, next, head.hash],
      [null, next, head.hash],
      [officer, next + 1, head.hash],
      [officer, next, 'other'],
    ] as const)
      await asOfficer(() => assert.rejects(write(who, seq, previous), { code: '42501' }, `${who} ${seq} ${previous}`));
    await trying(() => assert.rejects(write(officer, next, head.hash), { code: '42501' }, 'without a session'));
    await refused('update journal_head set seq = 0');
  });

  test('没有会话的连接什么也加不进：文件、编号、信件', async () => {
    await refused(`insert into file (hash, size, media_type, created_at) values ('h', 1, 'x', now())`);
    await refused(`insert into counter (name, value) values ('c', 1)`);
    await refused(`insert into outbox (id, key, subject, body, created_at) values ($1, 'k', '', '', now())`, [randomUUID()]);
    for (const [table, column] of [
      ['file', 'size'],
      ['counter', 'value'],
    ])
      assert.equal((await trying(() => app.query(`update ${table} set ${column} = ${column}`))).rowCount, 0, table);
  });

  describe('应用自己', () => {
    let database: Database;
    before(() => {
      database = createDatabase({ app: createPool(place.appUrlConfig, 1), system: createPool(place.systemUrlConfig, 1) });
    });
    after(() => database?.close());
    const logins = (viewer: string, beyond: boolean) =>
      database.as(towns.viewers[viewer] as never, async (tx) => {
        const name = () =>
          sql<{ login: string; own: number }>`select session_user as login, (select count(*)::int from dossier) as own`.execute(tx);
        if (beyond) await withSystemEyes(tx, () => Promise.resolve());
        return (await name()).rows[0];
      });

    test('请求走请求的连接，任务走系统的；要系统去看一眼的，整个事务换到系统的连接上重做，眼睛仍是本人的', async () => {
      assert.deepEqual(await logins('clerkA', false), { login: 'shifan_app', own: 1 });
      assert.deepEqual(await logins('clerkA', true), { login: 'shifan_system', own: 1 });
      assert.deepEqual(await logins('public', false), { login: 'shifan_app', own: 0 });
      assert.deepEqual(await logins('public', true), { login: 'shifan_system', own: 0 });
      assert.deepEqual(await logins('system', false), { login: 'shifan_system', own: 2 });
    });

    test('借不到系统的眼睛而又不声张的，也不提交', async () => {
      let tries = 0;
      const n = await database.as(towns.viewers.clerkA as never, async (tx) => {
        tries += 1;
        await withSystemEyes(tx, () => Promise.resolve()).catch(() => undefined);
        return tries;
      });
      assert.equal(n, 2);
    });

    test('会话在请求中途结束的，下一次事务就不再是那个人', async () => {
      await owner.query('delete from session where account_id = $1', [person('leaderB').accountId]);
      await assert.rejects(logins('leaderB', false), SessionOver);
    });
  });
});
