import { take, takeWithin } from '../acts/procedure/take.ts';
import { revisionDue, standingToDue } from '../acts/reporting/duty.ts';
import { fromLedger, viewBasis } from '../acts/reporting/from-ledger.ts';
import type { ReportLine } from '../acts/reporting/port.ts';
import type { Report } from '../acts/reporting/records.ts';
import { reportKind } from '../acts/reporting/report-kind.ts';
import { saveReport } from '../acts/reporting/save-report.ts';
import { receiptOf } from '../acts/reporting/submit-report.ts';
import { urgeOne } from '../acts/reporting/urge.ts';
import { listReports, revealSampleRow, viewReport } from '../acts/reporting/view-report.ts';
import { type VersionLine, type VersionView, viewVersion } from '../acts/reporting/view-version.ts';
import { dayOf } from '../core/calendar/instant.ts';
import type { Lateness } from '../core/deadlines/lateness.ts';
import { asPeriod, periodLabel, previousPeriod } from '../core/deadlines/reporting.ts';
import { divisionPath } from '../core/identifiers/divisions.ts';
import { amountIn, behind } from '../core/ledger/behind.ts';
import { reportProcedure } from '../core/procedure/report.ts';
import { own } from '../core/text/own.ts';
import { annex7 } from '../documents/annex7.ts';
import { sampleTable } from '../documents/sample-table.ts';
import { titledBy } from '../documents/titled.ts';
import { annualOfReport } from './annual-papers.ts';
import type { Handlers } from './contract/define.ts';
import { pageOf } from './contract/page.ts';
import type { reporting } from './contract/reporting.ts';
import { mutable } from './dossier.ts';
import { docx, pdf, xlsx } from './file-answers.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

type Due = Lateness & { opens: string; dueOn: string; provisional: string | null };
export const dueOf = ({ opens, dueOn, provisional, status, label, pastDue, daysLate }: Due) => ({
  opens,
  dueOn,
  provisional,
  status,
  label,
  pastDue,
  daysLate,
});
/** 2026年第一季度 */
export const labelled = (one: { year: number; quarter: number }) => periodLabel(asPeriod(one));
const reportState = (name: Report['state']) => ({ name, label: reportProcedure.states[name].label });
const movedReport = ({ id, state, version }: Report) => ({ id, state: reportState(state), version });
export const lineOf = (report: ReportLine, ctx: SignedCtx) => ({
  id: report.id,
  platformId: report.platformId,
  platform: report.platform,
  certificateNumber: report.certificateNumber,
  place: placeOf(report),
  functions: report.functions,
  authority: report.authority,
  year: report.year,
  quarter: report.quarter,
  period: labelled(report),
  state: reportState(report.state),
  due: dueOf(standingToDue(ctx, report)),
  revise: revisionDue(ctx, report),
  nothingToReport: report.nothingToReport,
  submittedOn: report.submittedOn,
  version: report.version,
});

/** 所属地: the city, and the county where it is known. */
const placeOf = ({ divisionCode }: Pick<ReportLine, 'divisionCode'>): string => divisionPath(divisionCode ?? '') ?? '';

async function reportView(ctx: SignedCtx, id: string) {
  const {
    report,
    derivation,
    previous,
    figures,
    sampleTables,
    annualSummary,
    doubts,
    explanation,
    prefilled,
    faults,
    alerts,
    offers,
    editable,
    revision,
    versions,
    ledgerKept,
    ledgerContested,
  } = await viewReport(ctx, id);
  const before = previousPeriod(asPeriod(report));
  return {
    ...lineOf(report, ctx),
    figures: { ...figures },
    derivation,
    annualSummary,
    annualSummaryRequired: report.quarter === 4,
    explanation,
    previous: previous && { period: periodLabel(before), number: previous.number, figures: { ...previous.figures } },
    prefilled,
    returnReason: report.returnReason,
    returnItems: [...report.returnItems],
    editable,
    ledgerKept,
    ledgerContested,
    ...mutable({ sampleTables, faults, doubts, alerts, offers, versions: versions.map((one) => versionOf(ctx, one)), revision }),
  };
}

