import type { Transaction } from '../acts/context.ts';
import { Usage } from './command.ts';

/** 2026Q1 as year and quarter. */
export function quarterOf(period: string | undefined): { year: number; quarter: number } {
  const [, year, quarter] = /^(\d{4})[Qq]([1-4])$/.exec(period ?? '') ?? [];
  if (year === undefined || quarter === undefined)
    throw new Usage(`附件7、8要写季度，例如 2026Q1，不是“${period ?? ''}” / annexes 7 and 8 need a quarter such as 2026Q1`);
  return { year: Number(year), quarter: Number(quarter) };
}

const LISTED = 5;

type Of = { kind: 'report' | 'summary'; name: string; year: number; quarter: number };

/** The report of a platform, or the summary of an authority, by its name and quarter; says which there are where there is none. */
export async function quarterlyOf(tx: Transaction, { kind, name, year, quarter }: Of): Promise<{ id: string } | { missing: string }> {
  const all =
    kind === 'report'
      ? (await tx.reporting.reports({ year, quarter })).map((one) => ({ id: one.id, name: one.platform }))
      : (await tx.reporting.summaries({ year, quarter })).map((one) => ({ id: one.id, name: one.authority }));
  const found = all.filter((one) => one.name === name);
  if (found.length === 1 && found[0]) return { id: found[0].id };
  const what = kind === 'report' ? '季度调度表' : '季度汇总表';
  if (found.length > 1)
    return { missing: `“${name}”${year}年第${quarter}季度有${found.length}份${what}，请在系统中打开要的一份 / more than one` };
  const names = all.slice(0, LISTED).map((one) => one.name);
  const there = names.length > 0 ? `这一季度有：${names.join('、')}${all.length > LISTED ? `等${all.length}家` : ''}` : '这一季度还没有';
  return { missing: `没有“${name}”${year}年第${quarter}季度的${what}；${there} / none of that name and quarter` };
}
