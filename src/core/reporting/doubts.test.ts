import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Row } from '../annexes/field.ts';
import { type Doubted, doubtsOf } from './doubts.ts';
import { emptyFigures, type Figures } from './figures.ts';

const figures = (change: Partial<Figures>): Figures => ({
  ...emptyFigures(),
  ...{ premisesArea: '300', equipmentCount: 12, fullTimeStaff: 24, serviceIncome: '100.00', lowFeeIncome: '30', profit: '5' },
  ...{ gatheredInstitutions: 3, enterprises: 60, persons: 200, officialActivities: 1, ...change },
});
const q1 = { period: { year: 2026, quarter: 1 as const }, figures: figures({}) };
const asked = (change: Partial<Figures>, over: Partial<Doubted> = {}) =>
  doubtsOf({
    ...{ platform: '赣江企业服务有限公司', period: { year: 2026, quarter: 2 }, figures: figures(change), previous: q1, lastYear: null },
    ...{ sampleTables: { frequent: [], events: [] }, leap: 3, ...over },
  }).map(({ message }) => message);
const row = (cells: Row['cells'], id = 'a'): Row => ({ id, cells });

test('比上季度、上年同期成倍增减的要说明；累计数按季度数折算，一个季度没有业务的不算；利润总额不问', () => {
  assert.deepEqual(asked({ serviceIncome: '200', enterprises: 120, persons: 400 }), []);
  assert.deepEqual(asked({ fullTimeStaff: 2400 }), ['专职从业人员数2400人，比2026年第一季度24人多得多']);
  assert.deepEqual(asked({ premisesArea: '100' }), ['服务场所面积100平方米，比2026年第一季度300平方米少得多']);
  assert.deepEqual(asked({ serviceIncome: '600.00' }), ['服务总收入600.00万元，比2026年第一季度100.00万元多得多']);
  assert.deepEqual(asked({ profit: '-9000' }), []);
  const lastYear = {
    period: { year: 2025, quarter: 2 as const },
    figures: figures({ serviceIncome: '300', enterprises: 180, persons: 600 }),
  };
  assert.deepEqual(asked({}, { lastYear }), [
    '服务总收入100.00万元，比2025年第二季度300万元少得多',
    '服务企业数60户，比2025年第二季度180户少得多',
    '服务人数200人次，比2025年第二季度600人次少得多',
  ]);
  assert.deepEqual(asked({ fullTimeStaff: 2400 }, { previous: null }), [], '没有可比的，不问');
});

test('服务人数少于服务企业数、活动不在本年至本季末、活动重复、把本平台列为服务企业，都要说明', () => {
  assert.deepEqual(asked({ persons: 59 }), ['服务人数59人次，少于服务企业数60户']);
  const held = { name: '对接会', heldOn: '2026-05-10', place: '南昌', service: '对接', enterprises: 3, persons: 9 };
  const events = [row(held), row({ ...held, heldOn: '2026-07-01' }, 'b'), row({ ...held, heldOn: '2025-12' }, 'c'), row(held, 'd')];
  const frequent = [row({ enterprise: '赣江企业服务有限公司 ', times: 5 })];
  assert.deepEqual(asked({}, { sampleTables: { frequent, events } }), [
    '样表2第2行的时间不在2026年1月至本季度末',
    '样表2第3行的时间不在2026年1月至本季度末',
    '样表2第4行与第1行的活动名称、时间、地点相同',
    '样表1第1行的企业就是本平台',
  ]);
});