/** What its platform was called then stands on its paper. */
const versionOf = (ctx: SignedCtx, { named: _, reviseBy, ...line }: VersionLine) => ({
  ...line,
  revise: revisionDue(ctx, { reviseBy }, dayOf(line.submittedAt)),
});

/**
 * 附件7 of one platform's report, as paper and as workbook: a version that came in, with its own number, day and person; what is being typed says 草稿 on
 * every page and bears neither.
 */
function annex7Of(
  { report, figures, version: last }: Pick<VersionView, 'report' | 'figures'> & Partial<Pick<VersionView, 'version'>>,
  { tools: { schemes } }: SignedCtx,
) {
  const { year, quarter } = report;
  const { platform, functions, divisionCode } = last?.named ?? report;
  const rows = [{ platform, place: placeOf({ divisionCode }), functions, figures }];
  const sent = last && { filledBy: last.by, filledOn: dayOf(last.submittedAt), versionMark: last.number };
  const titled = titledBy(schemes.named(report.scheme));
  const doc = annex7({
    titled,
    year,
    quarter,
    rows,
    ...(sent ?? { filledBy: '', filledOn: '', versionMark: '草稿，尚未报送', draft: true }),
  });
  return { doc, name: `附件7-${labelled(report)}-${platform}${last ? '' : '-草稿'}` };
}

/** What is typed is no version yet. */
const lastOf = ({ report, figures, versions, editable }: Awaited<ReturnType<typeof viewReport>>) => {
  const version = editable ? undefined : versions.at(-1);
  return { report, figures, ...(version ? { version } : {}) };
};

/** 样表1 or 样表2 as this reader may see it: contacts open for its platform alone. */
function sampleOf(view: Awaited<ReturnType<typeof viewReport>>, table: 'frequent' | 'events') {
  const { report, sampleTables } = view;
  const last = lastOf(view).version;
  const doc = sampleTable({
    ...{ table, platform: last?.named?.platform ?? report.platform, year: report.year, quarter: report.quarter, rows: sampleTables[table] },
    ...{ filledOn: last ? dayOf(last.submittedAt) : '', versionMark: last?.number ?? '草稿，尚未报送' },
  });
  return { doc, name: `附件7-${table === 'frequent' ? '样表1' : '样表2'}-${labelled(report)}-${report.platform}${last ? '' : '-草稿'}` };
}

