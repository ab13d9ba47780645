import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import type pg from 'pg';
import type { Actor } from '../../src/core/workflow/relation.ts';
import { ledgerTables } from '../../src/store/migrations/0512-ledger.ts';
import { guardedTables } from '../../src/store/migrations/guarded.ts';
import { officeIn } from '../../src/store/office.ts';
import { createPool } from '../../src/store/pool.ts';
import { createDatabase, type Database } from '../../src/store/transaction.ts';
import { type TestDatabase, withDatabase } from './database.ts';
import { fillTwoCities, migrated, type TwoCities } from './two-cities.ts';

/** Whose row is seen: city A's, city B's, both, none. */
type Seen = 'a' | 'b' | 'ab' | '';

const viewerNames = [
  ...['clerkA', 'officerA', 'leaderA', 'clerkB', 'officerB', 'leaderB', 'direct', 'province', 'expertA', 'expertB'],
  ...['otherExpert', 'supervisor', 'administrator', 'public', 'system'],
];

const only = (seen: Readonly<Record<string, Seen>>) => seen;
const both = (...names: string[]) => Object.fromEntries(names.map((name) => [name, 'ab' as const]));
const overseers = both('province', 'supervisor', 'system');
const applicants = { clerkA: 'a', clerkB: 'b' } as const;
const cities = { officerA: 'a', leaderA: 'a', officerB: 'b', leaderB: 'b' } as const;
const experts = { expertA: 'a', expertB: 'b' } as const;
const everybody = both(...viewerNames);
const everyCase = only({ ...applicants, ...cities, ...experts, ...overseers });

