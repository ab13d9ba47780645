import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import type { World } from '../../src/acts/context.ts';
import { stateNames } from '../../src/core/workflow/state.ts';
import { jobs } from '../../src/jobs/day.ts';
import { isDone } from '../../src/jobs/job.ts';
import { refreshWaiting } from '../../src/jobs/watch-waiting.ts';
import { fillNameKeys } from '../../src/store/migrations/0172-name-key.ts';
import { explained, type Node, sentDuring } from './captured.ts';
import { type ManyCases, startManyCases } from './many-cases.ts';

const CASES = 10_000;
/** A table with more rows than this grows with the years. */
const SMALL = 1_000;

let many: ManyCases;
let app: pg.Client;
let growing: ReadonlySet<string>;
before(async () => {
  many = await startManyCases(CASES);
  app = new pg.Client(many.bank.system as pg.ClientConfig);
  await app.connect();
  const { rows } = await many.owner.query<{ name: string }>(
    "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples > $1",
    [SMALL],
  );
  // What waits to be worked out is a queue: it fills and empties.
  growing = new Set(rows.map(({ name }) => name).filter((name) => name !== 'waiting_stale'));
});
after(async () => {
  await app?.end();
  await many?.close();
});

const party = (login: string) => many.place.stage.party(login);
const people = ['nanchang-jb', 'xiehui-jb', 'sheng-jb', 'jiancha', 'qiye01', 'zhuanjia01'] as const;

/** Sequential scans of growing tables in what is sent while somebody reads. */
async function scansDuring(read: () => Promise<unknown>): Promise<string[]> {
  const found: string[] = [];
  for (const sending of await sentDuring(read))
    for (const { text, nodes } of await explained(app, sending)) {
      const scanned = nodes.filter((node) => node['Node Type'] === 'Seq Scan' && growing.has(node['Relation Name'] ?? ''));
      found.push(...scanned.map((node: Node) => `${node['Relation Name']}: ${text.replace(/\s+/g, ' ').slice(0, 200)}`));
    }
  return found;
}

test('虚构的数据够多：申报、名单、报表、日志都是会增长的表', () => {
  for (const table of [
    'dossier',
    'dossier_row',
    'dossier_value',
    'organisation',
    'account',
    'platform',
    'report',
    'journal',
    'sample',
    'objection',
  ])
    assert.ok(growing.has(table), table);
});

test('这条检验看得见整表扫描', async () => {
  const scans = await scansDuring(async () => {
    await app.query('begin');
    await app.query("select count(*) from report where figures ->> 'profit' = 'x'");
    await app.query('rollback');
  });
  assert.equal(scans.length, 1);
});

/** What row-level security alone shows somebody, asked without naming anybody's organisation. */
async function seenBy(login: string, question: string): Promise<string[]> {
  const { account } = await (await party(login))('GET /api/session');
  const found = await many.owner.query<{ own: string; roles: string[] }>(
    'select organisation_id as own, roles from account where id = $1',
    [account.id],
  );
  const { own = '', roles = [] } = found.rows[0] ?? {};
  await app.query('begin');
  await app.query('select app.act_as($1, $2, $3::jsonb)', [account.id, own, JSON.stringify(roles)]);
  const { rows } = await app.query<{ id: string }>(question);
  await app.query('rollback');
  return rows.map(({ id }) => id);
}

type Page = { total: number; ids: string[] };

/** All pages of a list, one after the other. */
async function pages(ask: (page: { limit: number; offset: number }) => Promise<Page>): Promise<Page> {
  const ids: string[] = [];
  for (;;) {
    const page = await ask({ limit: 200, offset: ids.length });
    ids.push(...page.ids);
    if (ids.length >= page.total) return { total: page.total, ids };
    assert.ok(page.ids.length > 0, `第 ${ids.length} 条之后是空页，共 ${page.total} 条`);
  }
}

test('逐页读名单时，看过的和还没看的又重新提交：不漏一件，也不重一件', async () => {
  const who = await party('nanchang-jb');
  const all = (await who('GET /api/dossiers', { query: { limit: 12 } })).dossiers.map(({ id }) => id);
  const read: string[] = [];
  for (let after: string | undefined; read.length < all.length; after = read.at(-1)) {
    const { dossiers } = await who('GET /api/dossiers', { query: after === undefined ? { limit: 3 } : { limit: 3, after } });
    read.push(...dossiers.map(({ id }) => id));
    const again = [read.at(-1), read.at(-2), all[read.length + 1]];
    await many.owner.query("update dossier set submitted_at = submitted_at + interval '1 year' where id = any ($1)", [again]);
  }
  assert.deepEqual(read, all);
});