export const reportingHandlers: Handlers<typeof reporting, PublicCtx, SignedCtx> = {
  'GET /api/reports': async ({ query }, ctx) => {
    const { lines, ...found } = await listReports(ctx, { ...query, ...pageOf(query) });
    return { reports: lines.map((one) => lineOf(one, ctx)), ...found };
  },
  'GET /api/reports/{id}': async ({ params }, ctx) => reportView(ctx, params.id),
  'PATCH /api/reports/{id}': async ({ params, body }, ctx) => {
    await saveReport(ctx, params.id, body);
    return { ...(await reportView(ctx, params.id)), savedAt: ctx.now };
  },
  'POST /api/reports/{id}/steps/{step}': ({ params, body: { version, ...brought } }, ctx) =>
    ctx.inTransaction(async (tx) => {
      const moved = await takeWithin(tx, ctx, reportKind, { ...params, brought, version });
      return { ...movedReport(moved), receipt: params.step === 'submit' ? await receiptOf(tx, ctx, moved) : null };
    }),
  'POST /api/reports/{id}/submit': ({ params, body: { version } }, ctx) =>
    ctx.inTransaction(async (tx) =>
      receiptOf(tx, ctx, await takeWithin(tx, ctx, reportKind, { ...params, step: 'submit', brought: {}, version })),
    ),
  'POST /api/reports/{id}/reopen': async ({ params, body: { version, ...brought } }, ctx) =>
    movedReport(await take(ctx, reportKind, { ...params, step: 'reopen', brought, version })),
  'POST /api/reports/{id}/return': async ({ params, body }, ctx) =>
    movedReport(await take(ctx, reportKind, { ...params, step: 'return', brought: body, version: body.version })),
  'POST /api/reports/{id}/accept': async ({ params, body: { version } }, ctx) =>
    movedReport(await take(ctx, reportKind, { ...params, step: 'accept', brought: {}, version })),
  'POST /api/reports/{id}/urge': async ({ params, body }, ctx) => {
    await urgeOne(ctx, params.id, body);
    return { done: true };
  },
  'POST /api/reports/{id}/reveal': async ({ params, body }, ctx) => ({ value: await revealSampleRow(ctx, params.id, body) }),
  'GET /api/reports/{id}/ledger': async ({ params }, ctx) => {
    const { figures, ...said } = await fromLedger(ctx, params.id);
    return { figures: { ...figures }, ...mutable(said) };
  },
  'GET /api/reports/{id}/versions/{no}/ledger': async ({ params, query }, ctx) => {
    const seen = await viewBasis(ctx, params.id, params.no);
    if (seen === null) return null;
    const { basis, figures, contested } = seen;
    const { limit, offset } = pageOf(query);
    const { lines, events, months, rule, derived } = behind(basis, query.figure);
    const page = <T>(rows: readonly T[]): T[] => rows.slice(offset, offset + limit);
    const { shares, readings, digest } = basis;
    return mutable({
      ...{ shares, readings, digest, rule, derived, reported: own(figures, query.figure) ?? null, contested: contested.size },
      total: lines.length + events.length,
      lines: page(lines).map((line) => ({ ...line, contested: contested.get(line.id) ?? null })),
      events: page(events),
      months: months.map((one) => ({ month: one.month, amount: amountIn(one, query.figure) })),
    });
  },
  'GET /api/reports/{id}/annual.docx': async ({ params }, ctx) => {
    const { doc, name } = await annualOfReport(ctx, params.id);
    return docx(await ctx.documents.written('docx', doc), `${name}.docx`);
  },
  'GET /api/reports/{id}/annex7.pdf': async ({ params }, ctx) => {
    const { doc, name } = annex7Of(lastOf(await viewReport(ctx, params.id)), ctx);
    return pdf(await ctx.documents.renderPdf(doc), `${name}.pdf`);
  },
  'GET /api/reports/{id}/annex7.xlsx': async ({ params }, ctx) => {
    const { doc, name } = annex7Of(lastOf(await viewReport(ctx, params.id)), ctx);
    return xlsx(await ctx.documents.written('xlsx', doc), `${name}.xlsx`);
  },
  'GET /api/reports/{id}/sample.pdf': async ({ params, query }, ctx) => {
    const { doc, name } = sampleOf(await viewReport(ctx, params.id), query.table);
    return pdf(await ctx.documents.renderPdf(doc), `${name}.pdf`);
  },
  'GET /api/reports/{id}/sample.xlsx': async ({ params, query }, ctx) => {
    const { doc, name } = sampleOf(await viewReport(ctx, params.id), query.table);
    return xlsx(await ctx.documents.written('xlsx', doc), `${name}.xlsx`);
  },
  'GET /api/reports/{id}/versions/{no}': async ({ params }, ctx) => {
    const { report, version, figures, sampleTables, doubts, changes, ...rest } = await viewVersion(ctx, params.id, params.no);
    const { id, platform, quarter } = report;
    return {
      id,
      platform,
      quarter,
      period: labelled(report),
      figures: { ...figures },
      ...rest,
      ...mutable({ version: versionOf(ctx, version), sampleTables, doubts, changes }),
    };
  },
  'GET /api/reports/{id}/versions/{no}/annex7.pdf': async ({ params }, ctx) => {
    const { doc, name } = annex7Of(await viewVersion(ctx, params.id, params.no), ctx);
    return pdf(await ctx.documents.renderPdf(doc), `${name}-第${params.no}版.pdf`);
  },
};
