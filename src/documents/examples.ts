import type { Content, Row, Value } from '../core/annexes/field.ts';
import { entryAt } from '../core/list/entry-at.ts';
import { type Annex1Data, annex1 } from './annex1.ts';
import { type Annex2Data, annex2 } from './annex2.ts';
import { annex3 } from './annex3.ts';
import { annex4 } from './annex4.ts';
import { annex5 } from './annex5.ts';
import { annex6 } from './annex6.ts';
import { type Annex7Data, type Annex7Row, annex7 } from './annex7.ts';
import { type Annex8Data, annex8 } from './annex8.ts';
import { type CertificateData, certificate } from './certificate.ts';
import { type ReceiptData, receipt } from './receipt.ts';

// Invented but lifelike data, for the tests of this room and for looking at the pages. Every name, code and number is made up.

const pick = <T>(list: readonly T[], i: number): T => entryAt(list, i % list.length);
const CITIES = ['南昌', '九江', '景德镇', '萍乡', '新余', '鹰潭', '赣州', '宜春', '上饶', '吉安', '抚州'];
const STEMS = ['智联', '恒信', '众创', '华晟', '博远', '精工', '云服', '绿能', '昌达', '瑞祺', '锦程', '鸿翔', '嘉玥'];
const KINDS = [
  '科技有限公司',
  '机械制造有限公司',
  '信息技术有限公司',
  '新材料股份有限公司',
  '食品有限责任公司',
  '电子商务有限公司（普通合伙）',
];
const SURNAMES = ['赵', '钱', '孙', '李', '周', '欧阳', '郑', '王', '冯', '陈', '魏'];
const GIVEN = ['伟', '芳', '赟', '玥璟', '建堃', '小喆', '静', '志强', '丽', '勇', '梓𬭎'];
const SERVICES = [
  '工业设计、技术开发',
  '管理咨询诊断',
  '创业辅导、商务策划',
  '人才培训',
  '质量检测、仪器设备共享服务，协助建立质量管理体系并取得认证',
  '信息化应用',
];
const POSTS = ['总经理', '副总经理', '办公室主任', '财务总监', '厂长', '生产技术部部长'];

const person = (i: number): string => pick(SURNAMES, i * 7 + 3) + pick(GIVEN, i * 5 + 1);
const enterprise = (i: number): string => `江西${pick(CITIES, i)}${pick(STEMS, i * 3)}${pick(KINDS, i * 5)}`;
const mobile = (i: number): string => `13${String(900000001 + i * 7919 * 37).slice(0, 9)}`;
const rows = (cells: readonly Readonly<Record<string, Value>>[]): Row[] => cells.map((one, i) => ({ id: `row-${i + 1}`, cells: one }));
const many = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));

export const APPLICANT = '南昌赣鄱众创中小企业服务中心有限公司';

const INFLUENCE = [
  '平台立足南昌高新区，辐射赣江新区及九江、宜春等地，围绕电子信息、航空制造、生物医药三条主导产业链，为中小微企业提供研发设计、检验检测、管理咨询、创业辅导和人才培训一站式服务。2025年服务企业368户，同比增长17.9%，企业满意度97.4%。',
  '一是提升了区域创新能力。联合南昌大学等3家高校院所开放共享仪器设备126台（套），累计完成技术攻关46项，帮助企业申请发明专利72件，推动12家企业认定为省级“专精特新”企业。',
  '二是降低了企业运营成本。对小型微型企业实行检测费用七折、培训费用全免的优惠政策，全年减免服务费用212万元；帮助63户企业获得银行授信3.86亿元。',
  '三是带动了就业创业。入驻创业团队86个，孵化毕业企业31户，带动就业1,420人。自测结果：按照《江西省中小企业公共服务示范平台认定管理办法》第六条逐项对照，本单位均符合或优于申报条件。',
].join('\n');

