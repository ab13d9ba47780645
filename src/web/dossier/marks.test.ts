import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { formFaults } from '../../core/annexes/complete.ts';
import { exampleContent } from '../../core/annexes/example.ts';
import type { Content } from '../../core/annexes/field.ts';
import { emptyContent } from '../../core/annexes/form.ts';
import { findings } from '../../core/consistency/findings.ts';
import { verdicts } from '../../core/eligibility/verdicts.ts';
import { missingMaterials } from '../../core/materials/missing.ts';
import { unprovenRows } from '../../core/materials/proofs.ts';
import { holdLaw } from '../scheme/law.ts';
import type { LiveChecks } from './judged.ts';
import { errorLines, marksBySection, marksOf, openLines, warningLines } from './marks.ts';
import { progressOf } from './progress.ts';

holdLaw(jx2023);

const today = '2026-03-31';
const checksOf = (content: Content): LiveChecks => {
  const faults = formFaults(content, jx2023, today);
  return {
    faults,
    findings: findings(content, jx2023) as LiveChecks['findings'],
    verdicts: verdicts(content, jx2023, today) as LiveChecks['verdicts'],
    missing: missingMaterials(content, jx2023, []) as LiveChecks['missing'],
    unproven: unprovenRows(content, jx2023, []) as LiveChecks['unproven'],
    progress: progressOf(content, faults),
  };
};
const nothingSeen = { left: new Set<string>(), asked: new Set<string>() };

test('空白表打开时一处红字也没有；离开过的、问到的才说未填', () => {
  const checks = checksOf(emptyContent());
  assert.equal(marksOf(checks, nothingSeen).size, 0);
  assert.equal(marksOf(checks, { ...nothingSeen, left: new Set(['nature']) }).get('nature'), '单位性质未填写');
  assert.ok(marksOf(checks, { ...nothingSeen, asked: new Set(['basics']) }).has('postcode'));
});

test('空白表的未填逐部分合计，不进错误清单', () => {
  const checks = checksOf(emptyContent());
  assert.deepEqual(errorLines(checks), []);
  const lines = openLines(checks, { declared: false });
  assert.equal(lines.at(-1)?.message, '附件6 声明函未确认');
  assert.equal(lines.find((line) => line.key === 'materials')?.count, 5);
});

test('填错的进错误清单并指到位置', () => {
  const content = { ...exampleContent(2025), values: { ...exampleContent(2025).values, postcode: '33' } };
  const [line] = errorLines(checksOf(content));
  assert.equal(line?.path, 'postcode');
});

test('名单中的一行缺了手机，就在那一格说', () => {
  const content = { ...emptyContent(), tables: { ...emptyContent().tables, served: [{ id: 'r1', cells: { enterprise: '甲公司' } }] } };
  assert.match(marksOf(checksOf(content), nothingSeen).get('served/r1/mobile') ?? '', /手机/);
});

test('一个部分的标记没有变化时，仍是同一个对象', () => {
  const before = marksBySection(
    new Map([
      ['nature', '甲'],
      ['postcode', '乙'],
      ['influence', '丙'],
    ]),
    new Map(),
  );
  const now = marksBySection(
    new Map([
      ['nature', '甲'],
      ['postcode', '乙'],
      ['influence', '丁'],
    ]),
    before,
  );
  assert.equal(now.get('basics'), before.get('basics'));
  assert.notEqual(now.get('influence'), before.get('influence'));
});

test('第九条（七）没有标明由哪份材料证明的活动，在那一行说，也在提请核对的一栏，不算错', () => {
  const content = exampleContent(2026);
  const [first] = content.tables.activities ?? [];
  const files = [{ kind: 'm7', proves: (content.tables.activities ?? []).slice(1).map(({ id }) => `activities/${id}`) }];
  const checks = { ...checksOf(content), unproven: unprovenRows(content, jx2023, files) as LiveChecks['unproven'] };
  assert.match(marksOf(checks, nothingSeen).get(`activities/${first?.id}/name`) ?? '', /第1行.*没有标明由哪份材料证明（第九条（七））/);
  assert.deepEqual(
    warningLines(checks).map(({ path }) => path),
    [`activities/${first?.id}/name`],
  );
  assert.equal(
    errorLines(checks).some(({ path }) => path.startsWith('activities/')),
    false,
  );
});
