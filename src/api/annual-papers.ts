import { notNow } from '../acts/refusal.ts';
import { viewReport } from '../acts/reporting/view-report.ts';
import { viewSummary } from '../acts/reporting/view-summary.ts';
import { reportProcedure } from '../core/procedure/report.ts';
import { annual } from '../documents/annual.ts';
import type { FormDoc } from '../documents/layout/paper.ts';
import type { SignedCtx } from './server.ts';

type Named = { doc: FormDoc; name: string };

/** 年度总结 of one authority with those of its platforms behind it, as the page shows them to whoever asks: signed, or said to be a draft. */
export async function annualOfSummary(ctx: SignedCtx, id: string): Promise<Named> {
  const { summary, overview, annualSummaries = [], signedNo, signatures } = await viewSummary(ctx, id);
  const { year, quarter, authority } = summary;
  if (quarter !== 4) notNow(reportProcedure.article, onlyWithQ4);
  const signature = signatures.find(({ no }) => no === signedNo);
  const doc = annual({
    ...{ year, authority, overview: overview ?? '尚未编写' },
    platforms: annualSummaries.map(({ platform, text }) => ({ name: platform, text })),
    ...{ signedOn: signature?.signedOn ?? null, mark: signature ? `校验码 ${signature.hash.slice(0, 16)}` : '草稿，尚未签发' },
  });
  return { doc, name: `${year}年度总结-${authority}${signature ? '' : '-草稿'}` };
}

/** 年度服务工作总结 of one platform: as it is typed, or as it came in. */
export async function annualOfReport(ctx: SignedCtx, id: string): Promise<Named> {
  const { report, annualSummary, editable, versions } = await viewReport(ctx, id);
  if (report.quarter !== 4) notNow(reportProcedure.article, onlyWithQ4);
  const last = editable ? undefined : versions.at(-1);
  const doc = annual({
    ...{ year: report.year, authority: report.platform, overview: null, signedOn: null },
    platforms: [{ name: report.platform, text: annualSummary ?? '尚未编写' }],
    mark: last?.number ?? '草稿，尚未报送',
  });
  return { doc, name: `${report.year}年度服务工作总结-${report.platform}${last ? '' : '-草稿'}` };
}

const onlyWithQ4 = '年度总结随第四季度一并报送，请在第四季度的表中下载';