test('申报名单逐页合起来，正是本人看得到的申报，不多不少；共多少件、各年各状态多少件都对', async () => {
  for (const login of people) {
    const who = await party(login);
    const { ids, total } = await pages(async (page) => {
      const { dossiers, total: all } = await who('GET /api/dossiers', { query: page });
      return { ids: dossiers.map(({ id }) => id), total: all };
    });
    const seen = await seenBy(login, 'select d.id from dossier d join round r on r.id = d.round_id order by r.year desc, d.number, d.id');
    assert.deepEqual(ids, seen, login);
    for (const at of [0, Math.floor(ids.length / 2), ids.length - 1].filter((n) => ids[n] !== undefined)) {
      const after = ids[at];
      const next = await who('GET /api/dossiers', { query: { after, limit: 1 } });
      assert.deepEqual([next.dossiers[0]?.id, next.total], [ids[at + 1], total], `${login} 第 ${at + 1} 件的下一件`);
      if (at > 0) assert.deepEqual(await scansDuring(() => who('GET /api/dossiers', { query: { after, limit: 1 } })), [], login);
    }
    const gone = await who('GET /api/dossiers', { query: { after: uuidv7(), limit: 1 } });
    assert.equal(gone.dossiers[0]?.id, ids[0], `${login}：看着的一件被收回了，名单从头排起，不说后面没有了`);
    const { counts } = await who('GET /api/dossiers', { query: { counts: 'yes', limit: 1 } });
    assert.equal(
      counts.reduce((sum, { count }) => sum + count, 0),
      total,
      login,
    );
    const now = counts.filter(({ year, state }) => year === 2026 && ['submitted', 'assessing'].includes(state));
    const narrowed = await who('GET /api/dossiers', { query: { year: 2026, state: 'submitted,assessing' } });
    assert.equal(
      narrowed.total,
      now.reduce((sum, { count }) => sum + count, 0),
      login,
    );
    assert.ok(narrowed.dossiers.every(({ roundYear, state }) => roundYear === 2026 && ['submitted', 'assessing'].includes(state.name)));
  }
});

test('按名称中的一个字、两个字、几个字，按完整编号和信用代码，都查得到', async () => {
  const who = await party('sheng-jb');
  const [one] = (await who('GET /api/dossiers', { query: { limit: 1, offset: 100 } })).dossiers;
  assert.ok(one);
  const found = async (search: string) => (await who('GET /api/dossiers', { query: { search, limit: 200 } })).dossiers.map(({ id }) => id);
  const name = one.applicant;
  for (const part of [name, name.slice(2, 7), one.number ?? '', one.creditCode]) assert.ok((await found(part)).includes(one.id), part);
  for (const part of [name.slice(0, 2), name.slice(0, 1)]) {
    const { total } = await who('GET /api/dossiers', { query: { search: part, limit: 1 } });
    const { rows } = await many.owner.query<{ n: number }>(
      `select count(*)::int as n from dossier d join organisation o on o.id = d.applicant_id
      where position($1 in o.name) > 0 and d.recommended_at is not null`,
      [part],
    );
    assert.equal(total, rows[0]?.n, part);
  }
  assert.deepEqual(await found('%'), []);
  assert.deepEqual(await found(`${name.slice(0, 1)}_`), []);
});

test('申报名单的每一页，每一种筛选，都不整表扫描', async () => {
  for (const login of people) {
    const who = await party(login);
    for (const query of [
      {},
      { offset: 100 },
      { counts: 'yes' as const },
      { state: 'submitted' },
      { year: 2024, state: stateNames.filter((name) => name !== 'draft').join(',') },
      { search: '南昌' },
      { search: '公司' },
      { search: '赣平2024-0007' },
    ])
      assert.deepEqual(await scansDuring(() => who('GET /api/dossiers', { query })), [], `${login} ${JSON.stringify(query)}`);
  }
});

