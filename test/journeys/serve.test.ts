import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { Client } from 'pg';
import { type TestDatabase, withDatabase } from '../database/database.ts';
import { provedJournal } from '../verify-log.ts';
import { onTheWire, wired } from './attacks-raw.ts';

/** As it is built and shipped: it also starts in a third of the time. */
const cli = new URL('../../dist/cli.js', import.meta.url).pathname;
let database: TestDatabase;
let folder: string;
const running: Started[] = [];

before(async () => {
  database = await withDatabase();
  folder = await mkdtemp(join(tmpdir(), 'shifan-serve-'));
});
after(async () => {
  for (const one of running) one.child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** The role's password stays as the other tests know it: the server below may be shared. */
const secrets = () => ({ SHIFAN_SEAL_KEY: Buffer.alloc(32, 7).toString('base64'), SHIFAN_APP_PASSWORD: database.appUrlConfig.password });

type Started = { child: ChildProcess; out: () => string; err: () => string; ended: Promise<number | null> };

const serve = (env: Record<string, string>): Started => command(['serve'], env);

function command(args: readonly string[], env: Record<string, string>): Started {
  const { host, user, password, database: name } = database.ownerUrlConfig;
  const DATABASE_URL = `postgres://${user}:${password}@localhost/${name}?host=${encodeURIComponent(host)}`;
  const clean = Object.fromEntries(Object.entries(process.env).filter(([key]) => !key.startsWith('SHIFAN_')));
  const child = spawn(process.execPath, [cli, ...args], {
    env: { ...clean, DATABASE_URL, DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  const started = { child, out: () => out, err: () => err, ended };
  running.push(started);
  return started;
}

async function until<T>(look: () => T | undefined | null | false): Promise<T> {
  for (let i = 0; i < 400; i += 1) {
    const seen = look();
    if (seen) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('等了20秒没有等到');
}

const asOwner = async (statement: string) => {
  const client = new Client(database.ownerUrlConfig);
  await client.connect();
  return client.query(statement).finally(() => client.end());
};

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

test('用 DATABASE_URL 启动而没有密钥：拒绝，并说出缺哪几个', async () => {
  const started = serve({ PORT: '0' });
  assert.equal(await started.ended, 3);
  assert.match(started.err(), /SHIFAN_SEAL_KEY/);
  assert.match(started.err(), /SHIFAN_APP_PASSWORD/);
});

test('空库启动：建立第一个管理员和一次性口令；端口被占说得清；SIGTERM、SIGHUP 干净停下', { timeout: 90_000 }, async () => {
  const PORT = String(await freePort());
  const first = serve({ PORT, DRAIN_SECONDS: '2', ...secrets() });
  const url = await until(() => /http:\/\/\S+/.exec(first.out())?.[0]);
  const password = await until(() => /一次性口令.*: (\S+)/.exec(first.err())?.[1]);
  const login = async () =>
    (
      await fetch(`${url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login: 'admin', password }),
      })
    ).json();
  assert.equal(((await login()) as { mustChangePassword: boolean }).mustChangePassword, true);
  const { rows } = await asOwner('select kind, count(*)::int as count from organisation group by kind order by kind');
  assert.deepEqual(
    rows.map(({ kind, count }) => `${kind} ${count}`),
    ['city 12', 'county 6', 'operator 1', 'province 1'],
    '第三条：省厅、11个设区市和赣江新区，附件8的6个试点县；系统运行单位',
  );

  const second = serve({ PORT, ...secrets() });
  assert.equal(await second.ended, 3);
  assert.match(second.err(), new RegExp(`端口 ${PORT} 已被占用`));
  assert.equal((await fetch(`${url}/api/health`)).status, 200, '占着端口的那一个照常服务');
  assert.equal((await fetch(`${url}/api/demonstration/day`, { method: 'POST' })).status, 404, '正式系统没有拨日期的接口');
  for (const { what, sent, answered } of onTheWire) assert.deepEqual(await wired(url, sent), [answered], what);

  first.child.kill('SIGINT');
  await until(() => first.err().includes('正在停止'));
  first.child.kill('SIGINT');
  assert.equal(await first.ended, 0, 'npm 把终端已发的 SIGINT 再转一次，也停得干净');
  const third = serve({ PORT, ...secrets() });
  await until(() => /http:\/\/\S+/.exec(third.out())?.[0]);
  assert.doesNotMatch(third.err(), /一次性口令/, '管理员只建一次');
  assert.equal(typeof ((await login()) as { token: string }).token, 'string');
  third.child.stdout?.destroy();
  third.child.stderr?.destroy();
  third.child.kill('SIGTERM');
  assert.equal(await third.ended, 0, '没有人再读它的输出，也停得干净');
  const fourth = serve({ PORT, ...secrets() });
  await until(() => /http:\/\/\S+/.exec(fourth.out())?.[0]);
  fourth.child.kill('SIGHUP');
  assert.equal(await fourth.ended, 0, '终端窗口关了，也停得干净');
});

test('init：按文件更名并补缺，服务不停；做过的再做一次没有要做的；写错的键说得清', { timeout: 90_000 }, async () => {
  const file = join(folder, 'names.json');
  await writeFile(file, JSON.stringify({ province: '江西省工信厅（试）', units: { ganjiang: '赣江新区经发局' } }));
  const first = command(['init', '--file', file], secrets());
  assert.equal(await first.ended, 0, first.err());
  assert.match(first.out(), /江西省工业和信息化厅 → 江西省工信厅（试）[\s\S]*赣江新区经济发展局 → 赣江新区经发局/);
  assert.equal(await command(['init', '--file', file], secrets()).ended, 1);
  const { rows } = await asOwner("select name from organisation where kind = 'province'");
  assert.deepEqual(rows, [{ name: '江西省工信厅（试）' }]);
  await writeFile(file, JSON.stringify({ units: { nachang: '南昌市局' } }));
  const wrong = command(['init', '--file', file], secrets());
  assert.equal(await wrong.ended, 3);
  assert.match(wrong.err(), /units/);
});

test('各命令对给定的数据库，服务照常：migrate、user、role、scheme、calendar、render、verify log、witness', {
  timeout: 600_000,
}, async () => {
  const port = String(await freePort());
  const witness = join(folder, 'witness');
  const made = command(['witness', witness, '--name', 'xiehui.example.cn'], {});
  assert.equal(await made.ended, 0, made.err());
  const served = serve({ PORT: port, PUBLIC_URL: `http://127.0.0.1:${port}`, LOG_WITNESSES: made.out().trim(), ...secrets() });
  const url = await until(() => /http:\/\/\S+/.exec(served.out())?.[0]);
  const ran = async (...args: string[]) => {
    const one = command(args, secrets());
    const exit = await one.ended;
    assert.equal((await fetch(`${url}/api/health`)).status, 200, `${args.join(' ')} 之后服务照常：${one.err()}`);
    return { exit, out: one.out().trim(), err: one.err() };
  };
  const yes = async (...args: string[]) => {
    const { exit, out, err } = await ran(...args);
    assert.equal(exit, 0, `${args.join(' ')}：${err}`);
    return out;
  };
  const ask = async (path: string, { token, ...init }: RequestInit & { token?: string } = {}) => {
    const headers = { 'content-type': 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
    const answer = await fetch(url + path, { ...init, headers });
    assert.ok(answer.ok, `${path}：${answer.status}`);
    return answer.text();
  };
  /** Signs in with a one-time password and sets one of one's own, as it has to be first. */
  const signedIn = async (login: string, password: string) => {
    const signIn = async (typed: string) => {
      const body = JSON.stringify({ login, password: typed });
      return (JSON.parse(await ask('/api/session', { method: 'POST', body })) as { token: string }).token;
    };
    const next = `${login}-bridge-lamp-tea`;
    const token = await signIn(password);
    await ask('/api/session/password', { method: 'POST', token, body: JSON.stringify({ current: password, next }) });
    return signIn(next);
  };

  assert.match(await yes('migrate'), /已是最新/);
  const first = await yes('user', 'add', 'sheng-jb', '张三', 'officer', '江西省工信厅（试）');
  const again = await yes('user', 'reset', 'sheng-jb');
  assert.notEqual(first, again);
  await signedIn('sheng-jb', again);
  assert.match((await ran('user', 'add', 'x-jb', '张三', 'officer', '没有这个单位')).err, /没有名为“没有这个单位”的单位/);
  assert.match((await ran('user', 'code', 'sheng-jb')).err, /没有等待第二人办理的口令链接/);
  assert.match(await yes('role', 'sql'), /create role/i);
  await yes('role', 'password');
  assert.match(await yes('scheme', 'list'), /jx-2023/);
  assert.match(await yes('calendar', 'notice', '2026-06-17'), /2026-06-25/);
  assert.equal((await ran('render', '2', '赣平2026-0001', '-o', join(folder, 'x.pdf'), '--purpose', '存档备查')).exit, 1);

  const admin = await signedIn('admin', await yes('user', 'reset', 'admin'));
  const group = { kind: 'supervision', name: '审计监察组', creditCode: null, divisionCode: null };
  await ask('/api/organisations', { method: 'POST', token: admin, body: JSON.stringify(group) });
  const supervisor = await signedIn('jiancha', await yes('user', 'add', 'jiancha', '李四', 'supervisor', '审计监察组'));
  const [key, checkpoint] = [(await ask('/log/key')).trim(), await ask('/log/checkpoint')];
  const journal = join(folder, 'journal.jsonl');
  await writeFile(journal, await ask('/api/journal/export', { token: supervisor }));
  assert.match(await yes('verify', 'log', journal), /前后衔接，是否完整未比对/);

  assert.match(provedJournal(await readFile(journal, 'utf8'), key, [checkpoint]), /与 1 个检查点一致/);
  assert.match(await ask('/log'), /日志公开核验/);
  assert.match(await yes('witness', witness, `${url}/log`, '--key', key), /首次见证，已会签/);
  assert.match(await ask('/log/checkpoint'), /\u2014 xiehui\.example\.cn /);
  for (const none of ['/log/tile/0/000', '/log/tile/0/000.p/256', '/log/tile/9/000', '/log/tile/0/x000/000', '/log/tile/0/0'])
    assert.equal((await fetch(url + none)).status, 404, none);
  for (const none of ['1.5', '1e30', '-1', '0', '0x1', 'Infinity', '9007199254740992', '%20', '一'])
    assert.equal((await fetch(`${url}/log/cosignatures/${none}`, { method: 'POST', body: '— x y' })).status, 404, none);
  assert.equal((await fetch(`${url}/log/cosignatures/9007199254740991`, { method: 'POST', body: '— x y' })).status, 400);
});
