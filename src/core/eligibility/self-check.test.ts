import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { exampleContent } from '../annexes/example.ts';
import type { Row, Value } from '../annexes/field.ts';
import { faultsOf } from '../annexes/read.ts';
import { askedGroups, type Figures, selfCheck } from './self-check.ts';

const today = '2026-03-31';
const enough: Figures = {
  nature: '有限责任公司',
  creditCode: exampleContent(2026).values.creditCode ?? null,
  registeredOn: '2024-03-31',
  address: '江西省南昌市红谷滩区1号',
  totalAssets: '200',
  premisesOwned: '0',
  premisesRented: '200',
  equipment: 1,
  staffTotal: 20,
  staffFullTime: 15,
  staffProfessional: 16,
  kind: '专业性',
  functions: ['innovation'],
  'events/innovation': 4,
  enterprisesBefore: 119,
  enterprisesLast: 120,
  benefitShare: '20',
  benefitBasis: '按户数',
  agreements: 3,
  municipalRecognition: '洪工信字〔2025〕1号',
};
const list = (number: number, satisfied = number): Row[] =>
  Array.from({ length: number }, (_, i) => ({
    id: `${i}`,
    cells: {
      enterprise: `江西${i}号有限公司`,
      contact: `人${i}`,
      mobile: `13${String(800_000_000 + i * 7919)}`,
      service: '设计',
      satisfied: i < satisfied,
    },
  }));
const status = (id: string, more: Record<string, Value> = {}, served = list(120)): string | undefined =>
  selfCheck({ ...enough, ...more }, served, { scheme: jx2023, today }).verdicts.find((one) => one.id === id)?.status;

test('恰好达到各项数量：没有不符合、没有未填，只余要由人判断的', () => {
  const { verdicts, findings } = selfCheck(enough, list(120, 96), { scheme: jx2023, today });
  assert.deepEqual(
    verdicts.filter((one) => one.status === 'notMet' || one.status === 'unknown').map((one) => one.message),
    [],
  );
  assert.deepEqual(
    verdicts.filter((one) => one.status === 'forPerson').map((one) => one.id),
    ['6.1.f', '6.2.c', '6.3.f', '6.4', '6.6.a', '6.7', '7'],
  );
  assert.deepEqual(
    findings.filter((one) => one.severity === 'error'),
    [],
  );
});

test('各项数量差一点就不符合', () => {
  const short: readonly [string, Record<string, Value>][] = [
    ['6.1.b', { registeredOn: '2024-04-01' }],
    ['6.1.c', { totalAssets: '199.99' }],
    ['6.1.d', { premisesRented: '199.99' }],
    ['6.2.a', { staffFullTime: 14 }],
    ['6.2.b', { staffProfessional: 15 }],
    ['6.3.a', { enterprisesBefore: 121 }],
    ['6.3.b', { enterprisesLast: 119, enterprisesBefore: 100 }],
    ['6.3.d', { 'events/innovation': 3 }],
    ['6.5', { agreements: 2 }],
    ['6.6.b', { benefitShare: '19.99' }],
  ];
  for (const [id, more] of short) assert.deepEqual([id, status(id), status(id, more)], [id, 'met', 'notMet']);
  assert.deepEqual([status('6.7'), status('6.7', { municipalRecognition: '无' })], ['forPerson', 'notMet']);
  assert.equal(status('6.3.b', {}, list(119)), 'notMet');
  assert.equal(status('6.3.c', {}, list(120, 95)), 'notMet');
});

test('第六条（三）专业性培训平台年培训1599人次不符合，1600人次符合', () => {
  const trained = (number: number) => status('6.3.e', { functions: ['training'], trained: number });
  assert.deepEqual([trained(1599), trained(1600)], ['notMet', 'met']);
});

test('什么都没填：每项都是尚未填写或由人判断；名单重复要说明', () => {
  const { verdicts } = selfCheck({}, [], { scheme: jx2023, today });
  assert.ok(verdicts.every((one) => one.status === 'unknown' || one.status === 'forPerson'));
  const [first] = list(1);
  const { findings } = selfCheck(enough, [...list(120), { ...(first as Row), id: 'x' }], { scheme: jx2023, today });
  assert.ok(findings.some((one) => one.severity === 'error' && one.message.includes('重复')));
});

test('只问所选服务功能的活动次数；问的每一项都能填', () => {
  const keys = (figures: Figures) => askedGroups(figures, jx2023, today).flatMap(({ fields }) => Object.keys(fields));
  assert.deepEqual(
    keys({}).filter((key) => key.startsWith('events/') || key === 'trained'),
    [],
  );
  assert.deepEqual(
    keys({ functions: ['training', 'quality'] }).filter((key) => key.startsWith('events/') || key === 'trained'),
    ['events/quality', 'trained'],
  );
  for (const { fields } of askedGroups(enough, jx2023, today))
    for (const [key, field] of Object.entries(fields)) {
      assert.ok(field, key);
      assert.deepEqual(faultsOf(field, enough[key] ?? null), [], key);
    }
});
