import { assessmentMethods } from '../core/annexes/annex1.ts';
import { P, title } from './layout/blocks.ts';
import { head } from './layout/cells.ts';
import { formDoc, pages } from './layout/document.ts';
import { type FormDoc, LANDSCAPE, SIZE, typeWidth } from './layout/paper.ts';
import { type Band, table } from './layout/table.ts';

export type CallRow = {
  /** Place in the draw's order. */
  position: number;
  enterprise: string;
  contact: string;
  job: string;
  mobile: string;
  /** What annex 5 claims. */
  service: string;
  satisfied: boolean | null;
};

export type CallSheetData = {
  number: string;
  applicant: string;
  recommender: string;
  rows: readonly CallRow[];
  printedBy: string;
  /** 2026-04-29 */
  printedOn: string;
};

const columns = [
  ['次序', 10],
  ['企业', 36],
  ['联系人', 16],
  ['职务', 16],
  ['手机', 24],
  ['附件5所填服务', 32],
  ['附件5评价', 13],
  ['方法', 11],
  ['被访人、职务、手机', 34],
  ['服务内容（企业所述）', 34],
  ['满意', 12],
] as const;
const WIDTH = typeWidth(LANDSCAPE);
const NOTED = WIDTH - columns.reduce((sum, [, width]) => sum + width, 0);
const WRITTEN = 4;

const rated = (satisfied: boolean | null) => (satisfied === null ? '未评价' : satisfied ? '满意' : '不满意');

const band = (row: CallRow): Band => {
  const { position, enterprise, contact, job, mobile, service, satisfied } = row;
  const texts = [String(position), enterprise, contact, job, mobile, service, rated(satisfied)];
  const filled = texts.map((text, i) => ({
    text,
    width: columns[i]![1],
    align: i === 1 || i === 5 ? ('left' as const) : ('center' as const),
  }));
  const blank = columns.slice(-WRITTEN).map(([, width]) => ({ text: '', width }));
  return { height: 15, cells: [...filled, ...blank, { text: '', width: NOTED }] };
};

/** 测评电话表 (附件1): only the drawn enterprises that wait, with room for what they say; who printed it stands on it. */
export function callSheet(data: CallSheetData): FormDoc {
  const heads: Band = { height: 10, cells: [...columns.map(([text, width]) => head(text, width)), head('备注', NOTED)] };
  const methods = assessmentMethods.map(({ number, label }) => `${number}${label}`).join('、');
  const meta = {
    title: `测评电话表 ${data.number}`,
    author: data.recommender,
    subject: '测评电话表',
    date: data.printedOn,
    mark: data.number,
  };
  const small = { size: SIZE.fifth, pitch: 18 };
  return formDoc(meta, [
    pages(
      [
        title('服务企业测评电话表', 18),
        P(`申报单位：${data.applicant}　　编号：${data.number}　　推荐部门：${data.recommender}`, { size: SIZE.smallFourth, pitch: 24 }),
        table(WIDTH, [heads, ...data.rows.map(band)], { head: 1, size: 9.5 }),
        P(
          `测评方法：${methods}。没有接受过服务的，在“满意”栏写“否认”。联系不上的按次序递补，写明空号、拒访、停业、三次未接、联系人离职或其他。`,
          small,
        ),
        P(`本表含个人信息，共${data.rows.length}家，由${data.printedBy}于${data.printedOn}打印，逐家记入日志；用后收回销毁。`, small),
      ],
      { paper: LANDSCAPE },
    ),
  ]);
}
