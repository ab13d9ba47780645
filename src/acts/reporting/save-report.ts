import { type FigureKey, figures as figureFields, sampleTables } from '../../core/annexes/annex7.ts';
import { type Field, fieldOf, type Row, type Value } from '../../core/annexes/field.ts';
import { isBlank, readText } from '../../core/annexes/read.ts';
import { type Figures, isCumulative, type Quarter, withCounts } from '../../core/reporting/figures.ts';
import { zeroReport } from '../../core/reporting/quarter.ts';
import type { Context, Transaction } from '../context.ts';
import { badInput, expectVersion, found, notNow, refuse } from '../refusal.ts';
import type { ReportLine } from './port.ts';
import type { SampleKey } from './records.ts';
import { changed, previousOf } from './report-case.ts';

/** One sample table, whole: what is not in it is gone. */
type Sample = { table: SampleKey; rows: readonly Row[] };

export type ReportInput = {
  version?: number | undefined;
  figures?: Readonly<Record<string, string | number | null>> | undefined;
  rows?: Sample | readonly Sample[] | undefined;
  nothingToReport?: boolean | undefined;
  annualSummary?: string | null | undefined;
};

/** Keeps what the clerk typed, right or wrong; the counts of the sample tables are counted anew. Answers the new version. */
export async function saveReport(ctx: Context, id: string, input: ReportInput): Promise<number> {
  return ctx.inTransaction(async (tx) => {
    const report = found(await tx.reporting.lockedReport(id));
    if (report.organisationId !== ctx.actor.organisationId) refuse({ kind: 'notAllowed' });
    expectVersion(report.version, input.version, '调度表');
    if (report.state !== 'open' && report.state !== 'returned') notNow('第十五条', '报表已报送，需要更正的请先点“更正已报数据”');
    for (const { table, rows } of [input.rows ?? []].flat()) {
      const read = rows.map((row) => readRow(table, row));
      const twice = read.map(({ id }) => id).find((id, at, all) => all.indexOf(id) < at);
      if (twice) badInput(`rows/${twice}`, '附件7', `${sampleTables[table].label}中有两行编号相同，没有保存，请刷新页面后重新填写`);
      await tx.reporting.replaceSample(id, table, read);
    }
    const declared = input.nothingToReport === true && !report.nothingToReport ? await declaredZero(tx, report) : report.figures;
    const samples = await tx.reporting.samples(id, 'open');
    const figures = withCounts({ ...declared, ...readFigures(input.figures ?? {}) }, samples);
    const change = {
      figures,
      ...(input.nothingToReport === undefined ? {} : { nothingToReport: input.nothingToReport }),
      ...(input.annualSummary === undefined ? {} : { annualSummary: input.annualSummary }),
    };
    await changed(tx, report, change);
    return report.version + 1;
  });
}

/** 零报告: cumulative figures and sample rows stand where the last report left them; base figures already typed stay. */
async function declaredZero(tx: Transaction, report: ReportLine): Promise<Figures> {
  const previous = await previousOf(tx, report, 'open');
  const zero = zeroReport(previous && { figures: previous.figures, samples: previous.rows }, report.quarter as Quarter);
  for (const table of Object.keys(sampleTables) as SampleKey[]) await tx.reporting.replaceSample(report.id, table, zero.samples[table]);
  const typed = Object.entries(report.figures).filter(([key, value]) => !isCumulative(key as FigureKey) && !isBlank(value));
  return { ...zero.figures, ...(Object.fromEntries(typed) as Partial<Figures>) };
}

function readFigures(given: Readonly<Record<string, string | number | null>>): Partial<Figures> {
  const entries = Object.entries(given).map(([key, value]) => {
    const field = fieldOf(figureFields, key);
    if (!field) return badInput(`figures/${key}`, '附件7', `附件7没有“${key}”这一项`);
    if (field.derived) return badInput(`figures/${key}`, 'derived', `“${field.label}”由系统计算（${field.derived}），不能填写`);
    return [key, asStored(field, value)];
  });
  return Object.fromEntries(entries) as Partial<Figures>;
}

function readRow(table: SampleKey, { id, cells }: Row): Row {
  const { columns, label } = sampleTables[table];
  const entries = Object.entries(cells).map(([key, value]) => {
    const field = fieldOf(columns, key);
    if (!field) return badInput(`rows/${id}/${key}`, '附件7', `${label}没有“${key}”这一列`);
    return [key, asStored(field, value)];
  });
  return { id, cells: Object.fromEntries(entries) as Row['cells'] };
}

/** As the field keeps it where it can be read, else as typed, personal data as the text that is sealed: a draft may hold a fault. What would be converted is left to the person, to whom it must be said. */
function asStored(field: Field, value: Value): Value {
  const read = typeof value === 'string' || typeof value === 'number' ? readText(field, String(value)) : null;
  if (read?.ok && !read.note) return read.value;
  return isBlank(value) ? null : field.personal ? String(value) : value;
}
