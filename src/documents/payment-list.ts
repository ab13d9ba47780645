import { entryAt } from '../core/list/entry-at.ts';
import { P } from './layout/blocks.ts';
import { head, moneyCell, serial } from './layout/cells.ts';
import { formDoc, pages } from './layout/document.ts';
import { chineseDate } from './layout/figures.ts';
import { type FormDoc, LANDSCAPE, SIZE, typeWidth } from './layout/paper.ts';
import { table } from './layout/table.ts';
import { official } from './titled.ts';

export type PaymentData = {
  readonly year: number;
  readonly issuer: string;
  readonly fund: string | null;
  readonly rewarded: string;
  readonly filledOn: string;
  readonly labels: Readonly<Record<string, { readonly label: string }>>;
  readonly rewards: readonly {
    readonly platform: string;
    readonly creditCode: string | null;
    readonly certificateNumber: string;
    readonly amount: string;
    readonly state: string;
  }[];
};

const WIDTH = typeWidth(LANDSCAPE);
const LABELS = ['序号', '平台单位', '统一社会信用代码', '证书编号', '金额（万元）', '状态', '开户银行', '账号'];
const WIDTHS = [12, 56, 46, 34, 22, 20, 30, WIDTH - 220] as const;

/** 奖励资金拨付表 (第十三条): whom to pay how much; bank and account are the finance office's to write. */
export function paymentList({ year, issuer, fund, rewarded, filledOn, labels, rewards }: PaymentData): FormDoc {
  const title = `${year}年度示范平台奖励资金拨付表`;
  const sums = `合计 ${rewarded} 万元${fund === null ? '' : `，资金总额 ${fund} 万元`}`;
  return formDoc({ title, author: issuer, subject: title, platform: official.platform, date: filledOn }, [
    pages(
      [
        P(title, { role: 'title', size: SIZE.second, align: 'center', pitch: 34 }),
        P(`${issuer}　${chineseDate(filledOn)}　${sums}`, { role: 'fang', size: 12, pitch: 24 }),
        table(
          WIDTH,
          [
            { height: 10, cells: LABELS.map((label, i) => head(label, entryAt(WIDTHS, i))) },
            ...rewards.map((one, i) => ({ height: 9, cells: cellsOf(one, i, labels) })),
          ],
          { head: 1 },
        ),
      ],
      { paper: LANDSCAPE },
    ),
  ]);
}

const cellsOf = (one: PaymentData['rewards'][number], i: number, labels: PaymentData['labels']) => [
  { ...serial(i + 1), width: WIDTHS[0] },
  { width: WIDTHS[1], text: one.platform, align: 'left' as const },
  { width: WIDTHS[2], text: one.creditCode ?? '' },
  { width: WIDTHS[3], text: one.certificateNumber },
  moneyCell(one.amount, WIDTHS[4]),
  { width: WIDTHS[5], text: labels[one.state]?.label ?? '' },
  { width: WIDTHS[6], text: '' },
  { width: WIDTHS[7], text: '' },
];
