import { take } from '../acts/procedure/take.ts';
import { notNow } from '../acts/refusal.ts';
import { acceptReports } from '../acts/reporting/accept-reports.ts';
import { board } from '../acts/reporting/board.ts';
import { changeByHand } from '../acts/reporting/change-by-hand.ts';
import { cityDay } from '../acts/reporting/city-day.ts';
import { standingToDue } from '../acts/reporting/duty.ts';
import type { SummaryLineOf } from '../acts/reporting/port.ts';
import { issuerQuarters, issuerTable } from '../acts/reporting/province.ts';
import type { Summary } from '../acts/reporting/records.ts';
import { summaryKind } from '../acts/reporting/summary.ts';
import { urge } from '../acts/reporting/urge.ts';
import { listSummaries, viewSummary } from '../acts/reporting/view-summary.ts';
import { summaryProcedure } from '../core/procedure/summary.ts';
import { annex8, annex8Quarters } from '../documents/annex8.ts';
import { provinceForm, shownAnnex8, signedAnnex8 } from './annex8-forms.ts';
import { annualOfSummary } from './annual-papers.ts';
import type { Handlers } from './contract/define.ts';
import type { summaries } from './contract/summaries.ts';
import { mutable } from './dossier.ts';
import { docx, pdf, xlsx } from './file-answers.ts';
import { dueOf, labelled, lineOf } from './reporting.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const summaryState = (name: Summary['state']) => ({ name, label: summaryProcedure.states[name].label });
const movedSummary = ({ id, state, version }: Summary) => ({ id, state: summaryState(state), version });

const summaryLineOf = (summary: SummaryLineOf, ctx: SignedCtx) => ({
  id: summary.id,
  authorityId: summary.authorityId,
  authority: summary.authority,
  issuer: summary.issuer,
  year: summary.year,
  quarter: summary.quarter,
  period: labelled(summary),
  state: summaryState(summary.state),
  due: dueOf(standingToDue(ctx, { ...summary, submittedOn: summary.sentOn })),
  sentOn: summary.sentOn,
  version: summary.version,
});

/** What was given of a query. */
export const given = <T extends object>(query: T) =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> };

