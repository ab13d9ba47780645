import assert from 'node:assert/strict';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readFile, rename, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { appLogin } from '../../src/store/app-role.ts';
import { folderOf, isRoot, makeRig, nobody, openInChild, query, type Report } from './engine-rig.ts';

const { root, appRoot, dispose } = await makeRig();
const data = { dir: path.join(root, 'data'), socketDir: '' };
const open = (ending: 'exit' | 'hang' | 'stop' = 'exit', dataDir = data.dir) => openInChild({ appRoot, dataDir, ending });
const inCluster = (name: string) => path.join(data.dir, 'pg', name);
const count = async (report: Report) => (await query<{ n: number }>(report.connection, 'select count(*)::int as n from kept'))[0]!.n;
const serverUser = isRoot ? { uid: nobody, gid: nobody } : {};

after(async () => {
  const dirs = [data.dir, path.join(root, 'pair')].filter((dir) => existsSync(path.join(dir, 'pg')));
  await Promise.all(dirs.map((dir) => open('stop', dir))).finally(dispose);
  if (data.socketDir) await rm(data.socketDir, { recursive: true });
});

test('first start: makes the cluster, though install scripts never ran and the code is one bundle', async () => {
  const { report } = await open();
  assert.equal(report.how, 'started');
  await query(report.connection, 'create table kept (id int primary key); insert into kept values (1)');
  const [found] = await query(
    report.connection,
    `select pg_encoding_to_char(encoding) as encoding, datlocale as locale, current_setting('data_checksums') as checksums,
            current_setting('jit') as jit, current_setting('timezone') as timezone, current_setting('max_connections') as connections,
            current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages,
            current_setting('shared_buffers') as buffers, current_setting('listen_addresses') as listens
       from pg_database where datname = current_database()`,
  );
  const expected = {
    encoding: 'UTF8',
    locale: 'C.UTF-8',
    checksums: 'on',
    jit: 'off',
    timezone: 'UTC',
    connections: '60',
    buffers: '128MB',
    // Only what is thrown away waits for no disk.
    ...{ fsync: 'on', commit: 'on', pages: 'on' },
  };
  assert.deepEqual(found, { ...expected, listens: '' });
});

test('a second process adopts the running server', async () => {
  const [first, second] = [await open(), await open()];
  assert.equal(second.report.how, 'adopted');
  assert.equal(second.report.pid, first.report.pid);
  assert.equal(await count(second.report), 1);
});

test('a start that was killed once the system’s role stood in the rules, before the running server had read them: the next one has them read', async () => {
  const { connection, appPassword } = (await open()).report;
  const { systemRole, systemPassword } = appLogin('shifan_app', appPassword);
  const asSystem = () => query({ ...connection, user: systemRole, password: systemPassword }, 'select 1 as one');
  const codeOf = (asked: Promise<unknown>) =>
    asked.then(
      () => null,
      (error: { code?: string }) => error.code,
    );
  const rules = await readFile(inCluster('pg_hba.conf'), 'utf8');
  await writeFile(inCluster('pg_hba.conf'), rules.replace(`,${systemRole}`, ''));
  await query(connection, 'select pg_reload_conf()');
  while ((await codeOf(asSystem())) !== '28000'); // it reads them when it comes to it
  await writeFile(inCluster('pg_hba.conf'), rules);
  assert.equal((await open()).report.how, 'adopted');
  assert.deepEqual(await asSystem(), [{ one: 1 }]);
});

test('passwords and socket are closed to others; roles other than the two are rejected', async () => {
  const { connection, appPassword } = (await open()).report;
  const mode = async (file: string) => (await stat(file)).mode & 0o777;
  assert.equal(await mode(path.join(data.dir, 'pg-secrets.json')), 0o600);
  assert.equal(await mode(connection.host), 0o700);
  assert.equal(await mode(inCluster('')), 0o700);
  await assert.rejects(query({ ...connection, password: 'guessed' }, 'select 1'), { code: '28P01' });
  await query(connection, `create role stranger login password 'known'`);
  await assert.rejects(query({ ...connection, user: 'stranger', password: 'known' }, 'select 1'), { code: '28000' });
  const app = { ...connection, user: 'shifan_app', password: appPassword };
  const rights = await query(app, 'select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user');
  assert.deepEqual(rights, [{ rolsuper: false, rolbypassrls: false, rolcreaterole: false }]);
});

test('the server log quotes no statement, no value and no key', async () => {
  const { connection, appPassword } = (await open()).report;
  const app = { ...connection, user: 'shifan_app', password: appPassword };
  await query(connection, `create table people (mobile text primary key); insert into people values ('13812345678')`);
  await assert.rejects(query(connection, `insert into people values ('13812345678')`), { code: '23505' });
  await assert.rejects(query(connection, `select nothing from people where mobile = '13812345678'`), { code: '42703' });
  await assert.rejects(query(app, `select '13812345678x'::date`), { code: '22007' });
  const log = await readFile(path.join(data.dir, 'pg.log'), 'utf8');
  assert.match(log, /duplicate key value/, 'the failure itself is logged');
  assert.doesNotMatch(log, /13812345678/);
});

test('the starter killed with -9: the server lives on, the next start adopts it', async () => {
  await open('stop');
  const starter = await open('hang');
  assert.equal(starter.report.how, 'started');
  await query(starter.report.connection, 'insert into kept values (2)');
  starter.process.kill('SIGKILL');
  await once(starter.process, 'exit');
  const next = await open();
  assert.equal(next.report.how, 'adopted');
  assert.equal(next.report.pid, starter.report.pid);
  assert.equal(await count(next.report), 2);
});

