import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { schemeFrom } from '../scheme/scheme.ts';
import { conditions, statedConditions } from './conditions.ts';

test('第六条、第七条的每项条件都列得出，数字取自参数，分类要求说明是哪类平台，没有办法未写的“1项以上”', () => {
  const lines = statedConditions(jx2023).map(({ article, label, of, asks }) => [article, label, of, asks].filter(Boolean).join(' '));
  assert.deepEqual(
    [...new Set(statedConditions(jx2023).map(({ id }) => id))],
    conditions.map(({ id }) => id),
  );
  for (const wanted of [
    /^第六条（三） 年开展大型服务活动 信息查询、创业辅导类平台 6次以上$/,
    /^第六条（三） 年开展大型服务活动 技术创新、质量管理、管理咨询、信息化应用类平台 4次以上$/,
    /^第六条（三） 年培训人次 人才培训专业性平台 1600人次以上$/,
    /^第六条（七） .*获得市级示范平台认定或省直部门的相关认可$/,
    /^第六条（一） 资产总额 200万元以上$/,
  ])
    assert.equal(lines.filter((line) => wanted.test(line)).length, 1, String(wanted));
  assert.ok(lines.every((line) => !line.includes('1项')));
  const city = schemeFrom(jx2023, 'city', { thresholds: { totalAssets: 100 } });
  assert.ok(statedConditions(city).some(({ asks }) => asks === '100万元以上'));
});