/** Table → who sees which of the two applicants' rows; who is not named sees none. */
const expected: Readonly<Record<string, Readonly<Record<string, Seen>>>> = {
  organisation: everybody,
  account: only({ ...applicants, ...both('supervisor', 'administrator', 'system') }),
  session: both('system'),
  presence: both('system'),
  contact: only({ ...both('system'), clerkA: 'a', clerkB: 'b' }),
  mail: only({ ...both('system'), clerkA: 'a', clerkB: 'b' }),
  throttle: both('system'),
  second_factor: both('system'),
  recovery_code: both('system'),
  log_tile: both('system'),
  log_checkpoint: both('system'),
  log_cosignature: both('system'),
  device: both('system'),
  calendar_year: everybody,
  calendar_version: everybody,
  scheme_edition: only({ ...cities, ...both('system') }),
  clock: everybody,
  day_run: both('administrator', 'system'),
  counter: everybody,
  round: everybody,
  round_change: only({ ...cities, ...both('supervisor', 'system') }),
  dossier: everyCase,
  dossier_value: everyCase,
  dossier_row: everyCase,
  dossier_change: only({ ...applicants, ...both('supervisor', 'system') }),
  submission: everyCase,
  file: everybody,
  material: everyCase,
  upload: only({ ...applicants, ...both('system') }),
  reading: only({ ...applicants, ...both('system') }),
  correction: everyCase,
  finding_answer: everyCase,
  item_answer: everyCase,
  table_import: only({ ...applicants, ...both('supervisor', 'system') }),
  draw: only({ ...applicants, ...cities, ...overseers }),
  sample: only({ ...cities, ...overseers }),
  attempt: only({ ...cities, ...overseers }),
  decision: only({ ...applicants, ...cities, ...overseers }),
  reconsideration: only({ ...applicants, ...cities, ...overseers }),
  recommendation: only({ ...cities, ...experts, ...overseers }),
  survey_link: only({ ...cities, ...overseers }),
  office_note: only(cities),
  material_check: only({ ...cities, ...overseers }),
  correction_draft: only(cities),
  assignment: only({ ...cities, ...both('system') }),
  scan: only({ ...applicants, ...cities, ...overseers }),
  scan_check: only({ ...applicants, ...cities, ...overseers }),
  condition_answer: only({ ...cities, ...experts, ...overseers }),
  site_visit: only({ ...cities, ...overseers }),
  site_photo: only({ ...cities, ...overseers }),
  organisation_case: only({ ...applicants, ...cities, ...both('supervisor', 'system') }),
  organisation_evidence: only({ ...applicants, ...cities, ...both('supervisor', 'system') }),
  organisation_name: everybody,
  role_grant: only({ ...applicants, ...both('administrator', 'supervisor', 'system') }),
  handover: only({ ...applicants, ...cities, ...overseers, ...both('administrator') }),
  password_link: only({ ...applicants, ...both('administrator', 'system') }),
  licence: only({ ...applicants, ...cities, ...both('supervisor', 'system') }),
  opening: only({ officerA: 'a', officerB: 'b', ...both('supervisor', 'system') }),
  opening_release: only({ ...cities, ...both('supervisor', 'system') }),
  absence: only({ ...cities, ...both('system') }),
  saved_view: only({ officerA: 'a', officerB: 'b' }),
  expert: only({ ...experts, ...overseers }),
  expert_away: only({ ...experts, ...overseers }),
  panel_draw: overseers,
  panel_seat: only({ ...experts, ...overseers }),
  panel_invitation: overseers,
  review: only({ ...experts, ...overseers }),
  recusal: only({ ...experts, ...overseers }),
  panel_word: only({ ...experts, ...overseers }),
  round_pool: overseers,
  pool_change: overseers,
  proposed_list: overseers,
  recognition_list: overseers,
  notice: everybody,
  notice_draft: overseers,
  objection: overseers,
  profile: everybody,
  policy: overseers,
  platform_change: only({ ...applicants, ...overseers }),
  ...Object.fromEntries(ledgerTables.map((table) => [table, only({ ...applicants, ...both('supervisor', 'system') })])),
  objection_inquiry: only({ ...applicants, ...overseers }),
  complaint: overseers,
  evidence: overseers,
  audit: only({ ...applicants, ...both('supervisor', 'system') }),
  platform: everybody,
  platform_known: only({ ...both('officerA', 'leaderA', 'officerB', 'leaderB', 'direct', 'province', 'supervisor', 'system') }),
  title_credential: everybody,
  title_paper: both('system'),
  signing_key: everybody,
  earlier_platform: overseers,
  interpretation: only({ ...cities, ...overseers }),
  revocation: only({ ...applicants, ...overseers }),
  reward: only({ ...applicants, ...overseers }),
  showcase: only({ ...cities, ...overseers }),
  report: only({ ...applicants, ...cities, ...overseers }),
  report_row: only({ ...applicants, ...cities, ...overseers }),
  report_version: only({ ...applicants, ...cities, ...overseers }),
  confirm_link: only({ ...applicants, ...both('supervisor', 'system') }),
  confirm_answer: only({ ...applicants, ...cities, ...overseers }),
  report_ledger: only({ ...applicants, ...cities, ...overseers }),
  summary: only({ ...cities, ...overseers }),
  summary_version: only({ ...cities, ...overseers }),
  outbox: both('system'),
  waiting: only({ ...cities, ...both('system') }),
  waiting_stale: both('system'),
  message: only({ ...applicants, ...both('system') }),
};

/** Of what was known of a platform the database alone writes; who reads it is expected like the rest. */
const readTables = [...guardedTables, 'platform_known'];

/** Read or counted up by everyone, and holding nothing of anybody's. */
const commons = ['counter', 'file'];

let place: TestDatabase;
let owner: pg.Pool;
let app: Database;
let towns: TwoCities;

