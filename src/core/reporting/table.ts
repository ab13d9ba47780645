import { type Figure, type FigureKey, type Figures, figures as fields, figureKeys } from '../annexes/annex7.ts';
import { labelOf } from './faults.ts';
import { stored } from './figures.ts';
import { byCertificate } from './parties.ts';
import { summarise } from './quarter.ts';
import { changeInWords, changesBetween } from './revision.ts';

/** A line of annex 8. `reportId`, `no`: of which version its figures are; missing in tables that were signed before this was kept. */
export type TableLine = {
  readonly platformId: string;
  readonly platform: string;
  readonly functions: readonly string[];
  readonly figures: Figures;
  readonly reportId?: string;
  readonly no?: number;
  readonly certificateNumber?: string;
};

/** A figure that the authority changed by hand, for one version of a report: once another comes in it holds no more. */
export type ByHand = {
  readonly platformId: string;
  readonly no: number;
  readonly figure: FigureKey;
  readonly value: string;
  readonly reason: string;
};
/** The same as the table tells it. */
export type ToldByHand = {
  readonly platform: string;
  readonly label: string;
  readonly from: string;
  readonly to: string;
  readonly reason: string;
};

/** 附件8: its lines, 合计, who has not reported, and what was changed by hand. */
export type QuarterTable = {
  readonly lines: readonly TableLine[];
  readonly totals: Figures;
  readonly missing: readonly string[];
  readonly byHand: readonly ToldByHand[];
  /** Who reported though its title had ended before the quarter did: outside 合计. */
  readonly outside?: readonly string[];
};

/** What a platform's report gives to the table; `standing` null: it counts as not reported, and `named` is how it is named among those. */
export type Reporting = Omit<TableLine, 'figures' | 'no'> & {
  readonly certificateNumber: string;
  readonly named: string;
  readonly standing: { readonly no: number; readonly figures: Figures } | null;
};

/** The table out of what stands, in the order of the certificates; 合计 is always the sum of its lines. */
export function tableOf(reports: readonly Reporting[], byHand: readonly ByHand[]): QuarterTable {
  const ordered = reports.toSorted(byCertificate);
  const told: ToldByHand[] = [];
  const lines = ordered.flatMap(({ named: _, standing, ...line }): TableLine[] => {
    if (standing === null) return [];
    const changed = byHand.filter(({ platformId, no }) => platformId === line.platformId && no === standing.no);
    told.push(...changed.map((one) => toldOf(line.platform, standing.figures, one)));
    const figures = { ...standing.figures, ...Object.fromEntries(changed.map(({ figure, value }) => [figure, stored(figure, value)])) };
    return [{ ...line, no: standing.no, figures }];
  });
  const { totals } = summarise(lines);
  return { lines, totals, missing: ordered.filter(({ standing }) => standing === null).map(({ named }) => named), byHand: told };
}

const toldOf = (platform: string, figures: Figures, { figure, value, reason }: ByHand): ToldByHand => {
  const { unit = '' }: Figure = fields[figure];
  return { platform, label: labelOf(figure), from: `${figures[figure] ?? ''}${unit}`, to: `${value}${unit}`, reason };
};

/** Whether two tables say the same: the same platforms with the same figures and versions, and the same who are missing. */
export const sameTable = (a: QuarterTable, b: QuarterTable): boolean => JSON.stringify(toldIn(a)) === JSON.stringify(toldIn(b));

const toldIn = ({ lines, missing }: QuarterTable) => [
  lines.map((line) => [line.platformId, ...figureKeys.map((key) => line.figures[key])].join(' ')).toSorted(),
  missing.toSorted(),
];

/** What an amended table changes, a sentence a platform: new lines, lines that went, figures that are others. */
export function tableChanges(before: QuarterTable, after: QuarterTable): string[] {
  const was = new Map(before.lines.map((line) => [line.platformId, line]));
  const is = new Set(after.lines.map(({ platformId }) => platformId));
  return [
    ...after.lines.flatMap((line) => {
      const old = was.get(line.platformId);
      if (!old) return [`新列入${line.platform}`];
      const changes = changesBetween(old.figures, line.figures);
      return changes.length === 0 ? [] : [`${line.platform}：${changes.map(changeInWords).join('，')}`];
    }),
    ...before.lines.filter(({ platformId }) => !is.has(platformId)).map(({ platform }) => `不再列入${platform}`),
  ];
}
