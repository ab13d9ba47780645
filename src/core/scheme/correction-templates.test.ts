import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023, textOf } from '../../../test/law.ts';
import { fieldAt, tableAt } from '../annexes/form.ts';
import { correctionTemplates, templatesAt } from './correction-templates.ts';

const templates = correctionTemplates(jx2023);
const isPlace = (at: string) =>
  at === '' || fieldAt(at) !== undefined || tableAt(at) !== undefined || jx2023.materials.some(({ key }) => at === `materials/${key}`);

test('每条补正理由都有真实的位置、真实的条款和具体要求', () => {
  assert.ok(templates.length >= 20);
  for (const { at, label, reason, article, expected } of templates) {
    assert.ok(isPlace(at), `${label}：${at}`);
    assert.ok(textOf(article), `${label}：${article}`);
    assert.ok(reason.length > 4 && /^请/.test(expected), label);
  }
});

test('材料的理由引用第九条中的同一类材料', () => {
  for (const { at, article } of templates.filter((one) => one.at.startsWith('materials/')))
    assert.equal(article, jx2023.materials.find(({ key }) => at === `materials/${key}`)?.article);
});

test('由近及远：单元格所在列、所在表，最后是通用的', () => {
  const labels = (path: string) => templatesAt(path, templates).map((one) => one.label);
  assert.equal(labels('served/018f/mobile')[0], '手机号码重复');
  assert.ok(labels('served/018f/mobile').includes('企业不足120家'));
  assert.equal(
    templatesAt(
      'served',
      correctionTemplates({
        thresholds: { ...jx2023.thresholds, servedEnterprises: { ...jx2023.thresholds.servedEnterprises, atLeast: 100 } },
      }),
    ).some(({ label }) => label === '企业不足100家'),
    true,
    '数随办法',
  );
  assert.ok(!labels('served/018f/contact').includes('手机号码重复'));
  assert.deepEqual(labels('materials/m2').slice(0, 3), ['证明不是申报单位的', '租赁合同已到期', '面积与申请表不一致']);
  assert.deepEqual(labels('website'), ['看不清', '与其他材料不一致', '未填写或不完整']);
});
