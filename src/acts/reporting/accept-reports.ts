import { belowConditions } from '../../core/reporting/below.ts';
import type { Shelf } from '../../core/scheme/shelf.ts';
import type { Context } from '../context.ts';
import { takeWithin } from '../procedure/take.ts';
import { found, notNow, refuse } from '../refusal.ts';
import type { StandingReport } from './port.ts';
import { reportKind } from './report-kind.ts';
import { reportsOf } from './summary-case.ts';

/** Whether one waits to be accepted, nothing of it is asked about, and nothing lies below the conditions of 第六条. */
export const isPlain = (schemes: Shelf, { state, standing, scheme, ...report }: StandingReport): boolean =>
  state === 'submitted' &&
  standing?.doubts.length === 0 &&
  belowConditions({ ...report, figures: standing.figures }, schemes.named(scheme)).length === 0;

/** Accepts all reports of a summary that are plain; the others are looked at one by one. Answers how many. Throws Refused. */
export async function acceptReports(ctx: Context, id: string): Promise<number> {
  return ctx.inTransaction(async (tx) => {
    const summary = found(await tx.reporting.summary(id));
    if (ctx.actor.organisationId !== summary.authorityId) refuse({ kind: 'notAllowed' });
    const plain = (await reportsOf(tx, summary)).filter((one) => isPlain(ctx.tools.schemes, one));
    if (plain.length === 0) notNow('第十五条', '没有待审核、数据没有疑问的调度表；数据存疑或低于认定条件的，请逐份审核');
    for (const { id: report, version } of plain)
      await takeWithin(tx, ctx, reportKind, { id: report, step: 'accept', brought: {}, version });
    return plain.length;
  });
}
