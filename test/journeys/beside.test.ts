import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { layInstallation } from '../fixtures/installations/installation.ts';
import { twoProcesses } from './two-processes.ts';

/** As it is built and shipped: it also starts in a third of the time. */
const cli = new URL('../../dist/cli.js', import.meta.url).pathname;

/** The command line in a process of its own, as an operator calls it beside a running server. */
function started(dataDir: string, args: readonly string[], settings: Readonly<Record<string, string>> = {}) {
  const env = { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '', PORT: '0', HOST: '127.0.0.1', ...settings };
  const child = spawn(process.execPath, [cli, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout?.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr?.on('data', (piece: Buffer) => (err += piece.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, ended, out: () => out, err: () => err };
}

async function until<T>(what: string, look: () => Promise<T | null | false> | T | null | false): Promise<T> {
  for (let i = 0; i < 900; i += 1) {
    const seen = await look();
    if (seen) return seen;
    await sleep(100);
  }
  throw new Error(`等不到：${what}`);
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('命令与服务并用同一个内置数据库', () => {
  let dataDir: string;
  let url: string;
  let server: ReturnType<typeof started>;
  const running: ChildProcess[] = [];
  const postmaster = async () => Number((await readFile(join(dataDir, 'pg', 'postmaster.pid'), 'utf8')).split('\n')[0]);
  const health = () =>
    fetch(`${url}/api/health`).then(
      async (answer) => ({ status: answer.status, after: answer.headers.get('retry-after'), text: await answer.text() }),
      () => null,
    );
  const serve = async (settings: Readonly<Record<string, string>> = {}) => {
    const one = started(dataDir, ['serve', '--demo'], settings);
    running.push(one.child);
    const at = await until('服务启动', () => /http:\/\/\S+/.exec(one.out())?.[0] ?? (one.child.exitCode !== null && `退出：${one.err()}`));
    assert.match(at, /^http/);
    return { one, at };
  };
  const ran = async (...args: string[]) => {
    const one = started(dataDir, args);
    const exit = await one.ended;
    assert.equal((await health())?.status, 200, `${args.join(' ')} 之后服务照常：${one.err()}`);
    return { exit, out: one.out().trim(), err: one.err() };
  };

  before(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'shifan-beside-'));
    await chmod(dataDir, 0o711);
    await layInstallation('demonstration-0025', dataDir);
    ({ one: server, at: url } = await serve());
  });
  after(async () => {
    for (const child of running) child.kill('SIGKILL');
    await postmaster().then(
      (pid) => process.kill(pid, 'SIGKILL'),
      () => undefined,
    );
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
  });

  test('migrate、seed demo、user add、render 都不停服务的数据库；render 须写明用途', async () => {
    assert.equal((await ran('migrate')).exit, 0);
    assert.equal((await ran('seed', 'demo')).exit, 0);
    const added = await ran('user', 'add', 'xin-jb', '李新', 'officer', '南昌市工业和信息化局');
    assert.equal(added.exit, 0, added.err);
    assert.match((await ran('user', 'add', 'xin-jb2', '李新', 'boss', '南昌市工业和信息化局')).err, /没有“boss”这个角色.*officer/);
    const file = join(dataDir, 'annex2.pdf');
    assert.match((await ran('render', '2', '赣平2026-0001', '-o', file)).err, /--purpose/);
    assert.equal((await ran('render', '2', '赣平2026-9999', '-o', file, '--purpose', '存档备查')).exit, 1);
    const made = await ran('render', '2', '赣平2026-0001', '-o', file, '--purpose', '存档备查');
    assert.equal(made.exit, 0, made.err);
    assert.equal((await readFile(file)).subarray(0, 5).toString(), '%PDF-');
  });

  test('同一文件夹上的第二个服务：登录节流、谁在填写、分段上传、到期事项两边一致；停止时先不再接新请求，第一个照常', async () => {
    const { one, at: other } = await serve({ DRAIN_SECONDS: '8' });
    const password = await readFile(join(dataDir, 'demonstration.json'), 'utf8').then((text): string => JSON.parse(text).password);
    await twoProcesses([url, other], password);
    const ready = (at: string) => fetch(`${at}/api/ready`).then(({ status }) => status);
    assert.deepEqual([await ready(url), await ready(other)], [200, 200]);
    one.child.kill('SIGTERM');
    await until('不再接新请求', async () => (await ready(other)) === 503);
    const last = await fetch(`${other}/api/health`);
    assert.deepEqual([last.status, last.headers.get('connection')], [200, 'close'], '停止以前仍在办理，只是不再留着连接');
    assert.equal(await ready(url), 200);
    assert.equal(await one.ended, 0);
    assert.equal((await health())?.status, 200);
  });

  test('数据库进程被杀：服务答复503并说何时再试，数据库自动重新启动', async () => {
    const pid = await postmaster();
    process.kill(pid, 'SIGKILL');
    const seen = new Set<number>();
    const again = await until('数据库恢复', async () => {
      const answer = await health();
      if (answer) seen.add(answer.status);
      if (answer?.status === 503) assert.notEqual(answer.after, null);
      return answer?.status === 200 && (await postmaster().catch(() => pid)) !== pid ? answer : null;
    });
    assert.equal(again.status, 200);
    assert.deepEqual(
      [...seen].filter((status) => ![200, 503].includes(status)),
      [],
    );
  });

  test('数据库停住不动：运行状态三秒内答复503并说何时再试，恢复后照常', async () => {
    await sleep(1_100); // what was found out a second ago is believed no more
    await until('数据库应答', async () => (await health())?.status === 200);
    const pid = await postmaster();
    const children = (await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8')).split(' ').map(Number).filter(Boolean);
    const all = (signal: 'SIGSTOP' | 'SIGCONT') => {
      for (const one of [pid, ...children]) if (isAlive(one)) process.kill(one, signal);
    };
    all('SIGSTOP');
    try {
      await sleep(1_100);
      const began = Date.now();
      const answers = await Promise.all(['/api/health', '/api/ready'].map((path) => fetch(url + path)));
      assert.deepEqual(
        answers.map(({ status, headers }) => [status, headers.get('retry-after')]),
        [
          [503, '5'],
          [503, '5'],
        ],
      );
      assert.equal(Date.now() - began < 3_000, true);
    } finally {
      all('SIGCONT');
    }
    await until('恢复', async () => (await health())?.status === 200);
  });

  test('SIGTERM：服务和它的数据库都不留下；密钥换了的不启动，没有改动', async () => {
    const pid = await postmaster();
    server.child.kill('SIGTERM');
    assert.equal(await server.ended, 0);
    await until('数据库停止', () => !isAlive(pid));
    const key = await readFile(join(dataDir, 'seal-key'), 'utf8');
    await writeFile(join(dataDir, 'seal-key'), `${Buffer.alloc(32, 9).toString('base64')}\n`);
    const wrong = started(dataDir, ['migrate']);
    assert.equal(await wrong.ended, 3);
    assert.match(wrong.err(), /密封密钥与这个数据库不符/);
    await writeFile(join(dataDir, 'seal-key'), key);
    const right = started(dataDir, ['migrate']);
    assert.equal(await right.ended, 0, right.err());
  });

  test('第一次启动载入演示时被杀：再启动从头载入，不要求删除文件夹', async () => {
    await rm(join(dataDir, 'demonstration.json'));
    await writeFile(join(dataDir, 'demonstration.loading'), '');
    const again = started(dataDir, ['serve', '--demo']);
    running.push(again.child);
    await until(
      '从头载入',
      () => /重新载入[\s\S]*正在载入演示年度/.test(again.err()) || (again.child.exitCode !== null && assert.fail(again.err())),
    );
    again.child.kill('SIGKILL');
    await again.ended;
  });
});
