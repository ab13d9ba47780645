import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as core2 from '../core/annexes/annex2.ts';
import { equipment } from '../core/annexes/annex3.ts';
import { staff } from '../core/annexes/annex4.ts';
import type { Field, Fields } from '../core/annexes/field.ts';
import { annex1 } from './annex1.ts';
import { annex2 } from './annex2.ts';
import { annex3 } from './annex3.ts';
import { annex4 } from './annex4.ts';
import { annex5 } from './annex5.ts';
import { annex6 } from './annex6.ts';
import { annex7 } from './annex7.ts';
import { annex8 } from './annex8.ts';
import * as examples from './examples.ts';
import type { Block, FormDoc, Row, Table } from './layout/paper.ts';
import { receipt } from './receipt.ts';
import { sampleTable } from './sample-table.ts';

const EMPTY = { values: {}, tables: {} };
const blank = { applicant: '', content: EMPTY, filledOn: '' };

const blocks = (doc: FormDoc): Block[] => doc.sections.flatMap((section) => [...section.blocks]);
const tables = (doc: FormDoc): Table[] => blocks(doc).filter((block): block is Table => block.kind === 'table');
const cells = (row: Row): string[] =>
  row.cells.map((cell) => cell.lines.map((line) => line.runs.map((run) => run.text).join('')).join('\n'));

function blockText(block: Block): string {
  if (block.kind === 'table') return block.rows.flatMap(cells).join('\n');
  if (block.kind === 'blanks') return block.rows.map((row) => `${row.label}${row.value}`).join('\n');
  return block.kind === 'paragraph' ? block.runs.map((run) => run.text).join('') : '';
}
const text = (doc: FormDoc): string => blocks(doc).map(blockText).join('\n');

/** What the official text prints, word for word, whatever is filled in. */
function prints(doc: FormDoc, words: readonly string[]): void {
  const bare = text(doc).replace(/\s/g, '');
  for (const word of words) assert.ok(bare.includes(word.replace(/\s/g, '')), `没有印出“${word}”`);
}

const official = (fields: Fields): string[] =>
  Object.values(fields)
    .filter((field: Field) => !field.beside)
    .map((field) => field.label);

test('附件1 空表印出全部栏目：封面三行、专家6行、测评12行', () => {
  const doc = annex1({
    asks: { sample: 12, panel: 3 },
    applicant: '',
    recommender: '',
    filledOn: '',
    panelOpinion: '',
    experts: [],
    sample: [],
    influence: '',
    demonstration: '',
    opinion: '',
  });
  prints(doc, [
    '附件1',
    '江西省中小企业公共服务示范平台',
    '推荐表',
    '申报单位(盖章)：',
    '推荐部门(盖章)：',
    '填报日期：年月日',
    '江西省工业和信息化厅制',
  ]);
  prints(doc, ['专家组评审意见', '专家姓名', '职务/职称', '工作单位', '签字', '注：专家不少于3人']);
  prints(doc, ['推荐部门组织测评情况(随机抽取服务企业名单12家以上)', '1、上门拜访2、电话询问3、网络互动4、书面征求5、其他']);
  prints(doc, ['抽样企业名称', '测评方法(填编号)', '被访人姓名', '职务', '手机', '服务内容', '对所受服务满意与否']);
  prints(doc, ['对区域中小企业发展的影响和作用', '示范性', '设区市、赣江新区中小企业主管部门推荐意见', '(盖章)', '年月日']);
  const [panel, assessment] = tables(doc);
  assert.equal(panel?.rows.length, 3 + 6);
  assert.equal(assessment?.rows.length, 3 + 12);
});

