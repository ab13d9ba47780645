import { distinctNames } from '../annexes/derive.ts';
import type { Content } from '../annexes/field.ts';
import { rowsOf, saysNone, textIn, valueAt } from '../annexes/rows.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { assets, facilities, operating, premises, registeredHere } from './foundation.ts';
import { activities, asksForActivities, asksForTraining, benefit, growth, satisfaction, served, training } from './performance.ts';
import { fullTime, professionals } from './team.ts';
import { type Asked, against, type Context, type Found, forPerson, needed, unknown, type Verdict } from './verdict.ts';

/** 第六条（五）集聚社会服务机构3家以上：signed agreements, distinct. */
function gathered({ content, scheme }: Asked): Found {
  const threshold = scheme.thresholds.gatheredInstitutions;
  const count = distinctNames(rowsOf(content, 'agreements'), 'name').size;
  return count === 0
    ? unknown('签订合作协议的单位还没有一行。', { threshold: needed(threshold) })
    : against(threshold, count, '签订合作协议的单位（同名只计一次）');
}

/** 第六条（七）获得市级示范平台认定或省直部门的相关认可；found by itself where the city ran its own round here (第十七条). */
function recognisedBelow({ content, context }: Asked): Found {
  const named = textIn(valueAt(content, 'municipalRecognition'));
  const own = context.ownMunicipalRecognition;
  if (own) return { status: 'met', figure: own, message: `本系统已有市级认定：${own}，符合第六条（七）。` };
  if (named === '') return unknown('市级示范平台认定文件或省直部门相关证明文件的名称及文号未填写。');
  if (saysNone(named))
    return { status: 'notMet', figure: named, message: '没有市级示范平台认定，也没有省直部门的相关认可，要求有其一（第六条（七））。' };
  return { status: 'met', figure: named, message: `已填“${named}”，以材料（九）为证，请查验（第六条（七））。` };
}

/** What the text leaves to a person: shown with the place to read, once something stands there. */
const judged =
  (key: string, what: string) =>
  ({ content }: Asked): Found =>
    textIn(valueAt(content, key)) === '' ? unknown(`${what}未填写。`) : forPerson(`请阅${what}后判断。`);

type Rule = {
  readonly id: string;
  readonly label: string;
  readonly article: string;
  readonly evidence: readonly string[];
  readonly find: (asked: Asked) => Found;
  readonly applies?: (asked: Asked) => boolean;
};

/** The conditions of 第六条 and 第七条 in their order; one row a rule. */
export const conditions: readonly Rule[] = [
  {
    id: '6.1.a',
    label: '有独立法人资格，在省内注册登记',
    article: '第六条（一）',
    evidence: ['nature', 'creditCode', 'address'],
    find: registeredHere,
  },
  { id: '6.1.b', label: '运营年限', article: '第六条（一）', evidence: ['registeredOn'], find: operating },
  { id: '6.1.c', label: '资产总额', article: '第六条（一）', evidence: ['totalAssets', 'materials/m3'], find: assets },
  {
    id: '6.1.d',
    label: '固定的服务场所',
    article: '第六条（一）',
    evidence: ['premisesOwned', 'premisesRented', 'materials/m2'],
    find: premises,
  },
  { id: '6.1.e', label: '服务设施、仪器设备', article: '第六条（一）', evidence: ['equipment'], find: facilities },
  { id: '6.2.a', label: '专职从业人员', article: '第六条（二）', evidence: ['staffFullTime', 'staff'], find: fullTime },
  { id: '6.2.b', label: '专业人员比例', article: '第六条（二）', evidence: ['staff'], find: professionals },
  { id: '6.3.a', label: '近两年服务企业数量稳定增长', article: '第六条（三）', evidence: ['operation'], find: growth },
  { id: '6.3.b', label: '年服务中小微企业', article: '第六条（三）', evidence: ['served', 'servedTotal'], find: served },
  { id: '6.3.c', label: '企业满意度', article: '第六条（三）', evidence: ['served'], find: satisfaction },
  {
    id: '6.3.d',
    label: '年开展大型服务活动',
    article: '第六条（三）',
    evidence: ['activities', 'functions', 'kind', 'materials/m7'],
    find: activities,
    applies: (asked) => asksForActivities(asked),
  },
  {
    id: '6.3.e',
    label: '年培训人次',
    article: '第六条（三）',
    evidence: ['activities', 'products', 'materials/m7'],
    find: training,
    applies: asksForTraining,
  },
  {
    id: '6.4',
    label: '服务管理制度规范',
    article: '第六条（四）',
    evidence: ['narrative4', 'materials/m11'],
    find: judged('narrative4', '报告四、管理运营情况'),
  },
  { id: '6.5', label: '集聚社会服务机构', article: '第六条（五）', evidence: ['agreements', 'materials/m8'], find: gathered },
  {
    id: '6.6.a',
    label: '参加主管部门组织的公益性服务活动',
    article: '第六条（六）',
    evidence: ['publicBenefit', 'materials/m7'],
    find: judged('publicBenefit', '四、参加相关公益性服务活动情况'),
  },
  { id: '6.6.b', label: '公益性或低收费服务占比', article: '第六条（六）', evidence: ['operation', 'benefitBasis'], find: benefit },
  {
    id: '6.7',
    label: '市级示范平台认定或省直部门认可',
    article: '第六条（七）',
    evidence: ['municipalRecognition', 'materials/m9'],
    find: recognisedBelow,
  },
  {
    id: '7',
    label: '特色优势和示范性',
    article: '第七条',
    evidence: ['narrative5', 'narrative6', 'influence'],
    find: judged('narrative6', '报告六、主要服务业绩及贡献'),
  },
];

/** Every condition that applies to the form, in the order of the measure. `today`: the day of submission, "2026-03-31". */
export function verdicts(content: Content, scheme: Scheme, today: string, context: Context = {}): readonly Verdict[] {
  const asked: Asked = { content, scheme, today, context };
  return conditions
    .filter((rule) => rule.applies?.(asked) ?? true)
    .map(({ id, label, article, evidence, find }) => ({ id, label, article, evidence, figure: null, threshold: null, ...find(asked) }));
}

/**
 * The conditions that bar submission: failed outright, or not shown to be met for want of figures (last year's row missing, nobody rated). Leaving a
 * figure out is no way past a condition; what is left to a person bars nothing.
 */
export const failing = (all: readonly Verdict[]): readonly Verdict[] =>
  all.filter((one) => one.status === 'notMet' || one.status === 'unknown');
