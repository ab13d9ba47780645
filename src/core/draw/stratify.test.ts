import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { schemeFrom } from '../scheme/scheme.ts';
import { bundleOf } from './bundle.ts';
import { listHash } from './draw.ts';
import { countyIn, drawListOf, functionIn } from './stratify.ts';
import { verifyBundle } from './verify.ts';

const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const script = new URL('../../../docs/verify-draw.mjs', import.meta.url);
const { findings } = (await import(script.href)) as { findings: (bundle: unknown, published?: string) => string[] };
const secret = 'ab'.repeat(32);

test('所在县（市、区）取自企业名称开头', () => {
  const read = [
    '江西安义铝材有限公司',
    '南昌县某某公司',
    '南昌市青山湖区某厂',
    '九江修水茶业',
    '江西省南昌某公司',
    '江西万年青公司',
    '甲公司',
  ];
  assert.deepEqual(read.map(countyIn), ['安义县', '南昌县', '青山湖区', '修水县', '南昌市', '万年县', '未注明']);
});

test('第五条 服务功能取自服务内容中最先出现的词', () => {
  const read = ['质量检测', '信息化改造', '政策信息推送', '管理咨询诊断', '创业辅导', '人才培训', '工业设计', '其他事项'];
  assert.deepEqual(read.map(functionIn), [
    ...['质量管理', '信息化应用', '信息查询', '管理咨询', '创业辅导', '人才培训', '技术创新', '其他'],
  ]);
});

const services = ['质量检测', '信息化改造', '人才培训', '管理咨询'];
const rows = Array.from({ length: 130 }, (_, i) => ({
  id: `r${i}`,
  enterprise: `江西${i % 3 === 0 ? '安义' : '修水'}第${i}公司`,
  service: i === 7 ? '创业辅导' : (services[i % services.length] as string),
}));
const list = { dossierNumber: '赣平2026-0001', committedOn: '2026-03-01', rows };

test('认定办法未规定分层：默认不分层，名单摘要与不分层的相同', () => {
  assert.equal(jx2023.sample.stratify, null);
  const plain = drawListOf(list, jx2023.sample.stratify);
  assert.equal(listHash(plain, digest), listHash({ ...list, rows: plain.rows, stratify: null }, digest));
});

for (const stratify of ['function', 'county'] as const)
  test(`方案设定按${stratify}分层：每层至少一家，公开文件两个核验程序都认`, () => {
    const scheme = schemeFrom(jx2023, 'stratified', { sample: { ...jx2023.sample, stratify } });
    const drawn = drawListOf(list, scheme.sample.stratify);
    const bundle = bundleOf({ ...drawn, secret, n: 12 }, [], digest);
    const strata = new Map(drawn.rows.map(({ id }, i) => [id, drawn.stratify?.strata[i]]));
    const reached = new Set(bundle.sample.map(({ rowId }) => strata.get(rowId)));
    assert.deepEqual([...reached].sort(), [...new Set(strata.values())].sort());
    assert.ok(reached.size > 1);
    const published = JSON.parse(JSON.stringify(bundle));
    assert.deepEqual(verifyBundle(published, digest, bundle.commitment), []);
    assert.deepEqual(findings(published, bundle.commitment), []);
    published.stratify.strata[3] = '另一层';
    assert.notDeepEqual(verifyBundle(published, digest, bundle.commitment), []);
  });