test('附件1 仍予推荐的理由印在推荐意见之后、盖章之前，只在有的时候印', () => {
  const data = { ...examples.annex1Data(), opinion: '同意推荐。' };
  const lowReason = { label: '满意度低于80%仍予推荐的理由', text: '三家不满意均系物流延误，已整改。' };
  assert.match(
    text(annex1({ ...data, lowReason })),
    /推荐意见\n同意推荐。\s+满意度低于80%仍予推荐的理由\n三家不满意均系物流延误，已整改。\s+\(盖 +章\)/,
  );
  for (const doc of [annex1(data), annex1({ ...data, lowReason: null })]) assert.doesNotMatch(text(doc), /仍予推荐/);
});

test('附件1 抽样多于12家的全部印出，未联系上的注明缘由', () => {
  const data = examples.annex1Data();
  const assessment = tables(annex1(data))[1]!;
  assert.equal(assessment.rows.length, 3 + 14);
  assert.deepEqual(cells(assessment.rows[3 + 7]!).slice(-1), ['不满意']);
  assert.match(cells(assessment.rows[3 + 4]!).join(), /（号码停机，按次序由下一家递补）,未测评/);
});

test('附件2 空表印出申请表的每一栏', () => {
  const doc = annex2({ ...blank, derived: {} });
  const fields = [core2.basics, core2.investors, core2.operation, core2.capability, core2.products, core2.agreements, core2.otherPartners];
  prints(doc, fields.flatMap(official));
  prints(
    doc,
    Object.values(core2.narratives).map((field) => field.label),
  );
  prints(doc, [
    '附件2',
    '申请报告',
    '申报单位(盖章)：',
    '填报日期：',
    '申请报告的主要内容',
    '一、《江西省中小企业公共服务示范平台申请表》',
    '八、下一步发展设想。',
  ]);
  prints(doc, [
    '一、平台基本情况',
    '注册资本万元',
    '其中：主要投资方名称',
    '投资比例%',
    '上年末总资产万元',
    '仪器、设备数量：台(套)，购买价格：万元，占总资产%',
  ]);
  prints(doc, [
    '服务场地面积平方米，(其中：自有平方米，租用平方米)',
    '从业人数：共人，其中大专及以上学历和中级及以上技术职称的专业人员人，占总人数%',
  ]);
  prints(doc, [
    '二、平台运营情况(单位：万元、户、%)',
    '三、服务能力及业绩情况',
    '合作资源(共家)',
    '大型服务活动开展情况(次数、时间、地点、参加企业户数、参加人数等)',
  ]);
  prints(doc, [
    '四、参加相关公益性服务活动情况',
    '五、市级示范平台认定文件或省直部门相关证明文件的名称及文号',
    '六、得到政府扶持的情况',
    '七、对区域中小企业发展的影响及作用(自测情况)',
  ]);
});

test('附件2 填写内容各就其位，金额带千位分隔符和两位小数', () => {
  const printed = text(examples.annex2Example());
  for (const part of [
    '统一社会信用代码：91360106MA35XXXX1X',
    '注册日期：2016年5月18日',
    '1,200.00万元',
    '购买价格：486.20万元，占总资产13.63%',
    '服务场地面积2,360.5平方米，(其中：自有860平方米，租用1,500.5平方米)',
    '合作资源(共7家)',
    '35.01%',
    '-86.20',
    '12,206.81',
  ]) {
    assert.ok(printed.includes(part), part);
  }
  assert.match(printed, /□信息查询\s+■技术创新\s+□质量管理\s+■管理咨询\s+■创业辅导\s+■人才培训\s+□信息化应用/);
  assert.match(printed, /共6次。\n1．2025年3月10日，南昌市会议中心，参加企业45户，参加人数112人；/);
});

test('附件2 另问的事项印在表外，表内不添栏目', () => {
  const doc = examples.annex2Example();
  assert.ok(tables(doc).every((one) => !/平台类型|专精特新”企业数字化转型对接会|（技术创新）/.test(blockText(one))));
  prints(doc, [
    '其中专职从业人员：42人',
    '平台类型：综合性',
    '占比的计算口径：按户数',
    '大型服务活动的名称和所属服务功能：1．“专精特新”企业数字化转型对接会（技术创新）',
  ]);
});

