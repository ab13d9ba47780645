import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { listText } from '../core/notice/list-text.ts';
import { sha256 } from '../store/crypto.ts';
import { calendarCommand } from './calendar.ts';
import { checkCommand } from './check.ts';
import { verifyCommand } from './verify.ts';

const inFile = async <T>(name: string, text: string, use: (file: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'shifan-'));
  try {
    const file = join(folder, name);
    await writeFile(file, text);
    return await use(file);
  } finally {
    await rm(folder, { recursive: true });
  }
};

test('核对统一社会信用代码：格式对而有疑点的，退出码仍是0，疑点写在标准错误', async () => {
  const odd = await checkCommand(['credit-code', '37360106MA35G7K427']);
  assert.deepEqual([odd.exit, odd.stdout], [0, undefined]);
  assert.match(odd.stderr ?? '', /前两位“37”不在 GB 32100 的类别表内/);
  assert.deepEqual(await checkCommand(['credit-code', '91360106MA35G7K43N']), { exit: 0 });
  assert.equal((await checkCommand(['credit-code', '91360106MA35G7K43X'])).exit, 1);
});

test('工作日历：--calendar 文件中的年份也算；没有的年份无法判断；坏文件说明哪里错', async () => {
  const year = {
    year: 2031,
    doc: '国办发明电〔2030〕1号',
    off: [
      ['2031-01-01', '2031-01-01'],
      ['2031-01-22', '2031-01-28'],
      ['2031-04-05', '2031-04-05'],
      ['2031-05-01', '2031-05-03'],
      ['2031-06-24', '2031-06-24'],
      ['2031-09-12', '2031-09-12'],
      ['2031-10-01', '2031-10-07'],
    ],
    work: [],
  };
  assert.equal((await calendarCommand(['notice', '2031-06-23'])).exit, 3);
  for (const text of [JSON.stringify(year), JSON.stringify([year])])
    await assert.rejects(
      inFile('2031.json', text, (file) => calendarCommand(['notice', '2031-06-23', '--calendar', file])),
      /没有一天调休上班.*--confirmed/s,
    );
  for (const text of [JSON.stringify(year), JSON.stringify([year])])
    assert.deepEqual(
      await inFile('2031.json', text, (file) => calendarCommand(['notice', '2031-06-23', '--confirmed', '--calendar', file])),
      {
        exit: 0,
        stdout: '2031-07-01',
      },
    );
  await assert.rejects(
    inFile('x.json', '{"year":2031}', (file) => calendarCommand(['notice', '2031-06-23', '--calendar', file])),
    /有误/,
  );
  await assert.rejects(
    inFile('x.json', '{', (file) => calendarCommand(['notice', '2031-06-23', '--calendar', file])),
    /不是 JSON/,
  );
  await assert.rejects(calendarCommand(['notice', '2031-06-23', '--calendar', '/没有这个文件']), /读不到/);
});

test('公示名单的摘要可由公布的名单重新算出，与栏目次序无关；改一个字就不符', async () => {
  const list = [{ dossierId: 'd1', name: '江西甲公司', recommender: '南昌市工业和信息化局', kind: '专业性', functions: ['innovation'] }];
  const listHash = sha256(listText(list));
  const served = { title: '公示', listHash, list: list.map(({ name, functions, kind, ...rest }) => ({ functions, name, ...rest, kind })) };
  const asked = (text: string) => inFile('notice.json', text, (file) => verifyCommand(['notice', file]));
  assert.match((await asked(JSON.stringify(served))).stdout ?? '', /名单 1 家.*一致/);
  const forged = await asked(JSON.stringify(served).replace('甲', '乙'));
  assert.deepEqual([forged.exit, /不符/.test(forged.stderr ?? '')], [1, true]);
  for (const text of ['', 'null', '[]', '{}', '{"list":[{}],"listHash":"x"}']) assert.equal((await asked(text)).exit, 1, text);
});