const NARRATIVE = [
  '本单位成立于2016年5月，由江西赣鄱产业投资集团有限公司等四方出资设立，注册资本1,200万元，是面向中小微企业的综合性公共服务机构。',
  INFLUENCE,
  '今后三年，平台将继续坚持开放共享，完善“线上＋线下”服务网络，年服务中小微企业不少于400户，公益性或低收费服务占比不低于30%。',
].join('\n');

const EVENTS = [
  '“专精特新”企业数字化转型对接会',
  '赣北片区中小企业融资服务日',
  '精益生产现场诊断活动',
  '“创客中国”江西赛区辅导营',
  '中小企业合规管理公益讲座',
  '质量管理体系内审员培训',
];

export const content = (served = 137): Content => ({
  values: {
    nature: '有限责任公司',
    creditCode: '91360106MA35XXXX1X',
    issuer: '南昌高新区行政审批局',
    registeredOn: '2016-05-18',
    address: '南昌市高新区紫阳大道3088号科技广场B栋12楼',
    postcode: '330096',
    legalRepresentative: '魏赟',
    legalIdNumber: '36010219800101001X',
    legalMobile: '13900000001',
    contactName: '陈玥璟',
    contactPhone: '0791-88100000/88100001',
    contactMobile: '13900000002',
    website: 'https://www.ganpo-zhongchuang.example.org.cn',
    filingNumber: '赣ICP备16000000号-1',
    email: 'service.center@ganpo-zhongchuang.example.org.cn',
    registeredCapital: '1200',
    totalAssets: '3568.40',
    equipmentCount: 126,
    equipmentPrice: '486.2',
    premisesOwned: '860',
    premisesRented: '1500.5',
    staffTotal: 48,
    staffFullTime: 42,
    staffProfessional: 42,
    benefitBasis: '按户数',
    kind: '综合性',
    functions: ['innovation', 'consulting', 'startup', 'training'],
    qualifications: '国家中小企业公共服务示范平台（2021年）；高新技术企业；ISO 9001质量管理体系认证；检验检测机构资质认定（CMA）证书',
    publicBenefit:
      '积极参加省工信厅、南昌市工信局组织的“一起益企”中小企业服务行动、中小企业服务月等公益性活动16次；公益性或低收费服务占总服务量的31.2%。',
    municipalRecognition: '《南昌市工业和信息化局关于公布2024年度市级中小企业公共服务示范平台名单的通知》（洪工信发〔2024〕88号）',
    governmentSupport: '2024年获省级中小企业发展专项资金50万元（赣财建指〔2024〕36号）；2025年获市级平台运营补助30万元。',
    influence: INFLUENCE,
    narrative2: NARRATIVE,
    narrative3: NARRATIVE,
    narrative4: NARRATIVE,
    narrative5: NARRATIVE,
    narrative6: NARRATIVE,
    narrative7: '2024年以来累计获得各级财政扶持80万元，全部用于公益性服务活动和仪器设备更新。',
    narrative8: NARRATIVE,
    servedTotal: 368,
  },
  tables: {
    investors: rows([
      { name: '江西赣鄱产业投资集团有限公司', nature: '国有法人', share: '51.00' },
      { name: '南昌众创科技合伙企业（有限合伙）', nature: '民营', share: '29.00' },
      { name: '魏赟', nature: '自然人', share: '15.00' },
      { name: '陈玥璟', nature: '自然人', share: '5.00' },
    ]),
    operation: rows([
      {
        year: 2024,
        assets: '2986.1',
        revenue: '1820.35',
        serviceIncome: '1102.66',
        profit: '-86.2',
        enterprises: 312,
        benefitShare: '28.4',
      },
      {
        year: 2025,
        assets: '3568.40',
        revenue: '12206.81',
        serviceIncome: '1388.9',
        profit: '231.75',
        enterprises: 1368,
        benefitShare: '31.2',
      },
    ]),
    products: rows([
      { product: '工业设计与产品研发', enterprises: 126, persons: 1860, income: '486.2', satisfaction: '98.2' },
      { product: '精益管理咨询诊断', enterprises: 98, persons: 1205, income: '388.4', satisfaction: '96.8' },
      { product: '创业辅导与人才培训', enterprises: 144, persons: 3420, income: '514.3', satisfaction: '97.5' },
    ]),
    agreements: rows(
      ['南昌大学机电工程学院', '江西省科学院应用物理研究所', '江西赣江律师事务所', '江西省机械科学研究所'].map((name) => ({ name })),
    ),
    otherPartners: rows(['江西省机械行业协会', '江西省知识产权研究会', '中国银行江西省分行'].map((name) => ({ name }))),
    activities: rows(
      EVENTS.map((name, i) => ({
        name,
        heldOn: `2025-0${i + 3}-1${i}`,
        place: `${pick(CITIES, i)}市会议中心`,
        enterprises: 45 + i * 31,
        participants: 112 + i * 96,
        function: pick(['innovation', 'consulting', 'startup', 'training'], i),
      })),
    ),
    equipment: rows(
      many(26, (i) => ({
        name: pick(
          ['三坐标测量机', '万能材料试验机（100kN）', '企业管理数字化诊断软件V3.0', '多媒体培训教室设备', '手持式X射线荧光光谱仪'],
          i,
        ),
        quantity: (i % 4) + 1,
        price: `${i * 137 + 3}.${i % 10}`,
        boughtOn: pick(['2021-03', '2022', '2023-11-05'], i),
        note: i % 6 === 0 ? '对外开放共享' : null,
      })),
    ),
    staff: rows(
      many(42, (i) => ({
        name: person(i),
        age: 26 + (i % 30),
        education: pick(['本科', '硕士研究生', '大专'], i),
        school: pick(['南昌大学机械设计制造及其自动化', '江西财经大学会计学', '华东交通大学软件工程'], i),
        titleLevel: pick(['中级', '高级工程师', ''], i),
        titleBody: pick(['江西省人力资源和社会保障厅', '南昌市职改办', ''], i),
        years: String((i % 9) + 0.5),
        post: pick(['咨询师', '培训部部长', '检测工程师'], i),
        contact: i % 11 === 0 ? '0791-88100000转801' : mobile(i),
      })),
    ),
    served: rows(
      many(served, (i) => ({
        enterprise: enterprise(i),
        contact: person(i),
        position: pick(POSTS, i),
        mobile: mobile(i),
        service: pick(SERVICES, i),
        satisfied: i % 37 === 36 ? null : i % 19 !== 18,
      })),
    ),
  },
});