test('附件3、4、5 空表印表头和空行，表头逐页重复', () => {
  for (const [doc, heads, words] of [
    [annex3(blank), 1, ['附件3', '单位：万元', '序号', ...official(equipment)]],
    [annex4(blank), 2, ['附件4', '学历情况', '技术职称情况', ...official(staff)]],
    [
      annex5({ ...blank, atLeast: 120 }),
      2,
      ['附件5', '服务企业名称', '企业联系人', '职务', '手机', '服务内容简述', '服务满意度', '满意', '不满意'],
    ],
  ] as const) {
    prints(doc, ['申报单位(盖章)：', ...words]);
    const list = tables(doc).find((one) => one.ruled)!;
    assert.equal(list.head, heads);
    assert.ok(list.rows.length >= heads + 10);
    assert.ok(
      list.rows
        .slice(heads)
        .flatMap(cells)
        .every((cell) => cell === ''),
    );
  }
});

test('附件5 名单须有多少家，随所依据的办法', () => {
  const note = (atLeast: number) => JSON.stringify(annex5({ ...blank, atLeast })).match(/名单必须\d+家以上。/)?.[0];
  assert.deepEqual([120, 100].map(note), ['名单必须120家以上。', '名单必须100家以上。']);
});

test('附件5 每家一行，满意与不满意互斥，未评价的两栏皆空，注中写实际服务家数', () => {
  const doc = examples.annex5Example(40);
  const rows = tables(doc)[0]!.rows.slice(2).map(cells);
  assert.equal(rows.length, 40);
  assert.deepEqual(rows[0]!.slice(-2), ['√', '']);
  assert.deepEqual(rows[18]!.slice(-2), ['', '√']);
  assert.deepEqual(rows[36]!.slice(-2), ['', '']);
  prints(doc, ['注：实际服务(368)家企业，名单必须120家以上。']);
});

test('附件6 声明函一字不差', () => {
  prints(annex6({ applicant: '', filledOn: '' }), [
    '申报材料真实性声明函',
    '江西省工业和信息厅：',
    '本单位知悉并保证所提供的江西省中小企业公共服务示范平台申报材料和相关证明材料的真实性，并承担因材料虚假而产生的全部后果。',
    '申报单位(盖章)：',
    '法定代表人(签字)：',
    '年月日',
  ]);
});

const QUARTER = [
  '基础服务能力',
  '运营管理能力',
  '服务业绩',
  '服务场所面积(平方米)',
  '仪器设备数(台套)',
  '专职从业人员数(人)',
  '服务总收入(万元)',
  '其中低收费收入(万元)',
  '利润总额(万元)',
  '带动社会服务资源数(家)',
  '服务人数(人次)',
  '其中：接受5次以上服务的企业(家)',
  '开展服务活动情况',
  '次数',
  '参加中小企业主管部门组织的服务活动次数',
];

test('附件7 空表印出三层表头、备注和填报人', () => {
  const doc = annex7({ year: 2026, quarter: 1, rows: [], filledBy: '', filledOn: '' });
  prints(doc, ['附件7', '2026年第一季度', '所属地', '服务企业数(户)', '企业户数', ...QUARTER, '填报人：', '填报时间：']);
  prints(doc, [
    '备注：1、基础服务能力项为当季末数据，运营管理能力、服务业绩项为当年一至本季末累计数；2、接受5次以上服务的企业及开展服务活动情况按样表1、2填报；3、此表按属地管辖报所在地设区市、赣江新区中小企业主管部门。',
  ]);
  assert.equal(tables(doc)[0]!.rows.length, 3 + 3 + 1);
});

