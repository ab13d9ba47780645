import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readConfig } from '../config.ts';
import { sealKeyIn } from '../databank.ts';
import { createSealer } from '../store/crypto.ts';
import { Usage } from './command.ts';
import { quarterOf } from './quarterly.ts';
import { commandNames, run } from './run.ts';

const han = /\p{Script=Han}/u;
const latin = /[a-z]{3,}/;

test('每个命令都用 -h、--help、help 答自己的用法，中文、英文都有，不带出别的命令', async () => {
  assert.ok(commandNames.length >= 12);
  for (const name of commandNames) {
    const answers = await Promise.all(
      [
        [name, '-h'],
        [name, '--help'],
        ['help', name],
        [name, 'x', '-h'],
      ].map((argv) => run(argv, '1.2.3')),
    );
    for (const one of answers) {
      assert.equal(one.exit, 0, name);
      const lines = (one.stdout ?? '').split('\n').filter((line) => line.startsWith('  '));
      assert.ok(lines.length > 0 && lines[0]?.trim().startsWith(name), name);
      const others = commandNames.filter((other) => other !== name && lines.some((line) => line.startsWith(`  ${other} `)));
      assert.deepEqual(others, [], name);
      for (const line of lines.filter((one) => one.startsWith(`  ${name}`))) assert.ok(latin.test(line), line);
      assert.ok(han.test(lines.join()) && /\/ /.test(lines.join()), `${name} 两种文字`);
    }
    assert.equal(new Set(answers.map(({ stdout }) => stdout)).size, 1, name);
  }
});

test('总的用法列出每个命令；版本只有一行；没有的命令说明有哪些', async () => {
  const all = (await run([], '1.2.3')).stdout ?? '';
  for (const name of commandNames) assert.match(all, new RegExp(`^  ${name}`, 'm'));
  for (const word of ['--version', '-V', 'version']) assert.deepEqual(await run([word], '1.2.3'), { exit: 0, stdout: 'shifan 1.2.3' });
  for (const argv of [['nosuch'], ['help', 'nosuch'], ['constructor'], ['help', 'toString']]) {
    const { exit, stderr } = await run(argv, '1.2.3');
    assert.equal(exit, 2);
    assert.match(stderr ?? '', /没有“\w+”这个命令 \/ unknown command/);
  }
});

test('写错的选项说出名字和可用的选项，用法不对的退出码是2，并指明看哪里', async () => {
  for (const [argv, there] of [
    [['import', 'annex5', 'x.xlsx', '--jsno'], /--jsno；这个命令的选项有：--json/],
    [['render', '1', 'x', '--out', 'a.pdf'], /--out；这个命令的选项有：-o …、--purpose …/],
    [['seed', 'demo', '--force'], /--force；这个命令没有选项/],
    [['seed', 'dossiers', '一百'], /用法：seed dossiers 件数/],
    [['calendar', 'notice', '2026-02-30'], /日期应写成/],
    [['check', 'passport', '1'], /there are credit-code, id-number/],
  ] as const) {
    const { exit, stderr } = await run(argv, '1.2.3');
    assert.equal(exit, 2, argv.join(' '));
    assert.match(stderr ?? '', there);
    assert.match(stderr ?? '', new RegExp(`see: bin/shifan ${argv[0]} --help`));
  }
});

test('附件7、8按单位名称和季度，不要内部编号', () => {
  assert.deepEqual(quarterOf('2026Q1'), { year: 2026, quarter: 1 });
  for (const wrong of [undefined, '2026', '2026Q5', '26Q1']) assert.throws(() => quarterOf(wrong), Usage);
});

test('reseal key：新密钥写在原密钥前面，两个都在，别人读不到；没有办完不再换；密钥由环境给出的说写在哪里', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'shifan-reseal-'));
  t.after(() => rm(folder, { recursive: true }));
  const [file, former] = [join(folder, 'seal-key'), Buffer.alloc(32, 3).toString('base64')];
  await writeFile(file, `${former}\n`);
  const env = { ...process.env };
  t.after(() => {
    process.env = env;
  });
  process.env = { ...env, DATA_DIR: folder };
  assert.equal((await run(['reseal', 'key'], '1.2.3')).exit, 0);
  const keys = await readFile(file, 'utf8');
  assert.match(keys, new RegExp(`^[A-Za-z0-9+/]{43}=\\n${former.replaceAll('+', '\\+')}\\n$`));
  assert.equal((await stat(file)).mode & 0o777, 0o600);
  assert.equal(createSealer(keys).open(createSealer(former).seal('李四')), '李四');
  const again = await run(['reseal', 'key'], '1.2.3');
  assert.deepEqual([again.exit, await readFile(file, 'utf8')], [1, keys]);
  for (const given of [{ SHIFAN_SEAL_KEY: former }, { SHIFAN_SEAL_KEY_COMMAND: 'cat keys' }]) {
    process.env = { ...env, DATA_DIR: folder, ...given };
    const told = await run(['reseal', 'key'], '1.2.3');
    assert.deepEqual([told.exit, /写在原密钥前面/.test(told.stderr ?? '')], [2, true]);
  }
  assert.equal((await run(['reseal', 'keys'], '1.2.3')).exit, 2);
});

test('密钥由命令给出：照标准输出用；没有给出的，说退出码，命令写了什么一概不说；不把本系统的环境变量交给它；只能设置一个', async () => {
  const key = Buffer.alloc(32, 3).toString('base64');
  const given = (SHIFAN_SEAL_KEY_COMMAND: string) =>
    sealKeyIn(readConfig({}, { ...process.env, SHIFAN_APP_PASSWORD: 'geheim', SHIFAN_SEAL_KEY_COMMAND }));
  assert.equal((await given(`echo ${key}`))?.trim(), key);
  assert.equal(await given('echo "[$SHIFAN_APP_PASSWORD]"'), '[]\n');
  for (const bad of [`echo ${key}; echo ${key} >&2; exit 4`, 'true', `yes ${key}`, '/no/such/program'])
    await assert.rejects(given(bad), (error: Error) => /没有给出密钥（退出码 \w+）/.test(error.message) && !error.message.includes(key));
  assert.throws(() => readConfig({}, { SHIFAN_SEAL_KEY: key, SHIFAN_SEAL_KEY_COMMAND: 'true' }), /只能设置一个/);
});
