import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latenessAlone } from './lateness-alone.ts';

test('第十二条：逾期、迟报、未报送本身不是撤销称号的事由', () => {
  for (const source of ['逾期未报送季度调度表', '连续两个季度迟报', '未按时报送2026年第三季度调度表', '第十五条', '不报送季度调度表'])
    assert.equal(latenessAlone(source, '第十二条'), true, source);
  assert.equal(latenessAlone('日常检查', '第十五条'), true);
  assert.equal(latenessAlone('日常检查', '《江西省中小企业公共服务示范平台认定管理办法》第十五条'), true);
});

test('第十二条：另有违法违规依据的可以立案，即使同时有迟报', () => {
  assert.equal(latenessAlone('投诉举报', '第十二条'), false);
  assert.equal(latenessAlone('审计发现虚报服务数据', '《中华人民共和国统计法》第四十一条'), false);
  assert.equal(latenessAlone('迟报，且审计发现伪造服务记录', '《中华人民共和国统计法》第四十一条'), false);
});
