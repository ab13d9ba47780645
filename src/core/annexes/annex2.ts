import { documentKinds } from '../identifiers/legal-document.ts';
import { functionKeys, functionLabels, platformKinds } from '../scheme/functions.ts';
import type { Fields, RowOf, TableForm } from './field.ts';

export const annex2Title = '江西省中小企业公共服务示范平台申请报告';
export const applicationTableTitle = '江西省中小企业公共服务示范平台申请表';

/** 一、平台基本情况 */
export const basics = {
  nature: { label: '单位性质', type: 'text', required: true, maxLength: 50, hint: '如：有限责任公司、事业单位、民办非企业单位、社会团体' },
  creditCode: { label: '统一社会信用代码', type: 'creditCode', required: true },
  issuer: { label: '发证部门', type: 'text', required: true, maxLength: 100 },
  registeredOn: { label: '注册日期', type: 'date', required: true },
  address: { label: '注册地址', type: 'text', required: true, maxLength: 200 },
  postcode: { label: '邮编', type: 'postcode', required: true },
  legalRepresentative: { label: '法定代表人', type: 'text', required: true, maxLength: 50 },
  legalIdKind: {
    label: '证件类型',
    type: 'choice',
    options: documentKinds,
    beside: '不选即居民身份证。申请表只有“身份证号”一栏，其他证件连同类型印在该栏，如“护照 E12345678”。',
  },
  legalIdNumber: { label: '身份证号', type: 'idNumber', required: true, personal: true, kindIn: 'legalIdKind' },
  legalMobile: { label: '手机', type: 'mobile', required: true, personal: true },
  contactName: { label: '联系人', type: 'text', required: true, personal: true, maxLength: 50 },
  contactPhone: { label: '联系电话及传真', type: 'phone', required: true, personal: true, maxLength: 60 },
  contactMobile: { label: '手机', type: 'mobile', required: true, personal: true },
  website: { label: '网址', type: 'url', maxLength: 200 },
  filingNumber: { label: '备案号', type: 'text', maxLength: 60 },
  email: { label: '电子邮箱', type: 'email', required: true, maxLength: 120 },
  registeredCapital: { label: '注册资本', type: 'money', unit: '万元', required: true },
  totalAssets: { label: '上年末总资产', type: 'money', unit: '万元', required: true },
  equipmentCount: { label: '仪器、设备数量', type: 'integer', unit: '台(套)', required: true },
  equipmentPrice: { label: '购买价格', type: 'money', unit: '万元', required: true },
  equipmentShare: { label: '占总资产', type: 'percent', unit: '%', derived: '仪器、设备购买价格 ÷ 上年末总资产 × 100' },
  premisesArea: { label: '服务场地面积', type: 'decimal', unit: '平方米', derived: '自有 + 租用' },
  premisesOwned: { label: '自有', type: 'decimal', unit: '平方米', required: true, hint: '没有的填 0' },
  premisesRented: { label: '租用', type: 'decimal', unit: '平方米', required: true, hint: '没有的填 0' },
  staffTotal: { label: '从业人数', type: 'integer', unit: '人', required: true },
  staffFullTime: {
    label: '其中专职从业人员',
    type: 'integer',
    unit: '人',
    required: true,
    beside: '第六条（二）要求专职从业人员15人以上，申请表只有“从业人数”一栏，故另问。',
  },
  staffProfessional: {
    label: '其中大专及以上学历和中级及以上技术职称的专业人员',
    type: 'integer',
    unit: '人',
    required: true,
    hint: '按第六条（二）的“或”计：学历或职称有一项符合即计，两项都符合的计一次',
  },
  staffProfessionalShare: { label: '占总人数', type: 'percent', unit: '%', derived: '专业人员 ÷ 从业人数 × 100' },
} as const satisfies Fields;
export type Basics = RowOf<typeof basics>;

export const investors = {
  name: {
    label: '主要投资方名称',
    type: 'text',
    required: true,
    names: 'enterprise',
    maxLength: 200,
    aliases: ['投资方', '股东名称', '投资方名称', '股东'],
  },
  nature: { label: '性质', type: 'text', maxLength: 50, aliases: ['投资方性质', '股东性质'] },
  share: { label: '投资比例', type: 'percent', unit: '%', required: true, aliases: ['投资比例%', '比例', '持股比例', '出资比例'] },
} as const satisfies Fields;
export type InvestorRow = RowOf<typeof investors>;

