import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { expiredSaid, inForce, kindsUnseen, lastingKinds, unseenWords, uploadedKinds, waitingFiles } from './validity.ts';

const file = (kind: string, name: string, more = {}) => ({ kind, name, validUntil: null as string | null, unseen: false, ...more });

test('有效期过了的材料不再算：最后一天当天还算，没有写明的算；说出有效到哪一天', () => {
  const [lease, last, none] = [
    file('m2', '租赁合同.pdf', { validUntil: '2026-03-09' }),
    file('m2', '到今天.pdf', { validUntil: '2026-03-10' }),
    file('m11', '制度.pdf'),
  ];
  assert.deepEqual(inForce([lease, last, none], '2026-03-10'), [last, none]);
  assert.equal(expiredSaid(lease, '2026-03-10'), '有效期至2026年3月9日，已到期');
  assert.equal(expiredSaid(last, '2026-03-10'), null);
});

test('哪几种材料以后年度可以沿用由版本写明；版本没有写的，上传的都可以', () => {
  assert.deepEqual([...lastingKinds(jx2023)], ['m2', 'm8', 'm9', 'm10', 'm11'], '审计报告、活动材料是当年的');
  const silent = { materials: jx2023.materials.map(({ lasts: _, ...one }) => one) };
  assert.deepEqual([...lastingKinds(silent)], ['m2', 'm3', 'm7', 'm8', 'm9', 'm10', 'm11']);
  assert.deepEqual([...uploadedKinds(jx2023)], ['m2', 'm3', 'm7', 'm8', 'm9', 'm10', 'm11'], '由申请表生成的不用上传');
});

test('沿用而没有核对的材料：哪几种、哪几个文件、从哪里来', () => {
  const all = [
    file('m8', '协议.pdf', { unseen: true, source: '沿用贵单位2025年度申报' }),
    file('m8', '新协议.pdf'),
    file('m2', '证.pdf', { unseen: true }),
  ];
  assert.deepEqual(kindsUnseen(all), ['materials/m8', 'materials/m2']);
  assert.deepEqual(unseenWords(all), ['申报材料 2 个文件：“协议.pdf”（沿用贵单位2025年度申报）、“证.pdf”']);
  assert.deepEqual(
    waitingFiles(all, jx2023).map(({ section, places }) => [section, places.map(({ key, rows, source }) => `${key} ${rows} ${source}`)]),
    [['materials', ['materials/m2 1 ', 'materials/m8 1 沿用贵单位2025年度申报']]],
  );
  assert.deepEqual(waitingFiles([file('m8', '新协议.pdf')], jx2023), []);
  assert.deepEqual(unseenWords([file('m8', '新协议.pdf')]), []);
});
