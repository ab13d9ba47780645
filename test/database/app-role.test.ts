import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import pg from 'pg';
import { appLogin, checkLogins } from '../../src/store/app-role.ts';
import { createSealer } from '../../src/store/crypto.ts';
import { recogniseInstallation, refuseOtherInstallation } from '../../src/store/installation.ts';
import { migrate } from '../../src/store/migrate.ts';
import { createPool } from '../../src/store/pool.ts';
import { addressIn, tryConnection } from '../../src/store/refused-connection.ts';
import { resealAll } from '../../src/store/reseal.ts';
import { sealEarlierTexts } from '../../src/store/seal-earlier.ts';
import { type TestDatabase, withDatabase } from './database.ts';

// It changes roles, and whom the server lets in: a server of its own.
delete process.env.SHIFAN_TEST_DATA;

const ID = '0190a0b0-0000-7000-8000-000000000001';
const key = (n: number) => createSealer(Buffer.alloc(32, n).toString('base64'));

describe('a database of one’s own PostgreSQL, opened by an ordinary owner', () => {
  const tag = randomBytes(4).toString('hex');
  let place: TestDatabase;
  let chief: pg.Client;
  let admitted = '';

  before(async () => {
    place = await withDatabase();
    chief = new pg.Client(place.ownerUrlConfig);
    await chief.connect();
    admitted = await admission();
    await admit(`${admitted}\nlocal all all scram-sha-256\n`);
  });
  after(async () => {
    await admit(admitted);
    await chief.end().catch(() => undefined);
    await place.dispose();
  });

  /** The embedded server admits its own two roles alone; a PostgreSQL of one's own admits others. */
  const admission = async () =>
    (await chief.query<{ text: string }>("select pg_read_file(current_setting('hba_file')) as text")).rows[0]?.text ?? '';
  const admit = async (text: string) => {
    const file = (await chief.query<{ file: string }>("select current_setting('hba_file') as file")).rows[0]?.file ?? '';
    const lines = text.split('\n').map((line) => `(${pg.escapeLiteral(line)})`);
    await chief.query(`copy (select line from (values ${lines.join(', ')}) as lines (line)) to ${pg.escapeLiteral(file)}`);
    await chief.query('select pg_reload_conf()');
  };

  const database = pg.escapeIdentifier;
  const owns = async (name: string, attributes: string) => {
    await chief.query(`create role ${name} login nosuperuser ${attributes} password 'p'`);
    await chief.query(`alter database ${database(place.ownerUrlConfig.database)} owner to ${name}`);
    await chief.query(`alter schema public owner to ${name}`);
    return createPool({ ...place.ownerUrlConfig, user: name, password: 'p' }, 2);
  };

  test('without the right to make roles it says the exact SQL; once that was run it starts, twice and again, and changes no password', async () => {
    const owner = await owns(`owner_${tag}`, 'nocreaterole');
    const login = appLogin(`shifan_${tag}`, 'first');
    const said = await migrate(owner, login).then(
      () => '',
      (error: Error) => error.message,
    );
    for (const [made, of] of [
      [`shifan_${tag}`, 'shifan_app'],
      [`shifan_${tag}_system`, 'shifan_system'],
    ])
      assert.match(said, new RegExp(`create role "${made}" login .*;\\s+grant ${of} to "${made}";`, 's'));
    assert.doesNotMatch(said, /first/, 'no password in a sentence');
    await chief.query(
      `create role shifan_${tag} login password 'first'; grant shifan_app to shifan_${tag};
       create role shifan_${tag}_system login password '${login.systemPassword}'; grant shifan_system to shifan_${tag}_system`,
    );
    assert.ok((await migrate(owner, login)).length > 20);
    assert.deepEqual(await migrate(owner, appLogin(login.role, 'another')), []);
    assert.deepEqual(await migrate(owner, login), []);
    const app = createPool({ ...place.ownerUrlConfig, user: login.role, password: 'first' }, 1);
    assert.equal(
      (await app.query('select count(*) as n from dossier')).rows[0].n,
      0,
      'a member of the role with the rights may do what it may',
    );
    await assert.rejects(app.query('select * from installation'), /permission denied/);
    const system = createPool({ ...place.ownerUrlConfig, user: login.systemRole, password: login.systemPassword }, 1);
    await system.query(`select set_config('shifan.system', 'on', false)`);
    await system.query(`insert into organisation (id, kind, name, created_at) values ('${ID}', 'city', '南昌市', now())`);
    await system.query(`insert into account (id, organisation_id, login, name, password_hash, roles, created_at)
      values ('${ID}', '${ID}', 'jb', '经办', '', '["officer"]', now())`);
    await system.query(
      `insert into session (token_hash, account_id, created_at, seen_at, ends_at) values (encode(sha256('t'), 'hex'), '${ID}', now(), now(), now() + interval '1 hour')`,
    );
    await system.end();
    const entered = await app.query(`select app.enter('t', now(), interval '2 hours', current_date) as who`);
    assert.deepEqual(
      [entered.rows[0].who.accountId, entered.rows[0].who.organisationName],
      [ID, '南昌市'],
      'a session is found without eyes',
    );
    assert.equal((await app.query('select count(*)::int as n from session')).rows[0].n, 0, 'and nothing else of it is seen');
    const withRole = (role: string, password: string) => createPool({ ...place.ownerUrlConfig, user: role, password }, 1);
    const systems = withRole(login.systemRole, login.systemPassword);
    await checkLogins(app, systems, login);
    await assert.rejects(checkLogins(systems, systems, login), /有系统角色 shifan_system 的权限，请求会看到一切/);
    await assert.rejects(checkLogins(app, app, login), /没有继承 shifan_system 的权限。请执行：grant shifan_system to/);
    await owner.query('revoke execute on function app.act_as from shifan_system');
    const act = () => systems.query('select app.act_as($1, $1, $2)', [ID, '[]']);
    await assert.rejects(act(), { code: '42501' });
    // as a start that was killed behind its last migration leaves it
    await owner.query('alter table dossier no force row level security');
    await migrate(owner, login);
    await act();
    await systems.end();
    await app.end();
    const forced = await owner.query(
      "select count(*)::int as n from pg_class where relrowsecurity and not relforcerowsecurity and relnamespace = 'public'::regnamespace",
    );
    assert.equal(forced.rows[0].n, 0, 'after the migration the owner is bound again');
    await owner.end();
  });

  test('the database is what it was first opened as, and fits one seal key', async () => {
    const owner = createPool(place.ownerUrlConfig, 1);
    await recogniseInstallation(owner, { demonstration: true, sealer: key(1) });
    await recogniseInstallation(owner, { demonstration: true, sealer: key(1) });
    await assert.rejects(recogniseInstallation(owner, { demonstration: false, sealer: key(1) }), /演示数据.*不能作为正式系统/s);
    await assert.rejects(recogniseInstallation(owner, { demonstration: true, sealer: key(2) }), /密封密钥与这个数据库不符/);
    await owner.query('update installation set demonstration = false');
    await assert.rejects(recogniseInstallation(owner, { demonstration: true, sealer: key(1) }), /正式系统的，不能作为演示/);
    await owner.end();
  });

  test('another key, or a demonstration’s, is refused before anything is brought up to date; a database without a mark goes on', async () => {
    const owner = createPool(place.ownerUrlConfig, 1);
    await refuseOtherInstallation(owner, { demonstration: false, sealer: key(1) });
    await assert.rejects(refuseOtherInstallation(owner, { demonstration: false, sealer: key(2) }), /密封密钥与这个数据库不符/);
    await assert.rejects(refuseOtherInstallation(owner, { demonstration: true, sealer: key(1) }), /不能作为演示/);
    await owner.query('alter table installation rename to aside');
    await refuseOtherInstallation(owner, { demonstration: true, sealer: key(2) });
    await owner.query('alter table aside rename to installation');
    await owner.end();
  });

  test('what was written before it was sealed is sealed once, in portions, by an owner whom row-level security binds; cut off it goes on', async () => {
    const owner = createPool({ ...place.ownerUrlConfig, user: `owner_${tag}`, password: 'p' }, 2);
    const many = 2_500;
    const sealer = key(1);
    const here = sealer.seal('已加密的');
    await chief.query("set session_replication_role = 'replica'");
    await chief.query(
      `insert into office_note (id, dossier_id, organisation_id, author, body, at)
       select ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, gen_random_uuid(), '${ID}', '${ID}', case when n = 1 then $1 else '请周五前回复13812345678，第' || n || '条' end, now()
       from generate_series(1, ${many}) n`,
      [here],
    );
    await chief.query(
      `insert into attempt (id, dossier_id, row_id, at, method, disposition, note, recorded_by, recorded_at)
       values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now(), 2, '无人接听', 'sealed:1:x', '${ID}', now()),
              (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), now(), 2, '无人接听', '', '${ID}', now())`,
    );
    await chief.query(
      `insert into survey_link (id, dossier_id, row_id, token_hash, made_by, made_at, expires_at, answer)
       values (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 't', '${ID}', now(), now(), '{"satisfied": true, "position": "经理", "service": "", "remark": "找李四13812345678"}'),
              (gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'u', '${ID}', now(), now(), null)`,
    );
    await chief.query("set session_replication_role = 'origin'");
    const broken = { ...sealer, seal: (text: string) => (text.endsWith('第2400条') ? assert.fail('cut off') : sealer.seal(text)) };
    const bound: Promise<unknown>[] = [];
    /** Another process starts meanwhile, and binds the owner (store/migrate.ts) between two portions. */
    const besideAnother = {
      ...broken,
      seal(text: string) {
        if (text.endsWith('第2条')) bound.push(chief.query('alter table office_note force row level security'));
        return broken.seal(text);
      },
    };
    await assert.rejects(sealEarlierTexts(owner, besideAnother), /cut off/);
    await Promise.all(bound);
    assert.equal(bound.length, 1);
    const left = async () =>
      (await chief.query("select count(*)::int as n from office_note where body not like 'sealed:%'")).rows[0].n as number;
    assert.equal(await left(), 500, 'whole portions stand');
    assert.equal(await sealEarlierTexts(owner, sealer), 500 + 1, 'the rest of the notes, and the survey');
    assert.equal(await sealEarlierTexts(owner, broken), 0, 'never again');
    const notes = (await chief.query<{ body: string }>('select body from office_note')).rows.map(({ body }) => sealer.open(body));
    assert.equal(new Set(notes).size, many);
    assert.ok(notes.includes('已加密的') && notes.includes('请周五前回复13812345678，第2400条'));
    const { rows } = await chief.query(
      "select note from attempt where note <> '' union all select answer ->> 'remark' from survey_link where answer is not null",
    );
    assert.deepEqual(
      rows.map(({ note }) => sealer.open(note)),
      ['sealed:1:x', '找李四13812345678'],
    );
    const ring = createSealer([2, 1].map((n) => Buffer.alloc(32, n).toString('base64')).join());
    let portions = 0;
    const cut = () => {
      if (++portions === 4) throw new Error('cut off');
    };
    await assert.rejects(resealAll(owner, ring, cut), /cut off/);
    // Somebody holds the table for a while: neither is lost, nor does whoever comes wait behind.
    await chief.query('begin; lock table office_note in share mode');
    const rest = resealAll(owner, ring, () => undefined);
    await new Promise((done) => setTimeout(done, 1_500));
    await chief.query('commit');
    assert.deepEqual(await rest, { rows: many - 2 * 200 + 1, left: [] }, '先前的标记和通话记录各一份、两份说明已经办完');
    const { rows: under } = await chief.query<{ body: string }>('select body from office_note');
    assert.equal(new Set(under.map(({ body }) => key(2).open(body))).size, many);
    const { rows: answers } = await chief.query("select answer - 'remark' - 'position' as rest from survey_link where answer is not null");
    assert.deepEqual(answers[0].rest, { satisfied: true, service: '' });
    const { rows: free } = await chief.query(
      "select relname from pg_class where relrowsecurity and not relforcerowsecurity and relnamespace = 'public'::regnamespace",
    );
    assert.deepEqual(free, [], 'the owner is bound again, after the fall too');
    await owner.end();
  });

  test('what is wrong with the connection is said with the setting to look at, in two languages, without the password', async () => {
    const asked = { setting: 'DATABASE_URL', where: 'db.example:5432' };
    const { host, ...rest } = place.ownerUrlConfig;
    const cases: [object, RegExp][] = [
      [{ ...rest, host: '127.0.0.1', port: 1 }, /没有数据库应答.*ECONNREFUSED.*DATABASE_URL/s],
      [{ ...rest, host, database: 'no_such' }, /没有 DATABASE_URL 所写的数据库/],
      [{ ...rest, host, password: 'geheim' }, /不接受(口令|这个用户).*DATABASE_URL/s],
    ];
    for (const [connection, sentence] of cases)
      await assert.rejects(tryConnection(connection as never, asked), (error: Error) => {
        assert.match(error.message, sentence);
        assert.doesNotMatch(error.message, /geheim/);
        return true;
      });
    assert.throws(() => addressIn('localhost/shifan'), /DATABASE_URL 不是数据库地址/);
  });
});
