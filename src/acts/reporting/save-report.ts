import { figures as figureFields, figureKeys, sampleTableForms } from '../../core/annexes/annex7.ts';
import { type Field, fieldOf, type Row, type Value } from '../../core/annexes/field.ts';
import { isBlank, readText } from '../../core/annexes/read.ts';
import { type Figures, isCumulative, withCounts } from '../../core/reporting/figures.ts';
import type { Context } from '../context.ts';
import { badInput, expectVersion, found, notNow, refuse } from '../refusal.ts';
import type { SampleTableKey } from './records.ts';
import { changed, editable } from './report-case.ts';

/** One sample table, whole: what is not in it is gone. */
type SampleTable = { table: SampleTableKey; rows: readonly Row[] };

export type ReportInput = {
  version?: number | undefined;
  figures?: Readonly<Record<string, string | number | null>> | undefined;
  rows?: SampleTable | readonly SampleTable[] | undefined;
  nothingToReport?: boolean | undefined;
  annualSummary?: string | null | undefined;
  explanation?: string | null | undefined;
};

/** Keeps what the clerk typed, right or wrong; the counts of the sample tables are counted anew. Answers the new version. */
export async function saveReport(ctx: Context, id: string, input: ReportInput): Promise<number> {
  return ctx.inTransaction(async (tx) => {
    const report = found(await tx.reporting.lockedReport(id));
    if (report.organisationId !== ctx.actor.organisationId) refuse({ kind: 'notAllowed' });
    expectVersion(report.version, input.version, '调度表');
    if (!editable(report)) notNow('第十五条', '调度表已报送，需要更正的请先点“更正已报数据”');
    if (input.nothingToReport ?? report.nothingToReport) typedBesideZero(input);
    for (const { table, rows } of [input.rows ?? []].flat()) {
      const read = rows.map((row) => readRow(table, row));
      const twice = read.map(({ id }) => id).find((id, at, all) => all.indexOf(id) < at);
      if (twice) badInput(`rows/${twice}`, '附件7', `${sampleTableForms[table].label}中有两行编号相同，没有保存，请刷新页面后重新填写`);
      await tx.reporting.replaceSampleTable(id, table, read);
    }
    const sampleTables = await tx.reporting.sampleTables(id, 'open');
    const figures = withCounts({ ...report.figures, ...readFigures(input.figures ?? {}) }, sampleTables);
    const change = {
      figures,
      ...(input.nothingToReport === undefined ? {} : { nothingToReport: input.nothingToReport }),
      ...(input.annualSummary === undefined ? {} : { annualSummary: input.annualSummary }),
      ...(input.explanation === undefined ? {} : { explanation: input.explanation }),
    };
    await changed(tx, report, change);
    return report.version + 1;
  });
}

/** Under 零报告 nothing is counted but the base figures: what was typed before stays as it is, and nothing is typed beside it that would not count. */
function typedBesideZero({ figures = {}, rows }: ReportInput): void {
  const key = Object.keys(figures).find((one) => figureKeys.some((figure) => figure === one && isCumulative(figure)));
  const place = key ? `figures/${key}` : rows === undefined || [rows].flat().length === 0 ? null : 'rows';
  if (place)
    badInput(place, '零报告', '已勾选“零报告”，累计数和样表不计入本季度，没有保存这一处；要填写，请先取消“零报告”，以前填写的内容都在');
}

function readFigures(given: Readonly<Record<string, string | number | null>>): Partial<Figures> {
  const entries = Object.entries(given).map(([key, value]) => {
    const field = fieldOf(figureFields, key);
    if (!field) return badInput(`figures/${key}`, '附件7', `附件7没有“${key}”这一项，请刷新页面`);
    if (field.derived)
      return badInput(`figures/${key}`, 'derived', `“${field.label}”由系统计算（${field.derived}），不能填写，请改它所据的栏目`);
    return [key, asStored(field, value)];
  });
  return Object.fromEntries(entries) as Partial<Figures>;
}

function readRow(table: SampleTableKey, { id, cells }: Row): Row {
  const { columns, label } = sampleTableForms[table];
  const entries = Object.entries(cells).map(([key, value]) => {
    const field = fieldOf(columns, key);
    if (!field) return badInput(`rows/${id}/${key}`, '附件7', `${label}没有“${key}”这一列，请刷新页面`);
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
