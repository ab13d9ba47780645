import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Transaction } from '../../src/acts/context.ts';
import { readConfig } from '../../src/config.ts';
import type { CalendarYear } from '../../src/core/calendar/workday.ts';
import { createSealer, sha256 } from '../../src/store/crypto.ts';
import { enter } from '../../src/store/enter.ts';
import { inLane } from '../../src/store/lanes.ts';
import { createPool } from '../../src/store/pool.ts';
import { createDatabase, type Database } from '../../src/store/transaction.ts';
import { visitorsOf } from '../../src/visitors.ts';
import { type Worlds, worldsOf } from '../../src/world.ts';
import { tools } from './acting.ts';
import { type TestDatabase, withDatabase } from './database.ts';
import { fillTwoCities, migrated } from './two-cities.ts';

const at = (minutes: number) => new Date(Date.parse('2026-05-10T02:00:00.000Z') + minutes * 60_000).toISOString();

describe('一次请求：来的是谁、今天是哪天，不另开事务', () => {
  let place: TestDatabase;
  let owner: pg.Pool;
  let app: Database;
  let worlds: Worlds;

  before(async () => {
    place = await withDatabase(migrated);
    owner = createPool(place.ownerUrlConfig, 2);
    await fillTwoCities(owner);
    await owner.query("update session set ends_at = ends_at + interval '12 hours'");
    app = createDatabase({ app: createPool(place.appUrlConfig, 2), system: createPool(place.systemUrlConfig, 2) });
    const sealer = createSealer(Buffer.alloc(32, 1).toString('base64'));
    worlds = worldsOf({
      config: readConfig({ demonstration: true }, {}),
      database: app,
      sealer,
      tools,
      ailing: () => null,
      report: assert.fail,
    });
  });
  after(async () => {
    await app?.close();
    await owner?.end();
    await place?.dispose();
  });

  const coming = (tokenHash: string, minutes: number) =>
    app.ask((db) => enter(db, { tokenHash, now: at(minutes), today: '2026-05-10', idleSeconds: 7200 }));
  const seenAt = async () =>
    (await owner.query<{ seen_at: string }>(`select seen_at from session where token_hash = '${sha256('token-a')}'`)).rows[0]?.seen_at;

  test('有效的会话是谁的就是谁；不认识的、闲置两小时的、到点的、停用的都不是', async () => {
    const who = await coming('token-a', 0);
    assert.deepEqual([who?.roles, who?.standsInFor], [['clerk'], []]);
    assert.equal(await coming('nobody', 0), null);
    assert.ok(await coming('token-b', 119));
    assert.equal(await coming('token-a', 120), null, '闲置');
    await owner.query(`update session set seen_at = $1 where token_hash = '${sha256('token-a')}'`, [at(11 * 60 + 59)]);
    assert.ok(await coming('token-a', 11 * 60 + 59));
    assert.equal(await coming('token-a', 12 * 60), null, '到点');
    await owner.query('update account set active = false where id = $1', [who?.accountId]);
    assert.equal(await coming('token-a', 11 * 60 + 59), null, '停用');
    await owner.query('update account set active = true where id = $1', [who?.accountId]);
  });

  test('最近一次来的时间至多一分钟写一次', async () => {
    await owner.query(`update session set seen_at = $1 where token_hash = '${sha256('token-a')}'`, [at(0)]);
    await coming('token-a', 1);
    assert.equal(await seenAt(), at(0));
    await coming('token-a', 1.5);
    assert.equal(await seenAt(), at(1.5));
  });

  test('查会话不借给任何人一双眼睛', async () => {
    await coming('token-a', 2);
    for (const table of ['session', 'account', 'absence', 'dossier'])
      assert.deepEqual(await app.ask(async (db) => (await sql`select * from ${sql.table(table)}`.execute(db)).rows), [], table);
  });

  const visitors = () =>
    visitorsOf(worlds, async () => ({ ...(await worlds.of('public')), tools: { ...tools, digest: (token) => token } }));

  test('来过的人先当作还是他，第一个事务核实；职责变了、会话没了，什么也没有读、没有写，重新问过才算', async () => {
    await owner.query("update session set seen_at = now(), ends_at = now() + interval '1 hour'");
    const visitor = visitors();
    const come = async (anew = false) => {
      const one = await visitor('token-a', { anew });
      if (one === null) throw new Error('nobody came');
      return one;
    };
    assert.equal((await come()).proven(), true, '头一次问过数据库');
    const again = await come();
    assert.equal(again.proven(), false);
    await again.ctx.inTransaction(async () => undefined);
    assert.equal(again.proven(), true);
    const roles = async (list: readonly string[]) =>
      owner.query(`update account set roles = $1 where id = '${again.ctx.actor.accountId}'`, [JSON.stringify(list)]);
    for (const way of ['inTransaction', 'asSystem'] as const) {
      await roles(['clerk', 'manager']);
      const stale = await come();
      assert.deepEqual(stale.ctx.actor.roles, ['clerk']);
      await assert.rejects(
        stale.ctx[way](async () => assert.fail('nothing is done for whom the database does not name')),
        /another thing/,
      );
      const known = await come();
      assert.deepEqual([known.proven(), known.ctx.actor.roles], [true, ['clerk', 'manager']]);
      await roles(['clerk']);
      await assert.rejects((await come()).prove());
      await come();
    }
    const last = await come();
    await owner.query(`delete from session where token_hash = '${sha256('token-a')}'`);
    await assert.rejects(
      last.ctx.inTransaction(async () => assert.fail()),
      { refusal: { kind: 'notSignedIn' } },
    );
    assert.equal(await visitor('token-a', { anew: true }), null);
    assert.equal(await visitor('token-a', { anew: false }), null);
  });

  test('一次请求里已经办成一步，后一步数据库没有应答：不说“没有改动”，浏览器不会照原样再办一次；什么也没办的，照说可以再试', async () => {
    const cut = Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' });
    const come = visitors();
    const after = (lane: 'saving' | 'reading', way: 'inTransaction' | 'asSystem', first: (tx: Transaction) => Promise<unknown>) =>
      inLane(lane, async () => {
        const { ctx } = (await come('token-b', { anew: false })) ?? assert.fail();
        await ctx[way](first);
        return ctx
          .inTransaction(() => Promise.reject(cut))
          .then(
            () => assert.fail(),
            ({ refusal }) => refusal.kind,
          );
      });
    const writes = (tx: Transaction) => tx.next('办成的');
    assert.equal(await after('saving', 'inTransaction', writes), 'unsure');
    assert.equal(await after('saving', 'inTransaction', (tx) => tx.rounds.rounds()), 'unavailable');
    assert.equal(await after('saving', 'asSystem', writes), 'unavailable', '系统另记的次数，再记一次无妨');
    assert.equal(await after('reading', 'inTransaction', writes), 'unavailable', '读的时候顺带记下的，再读一次无妨');
  });

  test('本进程改了日期，下一个请求就是新的一天；别的进程改了，至多一秒', async () => {
    const today = async () => (await worlds.of('public')).today;
    assert.equal(await today(), '2026-05-10');
    await (await worlds.of('public')).asSystem((tx) => tx.time.setToday('2026-05-11'));
    assert.equal(await today(), '2026-05-11');
    await owner.query("update clock set today = '2026-05-12'");
    while ((await today()) !== '2026-05-12') await sleep(50);
  });

  test('本进程改了公开页面所示的，下一个人问到的就是改后的；别的进程改了，至多一秒', async () => {
    const { version: before } = (await owner.query<{ version: string }>('select version from public_version')).rows[0] ?? assert.fail();
    assert.equal(await worlds.publicVersion(), before);
    const platform = (await owner.query<{ id: string }>('select id from platform limit 1')).rows[0]?.id ?? assert.fail();
    await (await worlds.of('public')).asSystem((tx) => tx.recognitions.changePlatform(platform, { name: '本进程改的名' }));
    const own = await worlds.publicVersion();
    assert.notEqual(own, before);
    await owner.query("update platform set name = '别的进程改的名' where id = $1", [platform]);
    while ((await worlds.publicVersion()) === own) await sleep(50);
  });

  test('装入的日历、没有提交的改动：前者随即生效，后者不生效', async () => {
    const calendar = async () => (await worlds.of('public')).calendar[2031];
    const before = await calendar();
    const world = await worlds.of('public');
    const year: CalendarYear = { doc: '国办发明电〔2030〕1号', off: [['2031-01-01', '2031-01-01']], work: [] };
    const failing = world.asSystem(async (tx) => {
      await tx.time.loadCalendarYear(2031, year, world.now, world.now);
      throw new Error('undone');
    });
    await assert.rejects(failing);
    assert.deepEqual(await calendar(), before);
    const account = (await owner.query<{ id: string }>('select id from account limit 1')).rows[0]?.id ?? '';
    await world.asSystem((tx) => tx.time.loadCalendarYear(2031, year, account, world.now));
    assert.deepEqual(await calendar(), year);
  });

  test('一个事务里不能再问别的连接', async () => {
    await assert.rejects(
      app.as('public', () => coming('token-a', 2)),
      /tx\.asSystem/,
    );
  });
});
