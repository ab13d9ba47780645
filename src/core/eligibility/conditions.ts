import { distinctNames } from '../annexes/derive.ts';
import { rowsOf, saysNone, textIn, valueAt } from '../annexes/rows.ts';
import { functionLabels } from '../scheme/functions.ts';
import { reads, type Scheme, type ThresholdKey } from '../scheme/scheme.ts';
import { assets, facilities, operating, premises, qualified, registeredHere } from './foundation.ts';
import { activities, asksForActivities, asksForTraining, benefit, growth, satisfaction, served, training } from './performance.ts';
import { fullTime, professionals } from './team.ts';
import { type Asked, against, type Found, forPerson, needed, unknown } from './verdict.ts';

/** 第六条（五）集聚社会服务机构3家以上：signed agreements, distinct; by the edition's reading other partners too. */
function gathered({ content, scheme }: Asked): Found {
  const threshold = scheme.thresholds.gatheredInstitutions;
  const all = reads(scheme, 'gatheredBasis', 'all');
  const rows = [...rowsOf(content, 'agreements'), ...(all ? rowsOf(content, 'otherPartners') : [])];
  const count = distinctNames(rows, 'name').size;
  const what = all ? '合作单位' : '签订合作协议的单位';
  const more = { reading: 'gatheredBasis' } as const;
  return count === 0
    ? unknown(`${what}还没有一行。`, { threshold: needed(threshold), ...more })
    : { ...against(threshold, count, `${what}（同名只计一次）`), ...more };
}

/** 第六条（七）获得市级示范平台认定或省直部门的相关认可；found by itself where the city ran its own round here (第十七条). */
function recognisedBelow({ content, scheme, context }: Asked): Found {
  const named = textIn(valueAt(content, 'municipalRecognition'));
  const own = context.ownMunicipalRecognition;
  if (own) return { status: 'met', figure: own, message: `本系统已有市级认定：${own}，符合第六条（七）。` };
  if (named === '') return unknown('市级示范平台认定文件或省直部门相关证明文件的名称及文号未填写。');
  if (saysNone(named))
    return { status: 'notMet', figure: named, message: '没有市级示范平台认定，也没有省直部门的相关认可，要求有其一（第六条（七））。' };
  if (reads(scheme, 'recognitionBelow', 'filled'))
    return { status: 'met', figure: named, message: `已填“${named}”，符合第六条（七）。`, reading: 'recognitionBelow' };
  return forPerson(`已填“${named}”，请查验材料（九）：文件名称、文号、申报单位在名单内、在有效期内（第六条（七））。`, { figure: named });
}

/** What the text leaves to a person: shown with the place to read, once something stands there. */
const judged =
  (key: string, what: string) =>
  ({ content }: Asked): Found =>
    textIn(valueAt(content, key)) === '' ? unknown(`${what}未填写。`) : forPerson(`请阅${what}后判断。`);

/** 第六条（二）主要负责人要诚信、守法，有经验和管理水平: the declaration, the credit record, 报告四; a person judges. */
const head = ({ content }: Asked): Found =>
  textIn(valueAt(content, 'legalRepresentative')) === ''
    ? unknown('法定代表人未填写。')
    : forPerson('请查主要负责人的信用记录，阅附件6声明函和报告四后判断（第六条（二））。');

/** One line of what is asked: for every platform, or `of` the kind named. */
export type Requirement = { readonly of: string | null; readonly asks: string };

type Rule = {
  readonly id: string;
  readonly label: string;
  readonly article: string;
  /** What the measure asks, in its words and the scheme's numbers; several lines where it asks different platforms for different things. */
  readonly asks: (scheme: Scheme) => readonly Requirement[];
  readonly evidence: readonly string[];
  readonly find: (asked: Asked) => Found;
  readonly applies?: (asked: Asked) => boolean;
};

const every = (asks: string) => (): readonly Requirement[] => [{ of: null, asks }];
const numbered =
  (key: ThresholdKey) =>
  (scheme: Scheme): readonly Requirement[] => [{ of: null, asks: needed(scheme.thresholds[key]) }];

