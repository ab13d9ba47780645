import { sum } from '../core/annexes/decimal.ts';
import type { Content, Row, Value } from '../core/annexes/field.ts';
import { cellAt, numberIn } from '../core/annexes/rows.ts';
import { idCheckCharacter } from '../core/identifiers/id-number.ts';
import { entryAt } from '../core/list/entry-at.ts';
import type { FunctionKey } from '../core/scheme/functions.ts';
import { personName } from './directory.ts';

/** What makes one invented applicant different from another. */
export type Applicant = {
  n: number;
  year: number;
  name: string;
  creditCode: string;
  city: string;
  newId(): string;
  /** Rows of annex 5. */
  served?: number;
  functions?: readonly FunctionKey[];
  /** Those that the law of the play knows; without it all. */
  known?: readonly FunctionKey[];
};

type Cells = Record<string, Value>;
const rows = (applicant: Applicant, list: readonly Cells[]): Row[] => list.map((cells) => ({ id: applicant.newId(), cells }));
const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
const pick = <T>(list: readonly T[], n: number): T => entryAt(list, n % list.length);

const trades = [
  '精密机械',
  '食品',
  '模具',
  '软件技术',
  '纺织',
  '新材料',
  '物流',
  '文具',
  '中药饮片',
  '印务',
  '铝型材',
  '光电科技',
  '汽配',
  '医疗器械',
  '陶瓷',
  '家具',
  '电子商务',
];
const brands = [
  '瑞恒',
  '鹭湖',
  '宏达',
  '抚河',
  '艾溪',
  '象湖',
  '恒通',
  '鸿笔',
  '梅岭',
  '蓝图',
  '锦江',
  '瑶湖',
  '顺发',
  '朝阳',
  '信义',
  '庐陵',
  '浔阳',
  '饶河',
  '袁河',
];
const services = [
  '生产线数字化诊断',
  '电商平台开店辅导',
  '云 ERP 部署',
  '工业软件选型咨询',
  '生产管理系统培训',
  '设备联网改造方案',
  '质量检测与体系认证',
  '管理咨询诊断',
  '政策申报辅导',
];
const positions = ['总经理', '副总经理', '厂长', '技术总监', '行政主管', '质量经理', '负责人'];

/** A plausible mobile number; no two alike within an applicant, and none in a run. */
const mobile = (n: number): string =>
  `1${pick(['38', '39', '37', '59', '86', '51'], n)}${String(10_000_000 + ((n * 7_654_321) % 89_999_999)).padStart(8, '0')}`;

/** An invented identity number with a right check character (GB 11643). */
function idNumber(n: number): string {
  const first17 = `3601021976${String(1 + (n % 12)).padStart(2, '0')}${String(1 + (n % 28)).padStart(2, '0')}${String(100 + (n % 800)).padStart(3, '0')}`;
  return first17 + idCheckCharacter(first17);
}

const forms = ['科技', '实业', '制造', '发展', '贸易', '工业', '集团', '股份', '环保', '智能', '新型', '电气', '创新'];
/** Most enterprises are one applicant's own; a few are claimed by all of them, as it happens. */
const formOf = (a: Applicant, i: number): string => (i % 50 === 3 ? '' : pick(forms, a.n));

const servedRows = (a: Applicant): Row[] =>
  rows(
    a,
    times(a.served ?? 137, (i) => ({
      enterprise: `${a.city}${pick(brands, i)}${pick(trades, i + Math.floor(i / 19))}${formOf(a, i)}有限公司`.replace(
        '公司',
        i >= 323 ? `公司${i}部` : '公司',
      ),
      contact: personName(a.n * 31 + i * 7),
      position: pick(positions, i),
      mobile: mobile(a.n * 1009 + i * 13),
      service: pick(services, i),
      satisfied: i % 23 !== 7,
    })),
  );

const staffRows = (a: Applicant): Row[] =>
  rows(
    a,
    times(26, (i) => ({
      name: personName(300 + a.n * 17 + i),
      age: 26 + ((i * 5) % 30),
      education: i < 23 ? pick(['本科', '大专', '硕士研究生'], i) : '高中',
      school:
        i < 23
          ? `${pick(['南昌大学', '江西财经大学', '华东交通大学'], i)}　${pick(['计算机', '工商管理', '机械工程'], i)}`
          : `${a.city}第一中学`,
      titleLevel: i % 4 === 0 ? '工程师（中级）' : '',
      titleBody: i % 4 === 0 ? '江西省人力资源和社会保障厅' : '',
      years: String(2 + (i % 7)),
      post: pick(['咨询师', '培训主管', '检测工程师', '客户经理'], i),
      contact: mobile(a.n * 503 + i * 17 + 400_000),
    })),
  );

const equipmentRows = (a: Applicant): Row[] =>
  rows(
    a,
    times(22, (i) => ({
      name: pick(['服务器', '三坐标测量仪', '工业软件授权', '投影设备', '直播设备', '硬度计'], i),
      quantity: 1 + (i % 4),
      price: `${2 + (i % 9)}.50`,
      boughtOn: `${a.year - 1 - (i % 4)}-0${1 + (i % 9)}`,
      note: '',
    })),
  );

