import { type Figure, type FigureKey, type Figures, figures as fields } from '../annexes/annex7.ts';
import { labelOf } from './faults.ts';
import { stored } from './figures.ts';
import { byCertificate } from './parties.ts';
import { totalsOf } from './quarter.ts';
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
  /** 年度服务工作总结 of the platforms, collected with the fourth quarter; not kept of what is only prepared. */
  readonly annualSummaries?: readonly AnnualSummary[];
};
export type AnnualSummary = { readonly platform: string; readonly text: string };

/** Said behind the name of one that reported, and whose report was given back. */
export const givenBackMark = '（已报送，退回修改中）';

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
    return [{ ...line, no: standing.no, figures: withByHand(standing.figures, changed) }];
  });
  const totals = totalsOf(lines.map(({ figures }) => figures));
  return { lines, totals, missing: ordered.filter(({ standing }) => standing === null).map(({ named }) => named), byHand: told };
}

/** What came in with what was changed of it by hand. */
export const withByHand = (figures: Figures, changed: readonly Pick<ByHand, 'figure' | 'value'>[]): Figures => ({
  ...figures,
  ...Object.fromEntries(changed.map(({ figure, value }) => [figure, stored(figure, value)])),
});

const toldOf = (platform: string, figures: Figures, { figure, value, reason }: ByHand): ToldByHand => {
  const { unit = '' }: Figure = fields[figure];
  return { platform, label: labelOf(figure), from: `${figures[figure] ?? ''}${unit}`, to: `${value}${unit}`, reason };
};

/** Whether two tables say the same: nothing that `tableChanges` tells is another. */
export const sameTable = (a: QuarterTable, b: QuarterTable): boolean => tableChanges(a, b).length === 0;

/**
 * What an amended table changes: new lines, lines that went, figures that are others, one that came in anew with the same, who is missing, annual summaries.
 * Of what was signed before a line kept its version, that tells nothing.
 */
export function tableChanges(before: QuarterTable, after: QuarterTable): string[] {
  const was = new Map(before.lines.map((line) => [line.platformId, line]));
  const is = new Set(after.lines.map(({ platformId }) => platformId));
  return [
    ...after.lines.flatMap((line) => lineChange(was.get(line.platformId), line)),
    ...before.lines.filter(({ platformId }) => !is.has(platformId)).map(({ platform }) => `不再列入${platform}`),
    ...notIn(after.missing, before.missing, before.lines).map((platform) => `新列为未报：${platform}`),
    ...notIn(before.missing, after.missing, after.lines).map((platform) => `不再列为未报：${platform}`),
    ...annualChanges(before.annualSummaries ?? [], after.annualSummaries ?? []),
  ];
}

function lineChange(old: TableLine | undefined, line: TableLine): string[] {
  if (!old) return [`新列入${line.platform}`];
  const changes = changesBetween(old.figures, line.figures);
  if (changes.length > 0) return [`${line.platform}：${changes.map(changeInWords).join('，')}`];
  const anew = old.no !== undefined && line.no !== undefined && old.no !== line.no;
  return anew ? [`${line.platform}：重新报送，各项数据与原报送相同`] : [];
}

/** Whether a report was given back is a remark on a name. */
const bare = (name: string): string => (name.endsWith(givenBackMark) ? name.slice(0, -givenBackMark.length) : name);

/** Names that neither the other list has, nor its table as a line: those are told there. */
function notIn(names: readonly string[], others: readonly string[], lines: readonly TableLine[]): string[] {
  const known = new Set([...others.map(bare), ...lines.map(({ platform }) => platform)]);
  return names.map(bare).filter((name) => !known.has(name));
}

/** Only of who is in both: a new line is told as that. */
function annualChanges(before: readonly AnnualSummary[], after: readonly AnnualSummary[]): string[] {
  const was = new Map(before.map(({ platform, text }) => [platform, text]));
  return after.flatMap(({ platform, text }) =>
    was.has(platform) && was.get(platform) !== text ? [`${platform}：年度服务工作总结有更正`] : [],
  );
}
