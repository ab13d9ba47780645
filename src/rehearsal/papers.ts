import { GAP, P, title } from '../documents/layout/blocks.ts';
import { head } from '../documents/layout/cells.ts';
import { formDoc, pages } from '../documents/layout/document.ts';
import { type Block, type FormDoc, PORTRAIT, SIZE, typeWidth } from '../documents/layout/paper.ts';
import { type Band, table } from '../documents/layout/table.ts';

/** For whom and which year a paper of the demonstration is made up. */
export type Bearer = {
  readonly name: string;
  readonly creditCode: string;
  readonly city: string;
  readonly year: number;
  readonly n: number;
};

type Sheet = { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] };
/** One invented paper: what it is called, what it says, what it lists, who would stamp it; `second` stands on a second page. */
type Draft = {
  readonly file: string;
  readonly title: string;
  readonly says: readonly string[];
  readonly sheet: Sheet;
  readonly seals: readonly string[];
  readonly second?: { readonly title: string; readonly says: readonly string[]; readonly sheet?: Sheet };
};

const WIDTH = typeWidth(PORTRAIT);

/** The kinds of 第九条 that an applicant uploads; the others are annexes that the system itself makes. */
export const drafts = {
  m2: ({ name, city, n }: Bearer) => ({
    file: '房屋租赁合同.pdf',
    title: '房屋租赁合同',
    says: [
      `出租方（甲方）：${city}创业大厦管理有限公司`,
      `承租方（乙方）：${name}`,
      `一、甲方将位于${city}高新技术产业开发区艾溪湖北路${600 + n}号创业大厦三层的房屋出租给乙方，作公共服务场所使用。`,
      '二、租赁期限五年，租金按季支付。乙方不得擅自转租或改变用途。',
      '三、房屋情况如下表。',
    ],
    sheet: {
      heads: ['楼层', '房间', '建筑面积（平方米）', '用途'],
      rows: [
        ['三层', '301—306', '360', '服务大厅、咨询室'],
        ['三层', '307—310', '240', '培训教室'],
      ],
    },
    seals: ['甲方（盖章）', '乙方（盖章）'],
  }),
  m3: ({ name, year, n }: Bearer) => ({
    file: '审计报告.pdf',
    title: '审计报告',
    says: [
      `赣诚审字〔${year}〕第${100 + n}号`,
      `${name}：`,
      `一、审计意见。我们审计了${name}${year - 1}年度财务报表，包括资产负债表、利润表及服务收支情况表。我们认为，财务报表在所有重大方面按照企业会计准则的规定编制。`,
      '二、形成审计意见的基础。我们按照中国注册会计师审计准则的规定执行了审计工作，获取的审计证据充分、适当。',
      '三、主要财务数据见下表，服务收支情况见附表。',
    ],
    sheet: {
      heads: ['项目', '年末数（万元）', '年初数（万元）'],
      rows: [
        ['资产总额', `${680 + n}.18`, `${640 + n}.18`],
        ['负债总额', '212.40', '205.75'],
        ['净资产', `${467 + n}.78`, `${434 + n}.43`],
      ],
    },
    seals: ['会计师事务所（盖章）', '注册会计师（签名）'],
    second: {
      title: `${year - 1}年度服务收支情况表`,
      says: ['单位：万元'],
      sheet: {
        heads: ['服务项目', '收入', '支出', '其中公益性、低收费'],
        rows: [
          ['数字化诊断与改造咨询', '186.40', '121.30', '52.10'],
          ['工业软件云服务', '134.20', '98.65', '31.40'],
          ['电子商务应用培训', '92.00', '70.15', '28.60'],
          ['合计', '412.60', '290.10', '112.10'],
        ],
      },
    },
  }),
  m7: ({ name, city, year }: Bearer) => ({
    file: '服务活动证明.pdf',
    title: '关于举办中小企业服务专场活动的通知',
    says: [
      '各有关企业：',
      `为帮助中小企业提升数字化和管理水平，${name}定于${year - 1}年分期举办服务专场活动。现将有关事项通知如下。`,
      `一、地点：${city}创业大厦三层服务大厅。二、对象：市内中小微企业负责人和技术、管理人员。三、活动不收取任何费用。`,
    ],
    sheet: {
      heads: ['期次', '时间', '主题', '参加企业（户）'],
      rows: [1, 2, 3, 4, 5].map((i) => [`第${i}期`, `${year - 1}年${i + 1}月1${i}日`, '数字化转型与精益管理', `${39 + i * 3}`]),
    },
    seals: [`${name}（盖章）`],
    second: {
      title: '活动总结',
      says: [
        '各期活动按计划完成，共组织专题讲座、现场诊断和供需对接，回访企业普遍认为内容实用。',
        '存在的不足：县域企业参加不多，会后跟踪服务还不够及时。下一步把活动送到县（市、区），建立问题清单，逐户回访。',
        '附：签到表、现场照片（略）。',
      ],
    },
  }),
  m8: ({ name, year }: Bearer) => ({
    file: '合作协议.pdf',
    title: '服务合作协议',
    says: [
      `甲方：${name}`,
      '乙方：南昌大学机电工程学院',
      '一、双方按照优势互补、共同服务中小企业的原则开展合作，乙方为甲方服务的企业提供专家和检测条件。',
      `二、合作期限自${year - 2}年1月1日起三年，期满双方无异议的顺延。`,
      '三、合作内容和分工如下表。',
    ],
    sheet: {
      heads: ['合作内容', '甲方', '乙方'],
      rows: [
        ['技术咨询', '收集企业需求', '选派专家上门'],
        ['检验检测', '组织送样', '开放实验室，优惠收费'],
        ['人才培训', '组织学员、场地', '编写教材、授课'],
      ],
    },
    seals: ['甲方（盖章）', '乙方（盖章）'],
  }),
  m9: ({ name, city, year }: Bearer) => ({
    file: '市级认定文件.pdf',
    title: `关于公布${year - 1}年度市级中小企业公共服务示范平台名单的通知`,
    says: [
      `〔${year - 1}〕118号`,
      '各县（市、区）中小企业主管部门：',
      `经申报、审核和公示，现认定${name}等3家单位为${city}市级中小企业公共服务示范平台，有效期三年。`,
      '希望被认定的平台不断提升服务能力和水平，切实发挥示范作用。',
    ],
    sheet: {
      heads: ['序号', '单位名称', '平台类型'],
      rows: [
        ['1', name, '专业性'],
        ['2', `${city}创新创业服务中心`, '综合性'],
        ['3', `${city}质量技术服务有限公司`, '专业性'],
      ],
    },
    seals: ['市中小企业主管部门（盖章）'],
  }),
  m10: ({ name, creditCode, year }: Bearer) => ({
    file: '资质证书.pdf',
    title: '质量管理体系认证证书',
    says: [
      `兹证明：${name}`,
      `统一社会信用代码：${creditCode}`,
      '建立的质量管理体系符合 GB/T 19001—2016 / ISO 9001:2015 标准的要求。',
      '认证范围见下表。证书在有效期内接受年度监督审核方为有效。',
    ],
    sheet: {
      heads: ['认证范围', '颁证日期', '有效期至'],
      rows: [['中小企业信息化咨询与培训服务', `${year - 2}年6月18日`, `${year + 1}年6月17日`]],
    },
    seals: ['认证机构（盖章）'],
  }),
} as const satisfies Record<string, (of: Bearer) => Draft>;
export type UploadedKind = keyof typeof drafts;