describe('行级安全', () => {
  before(async () => {
    place = await withDatabase(migrated);
    owner = createPool(place.ownerUrlConfig, 2);
    app = createDatabase({ app: createPool(place.appUrlConfig, 1), system: createPool(place.systemUrlConfig, 1) });
    towns = await fillTwoCities(owner);
  });

  after(async () => {
    await app?.close();
    await owner?.end();
    await place?.dispose();
  });

  /** Whose rows a statement that returns whole rows as JSON text gives back. */
  function sides(table: string, rows: readonly { row: string }[]): Seen {
    const marks = towns.marks.get(table);
    if (!marks) return rows.length > 0 ? 'ab' : '';
    const has = (mark: string) => rows.some(({ row }) => row.includes(JSON.stringify(mark)) || row.includes(`:${mark},`));
    return `${has(marks.a) ? 'a' : ''}${has(marks.b) ? 'b' : ''}` as Seen;
  }

  const undo = new Error('undo');

  const seenBy = (viewer: string, table: string): Promise<Seen> =>
    app.as(towns.viewers[viewer] as never, async (tx) => {
      const { rows } = await sql<{ row: string }>`select row_to_json(t)::text as row from ${sql.table(table)} t`.execute(tx);
      return sides(table, rows);
    });

  /** Which rows the viewer could write over: an update that changes nothing, undone; none where the table is only added to. */
  async function writableBy(viewer: string, table: string, column: string): Promise<Seen> {
    let seen: Seen = '';
    const attempt = app.as(towns.viewers[viewer] as never, async (tx) => {
      const set = sql.ref(column);
      const { rows } = await sql<{
        row: string;
      }>`update ${sql.table(table)} t set ${set} = t.${set} returning row_to_json(t)::text as row`.execute(tx);
      seen = sides(table, rows);
      throw undo;
    });
    await attempt.catch((error) => {
      // Refused by the table, or by what stays as it is.
      if (error.code !== '42501') assert.equal(error, undo, `${viewer} ${table}: ${error.message}`);
    });
    return seen;
  }

  test('每张表的读权限：城市不看别的城市，企业不看别的企业，专家只看分派的，管理员不看申报', async () => {
    assert.deepEqual(Object.keys(expected).sort(), [...readTables].sort(), 'a table without an expectation');
    const actual: Record<string, Record<string, Seen>> = {};
    for (const table of readTables) {
      const seen = await Promise.all(viewerNames.map(async (viewer) => [viewer, await seenBy(viewer, table)] as const));
      actual[table] = Object.fromEntries(seen.filter(([, sides]) => sides !== ''));
    }
    assert.deepEqual(actual, expected);
  });

  test('每张表的写权限：谁也写不到自己看不见的；监察、公众一行也改不动', async () => {
    const firstColumns = await owner.query<{ table_name: string; column_name: string }>(
      `select table_name, column_name from information_schema.columns where table_schema = 'public' and ordinal_position = 1`,
    );
    const columnOf = Object.fromEntries(firstColumns.rows.map((row) => [row.table_name, row.column_name]));
    for (const table of guardedTables.filter((name) => !commons.includes(name)))
      for (const viewer of viewerNames) {
        const writable = await writableBy(viewer, table, columnOf[table] as string);
        const readable = expected[table]?.[viewer] ?? '';
        assert.ok(
          [...writable].every((side) => readable.includes(side)),
          `${viewer} writes ${writable} of ${table} and reads ${readable}`,
        );
        if (viewer === 'supervisor' || viewer === 'public') assert.equal(writable, '', `${viewer} writes ${table}`);
      }
  });

  test('不能替别人写：甲市企业的经办往乙市企业的申报里写，被数据库拒绝', async () => {
    const other = towns.marks.get('dossier')?.b;
    const insert = app.as(towns.viewers.clerkA as never, (tx) =>
      sql`insert into dossier_value (dossier_id, key, value, version, changed_by, changed_at) values (${other}, 'email', '""', 1, ${other}, now())`.execute(
        tx,
      ),
    );
    await assert.rejects(insert, { code: '42501' });
  });

  test('市里分办给自己的人，省厅再分办给自己的人：各管各的，互不覆盖', async () => {
    const dossierId = towns.marks.get('dossier')?.a as string;
    const { officerA, province } = towns.viewers as Record<string, Actor>;
    const assign = (by: Actor) =>
      app.as(by, async (tx) => {
        const office = officeIn(tx);
        const whom = { accountId: by.accountId, assignedBy: by.accountId, assignedAt: '2026-05-11T02:00:00.000Z' };
        await office.assign([{ dossierId, organisationId: by.organisationId, ...whom, innerDueOn: null }]);
        return office.assignments(by.organisationId);
      });
    for (const by of [officerA, province, officerA] as Actor[])
      assert.deepEqual(
        (await assign(by)).map((one) => one.accountId),
        [by.accountId],
      );
  });

  test('未提交的申报推荐部门看不见，未推荐的省厅看不见', async () => {
    const { a } = towns.marks.get('dossier') as { a: string };
    const see = async (change: string) => {
      await owner.query(`update dossier set ${change} where id = $1`, [a]);
      return Promise.all(['clerkA', 'officerA', 'province'].map((viewer) => seenBy(viewer, 'dossier')));
    };
    assert.deepEqual(await see('submitted_at = null, recommended_at = null'), ['a', '', 'b']);
    assert.deepEqual(await see(`submitted_at = now(), recommended_at = null`), ['a', 'a', 'b']);
    assert.deepEqual(await see(`recommended_at = now()`), ['a', 'a', 'ab']);
  });

  test('专家组有一人未签署，已签署的评审除本人外谁也看不到：省厅、监察、系统、同组专家', async () => {
    const viewers = ['province', 'supervisor', 'system', 'expertA', 'expertB', 'otherExpert'];
    const seen = () => Promise.all(viewers.map((viewer) => seenBy(viewer, 'review')));
    assert.deepEqual(await seen(), ['ab', 'ab', 'ab', 'a', 'b', '']);
    await owner.query('update panel_draw set seats = 2').then(
      () => assert.fail('抽取记录不能改'),
      (error) => assert.equal(error.code, '42501'),
    );
    await owner.query(
      'alter table panel_draw disable trigger user; update panel_draw set seats = 2; alter table panel_draw enable trigger user',
    );
    assert.deepEqual(await seen(), ['', '', '', 'a', 'b', '']);
  });

  test('同一条连接上，前一个人的身份不会留给后一个人', async () => {
    assert.equal(await seenBy('clerkA', 'dossier'), 'a');
    assert.equal(await seenBy('public', 'dossier'), '');
  });

  test('表都在行级安全之下，对所有者也强制', async () => {
    const { rows } = await owner.query<{ name: string; guarded: boolean }>(
      `select relname as name, relrowsecurity and relforcerowsecurity as guarded from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname`,
    );
    const open = rows.filter((row) => !row.guarded).map((row) => row.name);
    // The owner alone may read what the installation is: the application's role has no right to it at all (app-role.test.ts).
    assert.deepEqual(open, ['installation', 'journal_head', 'kysely_migration', 'kysely_migration_lock']);
    assert.deepEqual(
      rows
        .filter((row) => row.guarded)
        .map((row) => row.name)
        .sort(),
      // What stands in platform_line stands in public in platform and organisation; the database alone writes it.
      [...readTables, 'journal', 'public_version', 'platform_line'].sort(),
    );
  });

  test('应用角色没有任何东西，也没有特权', async () => {
    const { rows } = await owner.query(
      `select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication,
       (select count(*)::int from pg_class where relowner = r.oid) as owned,
       (select count(*)::int from pg_auth_members where member = r.oid) as memberships
     from pg_roles r where rolname = 'shifan_app'`,
    );
    assert.deepEqual(rows, [
      { rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false, rolreplication: false, owned: 0, memberships: 0 },
    ]);
  });

  test('表格的内容不会没有申报，不会改到别家的申报里；有内容的申报删不掉、换不了编号', async () => {
    const refused = (statement: string, why: RegExp) => assert.rejects(owner.query(statement), { code: '23503', message: why });
    for (const [table, columns] of Object.entries({
      dossier_value: 'key, version, changed_by, changed_at',
      dossier_row: 'table_key, row_id, position, cells, version, changed_by, changed_at',
      dossier_change: 'id, path, changed_by, changed_at',
    })) {
      const { rows } = await owner.query<{ n: number }>(`select count(*)::int as n from ${table}`);
      assert.ok((rows[0]?.n ?? 0) > 0, table);
      const fresh = columns.replace(/^id/, 'gen_random_uuid()').replace('row_id', 'gen_random_uuid()');
      await refused(
        `insert into ${table} (dossier_id, ${columns}) (select gen_random_uuid(), ${fresh} from ${table} limit 1)
          union all (select dossier_id, ${fresh.replace(/^key/, "'elsewhere'")} from ${table} limit 1)`,
        /belongs to no dossier/,
      );
      const other = `(select id from dossier where id <> ${table}.dossier_id limit 1)`;
      await refused(`update ${table} set dossier_id = ${other}`, /stays with its dossier/);
      await refused(`delete from dossier where id in (select dossier_id from ${table})`, /a dossier with a form stays/);
    }
    await refused('update dossier set id = gen_random_uuid()', /a dossier with a form stays/);
  });

  test('申报谁也删不掉：推荐部门看不见还没有提交的，不写条件也删不掉，企业自己和系统也不能，表格的内容不会没有申报', async () => {
    const { direct, clerkA, province } = towns.viewers as Record<string, Actor>;
    const { rows } = await owner.query<{ id: string }>(
      `insert into dossier (select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'state', 'draft', 'number', null, 'submitted_at', null,
        'recommended_at', null, 'credit_code', 'DRAFT', 'recommender_id', $1::text, 'applicant_id', $2::text))).* from dossier d limit 1) returning id`,
      [direct?.organisationId, clerkA?.organisationId],
    );
    const draft = rows[0]?.id;
    await owner.query(
      `insert into dossier_value (dossier_id, key, value, version, changed_by, changed_at) values ($1, 'email', '""', 1, $1, now())`,
      [draft],
    );
    for (const viewer of [direct, clerkA, province, 'system'] as (Actor | 'system')[])
      assert.equal((await app.as(viewer, (tx) => sql`delete from dossier`.execute(tx))).numAffectedRows, 0n);
    assert.equal((await owner.query('select 1 from dossier where id = $1', [draft])).rowCount, 1);
    await owner.query('delete from dossier_value where dossier_id = $1', [draft]);
    await owner.query('delete from dossier where id = $1', [draft]);
  });

  const bypasses = [
    'alter table dossier disable row level security',
    'alter table dossier no force row level security',
    'drop policy dossier_read on dossier',
    'set role postgres',
    'set session authorization postgres',
    'alter role shifan_app bypassrls',
    'create table public.mine (id int)',
    'alter table journal disable trigger all',
    "set session_replication_role = 'replica'",
    'drop table journal',
    'truncate dossier',
    'select * from kysely_migration',
    "copy dossier to '/tmp/dossier.csv'",
    "copy (select 1) to program 'true'",
    'select * from pg_authid',
  ];

  for (const statement of bypasses)
    test(`应用角色绕不过去：${statement}`, async () => {
      const owners = await owner.query<{ name: string }>('select current_user as name');
      const text = statement.replace('postgres', owners.rows[0]?.name ?? 'postgres');
      await assert.rejects(
        app.as('public', (tx) => sql.raw(text).execute(tx)),
        { code: '42501' },
      );
    });

  test('关掉 row_security 不会多看到一行，而是被拒绝', async () => {
    const query = app.as('public', async (tx) => {
      await sql`set local row_security = off`.execute(tx);
      await sql`select * from dossier`.execute(tx);
    });
    await assert.rejects(query, { code: '42501' });
  });
});
