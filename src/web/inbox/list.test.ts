import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateWithWeekday, dueIn, weekEnd } from '../ui/dates.tsx';
import {
  csvOf,
  dossierOf,
  filterFrom,
  groupsOf,
  type Item,
  kindsOf,
  lateness,
  noFilter,
  queryOf,
  statesOf,
  waitedFor,
  whichDay,
} from './list.ts';

const item = (id: string, dueOn: string | null, more: Partial<Item> = {}): Item => ({
  id,
  kind: 'review',
  otherwise: null,
  title: `申报${id}`,
  organisation: '江西青山湖人才培训中心',
  why: '已提交，待初审',
  article: '第八条（三）',
  dueOn,
  submittedOn: null,
  daysLeft: null,
  number: null,
  creditCode: null,
  area: null,
  usual: null,
  inner: null,
  state: { label: '待初审', tone: 'amber' },
  link: `/app/recommendations/${id}`,
  actions: [],
  ...more,
});

test('待办按期限分组：昨天已逾期，今天与本周日在本周，下周一在以后', () => {
  const items = ['2026-04-21', '2026-04-22', '2026-04-26', '2026-04-27', null].map((dueOn, i) => item(String(i), dueOn));
  assert.deepEqual(
    groupsOf(items, '2026-04-22').map((group) => [group.label, group.items.map((one) => one.dueOn)]),
    [
      ['已逾期', ['2026-04-21']],
      ['本周', ['2026-04-22', '2026-04-26']],
      ['以后', ['2026-04-27']],
      ['不限期', [null]],
    ],
  );
});

test('一周到星期日为止', () => {
  assert.equal(weekEnd('2026-04-20'), '2026-04-26');
  assert.equal(weekEnd('2026-04-26'), '2026-04-26');
  assert.equal(dateWithWeekday('2026-04-22'), '2026年4月22日 星期三');
});

test('期限用话说：逾期天数，今天截止，还有几个工作日；三个工作日内提醒', () => {
  assert.deepEqual(dueIn('2026-04-20', -2, '2026-04-22'), { text: '逾期 2 天', tone: 'late' });
  assert.deepEqual(dueIn('2026-04-22', 0, '2026-04-22'), { text: '今天截止', tone: 'soon' });
  assert.deepEqual(dueIn('2026-04-27', 3, '2026-04-22'), { text: '还有 3 个工作日', tone: 'soon' });
  assert.deepEqual(dueIn('2026-04-28', 4, '2026-04-22'), { text: '还有 4 个工作日', tone: 'plain' });
  assert.equal(dueIn('2026-04-25', 0, '2026-04-25').text, '今天截止');
  assert.equal(dueIn(null, null, '2026-04-22').text, '不限期');
});

test('状态按件数列，问到的即使没有了也列着；事项按要办的事称呼', () => {
  const states = [
    { label: '待初审', count: 2 },
    { label: '测评中', count: 1 },
  ];
  assert.deepEqual(statesOf({ states }, '测评中'), states);
  assert.deepEqual(statesOf({ states }, '待补正'), [...states, { label: '待补正', count: 0 }]);
  const kinds = [{ kind: 'firstReview', label: '开始初审', count: 2 }];
  assert.deepEqual(kindsOf({ kinds }), [{ value: 'firstReview', label: '开始初审' }]);
  assert.deepEqual(kindsOf({ kinds }, 'draw').at(-1), { value: 'draw', label: '已没有的事项' });
});

test('没有筛选的不带条件，一有条件就说是哪一边', () => {
  assert.deepEqual(queryOf(noFilter), {});
  assert.deepEqual(queryOf({ ...noFilter, search: ' 红谷 ' }), { search: '红谷', side: 'own' });
  assert.deepEqual(queryOf({ ...noFilter, side: 'elsewhere', kind: 'withIssuer' }), { side: 'elsewhere', kind: 'withIssuer' });
});

test('事项是哪一件申报：初审、申报、专家组的页是，异议、季报不是', () => {
  const [a, b, c] = [
    '0197a000-0000-7000-8000-00000000000a',
    '0197a000-0000-7000-8000-00000000000b',
    '0197a000-0000-7000-8000-00000000000c',
  ];
  const items = [
    item('1', null, { link: `/app/recommendations/${a}?step=assessment` }),
    item('2', null, { link: `/app/dossiers/${b}` }),
    item('3', null, { link: `/app/panels/${c}` }),
    item('4', null, { link: '/app/objections' }),
    item('5', null, { link: `/app/reports/${a}` }),
  ];
  assert.equal(filterFrom({ whose: c }).whose, c);
  assert.deepEqual(items.map(dossierOf), [a, b, c, null, null]);
});

test('保存的视图读回来是同一个筛选，不认识的内容不算', () => {
  const filter = { side: 'elsewhere', state: '待初审', kind: 'firstReview', search: '红谷', whose: 'mine' } as const;
  assert.deepEqual(filterFrom({ ...filter }), filter);
  assert.deepEqual(filterFrom({ whose: 'x', due: 'week', side: 'x' }), noFilter);
});

test('逾期几件、最长几天；没有逾期不说', () => {
  assert.equal(lateness({ late: 2, oldest: '2026-04-20' }, '2026-04-22'), '2 件逾期，最长 2 天');
  assert.equal(lateness({ late: 0, oldest: null }, '2026-04-22'), null);
});

test('导出的清单里，像公式的文字仍是文字，引号成双', () => {
  const numbered = item('2', null, { why: '领导退回：请打13912345678问熊某某', title: '核实360102198001011239' });
  assert.doesNotMatch(csvOf([numbered]), /13912345678|360102198001011239/, '清单里没有个人号码');
  assert.match(csvOf([item('1', '2026-04-20', { title: '=SUM(A1)', organisation: '名称含"引号"' })]), /"'=SUM\(A1\)","名称含""引号"""/);
});

test('内部办结日与推荐截止：先说近的是哪一个', () => {
  const inner = { innerOn: '2026-05-08', outerOn: '2026-05-15', outerName: '推荐截止' };
  assert.equal(whichDay({ dueOn: '2026-05-08', inner }), '内部办结日 5月8日（推荐截止5月15日）');
  assert.equal(whichDay({ dueOn: '2026-05-06', inner: { ...inner, outerOn: '2026-05-06' } }), '推荐截止5月6日（内部办结日 5月8日）');
  assert.equal(whichDay({ dueOn: '2026-05-08', inner: { ...inner, outerOn: null } }), '内部办结日 5月8日');
  assert.equal(whichDay({ dueOn: '2026-05-15', inner: null }), null);
});

test('等待对方：按等什么计数，问到的即使没有了也列着；清单写明等谁、自哪天', () => {
  const items = [item('1', null, { kind: 'withIssuer', who: '江西省工信厅' }), item('2', null, { kind: 'withApplicant', who: '甲公司' })];
  assert.deepEqual(
    waitedFor({ kinds: items.map(({ kind }) => ({ kind, label: '查看', count: 1 })) }, 'withLeader').map(({ key, count }) => [key, count]),
    [
      ['withApplicant', 1],
      ['withLeader', 0],
      ['withIssuer', 1],
    ],
  );
  assert.match(csvOf(items), /"等谁","自"\r\n.*"江西省工信厅",""/);
});