export const derived: Annex2Data['derived'] = {
  equipmentShare: '13.63',
  premisesArea: '2360.5',
  staffProfessionalShare: '87.5',
  partnersTotal: '7',
  'products/row-1/incomeShare': '35.01',
  'products/row-2/incomeShare': '27.96',
  'products/row-3/incomeShare': '37.03',
};

const list = (served?: number) => ({
  applicant: APPLICANT,
  content: content(served),
  filledOn: '2026-03-28',
  versionMark: '第3版 2026年3月28日 校验 3f9a 0c17',
});

export const annex1Data = (): Annex1Data => ({
  asks: { sample: 12, panel: 3 },
  applicant: APPLICANT,
  recommender: '南昌市工业和信息化局',
  filledOn: '2026-04-20',
  panelOpinion: `专家组听取了申报单位汇报，查阅了申报材料，实地查看了服务场所，经质询讨论，形成如下意见：\n${INFLUENCE}\n专家组一致同意推荐。`,
  experts: many(5, (i) => ({
    name: person(i),
    position: pick(['教授', '高级工程师', '研究员'], i),
    employer: pick(['南昌大学', '江西省科学院', '江西财经大学'], i),
  })),
  sample: many(14, (i) => ({
    enterprise: enterprise(i * 3),
    method: i === 4 ? null : (i % 5) + 1,
    interviewee: i === 4 ? '' : person(i),
    position: pick(POSTS, i),
    mobile: mobile(i),
    service: pick(SERVICES, i),
    satisfied: i === 4 ? null : i !== 7,
    ...(i === 4 ? { disposition: '号码停机，按次序由下一家递补' } : {}),
  })),
  influence: INFLUENCE,
  demonstration: '在“设备共享＋诊断＋培训”的服务模式上有示范性，已被九江、宜春两市借鉴。',
  opinion: '经初审、测评和专家评审，该单位符合《江西省中小企业公共服务示范平台认定管理办法》第六条、第七条规定的条件，同意推荐。',
  signedOn: '2026-04-22',
});