/** Functions with the same number stand in one line, as in 第六条（三）; a function of which no events are asked stands in none. */
function eventsAsked({ functions, activities: asked }: Scheme): readonly Requirement[] {
  const numbers = [...new Set(functions.flatMap(({ key }) => asked[key]?.atLeast ?? []))].sort((a, b) => b - a);
  return numbers.map((atLeast) => {
    const alike = functions.filter(({ key }) => asked[key]?.atLeast === atLeast);
    const unit = alike.map(({ key }) => asked[key]?.unit)[0] ?? '';
    return { of: `${alike.map(({ label }) => label).join('、')}类平台`, asks: needed({ atLeast, unit }) };
  });
}

/** The conditions of 第六条 and 第七条 in their order; one row a rule. */
export const conditions: readonly Rule[] = [
  {
    id: '6.1.a',
    label: '有独立法人资格，在省内注册登记',
    article: '第六条（一）',
    asks: ({ region }) => [{ of: null, asks: `有独立法人资格，在${region.name}内注册登记` }],
    evidence: ['nature', 'creditCode', 'address'],
    find: registeredHere,
  },
  {
    id: '6.1.b',
    label: '运营年限',
    article: '第六条（一）',
    asks: numbered('operatingYears'),
    evidence: ['registeredOn'],
    find: operating,
  },
  {
    id: '6.1.c',
    label: '资产总额',
    article: '第六条（一）',
    asks: numbered('totalAssets'),
    evidence: ['totalAssets', 'materials/m3'],
    find: assets,
  },
  {
    id: '6.1.d',
    label: '固定的服务场所',
    article: '第六条（一）',
    asks: numbered('premisesArea'),
    evidence: ['premisesOwned', 'premisesRented', 'materials/m2'],
    find: premises,
  },
  {
    id: '6.1.e',
    label: '服务设施、仪器设备',
    article: '第六条（一）',
    asks: every('有开展服务必备的服务设施、仪器设备'),
    evidence: ['equipment'],
    find: facilities,
  },
  {
    id: '6.1.f',
    label: '从事相关服务的资质或能力',
    article: '第六条（一）',
    asks: every('有从事相关服务的资质或能力'),
    evidence: ['qualifications', 'functions', 'materials/m10'],
    find: qualified,
  },
  {
    id: '6.2.a',
    label: '专职从业人员',
    article: '第六条（二）',
    asks: numbered('fullTimeStaff'),
    evidence: ['staffFullTime', 'staff'],
    find: fullTime,
  },
  {
    id: '6.2.b',
    label: '专业人员比例',
    article: '第六条（二）',
    asks: ({ thresholds: { professionalShare } }) => [
      { of: null, asks: `大专及以上学历或中级及以上技术职称的占${needed(professionalShare)}` },
    ],
    evidence: ['staff', 'staffProfessional', 'staffTotal'],
    find: professionals,
  },
  {
    id: '6.2.c',
    label: '主要负责人诚信守法、经验和管理水平',
    article: '第六条（二）',
    asks: every('诚信、守法，具有开拓创新精神、丰富的实践经验和较高的管理水平'),
    evidence: ['legalRepresentative', 'narrative4', 'materials/m12'],
    find: head,
  },
  {
    id: '6.3.a',
    label: '近两年服务企业数量稳定增长',
    article: '第六条（三）',
    asks: every('稳定增长'),
    evidence: ['operation'],
    find: growth,
  },
  {
    id: '6.3.b',
    label: '年服务中小微企业',
    article: '第六条（三）',
    asks: numbered('servedEnterprises'),
    evidence: ['served', 'servedTotal'],
    find: served,
  },
  { id: '6.3.c', label: '企业满意度', article: '第六条（三）', asks: numbered('satisfaction'), evidence: ['served'], find: satisfaction },
  {
    id: '6.3.d',
    label: '年开展大型服务活动',
    article: '第六条（三）',
    asks: eventsAsked,
    evidence: ['activities', 'functions', 'kind', 'materials/m7'],
    find: activities,
    applies: (asked) => asksForActivities(asked),
  },
  {
    id: '6.3.e',
    label: '年培训人次',
    article: '第六条（三）',
    asks: ({ functions, thresholds: { trainedPersons } }) => {
      const called = functions.find(({ key }) => key === 'training')?.label ?? functionLabels.training;
      return [{ of: `${called}专业性平台`, asks: needed(trainedPersons) }];
    },
    evidence: ['activities', 'products', 'materials/m7'],
    find: training,
    applies: asksForTraining,
  },
  {
    id: '6.3.f',
    label: '声誉和品牌影响力',
    article: '第六条（三）',
    asks: every('在专业服务领域或区域内有一定的声誉和品牌影响力'),
    evidence: ['narrative6', 'influence', 'materials/m11'],
    find: judged('narrative6', '报告六、主要服务业绩及贡献和“七、对区域中小企业发展的影响及作用”'),
  },
  {
    id: '6.4',
    label: '服务管理制度规范',
    article: '第六条（四）',
    asks: every('有发展规划和服务目标，内部管理制度、服务流程、质量保证措施完善，收费合理，对小型微型企业有优惠规定'),
    evidence: ['narrative4', 'materials/m11'],
    find: judged('narrative4', '报告四、管理运营情况'),
  },
  {
    id: '6.5',
    label: '集聚社会服务机构',
    article: '第六条（五）',
    asks: numbered('gatheredInstitutions'),
    evidence: ['agreements', 'materials/m8'],
    find: gathered,
  },
  {
    id: '6.6.a',
    label: '参加主管部门组织的公益性服务活动',
    article: '第六条（六）',
    asks: every('积极参加各级中小企业主管部门组织的面向中小微企业的服务活动'),
    evidence: ['publicBenefit', 'materials/m7'],
    find: judged('publicBenefit', '四、参加相关公益性服务活动情况'),
  },
  {
    id: '6.6.b',
    label: '公益性或低收费服务占总服务量',
    article: '第六条（六）',
    asks: numbered('benefitShare'),
    evidence: ['operation', 'benefitBasis'],
    find: benefit,
  },
  {
    id: '6.7',
    label: '市级示范平台认定或省直部门认可',
    article: '第六条（七）',
    asks: every('获得市级示范平台认定或省直部门的相关认可'),
    evidence: ['municipalRecognition', 'materials/m9'],
    find: recognisedBelow,
  },
  {
    id: '7',
    label: '特色优势和示范性',
    article: '第七条',
    asks: every('在服务模式、资源集聚、线上线下结合、供需对接、激发企业活力、创新驱动发展方面有突出的特色优势和示范性'),
    evidence: ['narrative5', 'narrative6', 'influence'],
    find: judged('narrative6', '报告六、主要服务业绩及贡献'),
  },
];

/** A line of the table of conditions, as the public pages print it. */
export type Stated = Requirement & { readonly id: string; readonly label: string; readonly article: string };

/** All that 第六条 and 第七条 ask, in their order, with the scheme's numbers; what only some platforms are asked stands in a line of its own that names them. */
export const statedConditions = (scheme: Scheme): readonly Stated[] =>
  conditions
    .filter(({ id }) => isAsked(scheme, id))
    .flatMap(({ id, label, article, asks }) => asks(scheme).map((one) => ({ id, label: labelIn(scheme, label), article, ...one })));

/** Whether an edition asks it; one row stands for all parts that the edition has of it (`7` for 7.a and 7.b). */
export const isAsked = ({ conditions: asked }: Scheme, id: string): boolean => asked.some((one) => one === id || one.startsWith(`${id}.`));

/** The province says 省内 for its area; another issuer's is named. */
export const labelIn = ({ region: { name } }: Scheme, label: string): string =>
  name.endsWith('省') ? label : label.replace('在省内', `在${name}内`);
