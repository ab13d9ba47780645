import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type OfferedService, servicesSought } from './profile.ts';

const one = (title: string, more: Partial<OfferedService> = {}): OfferedService => ({
  ...{
    title,
    content: '到厂半天',
    function: 'digitalisation',
    fee: 'paid',
    ways: ['visit'],
    audience: '制造业小微企业',
    city: '南昌市',
    platform: '甲',
  },
  ...more,
});
const nothing = { words: '', city: '', function: '', fees: [], ways: [] };
const all = [
  one('设备联网'),
  one('数字化诊断', { fee: 'free' }),
  one('冷链检测', { fee: 'low', city: '赣州市', function: 'quality', ways: ['online'] }),
];
const titles = (asked: object) => servicesSought(all, { ...nothing, ...asked }).map(({ title }) => title);

test('第十四条 按服务找平台：免费的排前面；每个词、地区、功能、收费、方式一起缩小范围〔14.s5〕', () => {
  assert.deepEqual(titles({}), ['数字化诊断', '冷链检测', '设备联网']);
  assert.deepEqual(titles({ words: '诊断 小微' }), ['数字化诊断']);
  assert.deepEqual(titles({ city: '赣州市' }), ['冷链检测']);
  assert.deepEqual(titles({ function: 'quality' }), ['冷链检测']);
  assert.deepEqual(titles({ fees: ['free', 'paid'] }), ['数字化诊断', '设备联网']);
  assert.deepEqual(titles({ ways: ['online'] }), ['冷链检测']);
  assert.deepEqual(titles({ words: '没有这样的服务' }), []);
});
