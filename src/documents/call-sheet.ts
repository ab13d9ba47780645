import { assessmentMethods } from '../core/annexes/annex1.ts';
import { chineseDay } from '../core/calendar/day.ts';
import { entryAt } from '../core/list/entry-at.ts';
import { P, title } from './layout/blocks.ts';
import { head } from './layout/cells.ts';
import { formDoc, pages } from './layout/document.ts';
import { type FormDoc, LANDSCAPE, SIZE, typeWidth } from './layout/paper.ts';
import { type Band, table } from './layout/table.ts';
import { type OfMeasure, titledIn } from './titled.ts';

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
  /** Attempts so far, each in words: 4月20日 09:10 无人接听. */
  tried: readonly string[];
};
export type ReplacedRow = { position: number; enterprise: string; reason: string; note: string };

export type CallSheetData = OfMeasure & {
  number: string;
  applicant: string;
  recommender: string;
  rows: readonly CallRow[];
  /** Those that were replaced, with the reason; no contact. */
  replaced: readonly ReplacedRow[];
  printedBy: string;
  /** Why it was printed, as the journal says too. */
  purpose: string;
  /** 2026-04-29 */
  printedOn: string;
};

const columns = [
  ['次序', 10],
  ['企业', 38],
  ['联系人、职务、手机', 34],
  ['附件5所填服务', 32],
  ['附件5评价', 13],
  ['联系情况（时间、结果）', 46],
  ['方法', 11],
  ['被访人、职务、手机', 31],
  ['服务内容（企业所述）', 30],
  ['满意', 12],
] as const;
const WIDTH = typeWidth(LANDSCAPE);
const WRITTEN = 4;
/** Room for three attempts: three lines to write on. */
const ATTEMPTS = 3;

const leftAligned = [1, 3, 5];
const rated = (satisfied: boolean | null) => (satisfied === null ? '未评价' : satisfied ? '满意' : '不满意');

const band = (row: CallRow): Band => {
  const { position, enterprise, contact, job, mobile, service, satisfied, tried } = row;
  const called = `${contact}${job === '' ? '' : `（${job}）`}\n${mobile}`;
  const lines = Array.from({ length: Math.max(ATTEMPTS, tried.length) }, (_, i) => `${i + 1}. ${tried[i] ?? ''}`);
  const texts = [String(position), enterprise, called, service, rated(satisfied), lines.join('\n')];
  const filled = texts.map((text, i) => ({
    text,
    width: entryAt(columns, i)[1],
    align: leftAligned.includes(i) ? ('left' as const) : ('center' as const),
  }));
  const blank = columns.slice(-WRITTEN).map(([, width]) => ({ text: '', width }));
  return { height: 18, cells: [...filled, ...blank] };
};

/** 第2家 江西某公司：空号（工商登记电话相同） */
const gone = ({ position, enterprise, reason, note }: ReplacedRow): string =>
  `第${position}家 ${enterprise}：${reason}${note === '' ? '' : `（${note}）`}`;

/** 测评电话表 (附件1): only the drawn enterprises that wait, with room for what they say; who printed it stands on it. */
export function callSheet(data: CallSheetData): FormDoc {
  const heads: Band = { height: 10, cells: columns.map(([text, width]) => head(text, width)) };
  const methods = assessmentMethods.map(({ number, label }) => `${number}${label}`).join('、');
  const meta = {
    title: `测评电话表 ${data.number}`,
    author: data.recommender,
    subject: '测评电话表',
    platform: titledIn(data).platform,
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
          `测评方法：${methods}。没有接受过服务的，在“满意”栏写“否认”。没有访到的，在“联系情况”栏逐次写明时间和结果；按次序递补的，写明空号、拒访、停业、三次未接、联系人离职或其他，三次未接须有三次记录。`,
          small,
        ),
        ...(data.replaced.length > 0 ? [P(`已递补：${data.replaced.map(gone).join('；')}。`, small)] : []),
        P(
          `本表含个人信息，共${data.rows.length}家，由${data.printedBy}于${chineseDay(data.printedOn)}打印，用途：${data.purpose}，逐家记入日志；用后收回销毁。`,
          small,
        ),
      ],
      { paper: LANDSCAPE },
    ),
  ]);
}
