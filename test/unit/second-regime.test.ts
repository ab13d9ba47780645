import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { namesOfProgram } from '../../src/acts/scheme/names.ts';
import { formFaults } from '../../src/core/annexes/complete.ts';
import { cellsOf, changed, exampleContent } from '../../src/core/annexes/example.ts';
import { formOf } from '../../src/core/annexes/form-of.ts';
import { readText } from '../../src/core/annexes/read.ts';
import { findings } from '../../src/core/consistency/findings.ts';
import { askedGroups } from '../../src/core/eligibility/self-check.ts';
import { verdicts } from '../../src/core/eligibility/verdicts.ts';
import type { Edition } from '../../src/core/scheme/edition/edition.ts';
import { editionFaults } from '../../src/core/scheme/edition/faults.ts';
import { toScheme } from '../../src/core/scheme/edition/to-scheme.ts';
import { annex2 } from '../../src/documents/annex2.ts';
import { titledBy } from '../../src/documents/titled.ts';
import { readEdition } from '../../src/intake/edition/read-edition.ts';
import { jx2023 } from '../law.ts';

// 另一种办法：功能、条件、材料、期限都不同的一个文件，程序不改一行就照它办。

const { edition } = readEdition(readFileSync(new URL('../fixtures/regimes/technical-2025.yaml', import.meta.url), 'utf8'));
const technical = toScheme(edition as Edition);
const today = '2026-05-10';

test('文件齐全：核对没有问题，条文、数字、期限、功能、材料是它自己的', () => {
  assert.deepEqual(editionFaults(edition as Edition, namesOfProgram), []);
  assert.deepEqual(
    technical.functions.map(({ label }) => label),
    ['技术开发', '检验检测', '技术信息', '技术咨询', '数字化应用'],
  );
  const { servedEnterprises, premisesArea, satisfaction, trainedPersons } = technical.thresholds;
  assert.deepEqual([servedEnterprises.atLeast, premisesArea.atLeast, satisfaction.atLeast, trainedPersons], [60, 500, 75, undefined]);
  assert.deepEqual([technical.notice.workdays, technical.panel.atLeast, technical.sample.atLeast, technical.validity.years], [7, 5, 8, 2]);
  assert.equal(technical.materials.length, 11);
  assert.deepEqual(technical.leftOut, ['municipalRecognition']);
});

test('功能按它自己的名称填写、核对、印在申请表上；2023年办法的照旧', () => {
  const field = formOf(technical).fieldAt('functions');
  assert.deepEqual(field?.options, ['innovation', 'quality', 'information', 'consulting', 'digitalisation']);
  const read = readText(field ?? assert.fail(), '技术开发、检验检测');
  assert.deepEqual(read, { ok: true, value: ['innovation', 'quality'] });
  assert.equal(formOf(technical).fieldAt('activities/a/function')?.optionLabels?.quality, '检验检测');
  assert.equal(formOf(jx2023).fieldAt('functions')?.optionLabels?.quality, '质量管理');
  const content = exampleContent(2026);
  const printed = JSON.stringify(annex2({ applicant: '甲', content, derived: {}, filledOn: today, titled: titledBy(technical) }));
  assert.match(printed, /■技术开发/);
  assert.doesNotMatch(printed, /技术创新|人才培训|创业辅导|市级示范平台认定文件/);
});

test('同一份申报，两种办法各有各的结论：70户、三年增长、500平方米', () => {
  const base = exampleContent(2026);
  const operation = [{ ...cellsOf(base, 'operation')[0], year: 2023, enterprises: 100 }, ...cellsOf(base, 'operation')];
  const content = changed(base, { servedTotal: 70 }, { served: cellsOf(base, 'served').slice(0, 70), operation });
  const failing = (scheme: typeof jx2023) =>
    verdicts(content, scheme, today)
      .filter(({ status }) => status === 'notMet')
      .map(({ id }) => id);
  assert.deepEqual(failing(technical), []);
  assert.deepEqual(failing(jx2023), ['6.3.b']);
  const rooms = changed(content, { premisesOwned: '0', premisesRented: '400' });
  assert.deepEqual(
    verdicts(rooms, technical, today).flatMap(({ id, status }) => (status === 'notMet' ? [id] : [])),
    ['6.1.d'],
  );
  assert.deepEqual(
    formFaults(content, technical, today).map(({ message }) => message),
    ['所服务的产业集群未填写'],
    '它另要一栏',
  );
});

test('自查问的、核对说的，也是它的功能名称', () => {
  const fields = Object.assign({}, ...askedGroups({ functions: ['quality'] }, technical, today).map((group) => group.fields));
  assert.equal(fields.functions.optionLabels.quality, '检验检测');
  assert.equal(fields['events/quality']?.label, '2025年检验检测大型服务活动');
  const base = exampleContent(2026);
  const content = changed(base, { functions: ['innovation'] }, { activities: [{ name: '走访', function: 'quality' }] });
  assert.ok(findings(content, technical).some(({ message }) => message.startsWith('活动“走访”属检验检测，')));
});
