import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';

const scheme = (...words: string[]) => run(['scheme', ...words], '1.2.3');
const shipped = (name: string) => fileURLToPath(new URL(`../../schemes/${name}.yaml`, import.meta.url));
let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'scheme-'));
});
after(() => rm(folder, { recursive: true }));

/** A copy of the measure with something changed. */
async function changed(...pairs: readonly (readonly [string, string])[]): Promise<string> {
  const text = pairs.reduce(
    (all, [from, to]) => {
      assert.ok(all.includes(from), from);
      return all.replace(from, to);
    },
    await readFile(shipped('jx-2023'), 'utf8'),
  );
  const file = join(folder, 'changed.yaml');
  await writeFile(file, text);
  return file;
}

test('导出的文件逐字节就是随程序的版本；导出后核对没有问题', async () => {
  const file = join(folder, 'out.yaml');
  assert.equal((await scheme('export', 'jx-2023', '-o', file)).exit, 0);
  assert.deepEqual(await readFile(file), await readFile(shipped('jx-2023')));
  const { exit, stdout, stderr } = await scheme('check', file);
  assert.equal(exit, 0);
  assert.match(stderr ?? '', /^现行办法也有：2024年第三季度的季度表：/);
  assert.match(stdout ?? '', /^jx-2023\t江西省中小企业公共服务示范平台认定管理办法\t2023-08-15—/);
  assert.match((await scheme('list')).stdout ?? '', /^jx-2023\t/);
});

test('120改为100：正文、附件5一起改的通过，说出放宽；只改一处的说出是哪一行', async () => {
  const text = ['年服务中小微企业120户以上，', '年服务中小微企业100户以上，'] as const;
  const number = ['figure: servedEnterprises, atLeast: 120', 'figure: servedEnterprises, atLeast: 100'] as const;
  const annex = ['名单必须120家以上。', '名单必须100家以上。'] as const;
  const twin = ['is: servedEnterprises, value: 120', 'is: servedEnterprises, value: 100'] as const;
  const file = await changed(text, number, annex, twin);
  assert.equal((await scheme('check', file)).exit, 0);
  const told = (await scheme('diff', 'jx-2023', file)).stdout ?? '';
  assert.match(told, /^第六条（三）\t年服务中小微企业由120户改为100户（放宽）$/m);
  const half = await changed(text, number);
  const { exit, stderr } = await scheme('check', half);
  assert.equal(exit, 1);
  const [, line, at] = /changed\.yaml:(\d+) (\S+) 与第六条（三）的100不一致/.exec(stderr ?? '') ?? [];
  assert.equal(at, 'a5.s2');
  assert.match((await readFile(half, 'utf8')).split('\n')[Number(line) - 1] ?? '', /id: a5\.s2/);
});

test('写坏的文件：每处问题有行、位置和应当怎样写；没有的版本、没有的文件退出码2', async () => {
  const { exit, stderr } = await scheme('check', await changed(['atLeast: 2, unit: 年', 'atLeast: 两, unit: 年']));
  assert.equal(exit, 1);
  assert.match(stderr ?? '', /changed\.yaml:\d+ text\/.*atLeast .*数字/);
  assert.equal((await scheme('check', join(folder, 'nowhere.yaml'))).exit, 2);
  assert.equal((await scheme('diff', 'jx-2023', 'jx-1999')).exit, 2);
  assert.match((await scheme('export', 'jx-1999')).stderr ?? '', /没有版本 jx-1999；有 jx-2023/);
  assert.equal((await scheme('check')).exit, 2);
});

test('第十七条 市级版本只写不同：核对通过，逐条说出与省级版本的不同；底本不在的拒绝', async () => {
  assert.equal((await scheme('check', shipped('nc-2026'))).exit, 0);
  const told = (await scheme('diff', 'jx-2023', shipped('nc-2026'))).stdout ?? '';
  assert.match(told, /^全文\t“省工信厅”改称“市工信局”/m);
  assert.match(told, /^第十二条\t有效期由3年改为2年（减少）$/m);
  const orphan = join(folder, 'orphan.yaml');
  await writeFile(orphan, (await readFile(shipped('nc-2026'), 'utf8')).replace('base: jx-2023', 'base: jx-2022'));
  const { exit, stderr } = await scheme('check', orphan);
  assert.equal(exit, 1);
  assert.match(stderr ?? '', /orphan\.yaml:\d+ base 没有底本 jx-2022/);
});

test('签署前的查找：报送期限短到没有工作日、省去的步骤让卷宗没有人能办、评分表引用没有的条款，逐处说出行', async () => {
  const told = async (...pairs: readonly (readonly [string, string])[]): Promise<string> => {
    const { exit, stderr = '' } = await scheme('check', await changed(...pairs));
    assert.equal(exit, 1);
    return stderr;
  };
  const short = await told(
    ['于每季度结束后10日内', '于每季度结束后5日内'],
    ['is: platformReport, value: 10', 'is: platformReport, value: 5'],
  );
  assert.match(short, /changed\.yaml:\d+ 15\.s2 2026年第三季度的季度表：2026年9月30日以后到2026年10月8日只有1个工作日/);
  const omitted = (row: string) =>
    told(['extraFields: []', `  procedure: { chain: [ cityAuthority ], omit: [ ${row} ], because: 试试 }\nextraFields: []`]);
  assert.match(await omitted('reward/end'), /奖励：称号已撤销以后，停在“.*”的没有人能办/);
  assert.match(await omitted('dossier/nothing'), /省去的步骤 dossier\/nothing 不存在/);
  assert.match(
    await told(['article: 第七条, weight: 20', 'article: 第七十条, weight: 20']),
    /评分表的“特色优势和示范性”引用第七十条，这个版本里没有/,
  );
});