/** 二、平台运营情况(单位：万元、户、%)，一年一行 */
export const operation = {
  year: { label: '年度', type: 'year', required: true, aliases: ['年份'] },
  assets: { label: '资产总额', type: 'money', unit: '万元', required: true, aliases: ['总资产', '资产'] },
  revenue: { label: '营业收入', type: 'money', unit: '万元', required: true, aliases: ['营收', '总收入'] },
  serviceIncome: { label: '服务收入', type: 'money', unit: '万元', required: true, aliases: ['服务总收入'] },
  profit: { label: '利润总额', type: 'money', unit: '万元', required: true, signed: true, aliases: ['利润'] },
  enterprises: { label: '服务企业总数', type: 'integer', unit: '户', required: true, aliases: ['服务企业数', '服务户数'] },
  benefitShare: {
    label: '公益性或低收费服务占比',
    type: 'percent',
    unit: '%',
    required: true,
    aliases: ['公益性服务占比', '低收费服务占比', '公益性占比', '公益占比'],
  },
} as const satisfies Fields;
export type OperationRow = RowOf<typeof operation>;

export const benefitBases = ['按次数', '按户数', '按收入'] as const;
export type BenefitBasis = (typeof benefitBases)[number];

export const operationFields = {
  benefitBasis: {
    label: '占比的计算口径',
    type: 'choice',
    required: true,
    options: benefitBases,
    beside: '第六条（六）只写“占总服务量的20%以上”，未说按次数、户数还是收入，由申报单位说明。',
  },
} as const satisfies Fields;

/** 三、服务能力及业绩情况 */
export const capability = {
  kind: {
    label: '平台类型',
    type: 'choice',
    required: true,
    options: platformKinds,
    beside: '第五条分综合性平台与专业性平台，第六条（三）的要求因此不同，申请表未设此栏。',
  },
  functions: { label: '申报服务功能', type: 'choices', required: true, options: functionKeys, optionLabels: functionLabels },
  qualifications: { label: '获得专业服务资质情况', type: 'longText', maxLength: 2000 },
  partnersTotal: { label: '合作资源', type: 'integer', unit: '家', derived: '签订合作协议的单位与其他合作单位，同名只计一次' },
} as const satisfies Fields;

export const products = {
  product: { label: '主要服务产品', type: 'text', required: true, names: 'thing', maxLength: 200, aliases: ['服务产品', '产品名称'] },
  enterprises: { label: '服务企业户数', type: 'integer', unit: '户', required: true, aliases: ['企业户数', '户数'] },
  persons: { label: '服务人次', type: 'integer', unit: '人次', required: true, aliases: ['人次'] },
  income: { label: '服务收入', type: 'money', unit: '万元', required: true, aliases: ['收入'] },
  incomeShare: { label: '占总服务收入比', type: 'percent', unit: '%', derived: '本产品服务收入 ÷ 上年度服务收入 × 100' },
  satisfaction: { label: '服务满意度(%)', type: 'percent', unit: '%', required: true, aliases: ['服务满意度', '满意度'] },
} as const satisfies Fields;
export type ProductRow = RowOf<typeof products>;

export const agreements = {
  name: {
    label: '签订合作协议的单位名称',
    type: 'text',
    required: true,
    names: 'enterprise',
    maxLength: 200,
    aliases: ['单位名称', '合作单位'],
  },
} as const satisfies Fields;
export type AgreementRow = RowOf<typeof agreements>;

export const otherPartners = {
  name: { label: '其他合作单位名称', type: 'text', required: true, names: 'enterprise', maxLength: 200, aliases: ['单位名称', '合作单位'] },
} as const satisfies Fields;
export type OtherPartnerRow = RowOf<typeof otherPartners>;

