import { type Figure, type FigureKey, figures } from '../../core/annexes/annex7.ts';
import { annex8 } from '../../core/annexes/annex8.ts';
import { compare, decimalOf, subtract } from '../../core/annexes/decimal.ts';
import type { AnswerOf } from '../client.ts';
import type { Tone } from '../ui/badge.tsx';

export type ReportView = AnswerOf<'GET /api/reports/{id}'>;
export type ReportLine = AnswerOf<'GET /api/reports'>['reports'][number];
export type SummaryView = AnswerOf<'GET /api/summaries/{id}'>;
export type CityDay = AnswerOf<'GET /api/summaries/{id}/day'>;
export type DayRow = CityDay['rows'][number];
/** What of a row is to be looked at. */
export type DayPoint = { readonly row: DayRow; readonly mark: DayRow['marks'][number] };

export const keyOf = ({ row, mark }: DayPoint): string => `${row.id} ${mark.path} ${mark.message}`;
/** The version of a row that stands, where it was made of a ledger. */
export const madeBy = ({ id, platform, period, ledgerNo: no }: DayRow) =>
  no === null ? null : { id, no, title: `${platform}　${period}` };
/** What waits to be looked at, row by row. */
export const pointsIn = ({ rows }: CityDay): DayPoint[] =>
  rows.filter(({ state }) => state.name === 'submitted').flatMap((row) => row.marks.map((mark) => ({ row, mark })));

/** What is looked at once a row is dealt with: the next one below of another platform, else the first above; null where none is left. */
export const nextAfter = (points: readonly DayPoint[], { row }: DayPoint): DayPoint | null => {
  const last = points.findLastIndex((one) => one.row.id === row.id);
  return points[last + 1] ?? points.find((one) => one.row.id !== row.id) ?? null;
};

export type Offer = ReportView['offers'][number];
export type Due = ReportLine['due'];

const tones: Readonly<Record<string, Tone>> = {
  open: 'amber',
  submitted: 'blue',
  correcting: 'amber',
  returned: 'red',
  accepted: 'green',
  waived: 'grey',
  prepared: 'blue',
  sent: 'blue',
  amending: 'amber',
  amended: 'blue',
};
export const toneOf = (state: { name: string }): Tone => tones[state.name] ?? 'grey';

export const offerOf = (offers: readonly Offer[], step: string): Offer | undefined => offers.find((offer) => offer.step === step);
/** Why an offered step can't be taken now; null where it can. */
export const hindrance = (offer: Offer): string | null => (offer.blockedBy.length === 0 ? null : offer.blockedBy.join('；'));

/** A figure with the heading that the form prints above it: 开展服务活动情况：次数. */
export const figureOf = (key: FigureKey): Figure => figures[key];
export const figureLabel = (key: FigureKey): string => {
  const { over, label }: Figure = figures[key];
  return over ? `${over}：${label}` : label;
};

/** The head of a figure's column on annex 8. */
export function headOf(key: FigureKey): string {
  const { over, label, unit } = annex8[key];
  return `${over ? `${over} ` : ''}${label}（${unit}）`;
}

/** What a figure gained or lost: +12.5, -3; empty where either is missing. */
export function change(now: unknown, before: unknown): string {
  const [a, b] = [decimalOf(now), decimalOf(before)];
  if (a === null || b === null) return '';
  const difference = subtract(a, b);
  return compare(difference, 0) > 0 ? `+${difference}` : difference;
}

export const quarters = [
  { value: '1', label: '第一季度' },
  { value: '2', label: '第二季度' },
  { value: '3', label: '第三季度' },
  { value: '4', label: '第四季度' },
];