export const summaryHandlers: Handlers<typeof summaries, PublicCtx, SignedCtx> = {
  'GET /api/summaries': async ({ query }, ctx) => ({
    summaries: (await listSummaries(ctx, given(query))).map((one) => summaryLineOf(one, ctx)),
  }),
  'GET /api/summaries/{id}': async ({ params }, ctx) => {
    const { summary, scheme: _scheme, due: _, lines, totals, ...view } = await viewSummary(ctx, params.id);
    return {
      ...mutable(view),
      ...summaryLineOf(summary, ctx),
      lines: lines.map(({ platformId, platform, functions, figures, reportId = null, no = null }) => ({
        ...{ platformId, platform, functions: [...functions], figures: { ...figures }, reportId, no },
      })),
      totals: { ...totals },
      outside: [...(view.outside ?? [])],
      overviewRequired: summary.quarter === 4,
      givenBackReason: ctx.actor.organisationId === summary.authorityId ? summary.givenBackReason : null,
      returnReason: summary.returnReason,
    };
  },
  'POST /api/summaries/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) =>
    movedSummary(await take(ctx, summaryKind, { ...params, brought, version })),
  'POST /api/summaries/{id}/prepare': async ({ params, body: { overview, version } }, ctx) =>
    movedSummary(
      await take(ctx, summaryKind, { ...params, step: 'prepare', brought: { overview: overview === null ? '' : overview }, version }),
    ),
  'POST /api/summaries/{id}/give-back': async ({ params, body }, ctx) =>
    movedSummary(await take(ctx, summaryKind, { ...params, step: 'giveBack', brought: body, version: body.version })),
  'POST /api/summaries/{id}/send': async ({ params, body: { version } }, ctx) =>
    movedSummary(await take(ctx, summaryKind, { ...params, step: 'send', brought: {}, version })),
  'GET /api/summaries/{id}/annex8.pdf': async ({ params }, ctx) => {
    const { doc, name } = await shownAnnex8(ctx, params.id);
    return pdf(await ctx.documents.renderPdf(doc), `${name}.pdf`);
  },
  'GET /api/summaries/{id}/annex8.xlsx': async ({ params }, ctx) => {
    const { doc, name } = await shownAnnex8(ctx, params.id);
    return xlsx(await ctx.documents.written('xlsx', doc), `${name}.xlsx`);
  },
  'GET /api/reporting/board': async ({ query }, ctx) => {
    const { year, quarter, authorities } = await board(ctx, given(query));
    return {
      year,
      quarter,
      period: labelled({ year, quarter }),
      authorities: authorities.map((one) => ({ ...one, state: one.state && summaryState(one.state), due: one.due && dueOf(one.due) })),
    };
  },
  'GET /api/summaries/{id}/annual.pdf': async ({ params }, ctx) => {
    const { doc, name } = await annualOfSummary(ctx, params.id);
    return pdf(await ctx.documents.renderPdf(doc), `${name}.pdf`);
  },
  'GET /api/summaries/{id}/annual.docx': async ({ params }, ctx) => {
    const { doc, name } = await annualOfSummary(ctx, params.id);
    return docx(await ctx.documents.written('docx', doc), `${name}.docx`);
  },
  'GET /api/summaries/{id}/day': async ({ params }, ctx) => {
    const { summary, derivation, reviseBy, rows, totals, counts } = await cityDay(ctx, params.id);
    return {
      ...{ ...summaryLineOf(summary, ctx), derivation, reviseBy, counts, totals: { ...totals } },
      rows: rows.map(({ report, figures, ...row }) => ({
        ...lineOf(report, ctx),
        figures: figures && { ...figures },
        ...mutable({ ...row, due: dueOf(row.due), urged: row.urged.map(({ reportId: _, ...one }) => one) }),
      })),
    };
  },
  'POST /api/summaries/{id}/accept-reports': async ({ params }, ctx) => ({ accepted: await acceptReports(ctx, params.id) }),
  'POST /api/summaries/{id}/urge': async ({ params }, ctx) => ({ urged: await urge(ctx, params.id) }),
  'POST /api/summaries/{id}/by-hand': async ({ params, body }, ctx) => movedSummary(await changeByHand(ctx, params.id, body)),
  'GET /api/summaries/{id}/versions/{no}/annex8.pdf': async ({ params }, ctx) => {
    const { doc, name } = await signedAnnex8(ctx, params);
    return pdf(await ctx.documents.renderPdf(doc), `${name}.pdf`);
  },
  'GET /api/summaries/{id}/versions/{no}/annex8.xlsx': async ({ params }, ctx) => {
    const { doc, name } = await signedAnnex8(ctx, params);
    return xlsx(await ctx.documents.written('xlsx', doc), `${name}.xlsx`);
  },
  'GET /api/reporting/province': async ({ query }, ctx) => {
    const { lines, totals, missing, scheme: _, ...table } = await issuerTable(ctx, given(query));
    return {
      ...{ ...table, period: labelled(table), totals: { ...totals }, missing: [...missing] },
      lines: lines.map((line) => ({ ...line, state: summaryState(line.state), figures: { ...line.figures } })),
    };
  },
  'GET /api/reporting/province.pdf': async ({ query }, ctx) => {
    const table = await issuerTable(ctx, given(query));
    return pdf(await ctx.documents.renderPdf(annex8(provinceForm(table, ctx))), `${labelled(table)}汇总.pdf`);
  },
  'GET /api/reporting/province.xlsx': async ({ query }, ctx) => {
    const table = await issuerTable(ctx, given(query));
    return xlsx(await ctx.documents.written('xlsx', annex8(provinceForm(table, ctx))), `${labelled(table)}汇总.xlsx`);
  },
  'GET /api/reporting/quarters.xlsx': async (_, ctx) => {
    const tables = await issuerQuarters(ctx);
    if (tables.length === 0) notNow('第十五条', '还没有签发报送的汇总表，签发后按季度列出');
    const doc = annex8Quarters(tables.map((table) => provinceForm(table, ctx)));
    return xlsx(await ctx.documents.written('xlsx', doc), '各季度汇总.xlsx');
  },
};