const quarterRow = (i: number): Annex7Row => ({
  platform: entryAt([APPLICANT, '江西九江智联检测技术有限公司', '赣州恒信创业孵化器有限公司'], i % 3),
  place: pick(['南昌市', '九江市', '赣州市'], i),
  functions: pick([['innovation', 'consulting'], ['quality'], ['startup']], i),
  figures: {
    premisesArea: '12360.5',
    equipmentCount: 126 - i,
    fullTimeStaff: 48 - i,
    serviceIncome: '11388.9',
    lowFeeIncome: '1433.1',
    profit: i === 1 ? '-1231.75' : '231.75',
    gatheredInstitutions: 12 + i,
    enterprises: 1368,
    persons: 12956,
    frequentEnterprises: 86,
    activityCount: 12,
    activityEnterprises: 1268,
    activityPersons: 12956,
    officialActivities: 16,
  },
});

export const annex7Data = (count = 1): Annex7Data => ({
  year: 2026,
  quarter: 2,
  rows: many(count, quarterRow),
  filledBy: '陈玥璟',
  filledOn: '2026-07-08',
});

export const annex8Data = (count = 9): Annex8Data => ({
  authority: '南昌市工业和信息化局',
  year: 2026,
  quarter: 2,
  rows: many(count, quarterRow),
  totals: quarterRow(0).figures,
  missing: ['江西宜春绿能环保服务有限公司', '新余市中小企业服务中心'],
  leader: '周建堃',
  filledBy: '欧阳静',
  filledOn: '2026-07-18',
});

export const annex1Example = () => annex1(annex1Data());
export const annex2Example = () =>
  annex2({ applicant: APPLICANT, content: content(), derived, filledOn: '2026-03-28', versionMark: '第3版 2026年3月28日 校验 3f9a 0c17' });
export const annex3Example = () => annex3(list());
export const annex4Example = () => annex4(list());
export const annex5Example = (served?: number) => annex5({ ...list(served), atLeast: 120 });
export const annex6Example = () => annex6({ applicant: APPLICANT, filledOn: '2026-03-28' });
export const annex7Example = () => annex7(annex7Data());
export const annex8Example = () => annex8(annex8Data());

export const certificateData = (): CertificateData => ({
  number: '赣中小企服示范〔2026〕第018号',
  organisation: APPLICANT,
  functions: ['innovation', 'consulting', 'startup', 'training'],
  validFrom: '2026-06-01',
  validTo: '2029-05-31',
  issuer: '江西省工业和信息化厅',
  issuedOn: '2026-06-01',
  checkUrl: 'https://shifan.example.gov.cn/certificates/jx-2026-018',
  basis: '《江西省中小企业公共服务示范平台认定管理办法》',
});

export const receiptData = (): ReceiptData => ({
  number: 'JX2026-0137',
  applicant: APPLICANT,
  recommender: '南昌市工业和信息化局',
  submittedAt: '2026-03-28T16:03:09Z',
  hashName: 'SHA-256',
  reasons: 2,
  explanations: 0,
  contentHash: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  materials: many(9, (i) => ({
    label: pick(
      ['固定的经营服务场所证明复印件（房产证、租赁合同）', '上一年度包含服务收支情况的审计报告', '与社会服务机构签订的服务合作协议复印件'],
      i,
    ),
    fileName: pick(
      ['房产证扫描件.pdf', '2025年度审计报告（江西某某会计师事务所）.pdf', 'cooperation-agreements_2025_final_version.pdf'],
      i,
    ),
    hash: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  })),
});

export const certificateExample = () => certificate(certificateData());
export const receiptExample = () => receipt(receiptData());
