import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { changed, exampleContent } from '../annexes/example.ts';
import { missingMaterials } from './missing.ts';

const example = exampleContent(2026);
const missing = (content = example, kinds: readonly string[] = []) =>
  missingMaterials(
    content,
    jx2023,
    kinds.map((kind) => ({ kind })),
  ).map((one) => one.key);

test('第九条：场所证明、审计报告、活动证明、合作协议、认定文件必须上传，其余由系统生成或自愿〔9.1.s1、9.2.s1、9.3.s1、9.4.s1、9.5.s1、9.6.s1、9.7.s1、9.8.s1、9.9.s1、9.11.s1〕', () => {
  assert.deepEqual(missing(), ['m2', 'm3', 'm7', 'm8', 'm9']);
  assert.deepEqual(missing(example, ['m2', 'm3', 'm7', 'm8', 'm9']), []);
  assert.deepEqual(missing(example, ['m2', 'm2', 'm3', 'm7', 'm8', 'other']), ['m9']);
});

test('第九条（十）填了专业服务资质的才要资质证明，填“无”的不要〔9.10.s1〕', () => {
  const kinds = ['m2', 'm3', 'm7', 'm8', 'm9'];
  assert.deepEqual(missing(changed(example, { qualifications: '检验检测机构资质认定' }), kinds), ['m10']);
  assert.deepEqual(missing(changed(example, { qualifications: '检验检测机构资质认定' }), [...kinds, 'm10']), []);
  assert.deepEqual(missing(changed(example, { qualifications: '无' }), kinds), []);
  assert.deepEqual(missing(changed(example, { qualifications: '  ' }), kinds), []);
});