test('附件7 样表1、2各成一页：列名与表单相同，写明版式是系统编排的，没有内容的留一行空', () => {
  const of = { platform: '甲平台', year: 2026, quarter: 1, filledOn: '2026-04-08', versionMark: 'JB20261-0001' };
  const heldOn = sampleTable({ ...of, table: 'events', rows: [{ id: '1', cells: { name: '对接会', heldOn: '2026-03-20', persons: 12 } }] });
  prints(heldOn, ['附件7', '样表2 开展服务活动情况', '甲平台　2026年第一季度', '企业户数', '对接会', '2026年3月20日', '版式由本系统编排']);
  const empty = sampleTable({ ...of, table: 'frequent', rows: [] });
  assert.equal(tables(empty)[0]!.rows.length, 2);
  prints(empty, ['样表1 接受5次以上服务的企业', '联系人', '服务次数']);
});

test('附件7 十四项数据依次填入，服务功能印作汉字', () => {
  const row = cells(tables(examples.annex7Example())[0]!.rows[3]!);
  assert.deepEqual(row.slice(2), [
    '南昌市',
    '技术创新、管理咨询',
    '12,360.5',
    '126',
    '48',
    '11,388.90',
    '1,433.10',
    '231.75',
    '12',
    '1,368',
    '12,956',
    '86',
    '12',
    '1,268',
    '12,956',
    '16',
  ]);
});

test('附件8 无所属地，三栏用自己的措辞，末行合计，表下列出未报送的平台', () => {
  const doc = annex8(examples.annex8Data(4));
  prints(doc, [
    '附件8',
    '设区市、省直管试点县、赣江新区中小企业主管部门名称：南昌市工业和信息化局',
    '服务企业数(家)',
    '服务企业户数',
    '服务人次',
    ...QUARTER,
  ]);
  prints(doc, [
    '未报送平台（2家）：江西宜春绿能环保服务有限公司、新余市中小企业服务中心。',
    '分管领导：周建堃',
    '填报人：欧阳静',
    '填报时间：2026年7月18日',
  ]);
  assert.ok(!text(doc).includes('所属地'));
  const list = tables(doc).find((one) => one.ruled)!;
  const total = list.rows.at(-2)!;
  assert.equal(cells(total)[0], '合计');
  assert.equal(total.cells.length, 1 + 14);
  assert.equal(list.rows.length, 3 + 4 + 2);
});

test('附件8 全部报送的，写明无未报送平台', () => {
  prints(annex8({ ...examples.annex8Data(), missing: [] }), ['未报送平台：无。']);
});

test('证书写明编号、单位、服务功能、起止日期、发证单位和查验网址', () => {
  prints(examples.certificateExample(), [
    '证书',
    '赣中小企服示范〔2026〕第018号',
    examples.APPLICANT,
    '技术创新、管理咨询、创业辅导、人才培训',
    '有效期：2026年6月1日至2029年5月31日',
    '江西省工业和信息化厅',
    'https://shifan.example.gov.cn/certificates/jx-2026-018',
  ]);
});

test('提交回执按北京时间写提交时间，逐件列出材料与校验值', () => {
  const doc = examples.receiptExample();
  prints(doc, ['提交回执', 'JX2026-0137', '2026年3月29日00:03:09（北京时间）', '随同提交的申报材料（9件）']);
  assert.equal(doc.meta.date, '2026-03-29');
  const groups = '66c7f0f4 62eeedd9 d1f2d46b dc10e4e2\n4167c487 5cf2f7a2 297da02b 8f4ba8e0';
  assert.equal(text(doc).split(groups).length - 1, 1 + 9);
  const small = tables(doc)
    .flatMap((one) => one.rows.flatMap((row) => row.cells))
    .filter(({ size }) => size < 10);
  assert.deepEqual(small, [], '校验值与正文一样大');
});

test('提交回执说明校验值包括什么、怎样核对；以前的提交不称包括说明', () => {
  prints(examples.receiptExample(), ['对核验提醒的说明（2条）计算得出', '对其中的“提交内容.json”计算SHA-256']);
  assert.ok(!text(receipt({ ...examples.receiptData(), reasons: null })).includes('对核验提醒的说明'));
});
