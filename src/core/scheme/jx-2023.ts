import { serviceFunctions } from './functions.ts';
import { materials2023 } from './materials-2023.ts';
import { readings2023 } from './readings-2023.ts';
import type { Criterion, Scheme, Threshold } from './scheme.ts';

const events = (atLeast: number): Threshold => ({ label: '年开展大型服务活动', atLeast, unit: '次', article: '第六条（三）' });

/** The default score sheet: the measure's own heads, since the province has published none; a round may carry another. */
const rubric: readonly Criterion[] = [
  { key: 'foundation', label: '基础条件', article: '第六条（一）', weight: 10, asks: '法人资格、运营年限、资产、场所、设施设备' },
  { key: 'team', label: '服务团队', article: '第六条（二）', weight: 15, asks: '主要负责人的经验和管理水平，专职人员数量，专业人员比例' },
  {
    key: 'performance',
    label: '服务业绩',
    article: '第六条（三）',
    weight: 25,
    asks: '服务企业数量及增长，企业满意度，大型服务活动或培训，声誉和品牌影响力',
  },
  {
    key: 'management',
    label: '服务管理',
    article: '第六条（四）',
    weight: 10,
    asks: '发展规划，管理制度，服务流程，质量保证，收费标准和对小微企业的优惠',
  },
  { key: 'resources', label: '带动社会服务资源', article: '第六条（五）', weight: 10, asks: '合作关系是否稳定，集聚的社会服务机构' },
  {
    key: 'publicBenefit',
    label: '公益性服务',
    article: '第六条（六）',
    weight: 10,
    asks: '参加主管部门组织的服务活动，公益性或低收费服务占比',
  },
  {
    key: 'distinction',
    label: '特色优势和示范性',
    article: '第七条',
    weight: 20,
    asks: '服务模式创新，资源集聚，线上线下结合，供需对接，带动作用',
  },
];

/** 江西省中小企业公共服务示范平台认定管理办法 of 2023-07-13, in force since 2023-08-15 (第十九条). */
export const jx2023: Scheme = {
  id: 'jx-2023',
  title: '江西省中小企业公共服务示范平台认定管理办法',
  issuer: '江西省工业和信息化厅',
  issuerShort: '省工信厅',
  adoptedOn: '2023-07-13',
  effectiveFrom: '2023-08-15',
  effectiveTo: null,
  text: 'jx-2023',
  functions: serviceFunctions,
  region: {
    name: '江西省',
    places: ['南昌', '景德镇', '萍乡', '九江', '新余', '鹰潭', '赣州', '吉安', '宜春', '抚州', '上饶', '赣江新区'],
    article: '第六条（一）',
  },
  thresholds: {
    operatingYears: { label: '运营年限', atLeast: 2, unit: '年', article: '第六条（一）' },
    totalAssets: { label: '资产总额', atLeast: 200, unit: '万元', article: '第六条（一）' },
    premisesArea: { label: '服务场所面积', atLeast: 200, unit: '平方米', article: '第六条（一）' },
    fullTimeStaff: { label: '专职从业人员', atLeast: 15, unit: '人', article: '第六条（二）' },
    professionalShare: { label: '大专及以上学历或中级及以上职称专业人员比例', atLeast: 80, unit: '%', article: '第六条（二）' },
    servedEnterprises: { label: '年服务中小微企业', atLeast: 120, unit: '户', article: '第六条（三）' },
    satisfaction: { label: '企业满意度', atLeast: 80, unit: '%', article: '第六条（三）' },
    trainedPersons: { label: '年培训', atLeast: 1600, unit: '人次', article: '第六条（三）' },
    gatheredInstitutions: { label: '集聚社会服务机构', atLeast: 3, unit: '家', article: '第六条（五）' },
    benefitShare: { label: '公益性或低收费服务占总服务量', atLeast: 20, unit: '%', article: '第六条（六）' },
  },
  activities: {
    information: events(6),
    startup: events(6),
    innovation: events(4),
    quality: events(4),
    digitalisation: events(4),
    consulting: events(4),
    training: null,
  },
  readings: readings2023,
  materials: materials2023,
  rubric,
  failedConditions: 'refuse',
  notice: { workdays: 5, article: '第八条（四）' },
  panel: { atLeast: 3, odd: true, article: '第八条（四）' },
  sample: { atLeast: 12, stratify: null, unanswered: 3, article: '附件1' },
  validity: { years: 3, article: '第十二条' },
  renewal: { windowMonths: 12, article: '第十二条' },
  reporting: { platformDays: 10, authorityDays: 20, article: '第十五条' },
  correction: { workdays: 5, leaves: 3, article: '第八条（三）' },
  calendar: { timeZone: 'Asia/Shanghai', daysOffFrom: '国务院办公厅年度节假日安排' },
  signals: { sameMobile: 3, sameContact: 3, consecutiveNumbers: 4 },
};
