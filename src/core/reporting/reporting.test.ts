import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jx2023 } from '../../../test/law.ts';
import { type FigureKey, figureKeys } from '../annexes/annex7.ts';
import { compare, sum } from '../annexes/decimal.ts';
import type { Row, Value } from '../annexes/field.ts';
import { belowConditions } from './below.ts';
import { reportFaults } from './faults.ts';
import { countsOf, emptyFigures, type Figures, figureOf, isCumulative, type SampleTables, withCounts } from './figures.ts';
import { isZeroReport, prefill, totalsOf, yearFigures, zeroReport } from './quarter.ts';

const rows = (table: string, cells: readonly Record<string, Value>[]): readonly Row[] =>
  cells.map((one, index) => ({ id: `${table}-${index + 1}`, cells: one }));
const frequent = (...times: number[]) =>
  rows(
    'frequent',
    times.map((count, index) => ({
      enterprise: `企业${index}`,
      contact: `联系人${index}`,
      phone: '0791-88100000',
      times: count,
      service: '设计',
    })),
  );
const event = (enterprises: number, persons: number) => ({
  name: '对接会',
  heldOn: '2026-02-10',
  place: '南昌',
  service: '对接',
  enterprises,
  persons,
});

const sampleTables: SampleTables = { frequent: frequent(5, 9), events: rows('events', [event(40, 90), event(30, 60)]) };
const first: Figures = {
  premisesArea: '860.5',
  equipmentCount: 25,
  fullTimeStaff: 20,
  serviceIncome: '150.10',
  lowFeeIncome: '30.00',
  profit: '12.00',
  gatheredInstitutions: 3,
  enterprises: 45,
  persons: 210,
  frequentEnterprises: 2,
  activityCount: 2,
  activityEnterprises: 70,
  activityPersons: 150,
  officialActivities: 1,
};
const rules = (change: Partial<Figures>, previous: Figures | null = null, given = sampleTables) =>
  reportFaults({ ...first, ...change }, previous, given).map((one) => [one.path, one.rule]);

test('填好的报表没有问题', () => assert.deepEqual(rules({}), []));

test('空着的都指出来，零不是空着', () => {
  const faults = reportFaults(emptyFigures(), null, { frequent: [], events: [] });
  assert.deepEqual(
    faults.map((one) => one.rule),
    figureKeys.map(() => 'required'),
  );
  assert.deepEqual(rules({ officialActivities: 0 }), []);
});

test('备注1：累计数不得少于上季，持平可以；季末数可增可减，利润可以下降', () => {
  assert.deepEqual(rules({}, first), []);
  for (const key of figureKeys.filter((one) => isCumulative(one) && one !== 'profit')) {
    const before = { ...first, [key]: typeof first[key] === 'number' ? first[key] + 1 : sum([String(first[key]), '0.01']) };
    assert.deepEqual(rules({}, before), [[key, 'cumulative']], key);
  }
  assert.deepEqual(rules({}, { ...first, fullTimeStaff: 99, premisesArea: '9999', profit: '9999' }), []);
});

test('低收费收入不多于服务总收入，差一分也不行', () => {
  assert.deepEqual(rules({ lowFeeIncome: '150.10' }), []);
  assert.deepEqual(rules({ lowFeeIncome: '150.11' }), [['lowFeeIncome', 'within']]);
});

test('接受5次以上服务的企业不多于服务企业数', () => {
  assert.deepEqual(rules({ enterprises: 2 }), []);
  assert.deepEqual(rules({ enterprises: 1 }), [['frequentEnterprises', 'within']]);
});

test('备注2：次数、户数、人数以样表为准，5次以上包括5次', () => {
  assert.deepEqual(countsOf({ ...sampleTables, frequent: frequent(4, 5, 6) }), {
    frequentEnterprises: 2,
    activityCount: 2,
    activityEnterprises: 70,
    activityPersons: 150,
  });
  assert.deepEqual(rules({ activityPersons: 151 }), [['activityPersons', 'sampleTable']]);
  assert.deepEqual(rules({ frequentEnterprises: 3 }), [['frequentEnterprises', 'sampleTable']]);
  assert.deepEqual(reportFaults(withCounts({ ...first, activityCount: 99 }, sampleTables), null, sampleTables), []);
});

test('样表1只列5次以上的，同一企业只列一次', () => {
  const low = { ...sampleTables, frequent: frequent(5, 9, 4) };
  assert.deepEqual(rules({}, null, low), [['frequent/frequent-3/times', 'times']]);
  const twice = {
    ...sampleTables,
    frequent: frequent(5, 9).map((row) => ({ ...row, cells: { ...row.cells, enterprise: '甲（南昌）公司' } })),
  };
  assert.deepEqual(rules({}, null, twice), [['frequent/frequent-2/enterprise', 'duplicate']]);
});

test('样表的个人信息不在提示里出现', () => {
  const odd = { ...sampleTables, frequent: frequent(5, 9).map((row) => ({ ...row, cells: { ...row.cells, phone: '88-12' } })) };
  for (const one of reportFaults(first, null, odd)) assert.ok(!JSON.stringify(one).includes('88-12'));
  assert.equal(reportFaults(first, null, odd).length, 2);
});

