import assert from 'node:assert/strict';
import { test } from 'node:test';
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
