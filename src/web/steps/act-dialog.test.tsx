import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderToStaticMarkup } from 'react-dom/server';
import { offeredFields } from '../../core/procedure/brings.ts';
import { procedures } from '../../core/procedure/procedures.ts';
import type { AnyProcedure } from '../../core/procedure/step.ts';
import { ActDialog, type Values } from './act-dialog.tsx';

const drawn = (procedure: AnyProcedure, step: string, given: Values = {}, left: readonly string[] = []) =>
  renderToStaticMarkup(
    <ActDialog
      title="办理"
      act={() => '办理'}
      grave={false}
      fields={offeredFields(procedure.steps[step]?.brings)}
      given={given}
      labels={{}}
      leaves={() => left}
      busy={false}
      onSend={() => undefined}
      onClose={() => undefined}
    />,
  );

/** Kinds that a dialog of its own asks, or none. */
const apart = ['reasons', 'items', 'contact', 'versions', 'read', 'scores', 'file'];

test('每张表每一步要带的，对话框里一栏一栏都问到，用表里的名称；没填的，按钮上写明缺什么', () => {
  let asked = 0;
  for (const procedure of Object.values<AnyProcedure>(procedures))
    for (const [step, { brings = {} }] of Object.entries(procedure.steps)) {
      const fields = offeredFields(brings);
      if (fields.length === 0 || fields.some(({ kind }) => apart.includes(kind))) continue;
      const page = drawn(procedure, step);
      for (const field of fields) assert.ok(page.includes(`<b>${field.label}</b>`), `${procedure.label} ${step} ${field.key}`);
      const first = fields.find(({ optional }) => !optional);
      if (first) assert.ok(page.includes(first.missing), `${procedure.label} ${step}`);
      asked += fields.length;
    }
  assert.ok(asked > 15, `只问到 ${asked} 栏`);
});

test('只在有的案件里要答的一栏：问到的必须答，没有问的不用答', () => {
  const decided = { revoke: true, decision: '情节严重，予以撤销' };
  const { revocation } = procedures;
  assert.ok(drawn(revocation, 'decide', decided).includes('请选择尚未报送的季度调度表是否仍须报送'));
  assert.ok(!drawn(revocation, 'decide', { ...decided, reports: 'due' }).includes('请选择'));
  assert.ok(!drawn(revocation, 'decide', decided, ['reports']).includes('请选择'));
});

test('写得太短、没有选择、日期不像日期的，不能办；写够了就能', () => {
  const { objection, reward } = procedures;
  assert.ok(drawn(objection, 'propose', { upheld: true, outcome: '属实' }).includes('请写明查证情况、处理结果和理由'));
  assert.ok(drawn(objection, 'propose', { outcome: '已经查证属实' }).includes('请选择是否成立'));
  assert.ok(!drawn(objection, 'propose', { upheld: false, outcome: '已经查证属实' }).includes('请'));
  assert.ok(drawn(reward, 'pay', { paidOn: '三月' }).includes('请填写拨付日期'));
  assert.ok(!drawn(reward, 'pay', { paidOn: '2026-03-31' }).includes('请填写'));
});