test('调度表逐页合起来，正是本人看得到的；最近的季度在前', async () => {
  for (const login of ['nanchang-jb', 'qiye01'] as const) {
    const who = await party(login);
    const { ids } = await pages(async (page) => {
      const { reports, total } = await who('GET /api/reports', { query: page });
      return { ids: reports.map(({ id }) => id), total };
    });
    const seen = await seenBy(login, 'select id from report order by year desc, quarter desc, platform_id');
    assert.deepEqual(ids, seen, login);
    const at = Math.floor(ids.length / 2);
    assert.equal((await who('GET /api/reports', { query: { after: ids[at - 1], limit: 1 } })).reports[0]?.id, ids[at], `${login} 的下一份`);
    assert.deepEqual(await scansDuring(() => who('GET /api/reports', { query: { after: ids[at - 1], limit: 1 } })), [], login);
    assert.equal((await who('GET /api/reports', { query: { after: uuidv7(), limit: 1 } })).reports[0]?.id, ids[0], `${login} 的一份已不在`);
  }
  const province = await (await party('sheng-jb'))('GET /api/reports', { query: { offset: 1_000 } });
  assert.equal(province.total, (await seenBy('sheng-jb', 'select id from report')).length);
  const open = await (await party('sheng-jb'))('GET /api/reports', { query: { year: 2025, quarter: 4, state: 'open' } });
  assert.equal(open.overdue, open.total, '期限已过，待报送的都是逾期未报');
});

test('调度表的每一页，每一种筛选，都不整表扫描', async () => {
  for (const login of ['nanchang-jb', 'sheng-jb', 'jiancha', 'qiye01'] as const) {
    const who = await party(login);
    for (const query of [
      {},
      { offset: 300 },
      { year: 2025, quarter: 4 },
      { state: 'open' as const },
      { search: '南昌' },
      { search: '平台' },
    ])
      assert.deepEqual(await scansDuring(() => who('GET /api/reports', { query })), [], `${login} ${JSON.stringify(query)}`);
  }
});

test('待办不整表扫描', async () => {
  for (const login of ['nanchang-jb', 'nanchang-ld', 'sheng-jb', 'sheng-ld', 'qiye01', 'zhuanjia01', 'jiancha', 'admin'] as const) {
    const who = await party(login);
    assert.deepEqual(await scansDuring(() => who('GET /api/inbox', { query: {} })), [], login);
  }
});

test('一件申报的首页、表格、核对和与其他申报的比对，都不整表扫描；比对只读同名的行', async () => {
  const who = await party('nanchang-jb');
  const { dossiers } = await who('GET /api/dossiers', { query: { year: 2026 } });
  const params = { id: dossiers[0]?.id ?? '' };
  for (const key of [
    'GET /api/dossiers/{id}',
    'GET /api/dossiers/{id}/form',
    'GET /api/dossiers/{id}/checks',
    'GET /api/dossiers/{id}/signals',
  ] as const)
    assert.deepEqual(await scansDuring(() => who(key, { params })), [], key);
  const sent = await sentDuring(() => who('GET /api/dossiers/{id}/signals', { params }));
  const plans = [];
  for (const one of sent) plans.push(...(await explained(app, one)));
  const read = plans.flatMap(({ nodes }) => nodes).filter((node) => node['Relation Name'] === 'dossier_row');
  const most = Math.max(...read.map((node) => Number(node['Actual Rows']) * Number(node['Actual Loops'])));
  assert.ok(read.length > 0 && most < 1_000, `${most} rows of lists read`);
});

test('原有名单补上比对用的名称，与新写入的一样', async () => {
  const keyed = async () =>
    (
      await many.owner.query<{ digest: string }>(
        "select md5(string_agg(name_key, ',' order by dossier_id, row_id)) as digest from dossier_row",
      )
    ).rows[0]?.digest;
  const before = await keyed();
  await many.owner.query('update dossier_row set name_key = null');
  const pasted = String.fromCodePoint(...Array.from({ length: 20_000 }, (_, i) => 0x4e00 + ((i * 7919) % 20_000)));
  await many.owner.query(
    `insert into dossier_row (dossier_id, table_key, row_id, position, cells, version, changed_by, changed_at)
      select dossier_id, 'served', gen_random_uuid(), 99, jsonb_build_object('enterprise', $1::text), 1, changed_by, changed_at from dossier_row limit 1`,
    [pasted],
  );
  await fillNameKeys(new Kysely({ dialect: new PostgresDialect({ pool: many.owner }) }));
  assert.equal(await keyed(), before);
});

