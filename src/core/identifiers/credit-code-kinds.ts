import type { listedPrefixes } from './credit-code-prefixes.ts';

/** Whether such a unit can be the legal entity that applies (第六条（一）): the code alone often cannot say, then the certificate does. */
export type LegalPerson = 'yes' | 'no' | 'byCertificate';

export type CreditCodeKind = {
  readonly prefix: (typeof listedPrefixes)[number];
  readonly department: string;
  readonly kind: string;
  readonly legalPerson: LegalPerson;
  readonly note: string;
};

/** Characters 1 and 2 of a credit code (GB 32100-2015 with XG1-2016): registering department and kind of unit. */
export const creditCodeKinds: readonly CreditCodeKind[] = [
  { prefix: '11', department: '机构编制', kind: '机关', legalPerson: 'no', note: '一般不作为平台运营单位（机关法人）' },
  { prefix: '12', department: '机构编制', kind: '事业单位', legalPerson: 'yes', note: '' },
  { prefix: '13', department: '机构编制', kind: '中央编办直接管理编制的群众团体', legalPerson: 'yes', note: '' },
  { prefix: '19', department: '机构编制', kind: '其他', legalPerson: 'byCertificate', note: '' },
  { prefix: '21', department: '外交', kind: '外国常驻新闻机构', legalPerson: 'no', note: '' },
  { prefix: '29', department: '外交', kind: '其他', legalPerson: 'no', note: '' },
  { prefix: '31', department: '司法行政', kind: '律师执业机构', legalPerson: 'no', note: '律所非法人组织' },
  { prefix: '32', department: '司法行政', kind: '公证处', legalPerson: 'byCertificate', note: '公证机构为事业单位/合作制' },
  { prefix: '33', department: '司法行政', kind: '基层法律服务所', legalPerson: 'byCertificate', note: '' },
  { prefix: '34', department: '司法行政', kind: '司法鉴定机构', legalPerson: 'byCertificate', note: '' },
  { prefix: '35', department: '司法行政', kind: '仲裁委员会', legalPerson: 'yes', note: '非营利法人' },
  { prefix: '39', department: '司法行政', kind: '其他', legalPerson: 'byCertificate', note: '' },
  { prefix: '41', department: '文化', kind: '外国在华文化中心', legalPerson: 'no', note: '' },
  { prefix: '49', department: '文化', kind: '其他', legalPerson: 'byCertificate', note: '' },
  { prefix: '51', department: '民政', kind: '社会团体', legalPerson: 'yes', note: '全省性行业协会多为51' },
  {
    prefix: '52',
    department: '民政',
    kind: '民办非企业单位（社会服务机构）',
    legalPerson: 'byCertificate',
    note: '法人登记的是；合伙/个体登记的不是',
  },
  { prefix: '53', department: '民政', kind: '基金会', legalPerson: 'yes', note: '' },
  { prefix: '54', department: '民政', kind: '基层群众自治组织', legalPerson: 'no', note: '特别法人，不适用' },
  { prefix: '55', department: '民政', kind: '基层群众自治组织', legalPerson: 'no', note: '特别法人，不适用' },
  { prefix: '59', department: '民政', kind: '其他', legalPerson: 'byCertificate', note: '' },
  { prefix: '61', department: '旅游', kind: '外国旅游部门常驻代表机构', legalPerson: 'no', note: '' },
  { prefix: '62', department: '旅游', kind: '港澳台旅游部门常驻内地代表机构', legalPerson: 'no', note: '' },
  { prefix: '69', department: '旅游', kind: '其他', legalPerson: 'byCertificate', note: '' },
  { prefix: '71', department: '宗教', kind: '宗教活动场所', legalPerson: 'byCertificate', note: '' },
  { prefix: '72', department: '宗教', kind: '宗教院校', legalPerson: 'byCertificate', note: '' },
  { prefix: '79', department: '宗教', kind: '其他', legalPerson: 'byCertificate', note: '' },
  { prefix: '81', department: '工会', kind: '基层工会', legalPerson: 'no', note: '' },
  { prefix: '89', department: '工会', kind: '其他', legalPerson: 'byCertificate', note: '' },
  {
    prefix: '91',
    department: '市场监管',
    kind: '企业',
    legalPerson: 'byCertificate',
    note: '法人企业是；分公司/合伙/个人独资也编91，代码不能区分，须看证照“类型”',
  },
  { prefix: '92', department: '市场监管', kind: '个体工商户', legalPerson: 'no', note: '非法人' },
  { prefix: '93', department: '市场监管', kind: '农民专业合作社', legalPerson: 'yes', note: '特别法人' },
  { prefix: 'A1', department: '中央军委', kind: '军队事业单位', legalPerson: 'byCertificate', note: '' },
  { prefix: 'A9', department: '中央军委', kind: '其他', legalPerson: 'byCertificate', note: '' },
  { prefix: 'N1', department: '农业农村', kind: '组级集体经济组织', legalPerson: 'byCertificate', note: '特别法人' },
  { prefix: 'N2', department: '农业农村', kind: '村级集体经济组织', legalPerson: 'byCertificate', note: '特别法人' },
  { prefix: 'N3', department: '农业农村', kind: '乡镇级集体经济组织', legalPerson: 'byCertificate', note: '特别法人' },
  { prefix: 'N9', department: '农业农村', kind: '其他', legalPerson: 'byCertificate', note: '' },
  { prefix: 'Y1', department: '其他', kind: '其他', legalPerson: 'byCertificate', note: '' },
];

const byPrefix = new Map<string, CreditCodeKind>(creditCodeKinds.map((kind) => [kind.prefix, kind]));

/** The kind a credit code names by its first two characters; null for one the standard does not list. */
export const creditCodeKind = (code: string): CreditCodeKind | null => byPrefix.get(code.slice(0, 2)) ?? null;
