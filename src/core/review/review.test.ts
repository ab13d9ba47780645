import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { emptyContent } from '../annexes/form.ts';
import { casePartiesOf, conflictOf, doubtsOf } from './conflicts.ts';
import { ranked, scoreFaults, summaryOf, totalOf } from './scores.ts';

const row = (id: string, name: string) => ({ id, cells: { name } });
const content = {
  ...emptyContent(),
  tables: {
    ...emptyContent().tables,
    investors: [row('1', '江西甲投资（集团）有限公司')],
    agreements: [row('2', '南昌大学')],
    otherPartners: [row('3', '江西省中小企业协会')],
    staff: [row('4', '张 三')],
  },
};
const parties = casePartiesOf('江西乙服务有限公司', content);
const conflict = (name: string, employer: string) => conflictOf({ name, employer }, parties);

test('第八条（四）工作单位是申报单位、投资方、合作单位的专家回避，括号和空格不影响', () => {
  assert.match(conflict('李四', '江西乙服务有限公司') ?? '', /即申报单位/);
  assert.match(conflict('李四', '江西甲投资(集团) 有限公司') ?? '', /投资方/);
  assert.match(conflict('李四', '南昌大学') ?? '', /合作单位/);
  assert.match(conflict('李四', '江西省中小企业协会') ?? '', /合作单位/);
  assert.match(conflict('李四', '南昌大学科技学院') ?? '', /与“南昌大学”有隶属关系，后者是申报单位的合作单位/);
  assert.equal(conflict('李四', '南昌航空大学'), null);
});

test('第八条（四）上级和下属单位、曾任职单位、服务企业、自然人投资方、法定代表人都回避', () => {
  const whole = casePartiesOf('江西乙服务有限公司', {
    ...content,
    values: { ...content.values, legalRepresentative: '王 五' },
    tables: {
      ...content.tables,
      investors: [row('1', '赵六')],
      agreements: [row('2', '南昌大学机电工程学院')],
      served: [row('5', '南昌丙机械有限公司')],
    },
  });
  const found = (name: string, employer: string, ...formerEmployers: string[]) =>
    conflictOf({ name, employer, formerEmployers }, whole) ?? '';
  assert.match(found('李四', '南昌大学'), /工作单位“南昌大学”与“南昌大学机电工程学院”有隶属关系/);
  assert.match(found('李四', '南昌大学材料学院'), /^$/, '同一上级的两个部门不是隶属');
  assert.match(found('李四', '江西师范大学', '南昌大学'), /曾任职单位“南昌大学”/);
  assert.match(found('李四', '江西师范大学', '江西乙服务有限公司'), /曾任职单位“江西乙服务有限公司”即申报单位/);
  assert.match(found('李四', '南昌丙机械有限公司'), /服务企业（附件5）/);
  assert.match(found('赵六', '江西师范大学'), /自然人投资方“赵六”同名/);
  assert.match(found('王五', '江西师范大学'), /法定代表人“王五”同名/);
  assert.equal(found('李四', '江西师范大学'), '');
});

test('名称相近的不由系统决定，提请人看', () => {
  const near = casePartiesOf('江西乙服务有限责任公司', {
    ...content,
    tables: { ...content.tables, agreements: [row('2', '江西财经大学（麦庐园）产业研究院')] },
  });
  const doubts = (employer: string) => doubtsOf({ name: '李四', employer }, near).join('；');
  assert.match(doubts('江西乙服务有限公司'), /名称相近，后者是申报单位/);
  assert.match(doubts('财经大学'), /“财经大学”与“江西财经大学（麦庐园）产业研究院”名称相近/);
  assert.equal(doubts('江西财经大学'), '', '已经是隶属关系的不再提');
  assert.equal(doubts('江西师范大学'), '');
});

test('第八条（四）与附件4从业人员同名的专家回避', () => {
  assert.match(conflict('张三', '江西师范大学') ?? '', /从业人员“张三”同名/);
  assert.equal(conflict('张三丰', '江西师范大学'), null);
});

test('没有填写工作单位的专家不因空白而回避', () => assert.equal(conflict('李四', ''), null));

const rubric = [
  { key: 'a', label: '基础', weight: 40 },
  { key: 'b', label: '业绩', weight: 60 },
];

test('评分：满分可以，超出满分、两位小数、漏评都指明', () => {
  assert.deepEqual(scoreFaults(rubric, { a: '40', b: '59.5' }), []);
  assert.deepEqual(
    scoreFaults(rubric, { a: '40.1', b: '1.25' }).map((f) => f.message),
    ['“基础”应为0至40分，现为40.1分', '“业绩”最多保留一位小数，现为1.25分'],
  );
  assert.deepEqual(
    scoreFaults(rubric, { a: '-1' }).map((f) => f.key),
    ['a', 'b'],
  );
});

test('总分与平均分不经过二进制小数；差15分不标，超过15分标出', () => {
  assert.equal(totalOf(rubric, { a: '0.1', b: '0.2' }), '0.3');
  assert.deepEqual(summaryOf(['70', '85', '80.5'], 15), { mean: '78.50', spread: '15', wide: false });
  assert.equal(summaryOf(['70', '85.1'], 15)?.wide, true);
  assert.deepEqual([summaryOf(['70', '85.1'], 20)?.wide, summaryOf(['0', '100'])?.wide], [false, false], '按版本的分数，没有写的不提示');
  assert.equal(summaryOf([]), null);
});

test('同分的保持人工给定的先后', () => {
  const lines = [
    { id: 'x', score: '80' },
    { id: 'y', score: '90.00' },
    { id: 'z', score: '80.00' },
  ];
  assert.deepEqual(
    ranked(lines).map((l) => [l.id, l.position]),
    [
      ['y', 1],
      ['x', 2],
      ['z', 3],
    ],
  );
});

test('排序只换次序，不丢不增，分数不升', () => {
  const line = fc.record({ id: fc.uuid(), score: fc.integer({ min: 0, max: 1000 }).map((n) => (n / 10).toFixed(1)) });
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const result = ranked(lines);
      assert.deepEqual(result.map((l) => l.id).sort(), lines.map((l) => l.id).sort());
      for (const [i, one] of result.entries()) if (i > 0) assert.ok(Number(result[i - 1]?.score) >= Number(one.score));
    }),
  );
});
