import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namesAnother } from './service-named.ts';

test('说的是同一项服务：写法、全半角、多少之差都不算不同', () => {
  for (const [claimed, said] of [
    ['人才培训', '参加了两次培训'],
    ['信息化应用咨询', '帮我们做信息化'],
    ['ＩＳＯ9001 质量管理', 'iso9001 认证辅导'],
    ['融资服务', '融资对接服务'],
  ] as const)
    assert.equal(namesAnother(claimed, said), false, `${claimed}｜${said}`);
});

test('没有一处相同的，提示核对；只有“服务”“企业”相同不算相同', () => {
  assert.equal(namesAnother('人才培训', '贷款对接'), true);
  assert.equal(namesAnother('信息查询服务', '融资服务'), true);
  assert.equal(namesAnother('为中小企业提供检验检测', '企业创业辅导'), true);
});

test('有一边没写，或写的只是“服务”，没有可比的，不提示', () => {
  for (const [claimed, said] of [
    ['', '培训'],
    ['人才培训', ''],
    ['服务', '贷款对接'],
    ['人才培训', '好'],
  ] as const)
    assert.equal(namesAnother(claimed, said), false, `${claimed}｜${said}`);
});