test('亏损可以填，收入不能为负，金额至多两位小数', () => {
  assert.deepEqual(rules({ profit: '-3.20' }), []);
  assert.deepEqual(
    rules({ serviceIncome: '-1', lowFeeIncome: '-2' }).map(([, rule]) => rule),
    ['negative', 'negative'],
  );
  assert.deepEqual(rules({ serviceIncome: '150.101' }), [['serviceIncome', 'decimals']]);
});

test('预填：季末数带过来，累计数重新填，年内样表接着填，跨年清空', () => {
  const next = prefill({ figures: first, sampleTables }, 2);
  assert.deepEqual(
    [next.figures.premisesArea, next.figures.fullTimeStaff, next.figures.serviceIncome, next.figures.activityCount],
    ['860.5', 20, null, 2],
  );
  assert.equal(next.sampleTables, sampleTables);
  const newYear = prefill({ figures: first, sampleTables }, 1);
  assert.deepEqual([newYear.sampleTables.events.length, newYear.figures.activityCount, newYear.figures.equipmentCount], [0, 0, 25]);
  assert.equal(prefill(null, 3).figures.premisesArea, null);
});

test('零报告：累计数与上季相同，合法且认得出；与未报不同', () => {
  const zero = zeroReport({ figures: first, sampleTables }, 2);
  assert.deepEqual(reportFaults(zero.figures, first, zero.sampleTables), []);
  assert.equal(isZeroReport(zero.figures, first), true);
  assert.equal(isZeroReport(first, null), false);
  assert.equal(isZeroReport(emptyFigures(), null), false);
  const january = zeroReport({ figures: first, sampleTables }, 1);
  assert.deepEqual(reportFaults(january.figures, null, january.sampleTables), []);
  assert.equal(january.figures.serviceIncome, '0');
  assert.equal(isZeroReport(january.figures, null), true);
});

test('附件8合计：精确相加，都没报的不写成零', () => {
  const totals = totalsOf([
    { ...first, serviceIncome: '0.10' },
    { ...first, serviceIncome: '0.20' },
  ]);
  assert.deepEqual([totals.serviceIncome, totals.enterprises], ['0.30', 90]);
  assert.deepEqual(totalsOf([]), emptyFigures());
});

test('全年数是第四季度的累计数，不是四季相加', () => {
  const year = [1, 2, 3].map((quarter) => ({ quarter: quarter as 1 | 2 | 3, figures: first }));
  assert.equal(yearFigures(year), null);
  assert.equal(yearFigures([...year, { quarter: 4, figures: { ...first, enterprises: 130 } }])?.enterprises, 130);
});

test('低于认定条件要提示：场所、专职随季看，服务企业数、带动资源、活动次数、按收入计的低收费占比年终看', () => {
  const low = { ...first, premisesArea: '199.99', fullTimeStaff: 14, enterprises: 119, gatheredInstitutions: 2, activityCount: 5 };
  const below = (figures: Figures, quarter: number) =>
    belowConditions({ figures, functions: ['training', 'information'], quarter }, jx2023).map((one) => [one.figure, one.article]);
  const poor = { ...low, serviceIncome: '100', lowFeeIncome: '19.99' };
  assert.deepEqual(
    below(poor, 1).map(([figure]) => figure),
    ['premisesArea', 'fullTimeStaff'],
  );
  assert.deepEqual(below(poor, 4), [
    ['premisesArea', '第六条（一）'],
    ['fullTimeStaff', '第六条（二）'],
    ['gatheredInstitutions', '第六条（五）'],
    ['enterprises', '第六条（三）'],
    ['activityCount', '第六条（三）'],
    ['lowFeeIncome', '第六条（六）'],
  ]);
  const met = { premisesArea: '200', fullTimeStaff: 15, enterprises: 120, gatheredInstitutions: 3, activityCount: 6, lowFeeIncome: '20' };
  assert.deepEqual(below({ ...poor, ...met }, 4), []);
});

const cents = fc.integer({ min: 0, max: 10 ** 9 }).map((one) => `${Math.floor(one / 100)}.${String(one % 100).padStart(2, '0')}`);

test('合计与次序、分组无关', () => {
  const anyFigures = fc.record({ serviceIncome: cents, enterprises: fc.nat(10 ** 6) }).map((one): Figures => ({ ...first, ...one }));
  fc.assert(
    fc.property(fc.array(anyFigures, { minLength: 2 }), fc.nat(), (many, at) => {
      const cut = (at % (many.length - 1)) + 1;
      const parts = [many.slice(0, cut), many.slice(cut)].map(totalsOf);
      const whole = totalsOf(many);
      for (const again of [totalsOf(parts), totalsOf(many.toReversed())])
        for (const key of figureKeys as readonly FigureKey[])
          assert.equal(compare(figureOf(again, key) ?? 'x', figureOf(whole, key) ?? 'y'), 0, key);
    }),
  );
});