const MARK = '演示材料：内容为虚构，不具有任何效力';

const sheetOf = ({ heads, rows }: Sheet): Block =>
  table(
    WIDTH,
    [
      { height: 9, cells: heads.map((label) => head(label, WIDTH / heads.length)) },
      ...rows.map((row): Band => ({ height: 9, cells: row.map((text) => ({ text, width: WIDTH / heads.length })) })),
    ],
    { head: 1, size: SIZE.fifth },
  );

/** Places for seals beside one another, each named and marked as of the demonstration. */
const sealsOf = (seals: readonly string[], year: number): Block =>
  table(
    WIDTH,
    [
      {
        height: 34,
        cells: seals.map((seal) => ({ text: `${seal}\n\n〔演示用，未盖章〕\n${year - 1}年12月20日`, width: WIDTH / seals.length })),
      },
    ],
    { size: SIZE.fifth },
  );

const body = (says: readonly string[]): Block[] =>
  says.map((text) => P(text, { size: SIZE.smallFourth, pitch: 24, indent: /[：号]$/.test(text) ? 0 : 2, align: 'justify' }));
const marked = (): Block => P(MARK, { role: 'hei', size: SIZE.fifth, align: 'center', pitch: 20 });

/** The paper that an invented applicant brings for one kind of 第九条: a title, paragraphs, a table, places for seals; marked 演示材料 on every page. */
export function demoPaper(kind: UploadedKind, of: Bearer): FormDoc {
  const draft: Draft = drafts[kind](of);
  const first = [marked(), GAP(4), title(draft.title, 18), GAP(4), ...body(draft.says), GAP(3), sheetOf(draft.sheet), GAP(8)];
  const sections = [pages([...first, sealsOf(draft.seals, of.year)])];
  if (draft.second) {
    const { title: heading, says, sheet } = draft.second;
    sections.push(pages([marked(), GAP(4), title(heading, 16), GAP(4), ...body(says), ...(sheet ? [GAP(3), sheetOf(sheet)] : [])]));
  }
  return formDoc({ title: `${draft.title}（演示材料）`, author: of.name, subject: '演示材料', date: `${of.year - 1}-12-20` }, sections);
}
