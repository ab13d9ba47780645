import { GAP, P, title } from './layout/blocks.ts';
import { head } from './layout/cells.ts';
import { formDoc, pages } from './layout/document.ts';
import { type FormDoc, PORTRAIT, SIZE, type Table, typeWidth } from './layout/paper.ts';
import { type Band, table } from './layout/table.ts';

export type ReceiptMaterial = { label: string; fileName: string; hash: string };

export type ReceiptData = {
  /** 受理编号 */
  number: string;
  applicant: string;
  /** Who takes it in: the recommender. */
  recommender?: string;
  /** The instant of submission, UTC: 2026-03-28T06:03:09Z. */
  submittedAt: string;
  /** What names the digest: SM3, SHA-256. */
  hashName: string;
  /** The digest of the form's content as submitted. */
  contentHash: string;
  materials: readonly ReceiptMaterial[];
};

const WIDTH = typeWidth(PORTRAIT);
const LABEL = 36;
const WIDTHS = [10, 46, 44, 56] as const;

const shanghai = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** The parts of an instant on the clock of Asia/Shanghai. */
function local(instant: string): Record<string, string> {
  const parts = shanghai.formatToParts(new Date(instant));
  return Object.fromEntries(parts.map((part) => [part.type, part.value]));
}

/** 2026年3月28日 14:03:09（北京时间） */
function localTime(instant: string): string {
  const { year, month, day, hour, minute, second } = local(instant);
  return `${year}年${month}月${day}日 ${hour}:${minute}:${second}（北京时间）`;
}

function localDate(instant: string): string {
  const { year = '', month = '', day = '' } = local(instant);
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function facts(data: ReceiptData): Table {
  const items: [string, string][] = [
    ['受理编号', data.number],
    ['申报单位', data.applicant],
    ...(data.recommender ? ([['推荐部门', data.recommender]] as [string, string][]) : []),
    ['提交时间', localTime(data.submittedAt)],
    [`申报内容校验值\n（${data.hashName}）`, data.contentHash],
  ];
  const bands = items.map(([label, value]): Band => ({ height: 11, cells: [head(label, LABEL), { text: value, align: 'left' }] }));
  return table(WIDTH, bands, { size: 12 });
}

function materialsTable(data: ReceiptData): Table {
  const heads = ['序号', '申报材料', '文件名', `校验值（${data.hashName}）`];
  const rows = data.materials.map(
    (one, i): Band => ({
      height: 9,
      cells: [
        { text: String(i + 1), width: WIDTHS[0] },
        { text: one.label, width: WIDTHS[1], align: 'left' },
        { text: one.fileName, width: WIDTHS[2], align: 'left' },
        { text: one.hash, width: WIDTHS[3], align: 'left', size: 8 },
      ],
    }),
  );
  return table(WIDTH, [{ height: 10, cells: heads.map((label, i) => head(label, WIDTHS[i]!)) }, ...rows], { head: 1, size: 10 });
}

/** 受理回执: what was submitted, when, and the digests by which anyone can show later that it is unchanged. */
export function receipt(data: ReceiptData): FormDoc {
  const date = localDate(data.submittedAt);
  return formDoc({ title: `受理回执 ${data.number}`, author: data.applicant, subject: '受理回执', date, mark: data.number }, [
    pages([
      title('江西省中小企业公共服务示范平台申报', 18),
      title('受理回执'),
      GAP(6),
      facts(data),
      GAP(6),
      P(`随同提交的申报材料（${data.materials.length}件）：`, { size: SIZE.smallFourth, pitch: 24 }),
      ...(data.materials.length > 0 ? [materialsTable(data)] : []),
      GAP(4),
      P(
        '本回执由系统在提交时自动生成，仅说明申报材料已经收到，不代表审核结论。校验值与提交时的内容一一对应，内容有任何改动，校验值即不相同。',
        {
          size: SIZE.fifth,
          pitch: 20,
          indent: 2,
          align: 'justify',
        },
      ),
    ]),
  ]);
}
