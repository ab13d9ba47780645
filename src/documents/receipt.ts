import { clockToSecond, dayOf } from '../core/calendar/instant.ts';
import { entryAt } from '../core/list/entry-at.ts';
import { GAP, P, title } from './layout/blocks.ts';
import { head } from './layout/cells.ts';
import { formDoc, pages } from './layout/document.ts';
import { chineseDate, inGroups } from './layout/figures.ts';
import { type FormDoc, PORTRAIT, SIZE, type Table, typeWidth } from './layout/paper.ts';
import { type Band, table } from './layout/table.ts';
import { type OfMeasure, titledIn } from './titled.ts';

export type ReceiptMaterial = { label: string; fileName: string; hash: string };

export type ReceiptData = OfMeasure & {
  /** 申报编号 */
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
  /** How many reasons given for warnings the digest covers; null where it was made before it covered them. */
  reasons: number | null;
  /** How many explanations of items left unchanged in a correction it covers (第八条（三）). */
  explanations: number;
  materials: readonly ReceiptMaterial[];
  /** Where the papers print 〓, a sentence a place; characters that no font of the program has. */
  unprintable?: readonly string[];
};

const MOST_PLACES = 20;

/** What is missing on the papers: the digest is of the text as it was filled in, with these characters. */
function lacking({ unprintable = [] }: ReceiptData) {
  if (unprintable.length === 0) return [];
  const more = unprintable.length > MOST_PLACES ? `；另有${unprintable.length - MOST_PLACES}处` : '';
  const text = `下列各处有字体没有的字，纸面上印作“〓”，系统内保存的内容不变：${unprintable.slice(0, MOST_PLACES).join('；')}${more}。`;
  return [GAP(4), P(text, { size: SIZE.fifth, pitch: 20, indent: 2, align: 'justify' })];
}

const WIDTH = typeWidth(PORTRAIT);
const LABEL = 36;
const WIDTHS = [12, 36, 38, 70] as const;

/** 2026年3月28日 14:03:09（北京时间） */
const localTime = (instant: string): string => `${chineseDate(dayOf(instant))} ${clockToSecond(instant)}（北京时间）`;

/** What the digest is of, and how anybody can make it again. */
function covered({ hashName, reasons, explanations }: ReceiptData): string {
  const said = reasons === null ? '' : `、对核验提醒的说明（${reasons}条）`;
  const left = explanations === 0 ? '' : `、对补正事项的说明（${explanations}条）`;
  return (
    `申报内容校验值由提交时的全部填报内容、下列申报材料的校验值${said}${left}计算得出；` +
    `核对时从系统下载全部材料压缩包，对其中的“提交内容.json”计算${hashName}，与上列校验值相同的，即为提交时的内容。`
  );
}

function facts(data: ReceiptData): Table {
  const items: [string, string][] = [
    ['申报编号', data.number],
    ['申报单位', data.applicant],
    ...(data.recommender ? [['推荐部门', data.recommender] satisfies [string, string]] : []),
    ['提交时间', localTime(data.submittedAt)],
    [`申报内容校验值\n（${data.hashName}）`, inGroups(data.contentHash)],
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
        { text: inGroups(one.hash), width: WIDTHS[3] },
      ],
    }),
  );
  return table(WIDTH, [{ height: 10, cells: heads.map((label, i) => head(label, entryAt(WIDTHS, i))) }, ...rows], { head: 1, size: 10 });
}

/** 提交回执: what was submitted, when, and the digests by which anyone can show later that it is unchanged. */
export function receipt(data: ReceiptData): FormDoc {
  const date = dayOf(data.submittedAt);
  return formDoc(
    {
      title: `提交回执 ${data.number}`,
      author: data.applicant,
      subject: '提交回执',
      platform: titledIn(data).platform,
      date,
      mark: data.number,
    },
    [
      pages([
        title(`${titledIn(data).platform}申报`, 18),
        title('提交回执'),
        GAP(6),
        facts(data),
        GAP(2),
        P(covered(data), { size: SIZE.fifth, pitch: 20, indent: 2, align: 'justify' }),
        GAP(4),
        P(`随同提交的申报材料（${data.materials.length}件）：`, { size: SIZE.smallFourth, pitch: 24 }),
        ...(data.materials.length > 0 ? [materialsTable(data)] : []),
        ...lacking(data),
        GAP(4),
        P('本回执由系统在提交时自动生成，仅说明申报材料已经收到，不代表审核结论。内容有任何改动，校验值即不相同。', {
          size: SIZE.fifth,
          pitch: 20,
          indent: 2,
          align: 'justify',
        }),
      ]),
    ],
  );
}
