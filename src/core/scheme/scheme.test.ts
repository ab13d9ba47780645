import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023, jxArticles, textOf } from '../../../test/law.ts';
import { chosen, publicationDayCounts, type ReadingId, readingOf, schemeFrom } from './scheme.ts';

test('办法十九条，每条可按条、项引用', () => {
  assert.equal(jxArticles.length, 19);
  assert.match(textOf('第六条（三）') ?? '', /年服务中小微企业120户以上/);
  assert.match(textOf('第十九条') ?? '', /2023年8月15日起施行/);
  assert.match(textOf('第九条') ?? '', /（十二）申报材料真实性声明函。$/);
  assert.equal(textOf('第二十条'), undefined);
  assert.equal(textOf('第六条（八）'), undefined);
});

test('每个门槛都写在它所引的条文里', () => {
  const chinese = { 第八条: '5个工作日', 第十五条: '10日内' };
  for (const one of Object.values(jx2023.thresholds).filter((threshold) => threshold.atLeast > 1)) {
    assert.match(textOf(one.article) ?? '', new RegExp(`${one.atLeast}(${one.unit}|户|家|人|平方米|万元|次|年|%)`), one.label);
  }
  for (const one of Object.values(jx2023.activities)) {
    if (one) assert.match(textOf(one.article) ?? '', new RegExp(`${one.atLeast}次以上`));
  }
  assert.ok((textOf(jx2023.notice.article) ?? '').includes(chinese.第八条));
  assert.ok((textOf(jx2023.reporting.article) ?? '').includes(chinese.第十五条));
  assert.ok((textOf(jx2023.reporting.article) ?? '').includes(`${jx2023.reporting.authorityDays}日内`));
});

test('第九条的十二种材料名称与条文一致', () => {
  assert.equal(jx2023.materials.length, 12);
  for (const one of jx2023.materials) assert.equal(textOf(one.article)?.replace(/[；。]$/, ''), one.label);
});

test('七项服务功能依第五条', () => {
  assert.equal(jx2023.functions.length, 7);
  for (const one of jx2023.functions) assert.ok(textOf(one.article)?.startsWith(`${one.label}。`), one.label);
});

test('评分表权重合计100，条文都在', () => {
  assert.equal(
    jx2023.rubric.reduce((sum, one) => sum + one.weight, 0),
    100,
  );
  for (const one of jx2023.rubric) assert.ok(textOf(one.article));
});

test('每个口径的选定值在可选之列，引用真实条文，不重复', () => {
  for (const one of jx2023.readings) {
    assert.ok(
      one.options.some((option) => option.key === one.chosen),
      one.id,
    );
    assert.ok(textOf(one.article) ?? /^(附件[1-8]|印发通知)$/.test(one.article), one.id);
  }
  assert.equal(new Set(jx2023.readings.map((one) => one.id)).size, jx2023.readings.length);
});

test('参数是纯数据，可存可还原', () => {
  assert.deepEqual(JSON.parse(JSON.stringify(jx2023)), jx2023);
});

test('第十七条 市级参照办法：改数不改条文，口径只能取可选之值', () => {
  const city = schemeFrom(jx2023, 'nc-2026', {
    issuer: '南昌市工业和信息化局',
    thresholds: { servedEnterprises: 60 },
    readings: { publicationDay: 'counted' },
  });
  assert.equal(city.thresholds.servedEnterprises.atLeast, 60);
  assert.equal(city.thresholds.servedEnterprises.article, '第六条（三）');
  assert.equal(city.thresholds.totalAssets.atLeast, 200);
  assert.equal(publicationDayCounts(city), true);
  assert.equal(publicationDayCounts(jx2023), false);
  assert.throws(() => schemeFrom(jx2023, 'x', { readings: { steadyGrowth: 'whatever' } }), /no option whatever/);
});

test('缺了口径的参数不能用', () => {
  assert.equal(chosen(jx2023, 'steadyGrowth'), 'lastYearHigher');
  assert.throws(() => readingOf({ ...jx2023, readings: [] }, 'steadyGrowth' as ReadingId), /lacks the reading/);
});