const operationRows = (a: Applicant): Row[] =>
  rows(
    a,
    [3, 2, 1].map((back) => ({
      year: a.year - back,
      assets: `${720 - back * 40 + a.n}.18`,
      revenue: `${520 - back * 30}.35`,
      serviceIncome: `${442 - back * 30}.60`,
      profit: `${52 - back * 6}.17`,
      enterprises: 170 - back * 12,
      benefitShare: `${28 - back}.80`,
    })),
  );

const activityRows = (a: Applicant, functions: readonly FunctionKey[]): Row[] =>
  rows(
    a,
    functions.flatMap((key) =>
      times(7, (i) => ({
        name: `第${i + 1}期中小企业服务专场`,
        heldOn: `${a.year - 1}-${String(2 + i).padStart(2, '0')}-1${i}`,
        place: `${a.city}创业大厦`,
        enterprises: 42 + i * 3,
        participants: 130 + i * 11,
        function: key,
      })),
    ),
  );

const paragraph = (what: string) =>
  `${what}。本单位立足本地产业，围绕企业在数字化、质量、管理和人才方面的共性需求，建立了线上线下结合的服务机制。\n一是健全制度，公开服务项目、流程与收费标准，对小型微型企业实行优惠；二是集聚资源，与高校、协会和专业机构签订协议；三是跟踪成效，定期回访并改进服务。`;

const usual: readonly FunctionKey[] = ['digitalisation', 'innovation', 'quality', 'consulting', 'startup', 'information'];

/** A complete, consistent form of an invented applicant: every condition of 第六条 met unless `served` says otherwise. */
export function demoForm(a: Applicant): Content {
  const functions = a.functions ?? [
    pick(
      usual.filter((key) => a.known?.includes(key) ?? true),
      a.n,
    ),
  ];
  const equipment = equipmentRows(a);
  const served = servedRows(a);
  const total = (column: string, of: readonly Row[]) => sum(of.map((row) => numberIn(cellAt(row, column)) ?? '0'));
  return {
    values: {
      nature: '有限责任公司',
      creditCode: a.creditCode,
      issuer: `${a.city}市场监督管理局`,
      registeredOn: `${a.year - 7}-05-16`,
      address: `江西省${a.city}高新技术产业开发区艾溪湖北路${600 + a.n}号`,
      postcode: '330096',
      legalRepresentative: personName(a.n + 5),
      legalIdNumber: idNumber(a.n * 37 + 11),
      legalMobile: mobile(a.n * 91 + 7_000_001),
      contactName: personName(a.n + 9),
      contactPhone: '0791-88100000',
      contactMobile: mobile(a.n * 91 + 7_500_003),
      website: 'https://www.example.org.cn',
      filingNumber: '赣ICP备16000000号',
      email: 'service@example.org.cn',
      registeredCapital: '500.00',
      totalAssets: `${680 + a.n}.18`,
      equipmentCount: Number(total('quantity', equipment)),
      equipmentPrice: total('price', equipment),
      premisesOwned: '260',
      premisesRented: '600',
      staffTotal: 26,
      staffFullTime: 24,
      staffProfessional: 24,
      benefitBasis: '按次数',
      kind: functions.length > 1 ? '综合性' : '专业性',
      functions,
      qualifications: '软件企业证书；ISO 9001 质量管理体系认证',
      publicBenefit: '积极参加省、市中小企业主管部门组织的“一起益企”服务行动等公益性活动 16 次。',
      municipalRecognition: `《${a.city}工业和信息化局关于公布${a.year - 1}年度市级中小企业公共服务示范平台名单的通知》（〔${a.year - 1}〕118号）`,
      governmentSupport: `${a.year - 1}年获市级平台运营补助30万元。`,
      influence: paragraph('平台对区域中小企业发展的影响及作用'),
      narrative2: paragraph('发展沿革、发展现状与发展目标'),
      narrative3: paragraph('服务对象所在区域的行业状况和公共服务需求'),
      narrative4: paragraph('管理运营情况'),
      narrative5: paragraph('近年来的服务情况'),
      narrative6: paragraph('主要服务业绩及贡献'),
      narrative7: paragraph('获得政府扶持的情况'),
      narrative8: paragraph('下一步发展设想'),
      servedTotal: Math.max(158, served.length),
    },
    tables: {
      investors: rows(a, [
        { name: '江西赣鄱产业投资集团有限公司', nature: '国有法人', share: '51.00' },
        { name: personName(a.n + 5), nature: '自然人', share: '49.00' },
      ]),
      operation: operationRows(a),
      products: rows(a, [
        { product: '数字化诊断与改造咨询', enterprises: 64, persons: 412, income: '186.40', satisfaction: '97.1' },
        { product: '工业软件云服务', enterprises: 52, persons: 268, income: '134.20', satisfaction: '96.4' },
        { product: '电子商务应用培训', enterprises: 42, persons: 1036, income: '92.00', satisfaction: '95.2' },
      ]),
      agreements: rows(
        a,
        ['南昌大学机电工程学院', '江西省机械行业协会', '江西赣江律师事务所', '江西省科学院应用物理研究所'].map((name) => ({ name })),
      ),
      otherPartners: rows(
        a,
        ['江西省知识产权研究会', '中国银行江西省分行'].map((name) => ({ name })),
      ),
      activities: activityRows(a, functions),
      equipment,
      staff: staffRows(a),
      served,
    },
  };
}