test('the server killed with -9: the next start recovers every committed row', async () => {
  const { report } = await open();
  await query(report.connection, 'insert into kept values (3)');
  process.kill(report.pid, 'SIGKILL');
  const next = await open();
  assert.equal(next.report.how, 'started');
  assert.notEqual(next.report.pid, report.pid);
  assert.equal(await count(next.report), 3);
});

test('the server killed with -9 and never reaped by its parent: its zombie holds nothing up', async () => {
  await open('stop');
  const parent = await open('hang');
  parent.process.kill('SIGSTOP');
  process.kill(parent.report.pid, 'SIGKILL');
  const next = await open();
  assert.equal(next.report.how, 'started');
  assert.equal(await count(next.report), 3);
  parent.process.kill('SIGKILL');
});

test('clean stop: nothing runs, the next start is warm', async () => {
  const { report } = await open('stop');
  assert.equal(existsSync(inCluster('postmaster.pid')), false);
  await assert.rejects(query(report.connection, 'select 1'), { code: 'ENOENT' });
  assert.equal((await open()).report.how, 'started');
});

test('a pid file naming a stranger of the same user: starts, and leaves the stranger alone', async (context) => {
  const lock = await readFile(inCluster('postmaster.pid'), 'utf8');
  await open('stop');
  const stranger = spawn('sleep', ['60'], { ...serverUser, stdio: 'ignore' });
  context.after(() => stranger.kill());
  await once(stranger, 'spawn');
  await writeFile(inCluster('postmaster.pid'), lock.replace(/^\d+/, String(stranger.pid)), { mode: 0o600 });
  if (isRoot) await chown(inCluster('postmaster.pid'), nobody, nobody);
  const { report } = await open();
  assert.equal(report.how, 'started');
  assert.notEqual(report.pid, stranger.pid);
  assert.equal(stranger.exitCode ?? stranger.signalCode, null);
  assert.equal(await count(report), 3);
});

test('a lock file left empty by a crash does not hold the start up', async () => {
  const { report } = await open();
  process.kill(report.pid, 'SIGKILL');
  await sleep(300);
  await truncate(inCluster('postmaster.pid'));
  await utimes(inCluster('postmaster.pid'), 0, 0);
  const next = await open();
  assert.equal(next.report.how, 'started');
  assert.equal(await count(next.report), 3);
});

test('a cluster of another major version is refused by name, and untouched', async () => {
  await open('stop');
  await writeFile(inCluster('PG_VERSION'), '17\n');
  await assert.rejects(open(), /由 PostgreSQL 17 建立，当前程序是 PostgreSQL 18/);
  assert.equal(await readFile(inCluster('PG_VERSION'), 'utf8'), '17\n');
  await writeFile(inCluster('PG_VERSION'), '18\n');
});

test('a cluster whose password file is lost is refused by name', async () => {
  const secrets = path.join(data.dir, 'pg-secrets.json');
  await rename(secrets, `${secrets}.away`);
  await assert.rejects(open(), /缺少口令文件/);
  await rename(`${secrets}.away`, secrets);
});

test('a data folder too deep for a socket: the socket goes to the temporary folder, closed to others', async () => {
  const deep = path.join(root, '示范平台数据'.repeat(4), 'x'.repeat(60), 'data');
  await mkdir(path.dirname(deep), { recursive: true });
  await rename(data.dir, deep);
  data.dir = deep;
  const { report } = await open();
  assert.equal(report.how, 'started');
  data.socketDir = report.connection.host;
  assert.equal(report.connection.host.startsWith(deep), false);
  assert.equal((await stat(report.connection.host)).mode & 0o777, 0o700);
  assert.equal(await count(report), 3);
});

test('an ordinary user, two starts at once in an empty folder: one starts, one adopts', async () => {
  const uid = isRoot ? nobody : undefined;
  const dataDir = await folderOf(path.join(root, 'pair'), uid);
  const opening = { appRoot, dataDir, ...(uid === undefined ? {} : { uid }) };
  const reports = (await Promise.all([openInChild(opening), openInChild(opening)])).map((child) => child.report);
  assert.deepEqual(reports.map((report) => report.how).sort(), ['adopted', 'started']);
  assert.equal(reports[0]!.pid, reports[1]!.pid);
  assert.deepEqual(reports[0]!.connection, reports[1]!.connection);
});

test('as root, a folder that the ordinary user may not enter is named', { skip: !isRoot && 'needs root' }, async () => {
  const closed = path.join(root, 'closed');
  await mkdir(path.join(closed, 'inner'), { recursive: true });
  await chmod(closed, 0o700);
  await assert.rejects(open('exit', path.join(closed, 'inner', 'data')), new RegExp(`进不了文件夹 ${closed}，`));
});

test('a folder copied while its server runs, and one copied as root: what is stale and what to do are named', async () => {
  const { report } = await open();
  const copy = path.join(root, 'copy');
  await cp(data.dir, copy, { recursive: true, filter: (file) => !file.endsWith('.s.PGSQL.5432') });
  if (isRoot) {
    await assert.rejects(open('exit', copy), /属于 root，多半是以 root 复制来的.*chown -R nobody: .*copy\/pg/s);
    await promisify(execFile)('chown', ['-R', `${nobody}:${nobody}`, path.join(copy, 'pg')]);
  }
  await assert.rejects(open('exit', copy), /上运行的是另一个数据库.*请删除 .*copy\/pg\/postmaster\.pid 再启动/s);
  await rm(path.join(copy, 'pg', 'postmaster.pid'));
  assert.equal((await open('stop', copy)).report.how, 'started');
  assert.equal(await count(report), 3, 'the first one was left alone');
});