test('单位名录逐页合起来，是本人可以知道的单位；每一页、每一种筛选都不整表扫描', async () => {
  for (const [login, may] of [
    ['admin', 'true'],
    ['nanchang-jb', "kind <> 'applicant' or division_code like '3601%'"],
    ['qiye01', "kind <> 'applicant' or id = (select organisation_id from account where login = 'qiye01')"],
  ] as const) {
    const who = await party(login);
    const { ids } = await pages(async (page) => {
      const { organisations, total } = await who('GET /api/organisations', { query: page });
      return { ids: organisations.map(({ id }) => id), total };
    });
    const { rows } = await many.owner.query<{ id: string }>(
      `select id from organisation where ${may} order by kind, division_code, name, id`,
    );
    assert.deepEqual(
      ids,
      rows.map(({ id }) => id),
      login,
    );
    const whole = await who('GET /api/organisations', { query: {} });
    assert.equal(whole.organisations.length, whole.total, '不写明数目的，一次给全');
    for (const query of [
      { limit: 50 },
      { limit: 50, offset: 100 },
      { limit: 50, kind: 'applicant' },
      { limit: 50, search: '赣江' },
      { limit: 50, search: '公司' },
    ])
      assert.deepEqual(await scansDuring(() => who('GET /api/organisations', { query })), [], `${login} ${JSON.stringify(query)}`);
  }
});

test('名录的每一页、每一种筛选和排列，公众的名录、首页，辖区平台的家数，都不整表扫描', async () => {
  const who = await party('nanchang-jb');
  const { account } = await who('GET /api/session');
  const { rows } = await many.owner.query<{ id: string }>('select organisation_id as id from account where id = $1', [account.id]);
  const own = rows[0]?.id ?? '';
  const [some] = (await who('GET /api/platforms', { query: { limit: 1, offset: 500 } })).platforms;
  assert.ok(some);
  for (const query of [
    {},
    { by: 'unit' as const, offset: 500 },
    { list: 'province' as const, by: 'unit' as const, city: '南昌市' },
    { standing: 'ending' as const, by: 'unit' as const },
    { standing: 'revoked' as const },
    { function: 'innovation', offset: 100 },
    { area: own, by: 'unit' as const, order: 'ending' as const },
    { authority: own, standing: 'valid' as const },
    { issuer: own, standing: 'valid' as const },
    { by: 'unit' as const, search: some.name.slice(2, 6) },
    { by: 'unit' as const, search: some.certificateNumber },
  ])
    assert.deepEqual(await scansDuring(() => who('GET /api/platforms', { query })), [], JSON.stringify(query));
  for (const query of [{}, { list: 'province' as const }, { area: own }])
    assert.deepEqual(await scansDuring(() => who('GET /api/platform-counts', { query })), [], JSON.stringify(query));
  for (const path of [
    '/',
    '/platforms',
    '/platforms?page=9',
    '/platforms?city=南昌市&function=training',
    `/platforms?search=${some.certificateNumber}`,
  ])
    assert.deepEqual(await scansDuring(async () => void (await many.place.send(path, {})).text()), [], path);
});

/** Jobs that write to thousands on one day look up thousands of names: a register is then read whole with reason. What they look for is not. */
const lettersOf = ['remindReports', 'markOverdue'];

test('每日的工作不整表扫描：一季度到期开出调度表、提醒、逾期、到期，成批的信件，每分钟重算的待办', async () => {
  const found: Record<string, string[]> = {};
  for (const day of ['2026-04-01', '2026-04-13', '2026-04-17']) {
    const world: World = { ...(await many.place.system.world()), today: day, now: `${day}T01:00:00.000Z` };
    for (const job of jobs) {
      const portion = () => world.asSystem((tx) => job.run(tx, world));
      const scans = (await scansDuring(portion)).filter(
        (scan) => !(lettersOf.includes(job.name) && /^(platform|organisation):/.test(scan)),
      );
      if (scans.length > 0) found[`${day} ${job.name}`] = scans;
      while (!isDone(job, await portion()));
    }
    await world.asSystem((tx) => tx.inbox.doubtAll('2026-01-01'));
    const scans = await scansDuring(() => world.asSystem((tx) => tx.inbox.refresh(500, { urgent: false })));
    if (scans.length > 0) found[`${day} refreshWaiting`] = scans;
    await refreshWaiting(world);
  }
  assert.deepEqual(found, {});
});