/** 大型服务活动开展情况(次数、时间、地点、参加企业户数、参加人数等)，一次活动一行；次数即行数。 */
export const activities = {
  name: { label: '活动名称', type: 'text', required: true, names: 'thing', maxLength: 200, aliases: ['名称', '活动主题'] },
  heldOn: {
    label: '时间',
    type: 'month',
    required: true,
    aliases: ['活动时间', '举办时间', '日期'],
    hint: '跨日的填开始之日，不记得日子的可只填到月',
  },
  place: { label: '地点', type: 'text', required: true, maxLength: 200, aliases: ['活动地点', '举办地点'] },
  enterprises: { label: '参加企业户数', type: 'integer', unit: '户', required: true, aliases: ['企业户数', '参加企业数'] },
  participants: { label: '参加人数', type: 'integer', unit: '人', required: true, aliases: ['人数', '参与人数', '培训人数'] },
  function: {
    label: '所属服务功能',
    type: 'choice',
    required: true,
    options: functionKeys,
    optionLabels: functionLabels,
    aliases: ['服务功能', '功能'],
    beside: '第六条（三）按服务功能规定活动次数，申请表未设此栏。',
  },
} as const satisfies Fields;
export type ActivityRow = RowOf<typeof activities>;

/** 四至七 */
export const publicBenefit = {
  publicBenefit: { label: '参加相关公益性服务活动情况', type: 'longText', required: true, maxLength: 4000 },
} as const satisfies Fields;
export const municipalRecognition = {
  municipalRecognition: {
    label: '市级示范平台认定文件或省直部门相关证明文件的名称及文号',
    type: 'longText',
    required: true,
    maxLength: 1000,
  },
} as const satisfies Fields;
export const governmentSupport = {
  governmentSupport: { label: '得到政府扶持的情况', type: 'longText', maxLength: 4000 },
} as const satisfies Fields;
export const influence = {
  influence: { label: '对区域中小企业发展的影响及作用(自测情况)', type: 'longText', required: true, maxLength: 4000 },
} as const satisfies Fields;

/** 申请报告二至八。 */
export const narratives = {
  narrative2: { label: '二、申报单位的基本情况(包括：发展沿革、发展现状、发展目标)', type: 'longText', required: true, maxLength: 20000 },
  narrative3: {
    label: '三、服务对象所在区域的行业状况，在区域经济发展中的地位和作用，中小企业发展情况和公共服务需求情况',
    type: 'longText',
    required: true,
    maxLength: 20000,
  },
  narrative4: {
    label: '四、管理运营情况(包括：主要管理制度、人员激励、能力提升、可持续发展等)',
    type: 'longText',
    required: true,
    maxLength: 20000,
  },
  narrative5: {
    label: '五、近年来的服务情况(包括：主要服务内容、服务对象、服务规模、方式、收费等)',
    type: 'longText',
    required: true,
    maxLength: 20000,
  },
  narrative6: {
    label: '六、主要服务业绩及对区域经济和中小企业健康发展的贡献(包括：自测情况或典型案例)',
    type: 'longText',
    required: true,
    maxLength: 20000,
  },
  narrative7: { label: '七、获得政府扶持的情况', type: 'longText', required: true, maxLength: 20000 },
  narrative8: { label: '八、下一步发展设想', type: 'longText', required: true, maxLength: 20000 },
} as const satisfies Fields;

export const investorsTable = { key: 'investors', label: '主要投资方', columns: investors, atLeastRows: 1 } as const satisfies TableForm;
export const operationTable = { key: 'operation', label: '平台运营情况', columns: operation, atLeastRows: 2 } as const satisfies TableForm;
export const productsTable = { key: 'products', label: '主要服务产品', columns: products, atLeastRows: 1 } as const satisfies TableForm;
export const agreementsTable = {
  key: 'agreements',
  label: '签订合作协议的单位',
  columns: agreements,
  atLeastRows: 1,
} as const satisfies TableForm;
export const otherPartnersTable = { key: 'otherPartners', label: '其他合作单位', columns: otherPartners } as const satisfies TableForm;
export const activitiesTable = {
  key: 'activities',
  label: '大型服务活动开展情况',
  columns: activities,
  atLeastRows: 1,
} as const satisfies TableForm;
